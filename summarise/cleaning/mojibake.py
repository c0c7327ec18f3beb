"""Text that was read in the wrong encoding before it came here, put back as far as its bytes survived.

UTF-8 or GBK read as Latin-1 (`ä¸­å›½`, `ÖÐ¹ú`), UTF-8 read as GBK (`涓浗`), Big5 read as GBK and the reverse: the
characters are turned back into bytes and read again, line by line. A new reading counts only when it is plainly
Chinese where the old one plainly is not; a byte that was lost on the way stays a U+FFFD.
"""

from __future__ import annotations

import re

from summarise.cleaning.commonness import beyond_ascii, common_share, has_common_share
from summarise.cleaning.edits import Edit

MOJIBAKE = "mojibake"
"""Kind of the repairs made here."""

# Windows-1252 as programs use it: bytes without a character there are the C1 controls of Latin-1.
_CP1252 = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0x100)}
_CP1252 |= {chr(b): b for b in range(0x80, 0x100)}
_HIGH = "".join(sorted(_CP1252)).replace("\\", "\\\\").replace("]", "\\]").replace("^", "\\^").replace("-", "\\-")
_WESTERN_RUN = re.compile(f"[{_HIGH}]{{3,}}")
# What the first two bytes of a Chinese character in UTF-8 look like in GBK: 鐨 of 的, 涓 of 中, 锛 of ，, 銆 of 。
_PAIRS = [(0xE3, 0x80), (0xE3, 0x81), (0xEF, 0xBC), (0xEF, 0xBD)]
_PAIRS += [(lead, trail) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0)]
_GBK_LEADS = "".join(bytes(pair).decode("gbk", "ignore") for pair in _PAIRS)
_GBK_HINT = re.compile(f"[{''.join(c for c in dict.fromkeys(_GBK_LEADS) if c > chr(0x2FFF))}]")
# Two U+FFFD in UTF-8 read as GBK.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TWICE_LOST = re.compile("(?:锟斤拷)+")
# (encoding that the bytes were read with, encoding that they were written in)
_WAYS = (
    ("cp1252", "utf-8"),
    ("cp1252", "gb18030"),
    ("cp1252", "big5hkscs"),
    ("gb18030", "utf-8"),
    ("gb18030", "big5hkscs"),
    ("big5hkscs", "gb18030"),
    ("big5hkscs", "utf-8"),
)
# Stands for a byte that did not survive; no text in any of these encodings holds it.
_LOST = 0xFF
_SAMPLE = 3000
_GOOD = 0.6
_GAIN = 0.3


def find_mojibake(text: str) -> list[Edit]:
    """Edits that read wrongly decoded lines of ``text`` again, in order; none for sound text."""
    edits: list[Edit] = []
    if "锟斤拷" in text:
        for match in _TWICE_LOST.finditer(text):
            restored = "�" * (2 * (len(match[0]) // 3))
            edits.append(Edit(match.start(), match.end(), restored, MOJIBAKE, False))
    way = _way(text)
    if way is None:
        return edits
    at = 0
    # Only at line feeds: U+0085 is a byte of a Chinese character here.
    for line in text.split("\n"):
        if not line.isascii():
            edits += _line_edits(line, at, way)
        at += len(line) + 1
    edits.sort(key=lambda e: (e.start, e.end))
    kept: list[Edit] = []
    for e in edits:
        if not kept or e.start >= kept[-1].end:
            kept.append(e)
    return kept


def _way(text: str) -> tuple[str, str] | None:
    """How the document was misread; None for one that was not, which a glance decides."""
    sample = _suspicious(text)
    if not sample:
        return None
    best, way = 0.0, None
    before = common_share(sample)
    for read, written in _WAYS:
        units = _units(sample, read, written)
        if units is None:
            continue
        again = "".join(restored for _, _, restored, _ in units)
        han = sum(1 for c in again if "\u4e00" <= c <= "\u9fff")
        share = _quality(again)
        if han >= 4 and share > max(best, _GOOD - 0.1, before + _GAIN):
            best, way = share, (read, written)
    return way


def _suspicious(text: str) -> str:
    """Lines that look misread, as a sample; empty for a sound text."""
    head = text[:_SAMPLE]
    found: list[str] = []
    length = 0
    if beyond_ascii(head) >= 8 and not has_common_share(head, 0.35):
        found.append(head)
        length = len(head)
    elif _WESTERN_RUN.search(text) is None and len(_GBK_HINT.findall(text)) < 6:
        return ""
    for line in text.split("\n") if length < _SAMPLE else ():
        western = sum(len(m) for m in _WESTERN_RUN.findall(line)) if max(line, default="") > "\x80" else 0
        if western >= 6 or len(_GBK_HINT.findall(line)) * 5 > len(line) > 4:
            found.append(line[:_SAMPLE])
            length += min(len(line), _SAMPLE)
        if length >= _SAMPLE:
            break
    return "\n".join(found)


def _line_edits(line: str, at: int, way: tuple[str, str]) -> list[Edit]:
    units = _units(line, *way)
    if units is None:
        return []
    again = "".join(restored for _, _, restored, _ in units)
    if _quality(again) < max(_GOOD - 0.2, common_share(line) + 0.2):
        return []
    return [
        Edit(at + start, at + end, restored, MOJIBAKE, certain)
        for start, end, restored, certain in units
        if line[start:end] != restored
    ]


def _quality(text: str) -> float:
    """The share of common characters among those that survived; 0 where most did not."""
    lost = text.count("�")
    return common_share(text.replace("�", "")) if lost * 2 < len(text) else 0.0


def _units(text: str, read: str, written: str) -> list[tuple[int, int, str, bool]] | None:
    """``text`` read again, in pieces that cover it; None where it has no such bytes.

    Returns:
        ``(start, end, restored, certain)`` of each piece.
    """
    data = bytearray()
    # A reader that knows the user-defined pairs (they show as private use) loses no pair but those with 0x80 in
    # front: then the byte is forced. Any other reader loses many, and the byte stays unknown.
    forced = _PRIVATE.search(text) is not None
    starts: dict[int, int] = {}  # where in the bytes each character begins
    for i, c in enumerate(text):
        starts[len(data)] = i
        if c < "\x80":
            data.append(ord(c))
        elif read == "cp1252":
            byte = _CP1252.get(c)
            if byte is None:
                return None
            data.append(byte)
        elif c == "�":
            data.append(0x80 if forced and text[i + 1 : i + 2] > "\x7f" else _LOST)
        else:
            try:
                data += c.encode(read)
            except UnicodeEncodeError:
                data.append(_LOST)
    starts[len(data)] = len(text)
    units: list[tuple[int, int, str, bool]] = []
    start = begun = 0
    restored, certain = "", True
    while start < len(data):
        c, width, sure = _next(data, start, written)
        restored += c
        certain = certain and sure
        start += width
        if start in starts:
            units.append((starts[begun], starts[start], restored, certain))
            begun, restored, certain = start, "", True
    if restored:
        units.append((starts[begun], len(text), restored, certain))
    return units


def _next(data: bytearray, at: int, encoding: str) -> tuple[str, int, bool]:
    """The character at ``at``, how many bytes it takes and whether they tell it; U+FFFD for bytes that mean nothing."""
    first = data[at]
    if first < 0x80:
        return chr(first), 1, True
    if encoding == "utf-8":
        widths: tuple[int, ...] = (2,) if first < 0xE0 else (3,) if first < 0xF0 else (4,)
    else:
        widths = (2, 4) if encoding == "gb18030" else (2,)
    for width in widths:
        piece = bytes(data[at : at + width])
        try:
            c = piece.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8" and _LOST in piece[1:] and all(0x80 <= b < 0xC0 or b == _LOST for b in piece[1:]):
                return "�", width, False
            continue
        if len(c) == 1:
            return c, width, True
    return "�", 1, False
