"""Run benchmarks: ``python -m tests.benchmarks [PART ...]``; without a part, list them.

A part is a module of this folder with ``main(argv) -> int``; what follows a part's name is its own. ``all`` runs every
part but those that train something.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

from tests import benchmarks


def parts() -> list[str]:
    return sorted(module.name for module in iter_modules(benchmarks.__path__) if not module.name.startswith("_"))


def main(argv: list[str]) -> int:
    wanted: list[tuple[str, list[str]]] = []
    for word in argv:
        if word in parts():
            wanted.append((word, []))
        elif wanted:
            wanted[-1][1].append(word)
        elif word == "all":
            wanted += [(part, []) for part in parts() if not part.startswith("train_")]
        else:
            print(f"there is no part {word}; known: {', '.join(parts())}", file=sys.stderr)
            return 2
    if not wanted:
        for part in parts():
            described = import_module(f"tests.benchmarks.{part}").__doc__ or ""
            print(f"{part:12} {described.strip().splitlines()[0] if described else ''}")
        return 0
    worst = 0
    for part, options in wanted:
        print(f"== {part}", flush=True)
        worst = max(worst, import_module(f"tests.benchmarks.{part}").main(options))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
