"""Articles out of Chinese web pages: ours beside trafilatura's own, against gold, in one run.

``python -m tests.benchmarks extraction CLONE...`` reads the pages and their gold out of clones of public collections
(`COLLECTIONS`), in any order; third parties' pages are not part of this project. Half of the pages (``dev``) may be
looked at while rules are written, the other half (``held``) is only ever scored. ``--worst N`` names pages of the first
half that are worst in comparison; ``--other`` takes the pages in other languages instead.

The figure is F over character 4-grams (multisets) of the text without white space, the mean over pages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COLLECTIONS = {
    "magic-html": "github.com/opendatalab/magic-html (Apache-2.0), benchmark/data/article",
    "readability": "github.com/mozilla/readability (Apache-2.0), test/test-pages",
    "newspaper4k": "github.com/AndyTheFactory/newspaper4k (MIT), tests/data",
}
_CHINESE = re.compile("[\u3400-\u9fff]")
_OTHER = re.compile("[\u3040-\u30ff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its gold; ``title`` is None where the collection has none."""

    name: str
    data: bytes
    gold: str
    title: str | None = None

    @property
    def held(self) -> bool:
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


def _names(clone: str) -> list[str]:
    listed = subprocess.run(
        ["git", "-C", clone, "ls-tree", "-rz", "--name-only", "HEAD"], check=True, capture_output=True
    )
    return listed.stdout.decode("utf-8", "replace").split("\0")


def _file(clone: str, name: str) -> bytes:
    return subprocess.run(["git", "-C", clone, "show", f"HEAD:{name}"], capture_output=True, check=True).stdout


def _plain(html: str) -> str:
    """The text of gold that is given as HTML, block by block."""
    from lxml import html as lxml_html

    return "\n".join(lxml_html.document_fromstring(html).itertext())


def pages(clone: str) -> Iterator[Page]:
    """The pages with gold in a clone of one of `COLLECTIONS`, Chinese or not."""
    names = _names(clone)
    known = frozenset(names)
    base = "benchmark/data/article"
    if f"{base}/base.json" in known:
        for key, entry in json.loads(_file(clone, f"{base}/base.json")).items():
            if f"{base}/htmls/{key}.html" in known:
                yield Page(f"magic-html/{key[:12]}", _file(clone, f"{base}/htmls/{key}.html"), entry["content"])
    for name in names:
        folder, _, last = name.rpartition("/")
        if name.startswith("test/test-pages/") and last == "expected.html":
            told = json.loads(_file(clone, f"{folder}/expected-metadata.json"))
            gold = _plain(_file(clone, name).decode("utf-8"))
            yield Page(
                f"readability/{folder.rpartition('/')[2]}", _file(clone, f"{folder}/source.html"), gold, told["title"]
            )
        elif name.startswith("tests/data/txt/") and last.startswith("chinese"):
            page = f"tests/data/html/{last.removesuffix('.txt')}.html"
            yield Page(f"newspaper4k/{last.removesuffix('.txt')}", _file(clone, page), _file(clone, name).decode())


def chinese(page: Page) -> bool:
    """Whether the gold is Chinese: over a hundred characters, and neither Japanese nor Korean."""
    count = len(_CHINESE.findall(page.gold))
    return count > 100 and count * 4 > len(page.gold) and len(_OTHER.findall(page.gold)) * 10 < count


def grams(text: str) -> Counter[str]:
    """The 4-grams of ``text`` without white space."""
    bare = "".join(text.split())
    return Counter(bare[i : i + 4] for i in range(max(1, len(bare) - 3)))


def f_score(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F of the 4-grams of ``found``."""
    ours, theirs = grams(found), grams(gold)
    hit = sum((ours & theirs).values())
    precision, recall = hit / max(1, sum(ours.values())), hit / max(1, sum(theirs.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def ours(page: Page) -> str:
    """What the reader shows, in the page's own punctuation."""
    from summarise.article import ArticleError
    from summarise.reading import read_article

    try:
        return read_article(page.data, typography=False).text
    except ArticleError:
        return ""


def _trafilatura(page: Page, *, precise: bool) -> str:
    from trafilatura import extract

    return extract(page.data, favor_precision=precise, include_comments=False) or ""


METHODS: dict[str, Callable[[Page], str]] = {
    "ours": ours,
    "trafilatura, precise": lambda page: _trafilatura(page, precise=True),
    "trafilatura": lambda page: _trafilatura(page, precise=False),
}


def main(argv: list[str] | None = None) -> int:
    """Print the figures; returns 0, or 2 where there are no pages."""
    parser = argparse.ArgumentParser(prog="extraction", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("clones", nargs="*", metavar="CLONE", help="; ".join(COLLECTIONS.values()))
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name N pages of the dev half")
    parser.add_argument("--dev", action="store_true", help="score the dev half only")
    parser.add_argument("--other", action="store_true", help="score the pages in other languages instead")
    options = parser.parse_args(argv)
    found = [page for clone in options.clones for page in pages(clone) if chinese(page) != options.other]
    if not found:
        print("extraction needs clones with pages and gold:", *COLLECTIONS.values(), sep="\n  ")
        return 2 if options.clones else 0
    if options.dev:
        found = [page for page in found if not page.held]
    scores: dict[str, dict[str, tuple[float, float, float]]] = {}
    for method, extract in METHODS.items():
        began = time.process_time()
        scores[method] = {page.name: f_score(extract(page), page.gold) for page in found}
        cost = 1000 * (time.process_time() - began) / len(found)
        for part in ("dev", "held", "all"):
            rows = [scores[method][p.name] for p in found if part == "all" or p.held == (part == "held")]
            if rows:
                precision, recall, f = (statistics.fmean(row[i] for row in rows) for i in range(3))
                print(
                    f"{method:22} {part:5} {len(rows):3} pages  P {precision:.3f}  R {recall:.3f}  F {f:.3f}"
                    f"  {cost:.0f} ms of CPU a page"
                )
    for part in ("dev", "held", "all"):
        names = [p.name for p in found if part == "all" or p.held == (part == "held")]
        if names:
            means = {m: statistics.fmean(scores[m][n][2] for n in names) for m in METHODS}
            best = max(value for method, value in means.items() if method != "ours")
            print(f"ours less the better of trafilatura's, {part}: {means['ours'] - best:+.3f}")
    looked = sorted(
        (p.name for p in found if not p.held),
        key=lambda n: scores["ours"][n][2] - max(scores[method][n][2] for method in METHODS if method != "ours"),
    )
    for name in looked[: options.worst]:
        print(name, *(f"{method} {'/'.join(f'{x:.3f}' for x in scores[method][name])}" for method in METHODS), sep="  ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
