"""Title, source, author, date and address of a web page, from its head and what stands near its title."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urljoin

from summarise.cleaning.headings_title import tidy_title
from summarise.cleaning.masthead import Masthead, read_masthead_line
from summarise.cleaning.masthead_dates import DATE_TIME, find_date, iso
from summarise.cleaning.wordlists import words_of
from summarise.folding import fold

_SITE_TAIL = re.compile(r"\s*(?:[_|｜]|\s[-–—]{1,2}\s|[-–—]{1,2}(?=[^-–—]{1,14}$)|>>|»)\s*[^_|｜»]{1,40}$")
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


def page_masthead(tree: Any, url: str | None) -> Masthead:
    """What the page ``tree`` (an lxml element) tells about itself; ``url`` is where it came from."""
    meta = _meta(tree)
    found = _linked_data(tree)
    found.title = _title(tree, meta) or found.title
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


def _text(e: Any) -> str:
    return re.sub(r"\s+", " ", "".join(e.itertext())).strip()


def _title(tree: Any, meta: dict[str, str]) -> str | None:
    """The h1 that occurs inside ``<title>``, else the longest part of ``<title>``, else what the meta data says."""
    head = next((_text(e) for e in tree.iter("title") if _text(e)), "")
    bare = _letters(head)
    headlines = [t for e in tree.iter("h1", "h2") if 3 <= len(t := _text(e)) <= 150]
    for text in headlines:
        if _letters(text) and _letters(text) in bare:
            return tidy_title(text)
    prefix = _visible_prefix(tree, bare)
    if prefix:
        return tidy_title(prefix)
    og = meta.get("og:title") or meta.get("twitter:title")
    if og and _letters(og) and (_letters(og) in bare or not bare):
        return tidy_title(_without_site(og))
    if head:
        return tidy_title(_without_site(head)) or None
    first = next((_text(e) for e in tree.iter("h1") if _text(e)), None)
    return tidy_title(first) if first else og


def _visible_prefix(tree: Any, bare: str) -> str | None:
    """The longest short text of the page with which ``<title>`` begins; ``bare`` are the letters of that."""
    best = ""
    body = tree.find("body")
    for e in (
        body.iter("h1", "h2", "h3", "h4", "div", "p", "span", "strong", "td", "b", "font") if body is not None else ()
    ):
        text = re.sub(r"\s+", " ", e.text or "").strip()
        if len(best) < len(text) <= 100 and len(letters := _letters(text)) >= 6 and bare.startswith(letters):
            best = text
    return best if 2 * len(_letters(best)) >= len(bare) > 0 else None


def _without_site(text: str) -> str:
    for _ in range(3):
        match = _SITE_TAIL.search(text)
        if match is None or match.start() < 4:
            break
        text = text[: match.start()]
    return text.strip()


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).lower() if c.isalnum())


def _near_title(tree: Any, title: str | None) -> list[str]:
    """The short texts that follow the visible title in the page, where the masthead stands."""
    lines: list[str] = []
    seen = title is None
    wanted = _letters(title or "")
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
                and wanted in _letters(e.text)
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


def _linked_data(tree: Any) -> Masthead:
    """What JSON-LD says (schema.org NewsArticle and its relatives)."""
    found = Masthead()
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text or len(script.text) > 200_000:
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if (
                "article" not in str(item.get("@type", "")).lower()
                and "posting" not in str(item.get("@type", "")).lower()
            ):
                continue
            headline, when = item.get("headline"), item.get("datePublished")
            found.title = found.title or (headline if isinstance(headline, str) else None)
            found.published = found.published or (find_date(when) if isinstance(when, str) else None)
            found.author = found.author or _name(item.get("author"))
            found.source = found.source or _name(item.get("publisher"))
    return found


def _items(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        graph = data.get("@graph")
        return [data, *(x for x in graph if isinstance(x, dict))] if isinstance(graph, list) else [data]
    return [x for x in data if isinstance(x, dict)] if isinstance(data, list) else []


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [n for n in map(_name, value[:5]) if n]
        return " ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return (str(value).strip() or None) if isinstance(value, str) else None


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
