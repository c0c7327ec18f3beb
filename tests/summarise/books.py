"""EPUB books made for tests."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
XHTML = "application/xhtml+xml"


def package(items: Iterable[tuple[str, str, str]], spine: Iterable[str], *, title: str = "测试之书") -> str:
    """A package file.

    Args:
        items: path, media type, properties.
        spine: paths in reading order; one that ends in ``?`` stands beside the text (``linear="no"``).
        title: the book's.
    """
    manifest = "".join(
        f'<item id="{path}" href="{path}" media-type="{kind}"' + (f' properties="{more}"/>' if more else "/>")
        for path, kind, more in items
    )
    order = "".join(
        f'<itemref idref="{path.removesuffix("?")}"' + (' linear="no"/>' if path.endswith("?") else "/>")
        for path in spine
    )
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
        f"<manifest>{manifest}</manifest><spine>{order}</spine></package>"
    )


def page(body: str, *, title: str = "") -> str:
    """A file of the book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>'
    )


def pack(entries: Mapping[str, str | bytes | None]) -> bytes:
    """A zip archive that begins as a book does; an entry whose content is None is left out."""
    out = BytesIO()
    whole: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        **entries,
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if content is not None:
                archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def book(
    bodies: Mapping[str, str],
    *,
    spine: Iterable[str] | None = None,
    nav: str | None = None,
    ncx: str | None = None,
    more: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """A book of these bodies by file name, with what its tables of contents hold."""
    items = [(name, XHTML, "") for name in bodies]
    entries: dict[str, str | bytes | None] = {f"OEBPS/{name}": page(body) for name, body in bodies.items()}
    if nav is not None:
        items.append(("nav.xhtml", XHTML, "nav"))
        entries["OEBPS/nav.xhtml"] = page(nav)
    if ncx is not None:
        items.append(("toc.ncx", "application/x-dtbncx+xml", ""))
        entries["OEBPS/toc.ncx"] = (
            f'<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{ncx}</navMap></ncx>'
        )
    entries["OEBPS/content.opf"] = package(items, list(bodies) if spine is None else spine)
    return pack({**entries, **(more or {})})


def point(label: str, target: str, inner: str = "") -> str:
    """An entry of an EPUB 2 table of contents."""
    return f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{target}"/>{inner}</navPoint>'
