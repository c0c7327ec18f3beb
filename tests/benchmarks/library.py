"""The library's figures on a generated library: opening, search, import, disk, reprints.

``python -m tests.benchmarks library`` makes 5,000 articles of 1,500 characters, ``--full`` 100,000, ``--articles N``
as many as you like. The articles are made of the sentences of real summarisation data, mixed so that no two are
alike and word frequencies stay those of real text. The peer for search is ``grep -r`` over the same articles as
files, in the same run.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from summarise.article import Article, Block
from summarise.library import Library
from summarise.library.fingerprints import CONTAINED, Sketch, containment, sketch
from summarise.library.importing import settle
from summarise.library.preparing import Prepared, prepare
from summarise.library.writing import write_article, write_words
from summarise.offsets import OffsetMap

DATA = Path(__file__).parents[1] / "data"
LENGTH = 1_500
_WARM = 1_000
_IMPORTED = 1_000


def _sentences() -> list[str]:
    import re

    out: list[str] = []
    for line in (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        out += [s for s in re.findall(r"[^。！？\n]{8,120}[。！？]", text) if not s.isascii()]
    return sorted(set(out))


def _texts(count: int) -> Iterator[str]:
    """Texts of `LENGTH` characters, each of sentences in an order of its own, with words of its own."""
    sentences = _sentences()
    rng = random.Random(8)
    letters = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤花方"
    for number in range(count):
        parts = [f"第{number}号报道：{''.join(rng.choices(letters, k=6))}。"]
        size = len(parts[0])
        while size < LENGTH:
            sentence = rng.choice(sentences)
            # A changed character here and there keeps two articles that share a sentence from being copies.
            at = rng.randrange(len(sentence))
            parts.append(sentence[:at] + rng.choice(letters) + sentence[at:])
            size += len(parts[-1])
        yield "\n".join("".join(parts[i : i + 4]) for i in range(0, len(parts), 4))


def _article(text: str, title: str) -> Article:
    """An article as cleaning would give it, without the cleaning: its cost is another benchmark's."""
    paragraphs = tuple(text.split("\n"))
    blocks = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "paragraph"))
        at += len(paragraph) + 1
    return Article(
        title=title, source="新华社", author=None, published="2023-05-27", url=None, origin=None, encoding="utf-8",
        script="Hans", region=None, text=text, paragraphs=paragraphs, blocks=tuple(blocks), links=(), raw=text,
        removed=(), repairs=(), offsets=OffsetMap.identity(len(text)),
    )  # fmt: skip


def _memory() -> int:
    """The most memory that the process has had, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


def _fill(folder: Path, files: Path, count: int) -> tuple[float, int, int]:
    """Write the articles into a library and as files.

    Returns CPU seconds for the library, bytes of text, and the memory in bytes once dictionaries and models are
    loaded, `_WARM` articles into it.
    """
    cpu = 0.0
    size = early = 0
    files.mkdir()
    with Library(folder) as library:
        connection = library._connection()
        batch: list[Prepared] = []
        for number, text in enumerate(_texts(count)):
            place = files / str(number % 100) / f"{number}.txt"
            place.parent.mkdir(exist_ok=True)
            data = text.encode()
            place.write_bytes(data)
            size += len(data)
            start = time.process_time()
            batch.append(prepare(_article(text, text[4:20]), f"/articles/{number}.txt"))
            if len(batch) == 64:
                _write(connection, batch)
                batch = []
            if number == _WARM:
                early = _memory()
            cpu += time.process_time() - start
        start = time.process_time()
        _write(connection, batch)
        settle(connection, count)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cpu += time.process_time() - start
    return cpu, size, early


def _write(connection: sqlite3.Connection, batch: list[Prepared]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for article in batch:
        write_article(connection, article)
    write_words(connection, batch)
    connection.execute("COMMIT")


def _whole_import(folder: Path) -> None:
    """CPU of reading, cleaning, indexing and writing together, files of `LENGTH` characters.

    Their sentences are as they came: the characters that `_texts` puts in look like damage, and cleaning would search
    for what they hide.
    """
    from summarise.library.preparing import prepare_origin

    rng = random.Random(9)
    sentences = _sentences()
    folder.mkdir()
    origins = []
    for number in range(_IMPORTED):
        parts: list[str] = []
        while sum(map(len, parts)) < LENGTH:
            parts.append(rng.choice(sentences))
        path = folder / f"{number}.txt"
        path.write_text("\n".join("".join(parts[i : i + 4]) for i in range(0, len(parts), 4)), "utf-8")
        origins.append(str(path))
    prepare_origin(origins[0])
    with Library(folder / "library") as library:
        number = library.start_import(origins)
        start = time.process_time()
        library.run_import(number, processes=0)
        cpu = time.process_time() - start
    print(f"import, {len(origins)} files read and cleaned as well: {len(origins) / cpu:.0f} a second of CPU")


def _timed(work: Callable[[], object], times: int = 5) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def _opening(folder: Path) -> float:
    """CPU seconds to open a library and have the first page and the number of articles."""
    best = float("inf")
    for _ in range(7):
        start = time.process_time()
        with Library(folder) as library:
            library.page(limit=60)
            library.count()
        best = min(best, time.process_time() - start)
    return best


def _search(folder: Path, files: Path, count: int) -> None:
    with Library(folder) as library:
        words = _words(library, count)
        for name, group in words.items():
            ours = [_timed(partial(library.search, word)) for word in group]
            sample = group[: max(1, min(3, len(group)))] if count <= 20_000 else group[:1]
            grep = [_timed(partial(_grep, word, files), 1) for word in sample]
            median, peer = statistics.median(ours), statistics.median(grep)
            print(
                f"search, {name}: {len(group)} words, median {1e3 * median:.1f} ms, worst {1e3 * max(ours):.1f} ms; "
                f"grep -r {1e3 * peer:.0f} ms, ratio {peer / median:.0f}"
            )


def _grep(word: str, files: Path) -> None:
    subprocess.run(["grep", "-rlF", word, str(files)], stdout=subprocess.DEVNULL, check=False)


def _words(library: Library, count: int) -> dict[str, list[str]]:
    """Words and phrases by how many articles hold them."""
    rng = random.Random(3)
    rows = (
        library._connection()
        .execute("SELECT word, articles FROM words WHERE length(word) BETWEEN 2 AND 4 ORDER BY word")
        .fetchall()
    )
    rare = [row[0] for row in rows if 3 <= row[1] <= count * 0.05]
    most = sorted(rows, key=lambda row: -row[1])
    groups = {
        "in up to 5 % of the articles": rng.sample(rare, min(30, len(rare))),
        "in most of the articles": [row[0] for row in most[:6]],
        "one character": ["算", "的", "网"],
        "pinyin": ["suanli", "rgzn", "xinwen"],
    }
    return groups


def _reprints() -> None:
    """Damaged, converted and cut copies that are recognised, and strangers that are not."""
    from summarise.script import convert

    rng = random.Random(5)
    texts = [text for text in dict.fromkeys(_originals()) if len(text) > 250]
    kinds = {"damaged": 0, "converted": 0, "cut": 0, "all three": 0}
    for text in texts:
        whole = sketch(text)
        copies = {
            "damaged": _damaged(text, rng),
            "converted": convert(text, "tw", regional=True).text,
            "cut": _cut(text, rng),
            "all three": _damaged(convert(_cut(text, rng), "hant").text, rng),
        }
        for kind, copy in copies.items():
            kinds[kind] += _same(whole, sketch(copy))
    for kind, found in kinds.items():
        print(f"reprints, {kind}: found {found / len(texts):.3f} of {len(texts)}")
    sketches = [sketch(text) for text in texts]
    pairs = [tuple(rng.sample(range(len(texts)), 2)) for _ in range(10_000)]
    print(f"reprints, false merges in 10,000 pairs: {sum(_same(sketches[a], sketches[b]) for a, b in pairs)}")


def _same(ours: Sketch, other: Sketch) -> bool:
    shared = len(ours.hashes & other.hashes)
    return shared >= 6 and containment(shared, ours, len(other.hashes), other.limit) >= CONTAINED


def _originals() -> Iterator[str]:
    for line in (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _damaged(text: str, rng: random.Random) -> str:
    """Every twentieth to fiftieth character lost, doubled or wrong, and an advertisement in between."""
    out = []
    for char in text:
        luck = rng.random()
        out.append("" if luck < 0.01 else char * 2 if luck < 0.02 else "?" if luck < 0.03 else char)
    middle = len(out) // 2
    return "".join([*out[:middle], "\n点击下载客户端，扫码关注公众号，更多精彩内容等你来看。\n", *out[middle:]])


def _cut(text: str, rng: random.Random) -> str:
    """Between two fifths and nine tenths of the text, from any place."""
    size = int(len(text) * rng.uniform(0.4, 0.9))
    start = rng.randrange(len(text) - size + 1)
    return text[start : start + size]


def _made(large: Path, files: Path, count: int) -> None:
    """Make the library and its articles as files, and print what that took."""
    cpu, size, early = _fill(large, files, count)
    print(
        f"import, {count} articles already cleaned: {count / cpu:.0f} a second of CPU; "
        f"memory after {_WARM} {early >> 20} MB, at the end {_memory() >> 20} MB"
    )
    disk = sum(entry.stat().st_size for entry in large.iterdir() if entry.is_file())
    print(f"disk: {disk / size:.2f} times the text ({disk >> 20} MB for {size >> 20} MB)", flush=True)


def main(argv: list[str] | None = None) -> int:
    """Print the figures; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--full", action="store_true", help="100,000 articles")
    parser.add_argument("--folder", type=Path, help="where the library is kept, or was made by an earlier run")
    options = parser.parse_args(argv)
    count = 100_000 if options.full else options.articles
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        small, large, files = Path(temporary) / "small", folder / "large", folder / "files"
        if not large.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _made(large, files, count)
        _reprints()
        _fill(small, Path(temporary) / "few", 5)
        _whole_import(Path(temporary) / "third")
        many, few = _opening(large), _opening(small)
        print(f"opening and the first page: {1e3 * many:.1f} ms of CPU, with five articles {1e3 * few:.1f} ms")
        _search(large, files, count)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
