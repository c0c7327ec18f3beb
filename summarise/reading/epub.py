"""EPUB books: the spine in order, chapters as headings, notes as notes; bounded in size, nothing fetched."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from summarise.article import ArticleError
from summarise.reading.html_text import TextWriter, assemble
from summarise.reading.structure import Document

MAX_ENTRY = 16 << 20
"""The largest file inside a book that is read, in bytes when unpacked."""
MAX_TOTAL = 96 << 20
"""The most that is read of one book, in bytes when unpacked."""
_MAX_ENTRIES = 20_000
_FONT_ALGORITHMS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_TITLE_TAGS = re.compile(r"h[1-3]$")


def is_epub(data: bytes) -> bool:
    """Whether the zip archive ``data`` says of itself that it is a book."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            return "META-INF/container.xml" in book.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_epub(data: bytes, origin: str) -> Document:
    """The book ``data`` as one article.

    Raises:
        ArticleError: ``epub`` for a broken book, ``encrypted`` for a protected one, ``too-large`` for one that
            unpacks to more than `MAX_TOTAL`, ``empty`` for one without text.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Book(archive, origin).read()
    except ArticleError:
        raise
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, KeyError, RuntimeError, zlib.error) as error:
        raise _broken(origin) from error


def _broken(origin: str) -> ArticleError:
    return ArticleError("epub", origin, f"{origin} is a damaged or incomplete EPUB book; download or copy it again.")


class _Book:
    """One open book, and how much of it was unpacked."""

    def __init__(self, archive: zipfile.ZipFile, origin: str) -> None:
        self.archive = archive
        self.origin = origin
        self.left = MAX_TOTAL
        names = archive.namelist()
        if len(names) > _MAX_ENTRIES:
            raise _broken(origin)
        self.names = frozenset(names)

    def read(self) -> Document:
        self._refuse_encryption()
        package_path = self._package_path()
        package = self._xml(package_path)
        if not _all(package, "itemref"):
            raise _broken(self.origin)
        folder = posixpath.dirname(package_path)
        manifest = {
            item.get("id"): (
                self._path(folder, item.get("href")),
                item.get("media-type") or "",
                item.get("properties") or "",
            )
            for item in _all(package, "item")
        }
        titles = self._contents(package, manifest)
        writer = TextWriter()
        for reference in _all(package, "itemref"):
            path, kind, properties = manifest.get(reference.get("idref"), ("", "", ""))
            if path in self.names and "html" in kind and "nav" not in properties.split():
                self._chapter(writer, path, titles.get(path))
        written = assemble(writer.lines)
        if not written.raw.strip():
            raise ArticleError("empty", self.origin, f"{self.origin} is a book without text, of pictures only.")
        return Document(
            written.raw,
            "utf-8",
            written.blocks,
            (),
            written.links,
            title=_first(package, "title"),
            source=_first(package, "publisher"),
            author=" ".join(_texts(package, "creator")) or None,
            published=_date(_first(package, "date")),
        )

    def _bytes(self, path: str) -> bytes:
        info = self.archive.getinfo(path)
        if info.flag_bits & 1:
            raise ArticleError("encrypted", self.origin, f"{self.origin} is protected by a password; unlock it first.")
        limit = min(MAX_ENTRY, self.left)
        with self.archive.open(info) as file:
            # The sizes in the archive's directory may lie: what counts is what comes out.
            data = file.read(limit + 1)
        if len(data) > limit:
            raise ArticleError(
                "too-large", self.origin, f"{self.origin} unpacks to more than duzhai reads of one book; split it."
            )
        self.left -= len(data)
        return data

    def _xml(self, path: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._bytes(path), parser=parser)
        except (etree.XMLSyntaxError, KeyError) as error:
            raise _broken(self.origin) from error
        if root is None:
            raise _broken(self.origin)
        return root

    def _refuse_encryption(self) -> None:
        path = "META-INF/encryption.xml"
        if path not in self.names:
            return
        data = self._bytes(path)
        methods = re.findall(rb"EncryptionMethod[^>]{0,100}Algorithm=[\"']([^\"']{1,200})", data)
        if any(method not in _FONT_ALGORITHMS for method in methods):
            raise ArticleError(
                "encrypted", self.origin, f"{self.origin} is copy-protected (DRM); duzhai reads unprotected books only."
            )

    def _package_path(self) -> str:
        if "META-INF/container.xml" not in self.names:
            raise _broken(self.origin)
        for root in _all(self._xml("META-INF/container.xml"), "rootfile"):
            path = self._path("", root.get("full-path"))
            if path in self.names:
                return path
        raise _broken(self.origin)

    @staticmethod
    def _path(folder: str, href: str | None) -> str:
        """The name of an entry; one that leads out of the book becomes a name that no entry has."""
        bare = unquote((href or "").split("#", 1)[0])
        path = posixpath.normpath(posixpath.join(folder, bare))
        return "" if path.startswith(("/", "..")) else path

    def _contents(self, package: Any, manifest: dict[Any, tuple[str, str, str]]) -> dict[str, str]:
        """The titles of chapters by the entry that they lead to, from the table of contents."""
        titles: dict[str, str] = {}
        for path, kind, properties in manifest.values():
            if path not in self.names:
                continue
            folder = posixpath.dirname(path)
            if kind == "application/x-dtbncx+xml":
                for point in _all(self._xml(path), "navPoint"):
                    label = next((t for t in _texts(point, "text")), "")
                    target = next((c.get("src") for c in _all(point, "content")), None)
                    titles.setdefault(self._path(folder, target), label)
            elif "nav" in properties.split():
                for link in _all(self._xml(path), "a"):
                    titles.setdefault(self._path(folder, link.get("href")), _plain(link))
        return titles

    def _chapter(self, writer: TextWriter, path: str, title: str | None) -> None:
        from lxml import etree, html

        from summarise.reading.decoding import decode

        text = decode(self._bytes(path), hint="utf-8").text
        if not text.strip():
            return
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
        try:
            tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
            return
        body = tree.find("body")
        body = tree if body is None else body
        if not _plain(body):
            return
        if title and not any(isinstance(e.tag, str) and _TITLE_TAGS.match(e.tag) for e in body.iter()):
            writer.line(title, "heading", 1)
        writer.write(body)


def _all(root: Any, name: str) -> list[Any]:
    return [e for e in root.iter() if isinstance(e.tag, str) and e.tag.rsplit("}", 1)[-1] == name]


def _plain(e: Any) -> str:
    return re.sub(r"\s+", " ", "".join(e.itertext())).strip()


def _texts(root: Any, name: str) -> list[str]:
    return [t for e in _all(root, name) if (t := _plain(e))]


def _first(root: Any, name: str) -> str | None:
    return next(iter(_texts(root, name)), None)


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    from summarise.cleaning.masthead_dates import find_date

    return find_date(value) or (value if re.fullmatch(r"\d{4}(?:-\d{2})?", value) else None)
