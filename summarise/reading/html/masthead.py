"""Title, source, author, date and address of a web page, from its head and what stands near its title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from summarise.cleaning.masthead import Masthead, read_masthead_line
from summarise.cleaning.masthead_dates import DATE_TIME, find_date, iso
from summarise.cleaning.wordlists import words_of
from summarise.folding import fold
from summarise.reading.html.title import letters_of, page_title

_META_DATE = (
    "article:published_time",
    "publishdate",
    "pubdate",
    "datepublished",
    "og:published_time",
    "og:release_date",
    "weibo: article:create_at",
    "apub:time",
    "publish-date",
    "publish_time",
    "dc.date",
    "date",
    "og:time",
    "release_date",
)
_META_AUTHOR = ("author", "article:author", "og:article:author", "dc.creator", "byl", "weibo: article:author")
_META_SOURCE = ("source", "mediaid", "og:site_name", "application-name", "dc.publisher")
_LABEL = re.compile(r"^(?:文章|信息|稿件)?(?:来源|來源|作者|记者|編輯|编辑)\s*[:：]\s*")
_FILLERS = words_of(
    "admin administrator root null none unknown 佚名 匿名 管理员 网站管理员 编辑 小编 未知 本站 微信公众平台"
)


def page_masthead(tree: Any, url: str | None, told: Masthead) -> Masthead:
    """What the page ``tree`` (an lxml element) says about itself.

    Args:
        tree: the page.
        url: where it came from.
        told: what its linked data say (`summarise.reading.html.linked`).
    """
    meta = _meta(tree)
    found = replace(told)
    found.title = page_title(tree, meta, found.title)
    lines = _near_title(tree, found.title)
    visible = Masthead()
    for line in lines:
        read = read_masthead_line(line)
        if read is not None:
            visible.take(read[0])
    for key in _META_DATE:
        if found.published is None and meta.get(key):
            found.published = find_date(fold(meta[key]))
    found.published = _later_with_time(found.published, visible.published or _first_date(lines))
    author = next((meta[k] for k in _META_AUTHOR if meta.get(k)), None)
    found.author = _real(visible.author) or _real(found.author) or _real(author)
    source = next((meta[k] for k in _META_SOURCE if meta.get(k)), None)
    found.source = _real(visible.source) or _real(found.source) or _real(source)
    found.url = _canonical(tree, meta, url)
    return found


def _meta(tree: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for e in tree.iter("meta"):
        name = (e.get("property") or e.get("name") or e.get("itemprop") or "").strip().lower()
        content = (e.get("content") or "").strip()
        if name and content and len(content) < 500:
            out.setdefault(name, content)
    return out


def _near_title(tree: Any, title: str | None) -> list[str]:
    """The short texts that follow the visible title in the page, where the masthead stands."""
    lines: list[str] = []
    seen = title is None
    wanted = letters_of(title or "")
    body = tree.find("body")
    if body is None:
        return lines
    length = 0
    for e in body.iter():
        if not isinstance(e.tag, str) or (e.tag in ("script", "style", "noscript", "option", "a") and not seen):
            continue
        if not seen:
            if (
                e.tag in ("h1", "h2", "h3", "div", "p", "span", "strong")
                and e.text
                and wanted
                and wanted in letters_of(e.text)
            ):
                seen = True
            continue
        if e.tag in ("script", "style", "noscript"):
            continue
        for text in (e.text, e.tail):
            bare = re.sub(r"\s+", " ", text or "").strip()
            if bare and len(bare) <= 120:
                lines.append(bare)
            length += len(bare)
        if len(lines) > 40 or length > 1500:
            break
    return lines


def _first_date(lines: list[str]) -> str | None:
    """The first date with a time, else the first date."""
    first = None
    for line in lines:
        for match in DATE_TIME.finditer(fold(line)):
            when = iso(match)
            if when and "T" in when:
                return when
            first = first or when
    return first


def _later_with_time(told: str | None, seen: str | None) -> str | None:
    """The fuller of two dates of the same day; what the page shows where they differ."""
    if told is None or seen is None:
        return told or seen
    if told[:10] == seen[:10]:
        return max(told, seen, key=len)
    return seen if "T" in seen else told


def _real(value: str | None) -> str | None:
    if not value:
        return None
    bare = _LABEL.sub("", value.strip()).strip("-_|:： ")
    if not any(map(str.isalpha, bare)) or bare.lower() in _FILLERS or len(bare) > 60 or "@" in bare:
        return None
    if bare.lower().startswith(("http", "www.")):
        return None
    return bare


def _canonical(tree: Any, meta: dict[str, str], url: str | None) -> str | None:
    for e in tree.iter("link"):
        if (e.get("rel") or "").lower() == "canonical" and e.get("href"):
            try:
                full = urljoin(url or "", e.get("href").strip())
            except ValueError:
                continue
            if full.startswith(("http://", "https://")):
                return str(full)
    og = meta.get("og:url")
    return str(og) if og and og.startswith(("http://", "https://")) else url
