"""The lines of a text and what can be seen of each without understanding it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarise.folding import fold

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_CLOSERS = "”’」』）)]】》\"'*_ "
_SENTENCE_END = frozenset("。！？…!?；;")
_PAUSE = re.compile(r"[，。！？；,;!?]|\.(?=\s|$)")


@dataclass(slots=True)
class Line:
    """A line of the text without the white space around it: ``text[start:end]`` equals ``text``."""

    start: int
    end: int
    text: str
    blank_before: bool = False
    """Whether blank lines stand between this line and the one before."""
    kind: str | None = None
    """The kind of block, where the format of the document tells it."""
    level: int = 0
    reason: str | None = None
    """Why the line is put aside; None for a line that stays."""
    _han: int = field(default=-1, repr=False)
    _folded: tuple[str, str] = field(default=("", ""), repr=False)

    def indent(self, text: str) -> None:
        """Take the blanks before the line, which mean something in code, into the line; ``text`` holds it."""
        while self.start > 0 and text[self.start - 1] in " \t":
            self.start -= 1
        self.text = text[self.start : self.end]

    @property
    def han(self) -> int:
        """Number of Chinese characters."""
        if self._han < 0:
            self._han = sum(map(len, _HAN.findall(self.text)))
        return self._han

    @property
    def folded(self) -> str:
        """The text folded to one script and width, of the same length."""
        if self._folded[0] is not self.text:
            self._folded = self.text, fold(self.text)
        return self._folded[1]

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with the mark of a finished sentence, closing quotes and brackets aside."""
        bare = self.text.rstrip(_CLOSERS)
        return bool(bare) and (bare[-1] in _SENTENCE_END or (bare[-1] == "." and not bare[-2:-1].isdigit()))

    @property
    def prose(self) -> bool:
        """Whether the line reads like a sentence of running text, not like a label, a heading or a list of links."""
        text = self.text
        if len(text) < 10:
            return False
        if self.ends_sentence and (len(text) >= 16 or self.han >= 10):
            return True
        return len(text) >= 45 and len(_PAUSE.findall(text)) >= 2


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space."""
    lines: list[Line] = []
    at = 0
    blank = False
    for match in _BREAK.finditer(text):
        blank = _add(lines, text, at, match.start(), blank)
        at = match.end()
    _add(lines, text, at, len(text), blank)
    return lines


def _add(lines: list[Line], text: str, start: int, end: int, blank: bool) -> bool:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return True
    start += len(piece) - len(piece.lstrip())
    lines.append(Line(start, start + len(bare), bare, blank))
    return False
