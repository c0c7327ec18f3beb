"""Front matter: the masthead that stands before a Markdown text, as YAML between ``---`` or TOML between ``+++``.

It is read line by line and not by a parser of YAML: titles with a colon in them are written without quotes more often
than not, which is no YAML, and a parser would then tell nothing at all.
"""

from __future__ import annotations

import re

_FIELD = re.compile(r"^([A-Za-z_\u4e00-\u9fff-]{1,30})[ \t]*[:=：][ \t]*(.*)$")
_ITEM = re.compile(r"^-[ \t]+(.*)$")
_BLOCK = re.compile(r"^[|>][-+0-9]{0,2}$")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,300})\]\]")
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "source": "source",
    "publisher": "source",
    "site": "source",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "canonicalurl": "url",
    **dict.fromkeys(("标题", "標題", "题目", "題目"), "title"),
    **dict.fromkeys(("作者", "记者", "記者"), "author"),
    **dict.fromkeys(("日期", "发布日期", "發佈日期", "發布日期", "发布时间", "發佈時間", "發布時間"), "published"),
    **dict.fromkeys(("来源", "來源", "新闻来源", "新聞來源", "媒体", "媒體"), "source"),
    **dict.fromkeys(("链接", "鏈接", "連結", "网址", "網址", "原文链接", "原文連結"), "url"),
}
MOST_LINES = 200
"""Front matter has no more lines than this; what goes on longer is text between two rules."""


def read_front_matter(lines: list[str]) -> tuple[int, dict[str, str]]:
    """What the front matter tells.

    Several values, as of authors, are joined by a space. A ``source`` that is an address is the ``url``.

    Args:
        lines: the lines of the source, without their ends.

    Returns:
        The number of its lines, 0 where there is none, and title, author, published, source and url as far as they
        are told.
    """
    mark = lines[0].strip("\ufeff \t") if lines else ""
    if mark not in ("---", "+++"):
        return 0, {}
    told: list[tuple[str, list[str]]] = []
    values: list[str] = []
    for number, line in enumerate(lines[1:MOST_LINES], 1):
        text = line.strip()
        if text == mark or (mark == "---" and text == "..."):
            return number + 1, _masthead(told)
        indented = line[:1] in (" ", "\t")
        if indented or not text or text.startswith(("-", "#", "[", "]", '"', "'")):
            value = match[1] if (match := _ITEM.match(text)) else text if indented else ""
            if value and not text.startswith("#"):
                values.append(value)
            continue
        match = _FIELD.match(text)
        if match is None:
            break
        values = [] if _BLOCK.match(match[2].strip()) else [match[2]]
        if (key := _FIELDS.get(match[1].lower())) is not None:
            told.append((key, values))
    return 0, {}


def _masthead(told: list[tuple[str, list[str]]]) -> dict[str, str]:
    """What is told first of each counts."""
    out: dict[str, str] = {}
    for key, values in told:
        plain = " ".join(v for value in values for v in _values(value))
        if plain:
            out.setdefault("url" if key == "source" and _ADDRESS.match(plain) else key, plain)
    return out


def _values(value: str) -> list[str]:
    """The values that stand in one line: several between brackets, else one."""
    value = _WIKILINK.sub(r"\1", value.strip())
    if value.startswith("[") and value.endswith("]"):
        return [v for part in re.split("[,，]", value[1:-1]) for v in _values(part)]
    value = value.strip("\"' \t")
    return [] if value in ("", "null", "~") else [value]
