"""EPUB books: the spine in order, chapters as headings, notes as notes; bounded in size, nothing fetched."""

from __future__ import annotations

import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable
from io import BytesIO
from typing import Any, NamedTuple

from summarise.article import ArticleError
from summarise.reading.elements import all_named, plain, texts
from summarise.reading.epub.contents import (
    Entry,
    Part,
    add_headings,
    add_own_titles,
    navigation_entries,
    ncx_entries,
    target_of,
)
from summarise.reading.epub.notes import lay_out, note_files, prepare_references
from summarise.reading.html.page import ILLEGAL, MAX_CHARACTERS
from summarise.reading.html.text import TextWriter, assemble
from summarise.reading.structure import Document

MAX_ENTRY = 16 << 20
"""The largest file inside a book that is read, in bytes when unpacked."""
MAX_TOTAL = 96 << 20
"""The most that is read of one book, in bytes when unpacked."""
_MAX_ENTRIES = 20_000
# No text packs better than that; a smaller file is read whatever its ratio.
_MAX_RATIO = 200
_ANY_RATIO = 1 << 20  # bytes
_DIRECTORY_ENTRY = b"PK\x01\x02"
# Disguised fonts are no protection of the text.
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NCX = "application/x-dtbncx+xml"


class _Item(NamedTuple):
    """A file of the book as its package lists it."""

    path: str
    kind: str
    properties: str

    @property
    def is_navigation(self) -> bool:
        return "nav" in self.properties.split()

    @property
    def is_text(self) -> bool:
        return "html" in self.kind and not self.is_navigation


_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    RuntimeError,  # an unknown way of packing, among others
    OverflowError,
)


def is_epub(data: bytes) -> bool:
    """Whether the zip archive ``data`` says of itself that it is a book."""
    try:
        with _archive(data) as book:
            return "META-INF/container.xml" in book.namelist()
    except _ZIP_ERRORS:
        return False


def _archive(data: bytes) -> zipfile.ZipFile:
    # Listing millions of entries would fill the memory before any of them is looked at.
    if data.count(_DIRECTORY_ENTRY) > _MAX_ENTRIES:
        raise zipfile.BadZipFile("too many entries")
    return zipfile.ZipFile(BytesIO(data))


def read_epub(data: bytes, origin: str) -> Document:
    """The book ``data`` as one article.

    Raises:
        ArticleError: ``epub`` for a broken book, ``encrypted`` for a protected one, ``too-large`` for one that
            unpacks to more than `MAX_TOTAL`, ``empty`` for one without text.
    """
    try:
        with _archive(data) as archive:
            return _Book(archive, origin).read()
    except ArticleError:
        raise
    except _ZIP_ERRORS as error:
        raise _broken(origin) from error


def _broken(origin: str) -> ArticleError:
    return ArticleError("epub", origin, f"{origin} is a damaged or incomplete EPUB book; download or copy it again.")


class _Book:
    """One open book, and how much of it was unpacked."""

    def __init__(self, archive: zipfile.ZipFile, origin: str) -> None:
        self.archive = archive
        self.origin = origin
        self.left = MAX_TOTAL
        self.characters = 0
        # What a symbolic link holds is a path, and no text.
        links = {info.filename for info in archive.infolist() if stat.S_ISLNK(info.external_attr >> 16)}
        self.names = frozenset(archive.namelist()) - links - {""}

    def read(self) -> Document:
        self._refuse_encryption()
        package_path = self._package_path()
        package = self._xml(package_path)
        if not all_named(package, "itemref"):
            raise _broken(self.origin)
        folder = posixpath.dirname(package_path)
        manifest = {
            item.get("id"): _Item(
                target_of(folder, item.get("href"))[0], item.get("media-type") or "", item.get("properties") or ""
            )
            for item in all_named(package, "item")
        }
        title = next(iter(texts(package, "title")), None)
        contents = self._contents(manifest.values())
        parts = self._parts(package, manifest)
        for part in parts:
            add_headings(part, contents.get(part.path, ()))
        if not contents:
            add_own_titles(parts, title)
        lines, targets = lay_out(parts)
        written = assemble(lines, targets=targets)
        if not written.raw.strip():
            raise ArticleError("empty", self.origin, f"{self.origin} is a book without text, of pictures only.")
        return Document(
            written.raw,
            "utf-8",
            written.blocks,
            (),
            written.links,
            title=title,
            source=next(iter(texts(package, "publisher")), None),
            author=" ".join(texts(package, "creator")) or None,
            published=_date(next(iter(texts(package, "date")), None)),
        )

    def _parts(self, package: Any, manifest: dict[Any, _Item]) -> list[Part]:
        """The files of the book in reading order: what stands beside the text last, then notes that no list names."""
        items = [(ref.get("linear") == "no", manifest.get(ref.get("idref"))) for ref in all_named(package, "itemref")]
        wanted = deque(item for _, item in sorted(items, key=lambda pair: pair[0]) if item is not None)
        texts_by_path = {item.path: item for item in manifest.values() if item.is_text}
        parts: list[Part] = []
        done: set[str] = set()
        linked: dict[str, None] = {}
        while wanted:
            item = wanted.popleft()
            if item.path not in done and item.path in self.names and item.is_text:
                done.add(item.path)
                part = self._part(item.path)
                if part is not None:
                    parts.append(part)
                    linked.update(dict.fromkeys(note_files(part)))
            if not wanted:
                wanted.extend(texts_by_path[path] for path in linked if path in texts_by_path)
                linked.clear()
        return parts

    def _bytes(self, path: str) -> bytes:
        info = self.archive.getinfo(path)
        if info.flag_bits & 1:
            raise ArticleError("encrypted", self.origin, f"{self.origin} is protected by a password; unlock it first.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _broken(self.origin)
        # The sizes in the archive's directory may lie: what counts is what comes out.
        limit = min(MAX_ENTRY, self.left, max(_ANY_RATIO, info.compress_size * _MAX_RATIO))
        with self.archive.open(info) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise self._too_large()
        self.left -= len(data)
        return data

    def _too_large(self) -> ArticleError:
        return ArticleError(
            "too-large", self.origin, f"{self.origin} unpacks to more than duzhai reads of one book; split it."
        )

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
        root = self._xml(path)
        methods = [e.get("Algorithm") for e in all_named(root, "EncryptionMethod")]
        if len(methods) < len(all_named(root, "EncryptedData")) or any(m not in _FONT_ALGORITHMS for m in methods):
            raise ArticleError(
                "encrypted", self.origin, f"{self.origin} is copy-protected (DRM); duzhai reads unprotected books only."
            )

    def _package_path(self) -> str:
        if "META-INF/container.xml" not in self.names:
            raise _broken(self.origin)
        for root in all_named(self._xml("META-INF/container.xml"), "rootfile"):
            path, _ = target_of("", root.get("full-path"))
            if path in self.names:
                return path
        raise _broken(self.origin)

    def _contents(self, items: Iterable[_Item]) -> dict[str, list[Entry]]:
        """The table of contents by the file that its entries lead to; empty where there is none that can be read."""
        lists = [item for item in items if item.path in self.names and (item.is_navigation or item.kind == _NCX)]
        for item in sorted(lists, key=lambda item: not item.is_navigation):
            try:
                root = self._xml(item.path)
            except ArticleError as error:
                # A book can be read without its table of contents.
                if error.code != "epub":
                    raise
                continue
            found = (navigation_entries if item.is_navigation else ncx_entries)(root, item.path)
            if found:
                return found
        return {}

    def _part(self, path: str) -> Part | None:
        """A file of the book, written down; None for one without text."""
        from lxml import etree, html

        from summarise.reading.decoding import decode

        data = self._bytes(path)
        if not data.strip():
            return None
        text = ILLEGAL.sub(" ", decode(data, hint="utf-8", origin=self.origin).text)
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
        try:
            tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
            return None
        body = tree.find("body")
        body = tree if body is None else body
        references = prepare_references(body)
        writer = TextWriter()
        writer.write(body)
        for line in writer.lines:
            line.place = None  # it would keep the whole tree in memory
            self.characters += len(line.text)
        if self.characters > MAX_CHARACTERS:
            raise self._too_large()
        title = tree.find(".//title")
        if not writer.lines:
            return None
        return Part(path, writer.lines, writer.anchors, plain(title) if title is not None else "", references)


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    from summarise.cleaning.masthead_dates import find_date

    return find_date(value) or (value if re.fullmatch(r"\d{4}(?:-\d{2})?", value) else None)
