# ruff: noqa: E501 - files are what they are
"""Small files that want to become large, deep or somebody else's: bombs, endless nesting, ways out of the folder.

Every file is read in a process of its own with a bound on memory and on processor time, and with an audit of every file
that it opens: the one that was named, and none besides. One count is one file.
"""

from __future__ import annotations

import io
import os
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from summarise import read_article
from summarise.article import ArticleError
from tests.campaigns.fault_disks import in_child
from tests.campaigns.fuzz import resident
from tests.campaigns.running import Budget, Options, Verdict
from tests.campaigns.samples import CONTAINER, PACKAGE, book
from tests.summarise.article_checks import check_article

MEMORY = 1_300 << 20
"""Bytes that reading may take beyond what the process has."""
SECONDS = 90
"""Seconds of processor time."""
SECRET = "机密文件的内容不能出现在文章里"
_P = "这是一个很长的段落，里面说的是发展和改革的事情。" * 4
_LAUGHS = "<!DOCTYPE x [<!ENTITY a '哈哈哈哈哈哈哈哈'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(9)
)
_OUTSIDE = f"<!DOCTYPE x [<!ENTITY secret SYSTEM 'file://{{0}}'>{_LAUGHS[14:]}]>"


def _html(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><p>{_P}</p>{body}</article></body></html>".encode()


def _epub(
    chapter: str = "", *, package: str = PACKAGE, container: str = CONTAINER, more: dict[str, bytes] | None = None
) -> bytes:
    text = chapter or f"<html><body><p>{_P}</p></body></html>"
    entries = {"META-INF/container.xml": container, "OEBPS/content.opf": package, "OEBPS/a.xhtml": text}
    return book({name: data.encode() for name, data in entries.items()} | (more or {}))


def _lying(data: bytes) -> bytes:
    """The sizes in the archive's directory say one byte."""
    at = data.rfind(b"PK\x01\x02")
    return data[: at + 24] + b"\x01\0\0\0" + data[at + 28 :]


def _stored(*names: str) -> bytes:
    """A book with entries of these names, as no program would make it."""
    out = io.BytesIO(_epub())
    with zipfile.ZipFile(out, "a") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o120777 << 16  # a symbolic link
            archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def _to(href: str) -> bytes:
    return _epub(package=PACKAGE.replace("a.xhtml", href))


FILES: dict[str, Callable[[Path], bytes]] = {
    "laughs.html": lambda _s: (_LAUGHS + f"]><html><body><p>{_P}&j;</p></body></html>").encode(),
    "outside.html": lambda s: (_OUTSIDE.format(s) + f"<html><body><p>{_P}&secret;</p></body></html>").encode(),
    "deep.html": lambda _s: _html("<div>" * 200_000 + "x"),
    "deep-lists.html": lambda _s: _html("<ul><li>" * 60_000 + "x"),
    "deep-quotes.html": lambda _s: _html("<blockquote>" * 60_000 + _P),
    "deep-tables.html": lambda _s: _html("<table><tr><td>" * 20_000 + _P),
    "deep-spans.html": lambda _s: _html("<b><i><span>" * 60_000 + _P),
    "unclosed.html": lambda _s: _html("<a href=x>字" * 60_000),
    "attributes.html": lambda _s: _html("<p " + " ".join(f"a{n}=x" for n in range(100_000)) + f">{_P}</p>"),
    "wide-table.html": lambda _s: _html("<table><tr>" + "<td>1</td>" * 100_000 + "</tr></table>"),
    "entities.html": lambda _s: _html("<p>" + "&amp;&#x4e00;&bogus;" * 100_000 + "</p>"),
    "comments.html": lambda _s: _html("<!--" * 100_000 + _P),
    "metas.html": lambda _s: _html(_P, "<meta name=author content=x>" * 50_000),
    "json.html": lambda _s: _html(_P, "<script type='application/ld+json'>" + "[" * 200_000 + "</script>"),
    "links.html": lambda _s: _html("".join(f"<a href='http://a.b/{n}'>字</a>" for n in range(50_000))),
    "frames.html": lambda s: _html(f"<iframe src='file://{s}'></iframe><object data='{s}'></object><img src='file://{s}'>"),
    "saved.html": lambda s: _html(f"<img src='saved_files/../../{s.name}' alt='图的说明文字'><script src='saved_files/{s}'></script>"),
    "brackets.md": lambda _s: b"[" * 100_000 + b"](" * 50_000,
    "stars.md": lambda _s: b"*a_b**" * 50_000,
    "quotes.md": lambda _s: b">" * 100_000 + "字".encode(),
    "ticks.md": lambda _s: b"".join(b"`" * (n % 400) + b"a" for n in range(2_000)),
    "lists.md": lambda _s: b"\n".join(b" " * n + "- 字".encode() for n in range(900)),
    "definitions.md": lambda _s: b"\n".join(f"[{n}]: http://a.b/{n}".encode() for n in range(30_000)),
    "front.md": lambda _s: b"---\ntitle: " + b"&a [*a,*a]\n" * 30_000,
    "included.md": lambda s: f"![[{s}]]\n\n!include {s}\n\n[x](file://{s})\n\n{_P}".encode(),
    "laughs.epub": lambda _s: _epub(container=_LAUGHS + "]>" + CONTAINER.replace("OEBPS/content.opf", "&j;")),
    "laughs-in-package.epub": lambda _s: _epub(package=_LAUGHS + "]>" + PACKAGE.replace("书", "&j;")),
    "laughs-in-chapter.epub": lambda _s: _epub(_LAUGHS + f"]><html><body><p>{_P}&j;</p></body></html>"),
    "outside-container.epub": lambda s: _epub(container=_OUTSIDE.format(s) + CONTAINER.replace("<rootfiles>", "<rootfiles>&secret;")),
    "outside-package.epub": lambda s: _epub(package=_OUTSIDE.format(s) + PACKAGE.replace("书", "&secret;")),
    "outside-chapter.epub": lambda s: _epub(_OUTSIDE.format(s) + f"<html><body><p>{_P}&secret;</p></body></html>"),
    "bomb.epub": lambda _s: _epub(more={"OEBPS/b.xhtml": bytes(1 << 28)}),
    "bomb-chapter.epub": lambda _s: _epub("<p>" + "字" * (40 << 20)),
    "bomb-container.epub": lambda _s: _epub(container=CONTAINER + " " * (200 << 20)),
    "lying.epub": lambda _s: _lying(_epub("<p>" + "字" * (8 << 20))),
    "up.epub": lambda s: _to(f"../../../../../../../../{s}"),
    "percent.epub": lambda s: _to(f"%2e%2e/%2e%2e/%2e%2e/%2e%2e{s}"),
    "absolute.epub": lambda s: _to(f"{s}"),
    "address.epub": lambda s: _to(f"file://{s}"),
    "backslash.epub": lambda s: _to(str(s).replace("/", "\\")),
    "strange-names.epub": lambda _s: _stored("../../evil", "/etc/cron.d/evil", "C:\\evil", "a\x1b[31m", "OEBPS/../../x", "x/" * 200),
    "many.epub": lambda _s: _epub(more={f"e{n}": b"" for n in range(25_000)}),
    "spine.epub": lambda _s: _epub(package=PACKAGE.replace("<itemref idref='a'/>", "<itemref idref='a'/>" * 3_000)),
    "cut.epub": lambda _s: _epub()[:-30],
    "nul.txt": lambda _s: bytes(1 << 20),
    "one-line.txt": lambda _s: ("字" * 3_000_000).encode(),
    "parentheses.txt": lambda _s: ("（" * 200_000 + "）" * 200_000).encode(),
    "marks.txt": lambda _s: ("e" + "\u0301" * 400_000).encode(),
    "joiners.txt": lambda _s: ("👩\u200d" * 100_000).encode(),
    "overrides.txt": lambda _s: ("\u202e\u2066" * 100_000 + _P).encode(),
    "lines.txt": lambda _s: b"\n" * 2_000_000 + _P.encode(),
}  # fmt: skip
"""The files by name; each is made knowing the path of a file that it must not read."""


def harmless(name: str) -> list[str]:
    """What is wrong with how the file ``name`` is read."""
    with tempfile.TemporaryDirectory(prefix="duzhai-bombs-") as folder:
        home = Path(folder)
        secret = home / "secret.txt"
        secret.write_text(SECRET, "utf-8")
        path = home / "inside" / name
        path.parent.mkdir()
        path.write_bytes(FILES[name](secret))
        return in_child(lambda: _read(path))


def _read(path: Path) -> Iterator[str]:
    opened: list[str] = []

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            opened.append(os.fsdecode(arguments[0]))

    sys.addaudithook(audit)
    before = resident()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        article = read_article(path)
    except ArticleError as error:
        if "\n" in str(error) or len(str(error)) > 600:
            yield f"no clear sentence: {str(error)[:200]}"
    else:
        if SECRET in article.raw:
            yield "another file was read"
        check_article(article)
    taken = max(resident(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10) - before
    if taken > MEMORY:
        yield f"took {taken >> 20} MB"
    strange = {name for name in opened if name.startswith(str(path.parent.parent)) and name != str(path)}
    if strange or "/etc/passwd" in opened:
        yield f"opened {strange}"


def campaign(options: Options, only: str | None = None) -> Verdict:
    verdict = Verdict("files")
    budget = Budget(options, len(FILES))
    while budget.left(verdict.count):
        for name in FILES:
            if only in (None, name) and budget.left(verdict.count):
                verdict.count += 1
                verdict.problems += [f"{name}: {problem}" for problem in harmless(name)]
    return verdict
