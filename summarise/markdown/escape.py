"""Article text made harmless inside Markdown and YAML.

What an article says must come out as it stands: never as a heading, a tag, a wiki link, an embedded file, a comment,
HTML, a second front matter, or one of duzhai's own markers.
"""

from __future__ import annotations

import json
import re

# Always special somewhere in CommonMark, GFM or Obsidian: emphasis, code, links, tags, strike-through, mathematics,
# block ids, table cells.
_SPECIAL = re.compile(r"[\\`*_\[\]#~$^|]")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_DOUBLED = re.compile(r"==+|%%+")
_LEADING = re.compile(r"^([-+>=:])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?")
_YAML_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain(text: str) -> str:
    """``text`` on one line: runs of white space are one space, control characters and lone surrogates are replaced."""
    text = _SURROGATE.sub("\ufffd", _CONTROL.sub("", _SPACE.sub(" ", text)))
    return text.strip()


def inline(text: str) -> str:
    """``text`` as Markdown that shows exactly it, for the middle of a line, a list item or a table cell."""
    text = _SPECIAL.sub(r"\\\g<0>", _ENTITY.sub("&amp;", plain(text)))
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    return _DOUBLED.sub(lambda match: "".join(f"&#{ord(char)};" for char in match.group()), text)


def line(text: str) -> str:
    """``text`` as Markdown for the beginning of a line or list item, where some more characters are special."""
    escaped = _LEADING.sub(r"\\\1", inline(text))
    return _NUMBERED.sub(r"\1\\\2", escaped)


def quote_lines(text: str) -> list[str]:
    """``text`` as the lines of a block quotation, its paragraphs kept apart."""
    paragraphs = [found for part in text.splitlines() if (found := line(part))] or [""]
    out = [f"> {paragraphs[0]}"]
    for paragraph in paragraphs[1:]:
        out += [">", f"> {paragraph}"]
    return out


def code(text: str) -> str:
    """``text`` as a code span, whatever backticks it holds."""
    text = plain(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def link(address: str) -> str:
    """A web address as a link that shows it; anything else as text."""
    address = plain(address)
    if address.lower().startswith(("http://", "https://")) and not re.search(r"[<>\s]", address):
        return f"<{address}>"
    return inline(address)


def quoted(text: str) -> str:
    """``text`` as a double-quoted YAML scalar."""
    scalar = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _YAML_ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", scalar)


def dated(text: str) -> str:
    """A date as a bare YAML scalar where it is one in full, else quoted."""
    return text if _DATE.fullmatch(text) else quoted(text)


def tag_name(text: str) -> str | None:
    """``text`` as a tag that Obsidian takes: letters, digits, ``_ - /``; None where no letter is left."""
    name = re.sub(r"[^\w/-]+", "-", plain(text).lstrip("#")).strip("-/")
    name = re.sub(r"/{2,}", "/", name)
    return name if name and not re.fullmatch(r"[\d/_-]+", name) else None
