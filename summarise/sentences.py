"""Sentence boundaries of Chinese text by rule, with no character lost and in linear time.

The conventions: a line break ends a sentence; `。！？` and their half-width forms do, `；` does not; nothing is cut
inside a closed quotation or bracket of at most `PROTECTED` code points; a quotation stays with the words that tell
who said it; closing quotes and brackets belong to the sentence they close; decimals, versions, addresses and Latin
abbreviations do not end one.
"""

from __future__ import annotations

import re

from summarise.article import Span
from summarise.folding import fold_script

PROTECTED = 160
"""Code points up to which a closed quotation or bracket is kept whole."""

_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’", "﹁": "﹂", "﹃": "﹄", "〝": "〞"}
_BRACKETS = {
    "（": "）", "(": ")", "【": "】", "[": "]", "［": "］", "〔": "〕", "〖": "〗", "《": "》", "〈": "〉",
    "{": "}", "｛": "｝",
}  # fmt: skip
_TITLES = "《〈"
_PAIRS = _QUOTES | _BRACKETS
_OPENER = {close: open_ for open_, close in _PAIRS.items()}
_CLOSERS = "".join(_OPENER) + '"'
_MAX_DEPTH = 32

_ENDS = "。！？!?｡⁇⁈⁉‼"
_STOPS = _ENDS + "….．"
# Characters at which the scan has to think; everything between them is skipped.
_INTEREST = re.compile("[" + re.escape(_STOPS + "".join(_PAIRS) + _CLOSERS) + "]")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_RUN = re.compile("[" + re.escape(_ENDS + "….．") + "]+")
# What still belongs to the sentence behind its end mark: emoji, tildes, reference marks such as [12].
_TAIL = re.compile(
    r"(?:[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50-\u2B55\uFE0F\u200D~～♪]|\[\d{1,3}(?:[-,，]\d{1,3})?\])+"
)
_CONTINUES = "，、；：,;:·～"
_CONTINUES_QUOTATION = _CONTINUES + "—–"

# Read in folded text, so that both scripts are cut alike.
_SPEECH = re.compile(
    r"(?:[说问答喊叫嚷吼骂劝嘱念唱道讲笑叹]|回答|回应|表示|认为|指出|强调|介绍|解释|坦言|直言|透露|感叹|感慨|补充|称|谈到|提到|写道|反问|追问|"
    r"自语|嘀咕|嘟囔|呼吁|建议|总结|欢呼|告诉(?:记者|他|她|我|我们|大家))(?:道|着|过|了|起来|出来|一声|一句|地)?$"
)
_CLAUSE = re.compile(r"[^，。！？!?：；,;:…“「『\"（(\n]*")
_PARTICLES = set("的地得之等")
_JOINERS = set("与和及或而便就才时后吗呢吧是为中里声")

_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Inc|Ltd|Co|Corp|No|Nos|Vol|Fig|Figs|Eq|Sec|Ch|pp|vs|etc|al|cf|"
    r"approx|Dept|Univ|Gen|Col|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|Mt|Ave|Blvd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|"
    r"Dec|[A-Za-z]|[A-Za-z](?:\.[A-Za-z])+)$"
)
_NUMBERED = re.compile(r"(?:^|[^a-z])(?:no|nos|vol|fig|sec|ch|art|p|pp)$", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"(?:^|[\s\u3000])[（(]?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})$")
_ADDRESS = re.compile(r"(?:[a-z]{2,8}://|www\.|mailto:)[!-~]*$", re.IGNORECASE)
_EXCLAIMING_NAME = re.compile(r"(?:^|[^A-Za-z])(?:Yahoo|Jeopardy|Yum)$")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003FFFF]")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``, in order.

    Args:
        text: any text, in either script; it is taken as it is.

    Returns:
        Spans in code points that do not overlap, begin and end with a character that is not white space, and
        together cover every such character.
    """
    # Where a text never uses 。 a full stop between two Han characters ends a sentence; else it is a name's dot.
    text = fold_script(text)
    dots = "。" not in text and "｡" not in text
    spans: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        if line.isspace():
            continue
        offset = match.start()
        start = 0
        for end in (*_Line(line, dots).ends(), len(line)):
            piece = line[start:end]
            body = piece.strip()
            if body:
                left = offset + start + len(piece) - len(piece.lstrip())
                spans.append(Span(left, left + len(body)))
            start = end
    return tuple(spans)


class _Line:
    """One line while it is being cut."""

    def __init__(self, line: str, dots: bool) -> None:
        self.line = line
        self.dots = dots
        self.partner = _partners(line)
        self.start = 0
        """Where the present sentence begins."""

    def ends(self) -> list[int]:
        """The ends of all sentences but the last."""
        line, partner = self.line, self.partner
        found: list[int] = []
        self._begin(0)
        at = 0
        while (match := _INTEREST.search(line, at)) is not None:
            i = match.start()
            char = line[i]
            close = partner.get(i)
            if close is not None and close > i:
                if close - i - 1 <= PROTECTED or char in _TITLES:
                    end = self._after_group(i, close)
                    at = close + 1 if end is None else end
                else:
                    end, at = None, i + 1
            elif char in _STOPS:
                run = _RUN.match(line, i)
                assert run is not None
                end = self._after_mark(i, run.end())
                at = run.end() if end is None else end
            else:
                end, at = None, i + 1
            if end is not None and end < len(line):
                found.append(end)
                self._begin(end)
        return found

    def _begin(self, at: int) -> None:
        line = self.line
        while at < len(line) and line[at].isspace():
            at += 1
        self.start = at

    def _tail(self, at: int) -> int:
        """The end of what still belongs to a sentence whose mark ends at ``at``."""
        line = self.line
        while at < len(line):
            tail = _TAIL.match(line, at)
            if tail is not None:
                at = tail.end()
            elif line[at] in _CLOSERS and self.partner.get(at, at) <= at:
                if line[at] == '"' and at not in self.partner:
                    break
                at += 1
            elif line[at] in _STOPS:
                at += 1
            else:
                break
        return at

    def _after_mark(self, start: int, end: int) -> int | None:
        """The end of the sentence whose end mark is ``line[start:end]``, or None where it goes on."""
        line = self.line
        mark = line[start:end]
        if mark in (".", "．"):
            if not self._full_stop(start):
                return None
        elif not any(char in _ENDS for char in mark):
            if not self._ellipsis(start, end):
                return None
        elif mark[0] in "!?" and not self._half_width(start, end):
            return None
        tail = self._tail(end)
        if tail >= len(line):
            return len(line)
        follower = line[tail]
        if follower in _CONTINUES:
            return None
        if tail > end:
            # The mark closed a quotation that was too long to be kept whole.
            for i in range(end, tail):
                open_ = self.partner.get(i)
                if open_ is not None and line[i] not in _BRACKETS.values() and self._narrated(open_, tail, tail):
                    return None
        return tail

    def _after_group(self, open_: int, close: int) -> int | None:
        """The end of the sentence behind a closed quotation or bracket, or None where the sentence goes on."""
        line = self.line
        inner = close - 1
        while inner > open_ and (line[inner] in _CLOSERS or line[inner].isspace()):
            inner -= 1
        if inner <= open_ or line[inner] not in _STOPS or line[open_] in _TITLES:
            return None
        end = self._tail(close + 1)
        if end >= len(line):
            return len(line)
        follower = line[end]
        if follower in _CONTINUES_QUOTATION:
            return None
        if line[open_] in _BRACKETS:
            return end if open_ == self.start else None
        before = self._before(open_)
        if follower in _QUOTES or (follower == '"' and self.partner.get(end, -1) > end):
            return end if before in ("", "：", ":", "，", ",") else None
        at = end
        while at < len(line) and line[at].isspace():
            at += 1
        embedded = before not in ("", "：", ":", "，", ",")
        if at < len(line) and (line[at] in _PARTICLES or (embedded and line[at] in _JOINERS)):
            return None
        if self._narrated(open_, at, end):
            return None
        if before in ("", "：", ":", "，", ","):
            return end
        # A quotation inside the sentence: a statement ends with it, an exclamation is a part of it.
        return end if line[inner] in "。｡" else None

    def _before(self, open_: int) -> str:
        """The character before a quotation; empty at the beginning of the sentence."""
        line = self.line
        i = open_ - 1
        while i >= self.start and (line[i].isspace() or line[i] in "—–-"):
            i -= 1
        return line[i] if i >= self.start else ""

    def _narrated(self, open_: int, at: int, end: int) -> bool:
        """Whether the words from ``at`` tell who spoke the quotation that opens the sentence at ``open_``."""
        if at != end or (self._before(open_) != "" and self.start <= open_):
            return False
        line = self.line
        clause = _CLAUSE.match(line[at : at + 60])
        assert clause is not None
        words = clause.group().strip()
        if not words:
            return False
        after = at + clause.end()
        mark = line[after : after + 1]
        if mark in ("，", ",", "：", ":"):
            # “不行。”他摇摇头，“绝对不行。” goes on; “不行。”他认为，时机未到。 says something new.
            quote = line[after + 1 : after + 2]
            return (quote in _QUOTES or quote == '"') and (len(words) <= 24 or bool(_SPEECH.search(words)))
        return (not mark or mark in _STOPS) and bool(_SPEECH.search(words))

    def _ellipsis(self, start: int, end: int) -> bool:
        """Whether an ellipsis ends the sentence; a hesitation, an omission before 等 or 的 and a beginning do not."""
        line = self.line
        if end >= len(line):
            return True
        follower = line[end]
        if follower in "，、；：,;:等的" or line[self.start : start].strip("".join(_PAIRS) + '" ') == "":
            return False
        back = start
        while back > self.start and line[back - 1].isalnum() and start - back < 12:
            back -= 1
        said = line[back:start]
        if follower.isspace() or follower in _CLOSERS:
            return True
        return len(said) > 4 and not (said and line.startswith(said[-1], end))

    def _half_width(self, start: int, end: int) -> bool:
        """Whether a half-width ``!`` or ``?`` ends the sentence and is not a part of an address, a name or code."""
        line = self.line
        if end >= len(line):
            return True
        follower = line[end]
        if follower in "=&":
            return False
        if follower.isspace() or not follower.isascii() or follower in _CLOSERS:
            return not _EXCLAIMING_NAME.search(line[max(0, start - 12) : start])
        if _ADDRESS.search(line[max(0, start - 200) : start]):
            return False
        before = line[start - 1] if start else ""
        return not before.isascii() or follower.isupper() or follower in "\"'(["

    def _full_stop(self, at: int) -> bool:
        """Whether a single ``.`` ends the sentence and is not a decimal point, an abbreviation or a list number."""
        line = self.line
        before = line[at - 1] if at else ""
        end = at + 1
        follower = line[end] if end < len(line) else ""
        han = bool(_HAN.match(before))
        if follower and not follower.isspace() and follower not in _CLOSERS:
            return self.dots and (han or not before.isascii()) and not follower.isdigit() and not follower.isascii()
        if not before or before.isspace():
            return False
        head = line[max(self.start, at - 16) : at]
        if not han and (_ABBREVIATION.search(head) and follower and follower != '"'):
            return False
        if _ITEM_NUMBER.search(head if at - 16 > self.start else line[self.start : at]):
            return False
        rest = line[end : end + 8].lstrip()
        if not rest:
            return True
        if rest[0].isdigit() and (before.isdigit() or _NUMBERED.search(head)):
            return False
        return not rest[0].islower()


def _partners(line: str) -> dict[int, int]:
    """Which opening mark belongs to which closing mark, in both directions."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    straight = -1
    for match in _PAIR.finditer(line):
        i = match.start()
        char = line[i]
        if char == '"':
            if straight < 0:
                straight = i
            else:
                partner[straight], partner[i] = i, straight
                straight = -1
        elif char in _PAIRS:
            stack.append(i)
        else:
            want = _OPENER[char]
            for depth in range(1, min(len(stack), _MAX_DEPTH) + 1):
                if line[stack[-depth]] == want:
                    partner[stack[-depth]], partner[i] = i, stack[-depth]
                    del stack[-depth:]
                    break
    return partner


_PAIR = re.compile("[" + re.escape("".join(_PAIRS) + _CLOSERS) + "]")
