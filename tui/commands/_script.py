"""An article's text shown in another script, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from summarise import Article
    from summarise.results import Target

TARGETS = ("original", "hans", "hant", "tw", "hk")


class Shown:
    """One article in one script: spans of the original text give their wording in that script.

    The whole text is converted once and the spans are carried over, so that a word is converted as its sentence
    demands, and as the reader shows it.
    """

    def __init__(self, article: Article, target: str) -> None:
        self._article = article
        self._target = cast("Target", target)
        self._conversion = None
        if target != "original":
            from summarise.script import convert_paragraphs, detect_paragraphs

            scripts = detect_paragraphs(article.paragraphs, article.script)
            self._conversion = convert_paragraphs(article.paragraphs, scripts, self._target, region=article.region)

    def piece(self, start: int, end: int) -> str:
        """The wording of ``article.text[start:end]``."""
        if self._conversion is None:
            return self._article.text[start:end]
        return self._conversion.text[self._conversion.to_target(start) : self._conversion.to_target(end)]

    def words(self, text: str | None) -> str | None:
        """The wording of something that stands outside the text, such as the title, in one line."""
        if text is None or self._conversion is None:
            return text
        from summarise.script import convert_paragraphs

        script = self._article.script
        known = (script,) if script in ("Hans", "Hant") else None
        return convert_paragraphs((text,), known, self._target, region=self._article.region).text
