"""Pages that a browser saved as one file (``.mht``, ``.mhtml``): a letter whose parts are the page and its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summarise.article import ArticleError

if TYPE_CHECKING:
    from email.message import Message

_HEADER = rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]{0,4000}\r?\n(?:[ \t][^\r\n]{0,4000}\r?\n){0,20}){0,40}"
_BEGINS = re.compile(rb"\s{0,20}" + _HEADER + rb"Content-Type:\s{0,4}multipart/related\b", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_NESTED = re.compile(rb"^content-type:\s{0,4}multipart/", re.IGNORECASE | re.MULTILINE)
# The parser looks at each line once for every part that is open around it.
_DEEPEST = 40
# So many parts are looked at; a page has some hundred pictures.
_MAX_PARTS = 20_000


class SavedPage(NamedTuple):
    """The page of a saved file: its bytes, the encoding that is told beside it, and its address."""

    data: bytes
    charset: str | None
    url: str | None


def is_mhtml(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a saved page: headers, one of which tells of related parts."""
    return bool(_BEGINS.match(head))


def read_mhtml(data: bytes, origin: str) -> SavedPage:
    """The page that was saved in ``data``.

    Raises:
        ArticleError: ``saved-page`` for a file that holds no page, or half of one.
    """
    from email import message_from_bytes

    if len(_NESTED.findall(data)) > _DEEPEST:
        raise _broken(origin)
    try:
        letter = message_from_bytes(data)
        address = _address(letter.get("Snapshot-Content-Location"))
        pages = [part for _, part in zip(range(_MAX_PARTS), letter.walk(), strict=False) if _is_page(part)]
        if pages:
            part = next((p for p in pages if address and _address(p.get("Content-Location")) == address), pages[0])
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                charset = part.get_param("charset")
                url = address or _address(part.get("Content-Location"))
                return SavedPage(content, charset if isinstance(charset, str) else None, url)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _broken(origin) from error
    raise _broken(origin)


def _is_page(part: Message) -> bool:
    return part.get_content_type() in _PAGES


def _address(value: object) -> str | None:
    """A web address out of a header, where long ones are folded; None for anything else."""
    bare = re.sub(r"\s+", "", str(value or ""))
    return bare if bare.lower().startswith(("http://", "https://")) else None


def _broken(origin: str) -> ArticleError:
    return ArticleError(
        "saved-page", origin, f"{origin} is a saved page that holds no text, or is cut off; save the page again."
    )
