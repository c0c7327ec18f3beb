"""The article as it stands on the screen: in which script, and where its places went.

A conversion is only a view, made from the original every time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from summarise.article import Article, Region, Script, Span
from tui.own_words import NOTHING, OwnWords

if TYPE_CHECKING:
    from summarise.results import Conversion, Target


@dataclass(frozen=True, slots=True)
class ScriptChoice:
    """Which script the reader wants to see.

    ``foreign_only`` leaves alone what is already in the target's script: a Taiwanese reader's own papers are never
    touched by the key that switches to his script.
    """

    target: Target = "original"
    foreign_only: bool = False
    regional: bool = False
    quotes: bool = False
    own: OwnWords = NOTHING

    def target_for(self, script: Script) -> Target:
        """What an article in ``script`` is shown in."""
        if script == "other":
            return "original"
        if self.foreign_only and script == ("Hans" if self.target == "hans" else "Hant"):
            return "original"
        return self.target

    def with_target(self, target: Target, *, foreign_only: bool = False) -> ScriptChoice:
        """The same switches with another target."""
        return replace(self, target=target, foreign_only=foreign_only)


class Showing:
    """One article in the script of a `ScriptChoice`, converted paragraph by paragraph as it comes on screen.

    Every place is an offset into the article's own text; `conversion` maps it to what stands on the screen.
    """

    def __init__(self, article: Article, choice: ScriptChoice) -> None:
        self.article = article
        self.choice = choice
        self.target: Target = choice.target_for(article.script)
        self.conversion = lru_cache(maxsize=4096)(self._conversion)

    def _conversion(self, index: int) -> Conversion:
        """One paragraph in the script on show, with the map of its places."""
        from summarise.script import convert_paragraphs, detect_paragraphs

        paragraph = self.article.paragraphs[index]
        script = self.article.script
        if script == "mixed":
            script = detect_paragraphs((paragraph,), script)[0]
        return convert_paragraphs(
            (paragraph,),
            (script,),
            self.target,
            region=self.article.region,
            regional=self.choice.regional,
            quotes=self.choice.quotes,
            words=self.choice.own.words,
        )

    def replaced(self, index: int) -> list[Span]:
        """Where words of one region were replaced by the other's, as places in the article."""
        if not self.converted:
            return []
        conversion, start = self.conversion(index), self.article.blocks[index].start
        return [
            Span(start + conversion.to_source(span.start), start + conversion.to_source(span.end))
            for span in conversion.replaced
        ]

    def prepare(self) -> Showing:
        """Load what the conversion needs (in a worker, the first time); returns itself."""
        if self.converted and self.article.paragraphs:
            self.conversion(0)
        return self

    @property
    def converted(self) -> bool:
        """Whether the text on show is not the original."""
        return self.target != "original"

    def text_of(self, index: int) -> str:
        """One paragraph as it is shown."""
        return self.conversion(index).text if self.converted else self.article.paragraphs[index]

    def passage(self, start: int, end: int) -> str:
        """``article.text[start:end]`` as it is shown."""
        if not self.converted or end <= start:
            return self.article.text[start:end]
        pieces = []
        for index in range(self.article.block_at(start), self.article.block_at(end - 1) + 1):
            block, conversion = self.article.blocks[index], self.conversion(index)
            first = conversion.to_target(max(start, block.start) - block.start)
            last = conversion.to_target(min(end, block.end) - block.start)
            pieces.append(conversion.text[first:last])
        return "\n".join(pieces)

    def label(self, text: str | None) -> str:
        """A title or another short text of the article, in the script on show."""
        return label_in(text, self.article.script, self.choice, self.article.region) if text else ""

    def canonical(self, text: str) -> str:
        """A word of ours in Simplified, such as a unit, in the script in which the article is shown."""
        if not self.converted:
            return text if self.article.script != "Hant" else label_in(text, "Hans", ScriptChoice("hant"))
        return label_in(text, "Hans", ScriptChoice(self.target))


@lru_cache(maxsize=4096)
def label_in(text: str, script: Script, choice: ScriptChoice, region: Region | None = None) -> str:
    """A short text of an article in ``script`` (and of ``region``) as ``choice`` shows it."""
    target = choice.target_for(script)
    if target == "original":
        return text
    from summarise.script import convert_paragraphs

    return convert_paragraphs(
        (text,),
        (script,),
        target,
        region=region,
        regional=choice.regional,
        quotes=choice.quotes,
        words=choice.own.words,
    ).text
