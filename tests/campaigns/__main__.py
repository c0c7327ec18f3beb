"""``python -m tests.campaigns [NAME ...] [--minutes M | --count N] [--seed S]``; without a name, list them.

A campaign is a module of this folder with ``campaign(options) -> Verdict``. ``all`` runs every one. The exit status is
0 when all passed.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pkgutil import iter_modules

from tests import campaigns
from tests.campaigns.running import Options


def names() -> list[str]:
    """The campaigns: modules that have a function of that name."""
    modules = sorted(module.name for module in iter_modules(campaigns.__path__))
    return [
        name
        for name in modules
        if not name.startswith(("_", "test_")) and hasattr(import_module(f"tests.campaigns.{name}"), "campaign")
    ]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--minutes", type=float, help="for each campaign")
    parser.add_argument("--count", type=int, help="for each campaign")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    known = names()
    if not asked.names:
        for name in known:
            described = (import_module(f"tests.campaigns.{name}").__doc__ or "").strip().splitlines()
            print(f"{name:10} {described[0] if described else ''}")
        return 0
    wanted = known if asked.names == ["all"] else asked.names
    if strange := [name for name in wanted if name not in known]:
        print(f"there is no campaign {', '.join(strange)}; known: {', '.join(known)}", file=sys.stderr)
        return 2
    failed = False
    for name in wanted:
        print(f"== {name}, seed {asked.seed}", flush=True)
        verdict = import_module(f"tests.campaigns.{name}").campaign(Options(asked.minutes, asked.count, asked.seed))
        print(verdict, flush=True)
        failed |= not verdict.passed
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
