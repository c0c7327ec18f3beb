"""The title of a web page: what the page shows, what ``<title>`` says and what its meta data say, without the site."""

from __future__ import annotations

import re
from typing import Any

from summarise.cleaning.headings_title import tidy_title
from summarise.folding import fold

_SEPARATOR = re.compile(r"\s*(?:[_|｜»]|::|>>|\s@\s|\s[-–—]{1,2}\s|(?<![-–—])[-–—](?![-–—]))\s*")
_TAIL = re.compile(
    r"\s*(?:[_|｜]|\s[-–—]{1,2}\s|[-–—]{1,2}(?=[^-–—]{1,14}$)|>>|»|::|\s@\s)\s*(?P<tail>(?:(?!::|\s@\s|\s[-–—]{1,2}\s)[^_|｜»]){1,40})$"
)
_SITE_WORD = re.compile(
    r"(?:网|網|网站|網站|新闻|新聞|在线|線上|频道|頻道|报|報|刊|社区|社區|论坛|論壇|博客|部落格|中心|之家|资讯|資訊|平台|首页|首頁"
    r"|百科|百科全书|百科全書|在线阅读|線上閱讀)$"
    r"|^[\w.-]+\.(?:com|cn|net|org|tw|hk)$",
    re.IGNORECASE,
)
_NAMES_OF_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title")
# A ``<title>`` of at most so many letters may well be the name of the site.
_SHORT = 6
_VISIBLE = ("h1", "h2", "h3", "h4", "div", "p", "span", "strong", "td", "b", "font")


def letters_of(text: str) -> str:
    """The letters and digits of ``text``, folded, by which titles are compared."""
    return "".join(c for c in fold(text).lower() if c.isalnum())


def page_title(tree: Any, meta: dict[str, str], told: str | None) -> str | None:
    """The title of the page ``tree``, None where it has none but the name of its site.

    The h1 that occurs inside ``<title>`` beats all; then comes visible text with which ``<title>`` begins, the meta
    data where the page bears them out, ``<title>`` without the name of the site.

    Args:
        tree: the page.
        meta: its meta data by lower-case name.
        told: the headline of its linked data (JSON-LD).
    """
    head = next((t for e in tree.iter("title") if (t := _text(e))), "")
    bare = letters_of(head)
    og = meta.get("og:title") or meta.get("twitter:title") or ""
    sites = _sites(head, meta, og)
    headlines = [(e.tag, t) for e in tree.iter("h1", "h2") if 3 <= len(t := _text(e)) <= 150]
    headlines = [(tag, t) for tag, t in headlines if (x := letters_of(t)) and x not in sites]
    for level in ("h1", "h2"):
        found = [t for tag, t in headlines if tag == level and letters_of(t) in bare]
        if found:
            return tidy_title(max(found, key=len) if level == "h1" else found[0])
    prefix = _visible_prefix(tree, bare)
    if prefix and letters_of(prefix) not in sites:
        return tidy_title(prefix)
    shown = {letters_of(t) for _, t in headlines}
    if letters_of(og) and letters_of(og) not in sites and (_alike(letters_of(og), bare) or letters_of(og) in shown):
        return tidy_title(_without_site(og, sites))
    first = [t for tag, t in headlines if tag == "h1"]
    rest = _without_site(head, sites)
    if letters_of(rest) and letters_of(rest) not in sites:
        only_name = len(letters_of(rest)) <= _SHORT and len(first) == 1 and len(letters_of(first[0])) > len(rest)
        return tidy_title(first[0] if only_name else rest) or None
    others = (told or "", first[0] if first else "", og)
    return next((tidy_title(t) for t in others if letters_of(t) and letters_of(t) not in sites), None)


def _text(e: Any) -> str:
    return re.sub(r"\s+", " ", "".join(e.itertext())).strip()


def _sites(head: str, meta: dict[str, str], og: str) -> set[str]:
    """The names of the site, in letters: what the meta data call so, what follows the longest part of ``<title>``."""
    sites = {letters_of(meta[key]) for key in _NAMES_OF_SITE if meta.get(key)}
    parts = _SEPARATOR.split(head)
    filled = [letters for part in parts if (letters := letters_of(part))]
    if len(filled) > 1:
        longest = max(range(len(filled)), key=lambda i: len(filled[i]))
        sites |= {part for part in filled[longest + 1 :] if part != letters_of(og)}
    elif len(filled) == 1 and not letters_of(parts[0]):
        # The place before the site's name was left empty.
        sites.add(filled[0])
    return sites - {""}


def _alike(one: str, other: str) -> bool:
    """Whether ``one`` occurs in ``other``, or there is nothing to compare, or most of its pairs of letters occur."""
    if not other or one in other:
        return True
    pairs = [one[i : i + 2] for i in range(len(one) - 1)]
    return len(pairs) >= 4 and 2 * sum(pair in other for pair in pairs) >= len(pairs)


def _visible_prefix(tree: Any, bare: str) -> str | None:
    """The longest short text of the page with which ``<title>`` begins; ``bare`` are the letters of that."""
    best = ""
    body = tree.find("body")
    for e in body.iter(*_VISIBLE) if body is not None else ():
        text = re.sub(r"\s+", " ", e.text or "").strip()
        if len(best) < len(text) <= 100 and len(letters := letters_of(text)) >= 6 and bare.startswith(letters):
            best = text
    return best if 2 * len(letters_of(best)) >= len(bare) > 0 else None


def _without_site(text: str, sites: set[str]) -> str:
    """``text`` without the names of the site before and behind it, as long as something else is left."""
    text = text.strip(" _|｜»:>-–—")
    while (match := _SEPARATOR.search(text)) and letters_of(text[: match.start()]) in sites and text[match.end() :]:
        text = text[match.end() :]
    for _ in range(3):
        match = _TAIL.search(text)
        if match is None:
            break
        rest, tail = text[: match.start()], match["tail"]
        known = letters_of(tail) in sites or _SITE_WORD.search(tail.strip())
        subtitle = match[0].strip().startswith("——")
        if not known and (subtitle or len(rest) < 4 or len(rest) <= len(tail)):
            break
        if not letters_of(rest):
            break
        text = rest.rstrip(" _|｜»:>")
    return text.strip()
