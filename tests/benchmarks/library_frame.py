"""CPU until the first frame on a library of many articles, beside one of five.

``python -m tests.benchmarks library_frame`` makes 5,000 articles of 1,500 characters, ``--articles N`` as many as you
like; ``--library FOLDER`` takes one that was made before. Both libraries are opened in a pseudo-terminal of 120x40 in
turns; the minimum of the runs counts. The frame counts once the text of the first article is painted, as `startup` has
it. POSIX only.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from summarise.library import Library
from tests.benchmarks.library import _fill
from tests.benchmarks.startup import environment, first_paint

MUST = 0.060  # seconds of CPU beyond a library of five


def _beginning(folder: Path) -> bytes:
    """Characters at the beginning of the article that the list shows first."""
    with Library(folder) as library:
        first = library.page(limit=1)[0]
        run = re.search(r"[\u4e00-\u9fff]{4,8}", library.article(first.id).paragraphs[0][4:])
        assert run is not None
        return run.group().encode()


def main(argv: list[str] | None = None) -> int:
    """Print both, and their difference; 0 when it is small enough."""
    parser = argparse.ArgumentParser(prog="library_frame", description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=8)
    parser.add_argument("--library", type=Path, help="a folder with a library that was made before")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home:
        folders = {"five": Path(home, "five"), "many": options.library or Path(home, "many")}
        if options.library is None:
            _fill(folders["many"], Path(home, "files-many"), options.articles)
        with Library(folders["many"]) as library, Library(folders["five"]) as five_of_them:
            count = library.count()
            # The same articles: other texts cost other than more of them.
            for item in reversed(library.page(limit=5)):
                five_of_them.add(library.article(item.id), origin=item.origin)
        command = [sys.executable, "-m", "tui"]
        runs = {
            name: (environment(home) | {"DUZHAI_DATA_DIR": str(folder)}, _beginning(folder))
            for name, folder in folders.items()
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        for env, wanted in runs.values():
            first_paint(command, wanted, env)  # byte code is written, files are in memory
        for _ in range(options.runs):
            for name, (env, wanted) in runs.items():
                times[name].append(first_paint(command, wanted, env))
    five, many = (min(times[name]) for name in ("five", "many"))
    print(f"  five articles      {1e3 * five:7.1f} ms of CPU to the first text (minimum of {options.runs})")
    print(f"  {count:<8} articles  {1e3 * many:7.1f} ms")
    print(f"  difference         {1e3 * (many - five):7.1f} ms     (must be at most {1e3 * MUST:.0f})")
    return 0 if many - five <= MUST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
