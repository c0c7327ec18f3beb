"""How many cells a character takes on the screen, and what is shown for characters that must not reach it.

Widths are those of `rich.cells`, by which Textual lays out the screen, so that a row counted here is a row
there. Characters that Unicode calls ambiguous (“ ” … — · and others) take one cell or two, as the terminal has it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rich.cells import get_character_cell_size

TAB_CELLS = 4
"""Cells shown for a tab."""

# Blocks in which every character takes two cells, whatever the terminal thinks of ambiguous ones.
_WIDE = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u3163\u3165-\u318e\u3190-\u31e3"
    "\u31f0-\u321e\u3220-\u3247\u3250-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufa6d\uff01-\uff60"
    "\uffe0-\uffe6\U00020000-\U0002a6df"
)
# Blocks of characters that take one cell each, but for those that the terminal thinks ambiguous: Latin, Greek,
# Cyrillic, punctuation (“ ” … —), currency, letter-like signs, arrows, mathematics, circled numbers, boxes.
_ONE_CELL = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x2FF),
    (0x370, 0x377),
    (0x37A, 0x37F),
    (0x384, 0x482),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),
    (0x2190, 0x22FF),
    (0x2460, 0x25FC),
)

SYMBOL_OTHER = "\u2426"
"""Shown for a character that has no symbol of its own: C1 controls, bidirectional controls, lone surrogates."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SHOWN_OTHERWISE = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    f"\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff{_BIDI}]"
)
_SYMBOLS = {code: chr(0x2400 + code) for code in range(0x20)}
_SYMBOLS |= {0x09: " " * TAB_CELLS, 0x7F: "\u2421", 0x2028: "\u2424", 0x2029: "\u2424"}
_SYMBOLS |= dict.fromkeys(range(0x80, 0xA0), SYMBOL_OTHER)
_SYMBOLS |= dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], SYMBOL_OTHER)
_JOINING = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")
_PICTURES = "\u2190-\u3299\U0001f000-\U0001faff"
_NON_EMOJI_JOINER = re.compile(f"(?<![\u00a9\u00ae\ufe0f{_PICTURES}])\u200d|\u200d(?![{_PICTURES}])")


@dataclass(frozen=True, slots=True)
class WidthProfile:
    """What a paragraph is measured with.

    ``not_wide`` finds characters in a row that do not take two cells; ``odd`` finds a character that makes the
    paragraph be measured cluster by cluster instead of by arithmetic.
    """

    ambiguous: int
    not_wide: re.Pattern[str]
    odd: re.Pattern[str]


@cache
def profile(ambiguous: int) -> WidthProfile:
    """The profile for a terminal in which ambiguous characters take ``ambiguous`` cells (1 or 2).

    Raises:
        ValueError: for any other number of cells.
    """
    if ambiguous not in (1, 2):
        raise ValueError(f"ambiguous characters take 1 or 2 cells, not {ambiguous}")
    narrow = "".join(rf"\U{low:08x}-\U{high:08x}" for low, high in _ONE_CELL)
    wide = _WIDE
    if ambiguous == 2:
        wide += "".join(filter(is_ambiguous, (chr(code) for low, high in _ONE_CELL for code in range(low, high + 1))))
    return WidthProfile(ambiguous, re.compile(f"[^{wide}]+"), re.compile(f"[^{_WIDE}{narrow}]"))


@cache
def symbol(character: str) -> str:
    """What the screen shows for one character: itself, a symbol for a control, or nothing for an invisible one."""
    if not _SHOWN_OTHERWISE.match(character):
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return SYMBOL_OTHER
    return _SYMBOLS.get(code, "")


def shown(text: str) -> str:
    """What the screen shows for ``text``: nothing in it moves the cursor, turns the direction or cannot be encoded.

    Joiners stay only inside emoji; elsewhere terminals and `rich.cells` disagree about them.
    """
    if _SHOWN_OTHERWISE.search(text) is None:
        return text
    out = "".join(character if character == "\u200d" else symbol(character) for character in text)
    return _NON_EMOJI_JOINER.sub("", out) if "\u200d" in out else out


class _Cells(dict[str, int]):
    """Cells of each character as it is shown, worked out when it is first met."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        found = self[character] = sum(_cells(part, self._ambiguous) for part in symbol(character))
        return found


_tables = {1: _Cells(1), 2: _Cells(2)}


def character_cells(character: str, ambiguous: int = 1) -> int:
    """Cells that one character takes as it is shown, standing alone."""
    return _tables[ambiguous][character]


def _cells(character: str, ambiguous: int) -> int:
    cells = get_character_cell_size(character)
    return 2 if cells == 1 and ambiguous == 2 and is_ambiguous(character) else cells


def is_ambiguous(character: str) -> bool:
    """Whether the terminal decides on a character's width; private use is left at one cell."""
    return unicodedata.east_asian_width(character) == "A" and unicodedata.category(character) not in ("Mn", "Cf", "Co")


def text_cells(text: str, ambiguous: int = 1) -> int:
    """Cells that ``text`` takes as it is shown."""
    found = profile(ambiguous)
    if found.odd.search(text) is None:
        return 2 * len(text) - sum(map(len, found.not_wide.findall(text)))
    return sum(cluster_bounds(text, ambiguous)[1])


def clusters(text: str, ambiguous: int = 1) -> list[tuple[int, int]]:
    """Cut ``text`` into what must never be parted: a character with its marks, an emoji with all that it joins.

    Returns:
        ``(end, cells)`` of each cluster, in order.
    """
    ends, cells = cluster_bounds(text, ambiguous)
    return list(zip(ends, cells, strict=True))


def cluster_bounds(text: str, ambiguous: int = 1) -> tuple[list[int], list[int]]:
    """`clusters` as two lists: where each ends, and the cells of each."""
    sizes = list(map(_tables[ambiguous].__getitem__, text))
    if not text or _JOINING.search(text):
        return _joined_bounds(text, sizes)
    # Whatever takes no cells belongs to what stands before it; at the very beginning, to what follows.
    ends = [i for i, size in enumerate(sizes) if size]
    if not ends:
        return [len(text)], [0]
    ends[0] = len(text)
    return [*ends[1:], ends[0]], [size for size in sizes if size]


def _joined_bounds(text: str, sizes: list[int]) -> tuple[list[int], list[int]]:
    """`cluster_bounds` for text with joined emoji, flags or characters made wide by a selector."""
    ends: list[int] = []
    cells: list[int] = []
    size = 0
    flag = joined = False
    last = ""
    for i, character in enumerate(text):
        width = sizes[i]
        new = width > 0 and not joined
        if new and _is_flag(character):
            new = not flag
            flag = not flag
            size += 0 if new else width
        elif new:
            flag = False
        if new:
            if last:
                ends.append(i)
                cells.append(size)
                size = 0
            size += width
            last = character
        elif character == "\ufe0f" and last and _widened(last):
            size += 1
            last = "\ufe0f"
        joined = character == "\u200d" and last != "" and _joins(text, i)
    if text:
        ends.append(len(text))
        cells.append(size)
    return ends, cells


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at ``at`` stays on the screen, and so takes the next character into its cluster."""
    return "\u200d" in _NON_EMOJI_JOINER.sub("", text[max(0, at - 1) : at + 2])


@cache
def _widened(character: str) -> bool:
    from rich.cells import cell_len

    return cell_len(character + "\ufe0f") > cell_len(character)
