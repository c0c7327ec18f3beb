"""What kind of document some bytes are, told by the bytes first and by the name second."""

from __future__ import annotations

import re
from typing import Literal

from summarise.article import ArticleError
from summarise.reading.mhtml import is_mhtml

DocumentKind = Literal["text", "markdown", "html", "epub", "mhtml"]

_CONVERT = "save it as plain text, HTML or EPUB and open that."
# What no text shows: control characters other than white space, and what could not be decoded.
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Beginnings of files that hold no text; the word is what the sentence calls them.
_BINARY = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"RIFF", "a sound, video or picture"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or video"),
    (b"fLaC", "a sound"),
    (b"\x1a\x45\xdf\xa3", "a video"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
)
# Two letters prove nothing by themselves: text may begin with them.
_NEED_CONTROLS = (b"BM", b"MZ", b"ID3", b"RIFF", b"GIF8", b"BZh", b"OggS", b"fLaC", b"wOFF", b"wOF2")
_HTML = re.compile(
    rb"^(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
# Tags that begin no text but a page whose first lines are out of order; a part of a page must then follow.
_PAGE_BEGINS = re.compile(
    rb"^(?:\s|<!--.{0,2000}?-->)*<(?:script|link|style|base|!doctype|span|table|section|header)\b", re.I | re.S
)
_PAGE_GOES_ON = re.compile(rb"<(?:html|head|body|title|div|p)\b", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".mdown")


def document_kind(data: bytes, origin: str) -> DocumentKind:
    """The kind of the document ``data``; ``origin`` is its path or address.

    Raises:
        ArticleError: ``pdf``, ``word``, ``zip`` or ``binary`` for what duzhai cannot read.
    """
    name = origin.lower()
    head = data[:4096]
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_kind(data, origin)
    _refuse(head, data, origin)
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\xfe\xff").replace(b"\0", b"")
    if is_mhtml(start):
        return "mhtml"
    if (
        name.endswith(_HTML_NAMES)
        or _HTML.match(start)
        or (_PAGE_BEGINS.match(start) and _PAGE_GOES_ON.search(data, 1, 1 << 18))
    ):
        return "html"
    if name.endswith(_MARKDOWN_NAMES):
        return "markdown"
    return "text"


def _zip_kind(data: bytes, origin: str) -> DocumentKind:
    head = data[:200]
    if b"mimetypeapplication/epub+zip" in head or origin.lower().endswith(".epub"):
        return "epub"
    from summarise.reading.epub.book import is_epub

    if is_epub(data):
        return "epub"
    names = data[:4096] + data[-65536:]
    if b"word/" in names:
        raise ArticleError("word", origin, f"{origin} is a Word document; {_CONVERT}")
    if b"xl/" in names or b"ppt/" in names or b"opendocument" in names:
        raise ArticleError("word", origin, f"{origin} is an office document; {_CONVERT}")
    raise ArticleError("zip", origin, f"{origin} is a zip archive; unpack it and open the files in it.")


def _refuse(head: bytes, data: bytes, origin: str) -> None:
    if b"%PDF-" in head[:1024] and (head.startswith(b"%PDF-") or b"\0" in head or origin.lower().endswith(".pdf")):
        raise ArticleError("pdf", origin, f"{origin} is a PDF file; {_CONVERT}")
    if head.startswith(_OLE):
        raise ArticleError("word", origin, f"{origin} is an old office document (Word, Excel); {_CONVERT}")
    if head.startswith(b"{\\rtf"):
        raise ArticleError("word", origin, f"{origin} is an RTF document; {_CONVERT}")
    for magic, what in _BINARY:
        if head.startswith(magic) and (magic not in _NEED_CONTROLS or _controls(head) > 0.02):
            raise ArticleError("binary", origin, f"{origin} is {what}, not text; open a text, HTML or EPUB file.")
    if head[4:8] == b"ftyp" or head[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        what = "a video or picture" if head[4:8] == b"ftyp" else "a Kindle book"
        raise ArticleError("binary", origin, f"{origin} is {what}; {_CONVERT}")


def _controls(data: bytes) -> float:
    """The share of control characters other than white space, zero bytes included."""
    return sum(1 for b in data if b < 9 or 13 < b < 32 or b == 127) / max(1, len(data))


def refuse_noise(text: str, origin: str) -> None:
    """Refuse text that no encoding makes sense of.

    Raises:
        ArticleError: ``binary`` when more than a fifth of the characters (zero bytes aside) cannot be shown, or
            when nothing is left without them.
    """
    from summarise.cleaning.commonness import beyond_ascii, common_share

    sample = text[:20000]
    bare = sample.replace("\0", "")
    odd = len(_ODD.findall(bare))
    nonsense = odd * 50 > len(bare) and beyond_ascii(bare) * 4 > len(bare) and common_share(bare) < 0.1
    if not bare.strip() or odd * 5 > len(bare) or nonsense:
        raise ArticleError("binary", origin, f"{origin} is not text in any known encoding; try --encoding if it is.")
