"""Where a Chinese paragraph may be cut into rows (kinsoku), as pure functions.

The rules are in the spirit of Unicode Standard Annex #14 (Line Breaking Algorithm) and of the W3C's
Requirements for Chinese Text Layout: no row begins with closing punctuation or ends with opening punctuation,
…… and —— and numbers with their sign, unit mark and percent sign stay whole, Latin words part at spaces and
hyphens only. Whether a place is a break depends on the characters around it alone and never on a break already
chosen, so one rule cannot undo another.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size

from tui.reader.widths import character_cells, cluster_bounds, profile

NO_START = frozenset(
    "。，、．：；？！…⋯‥·・‧•～〜－—"[:-1]
    + "）］｝〕〉》」』】〗〙〛｠”’″′〞〟﹂﹄﹀︾｡､･｣"
    + "ー々〻ゝゞヽヾァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ"
    + "％‰‱℃℉°％￠／"
    + ",.:;?!)]}%¢/»›\"'"
    + "﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞"
)
"""Characters that never begin a row."""

NO_END = frozenset("（［｛〔〈《「『【〖〘〚｟“‘〝﹁﹃︿︽｢" + "([{«‹\"'" + "＄￥￡$¥£€№" + "﹙﹛﹝")
"""Characters that never end a row."""

HANGING = frozenset("。，、．")
"""Marks that may stand beyond the measure where there is room."""

_PREFIX = frozenset("+-±＋－−＃#～~≈≥≤≧≦＞＜<>∼")
_DASHES = frozenset("—―⸺…⋯‥─")
_HYPHENS = frozenset("-‐\u00ad")
_NUMBER_MARKS = frozenset("．，：,.:/／")
_MAGNITUDES = frozenset("万亿兆千百萬億")
_UNIT_MARKS = frozenset("°′″‰‱℃℉")
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff")

_NEVER = 1 << 60
_START, _END, _WORD, _SPACE, _GLUED, _SPECIAL = 1, 2, 4, 8, 16, 32


class _Classes(dict[str, int]):
    """The breaking class of each character, worked out when it is first met."""

    def __missing__(self, character: str) -> int:
        found = self[character] = _classify(character)
        return found


def _classify(character: str) -> int:
    if character in _GLUE:
        return _GLUED
    if character == "\u3000":
        return _START
    if character.isspace() or character == "\u200b":
        return _SPACE
    bits = _START * (character in NO_START) | _END * (character in NO_END)
    if character in _PREFIX or character in _DASHES or character in _NUMBER_MARKS or character == "’":
        bits |= _SPECIAL
    wide = get_character_cell_size(character) == 2
    if wide and "０" <= character <= "ｚ" and character.isalnum():
        wide = False
    plain = character.isascii() or character in _UNIT_MARKS or not bits
    if not wide and plain and character not in "“”‘’…⋯‥—―⸺·":
        bits |= _WORD
    return bits


_classes = _Classes()


def break_rows(
    text: str, width: int, *, first_indent: int = 0, hang: int = 0, ambiguous: int = 1
) -> tuple[tuple[int, int], ...]:
    """Cut one paragraph into rows.

    Args:
        text: the paragraph. A line feed in it is shown as a symbol and breaks nothing.
        width: the measure in cells; less than 1 is taken for 1.
        first_indent: cells of the first row that are not the text's.
        hang: cells beyond the measure in which 。 ， 、 may stand.
        ambiguous: cells that ambiguous characters take, 1 or 2.

    Returns:
        ``(start, end)`` of each row in code points; every code point is in exactly one row, in order. Spaces at
        the end of a row stay with it and may stand beyond the measure. Empty text is one empty row. A row is
        wider than the measure only where a single character is.
    """
    ends = row_ends(text, width, first_indent=first_indent, hang=hang, ambiguous=ambiguous)
    return tuple(zip([0, *ends[:-1]], ends, strict=True))


def row_ends(text: str, width: int, *, first_indent: int = 0, hang: int = 0, ambiguous: int = 1) -> list[int]:
    """The end of each row, for the arguments of `break_rows`; linear in the length of ``text``."""
    n = len(text)
    width = max(1, width)
    first = max(1, width - first_indent)
    # Nothing takes more than two cells but a tab.
    if 2 * n <= first and "\t" not in text:
        return [n]
    found = profile(ambiguous)
    # Positions of the characters that leave one cell over; where the text is not odd, that is all they can do.
    narrow: list[int] = []
    for run in found.not_wide.finditer(text):
        narrow.extend(range(run.start(), run.end()))
    if narrow and not text.isascii() and found.odd.search(text):
        return _by_clusters(text, width, first, hang, ambiguous)
    if narrow and text.isascii() and not text.isprintable():
        return _by_clusters(text, width, first, hang, ambiguous)
    narrow.append(_NEVER)
    ends: list[int] = []
    classes = _classes
    start = 0
    k = 0  # narrow[k] is the first narrow character at or after `start`
    room = first
    while True:
        end = start + (room >> 1)
        spare = room & 1
        j = k
        while True:
            if narrow[j] < end:
                spare += 1
                if spare == 2:
                    end += 1
                    spare = 0
            elif spare and narrow[j] == end:
                end += 1
                spare = 0
            else:
                break
            j += 1
        if end <= start:  # a column of one cell: a wide character stands out of it
            end, spare = start + 1, -1
        if end >= n:
            ends.append(n)
            return ends
        before, after = text[end - 1], text[end]
        # Two ideographs: by far the most common case, decided without a look at the classes.
        if not ("\u4e00" <= after <= "\u9fff" and "\u4e00" <= before <= "\u9fff") and (
            classes[after] or classes[before]
        ):
            end = _cut(text, start, end, room, spare, hang, ambiguous, None)
            if end >= n:
                ends.append(n)
                return ends
        ends.append(end)
        while narrow[k] < end:
            k += 1
        start = end
        room = width


def _by_clusters(text: str, width: int, first: int, hang: int, ambiguous: int) -> list[int]:
    """`row_ends` for text with characters of odd width: counts cells cluster by cluster."""
    n = len(text)
    bounds, sizes = cluster_bounds(text, ambiguous)
    bounds.insert(0, 0)
    cells = list(accumulate(sizes, initial=0))
    inside = set(bounds)
    ends: list[int] = []
    at = 0
    room = first
    while True:
        limit = cells[at] + room
        i = max(at + 1, bisect_right(cells, limit, at) - 1)
        end = bounds[i]
        if end < n:
            end = _cut(text, bounds[at], end, room, limit - cells[i], hang, ambiguous, inside)
        ends.append(end)
        if end >= n:
            return ends
        at = bisect_right(bounds, end, at) - 1
        room = width


def _cut(
    text: str, start: int, end: int, room: int, spare: int, hang: int, ambiguous: int, inside: set[int] | None
) -> int:
    """Where the row that fills ``start:end`` really ends: at the last place at or before ``end`` that may break."""
    classes = _classes
    n = len(text)
    stop = end
    while stop < n and classes[text[stop]] & _SPACE and (inside is None or stop + 1 in inside or stop + 1 == n):
        stop += 1
    if stop > end:
        if stop == n or may_break(text, stop, start):
            return stop
    elif hang and text[end] in HANGING and character_cells(text[end], ambiguous) <= spare + hang:
        if end + 1 == n:
            return n
        if (inside is None or end + 1 in inside) and may_break(text, end + 1, start):
            return _with_spaces(text, end + 1)
    for at in range(end, start, -1):
        if (inside is None or at in inside) and may_break(text, at, start):
            return at
    return _forced(text, start, end, spare, hang, ambiguous, inside)


def _with_spaces(text: str, end: int) -> int:
    while end < len(text) and text[end] == " ":
        end += 1
    return end


def may_break(text: str, at: int, start: int) -> bool:
    """Whether a row that begins at ``start`` may end at ``at``; ``start < at < len(text)``."""
    before, after = text[at - 1], text[at]
    first, second = _classes[before], _classes[after]
    if second & (_START | _SPACE | _GLUED) and not (
        # Between a space and a letter a straight quotation mark opens, and a slash begins a path.
        after in "\"'/" and first & _SPACE and at + 1 < len(text) and not _classes[text[at + 1]] & (_SPACE | _START)
    ):
        return False
    if first & _SPACE:
        while at > start and _classes[text[at - 1]] & _SPACE:
            at -= 1
        # A straight quotation mark before a space closes.
        return at > start and (not _classes[text[at - 1]] & _END or text[at - 1] in "\"'")
    if first & (_END | _GLUED):
        return False
    if first & _WORD and second & _WORD:
        return _parts_words(text, at, start)
    if first & _WORD and after in _MAGNITUDES and before.isdigit():
        return False
    if not first & _SPECIAL:
        return True
    if before == after and before in _DASHES:
        return False
    if before in _PREFIX and after.isdigit():
        return False
    if at - 1 > start:
        ahead = text[at - 2]
        if before in _NUMBER_MARKS and after.isdigit() and ahead.isdigit():
            return before == "，" and (ahead.isascii() or after.isascii())
        if before == "’" and second & _WORD and _classes[ahead] & _WORD:
            return False
    return True


def _parts_words(text: str, at: int, start: int) -> bool:
    """Whether a break may part two characters that both belong to words."""
    before, after = text[at - 1], text[at]
    if at - 1 <= start:
        return False
    ahead = text[at - 2]
    if before in _HYPHENS:
        return after.isalpha() and ahead.isalpha()
    # A half-width mark behind Chinese text belongs to that, not to the word that follows.
    return bool(_classes[before] & _START) and before not in "\"'" and not _classes[ahead] & (_WORD | _START | _SPACE)


def _forced(text: str, start: int, end: int, spare: int, hang: int, ambiguous: int, inside: set[int] | None) -> int:
    """Where to cut a row that has no break: each rule is given up in turn, the words first, then the numbers."""
    classes = _classes
    whole_numbers = kinsoku = 0
    for at in range(end, start, -1):
        if inside is not None and at not in inside:
            continue
        before, after = text[at - 1], text[at]
        if classes[after] & (_START | _SPACE) or classes[before] & _END or (before == after and before in _DASHES):
            continue
        if not kinsoku:
            kinsoku = at
        if not (before.isdigit() or after.isdigit()):
            whole_numbers = at
            break
    if whole_numbers:
        return whole_numbers
    if kinsoku:
        return kinsoku
    if hang and classes[text[end]] & _START and character_cells(text[end], ambiguous) <= spare + hang:
        return end + 1
    return end
