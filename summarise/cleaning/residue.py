"""What a broken page leaves inside lines: tags, entities, runs of question marks, control characters."""

from __future__ import annotations

import re
from html.entities import html5

from summarise.cleaning.edits import Edit
from summarise.cleaning.ledger import removal
from summarise.cleaning.wordlists import words_of

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_MARK = "。！？；：，、”’」』）》…】.!?,;:)\"'"
_NEAR = rf"[{_HAN}{_MARK}\u3000]"
# Terminal sequences (CSI, OSC, two-character escapes; ECMA-48) as a whole, then C0 and C1 controls other than line
# breaks and tabs, which no reader can show.
_HIDDEN = re.compile(
    "(?P<control>\x1b\\[[0-?]{0,40}[ -/]{0,4}[@-~]|\x1b\\][^\x07\x1b\n]{0,300}(?:\x07|\x1b\\\\)|\x1b[@-Z\\\\^_]"
    "|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+)"
    "|(?P<invisible>[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]+)"
    "|(?P<surrogate>[\ud800-\udfff])"
)
# Any of these, which hardly a text has.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
_TAG_NAMES = (
    r"(?:p|br|div|span|strong|b|i|em|u|font|center|section|h[1-6]|a|img|td|tr|table|tbody|li|ul|ol|blockquote|"
    r"figure|figcaption|script|style|iframe)"
)
# A closing tag that lost its beginning: 。</p> after the first byte of a pair took the < along.
_BROKEN_TAG = re.compile(rf"(?<={_NEAR})[<?？]?/{_TAG_NAMES}>(?=\s*$)", re.IGNORECASE | re.MULTILINE)
_EDGE_TAG = re.compile(
    rf"(?m)^[ \t\u3000]*(?:</?{_TAG_NAMES}(?:\s[^<>\n]{{0,300}})?/?>[ \t]*){{1,6}}(?=[{_HAN}“「《\d])"
    rf"|(?<={_NEAR})[ \t]*(?:</?{_TAG_NAMES}(?:\s[^<>\n]{{0,300}})?/?>[ \t]*){{1,6}}$",
    re.IGNORECASE,
)
_INNER_TAG = re.compile(
    rf"(?<=[。！？；，])<br\s*/?>(?=[{_HAN}“「《])|</?(?:strong|b|em|span|font|u)(?:\s[^<>\n]{{0,300}})?>",
    re.IGNORECASE,
)
_TAG_TALK = re.compile(r"标签|標籤|标记|標記|元素|代码|代碼|HTML|html|tag")
_QUESTION_RUN = re.compile(rf"(?<=[。！？…”」』；{_HAN}])[?？]{{4,}}(?=\s*$)", re.MULTILINE)
_ENTITY = re.compile(
    r"&(?:amp;)?(?:#(?P<dec>\d{2,7})|#[xX](?P<hex>[0-9A-Fa-f]{2,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,30}));"
    r"|(?<![&A-Za-z0-9#])#(?:x(?P<hex2>[0-9A-Fa-f]{4,5})|(?P<dec2>\d{4,6}));"
    rf"|(?<=[{_HAN}{_MARK}])(?P<bare>nbsp|ldquo|rdquo|mdash|hellip|middot|lsquo|rsquo|quot);"
)
_SAFE_NAMES = words_of(
    "nbsp ensp emsp thinsp ldquo rdquo lsquo rsquo mdash ndash "
    "hellip middot bull quot amp apos laquo raquo times divide "
    "deg copy reg trade yen pound euro cent sect para plusmn "
    "frac12 frac14 frac34 rarr larr uarr darr permil prime zwnj "
    "zwj shy"
)


def control_edits(text: str) -> list[Edit]:
    """Removals of control characters and repairs of lone surrogates, which cannot be shown or saved."""
    if not _UNSEEN.search(text):
        return []
    edits: list[Edit] = []
    for match in _HIDDEN.finditer(text):
        if match.lastgroup == "control":
            edits.append(removal(*match.span(), "residue"))
        elif match.lastgroup == "invisible":
            edits.append(Edit(*match.span(), "", "typography"))
        else:
            edits.append(Edit(*match.span(), "�", "mojibake", False))
    return edits


def residue_edits(text: str) -> list[Edit]:
    """Removals of tag remnants and question mark runs, and repairs of entities."""
    edits: list[Edit] = []
    if "&" in text or ("#" in text and ";" in text) or "nbsp;" in text or "quot;" in text:
        edits += _entities(text)
    if ("/" in text and ">" in text) or "<" in text:
        edits += _tags(text)
    if "????" in text or "？？？？" in text:
        edits += [removal(*m.span(), "residue") for m in _QUESTION_RUN.finditer(text)]
    edits.sort(key=lambda e: (e.start, e.end))
    kept: list[Edit] = []
    for e in edits:
        if not kept or e.start >= kept[-1].end:
            kept.append(e)
    return kept


def _tags(text: str) -> list[Edit]:
    edits = []
    for pattern in (_BROKEN_TAG, _EDGE_TAG, _INNER_TAG):
        for match in pattern.finditer(text):
            line_start = text.rfind("\n", max(0, match.start() - 400), match.start()) + 1
            around = text[max(line_start, match.start() - 12) : match.start()] + text[match.end() : match.end() + 8]
            if _TAG_TALK.search(around) or "`" in around:
                continue
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            edits.append(removal(start, end, "residue"))
    return edits


def _entities(text: str) -> list[Edit]:
    edits = []
    for match in _ENTITY.finditer(text):
        restored = _character(match)
        if restored is not None and _page_text(text, *match.span()):
            edits.append(Edit(*match.span(), restored, "entity"))
    return edits


def _character(match: re.Match[str]) -> str | None:
    name = match["name"] or match["bare"]
    if name is not None:
        if name not in _SAFE_NAMES:
            return None
        restored = html5.get(name + ";")
    else:
        digits, base = (
            (match["dec"] or match["dec2"], 10)
            if match["dec"] or match["dec2"]
            else (match["hex"] or match["hex2"], 16)
        )
        code = int(digits, base)
        if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF or 0x7F <= code < 0xA0:
            return None
        restored = chr(code)
    return " " if restored in ("\xa0", "\u3000") else restored


def _page_text(text: str, start: int, end: int) -> bool:
    """Whether an entity stands in page text; in code and in talk about code it is meant."""
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if "`" in before or "`" in after or _TAG_TALK.search(before + after):
        return False
    return any(
        "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or c in "“”…;" for c in before[-3:] + after[:3]
    ) or (before[-1:].isalnum() and after[:1].isalnum())
