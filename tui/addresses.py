"""Web addresses as they are shown and handed on: plain characters only, and the host that is really asked."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_INSIDE = re.compile(r"#char=(\d{1,12}),(\d{1,12})")
_KEPT = "!#$%&'()*+,/:;=?@[]~-._"


def inside(url: str) -> tuple[int, int] | None:
    """The place of the article's own text that a link leads to (a note, a chapter), in code points; RFC 5147."""
    found = _INSIDE.fullmatch(url)
    return (int(found[1]), int(found[2])) if found is not None else None


def plain(url: str) -> str | None:
    """``url`` in ASCII, as it may be handed to another program; None for what is no http or https address."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if parts.scheme.lower() not in ("http", "https") or not host:
            return None
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        return None
    if not all(c.isalnum() or c in "-._:%" for c in ascii_host):
        return None
    where = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    # What stands before an @ is no part of the address: it is there to be taken for the host.
    rest = quote(parts.path, safe=_KEPT.replace("#", "").replace("?", ""))
    if parts.query:
        rest += "?" + quote(parts.query, safe=_KEPT.replace("#", ""))
    if parts.fragment:
        rest += "#" + quote(parts.fragment, safe=_KEPT)
    return f"{parts.scheme.lower()}://{where}{f':{port}' if port else ''}{rest}"


def host_of(url: str) -> str:
    """The host of ``url``; an international name in both forms, its letters and its ASCII form."""
    address = plain(url)
    host = (urlsplit(address).hostname or "") if address else ""
    if "xn--" not in host:
        return host
    try:
        letters = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    safe = all(c in ".-" or unicodedata.category(c)[0] in "LNM" for c in letters)
    return f"{letters} ({host})" if safe else host
