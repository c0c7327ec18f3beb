"""The one door to sumy: its summarisers, fed with our sentences and words.

sumy's own sentence and word rules lose Chinese text (an unterminated last sentence, every word with a digit), so it
gets ours. It is imported inside the function that needs it: it brings nltk, requests and numpy.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

from summarise.watch import Watch

_CUES = ("重要", "关键", "核心", "总之", "因此", "表明", "显示", "发现", "认为", "指出", "首次", "最终", "结论")
_STIGMA = ("例如", "比如", "也许", "可能", "大概", "据说", "几乎")


class _Words:
    """Hands sumy the words that are ready; the key is the sentence's number written as its text."""

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        self._words = words

    def to_words(self, text: str) -> Sequence[str]:
        return self._words[int(text)]


def rate_with_sumy(
    method: str,
    paragraphs: Sequence[Sequence[int]],
    words: Sequence[Sequence[str]],
    headings: Sequence[int],
    watch: Watch | None = None,
) -> list[float]:
    """The rating that sumy gives each sentence; higher is better, equal ratings go to the earlier sentence.

    Args:
        method: sumy's name of it: ``lex-rank text-rank lsa luhn edmundson sum-basic``.
        paragraphs: the numbers of each paragraph's sentences; all numbers together count from 0.
        words: each sentence's words, stop words left out, with those of the headings behind them.
        headings: the numbers of the headings in ``words``.
        watch: asked, whenever sumy looks at a word, whether to stop.

    Raises:
        Cancelled: when ``watch`` was told to stop.
    """
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    tokenizer = _Words(words)
    model = [Paragraph([Sentence(str(i), tokenizer) for i in numbers]) for numbers in paragraphs]
    if headings:
        model.insert(0, Paragraph([Sentence(str(i), tokenizer, is_heading=True) for i in headings]))
    ratings: dict[int, float] = {}

    def note(infos: Sequence[Any]) -> Sequence[Any]:
        # sumy lets the count be a function of the rated sentences, best first.
        ratings.update((int(str(info.sentence)), float(info.rating)) for info in infos)
        return infos

    with warnings.catch_warnings():
        # LSA warns about texts with fewer words than sentences.
        warnings.simplefilter("ignore")
        _summarizer(method, _stemmer(watch))(ObjectDocumentModel(model), note)
    return [ratings.get(i, 0.0) for numbers in paragraphs for i in numbers]


def _stemmer(watch: Watch | None) -> Callable[[str], str]:
    """Leaves each word as it is; sumy calls it for each, which is where its work can be stopped."""
    looked = 0

    def stem(word: str) -> str:
        nonlocal looked
        looked += 1
        if watch is not None and looked % 1000 == 0:
            watch.step(0.7)
        return word

    return stem


def _summarizer(method: str, stemmer: Callable[[str], str]) -> Any:
    if method == "lex-rank":
        from sumy.summarizers.lex_rank import LexRankSummarizer

        return LexRankSummarizer(stemmer)
    if method == "text-rank":
        from sumy.summarizers.text_rank import TextRankSummarizer

        return TextRankSummarizer(stemmer)
    if method == "lsa":
        from sumy.summarizers.lsa import LsaSummarizer

        return LsaSummarizer(stemmer)
    if method == "luhn":
        from sumy.summarizers.luhn import LuhnSummarizer

        return LuhnSummarizer(stemmer)
    if method == "sum-basic":
        from sumy.summarizers.sum_basic import SumBasicSummarizer

        return SumBasicSummarizer(stemmer)
    if method == "edmundson":
        from sumy.summarizers.edmundson import EdmundsonSummarizer

        summarizer = EdmundsonSummarizer(stemmer)
        summarizer.bonus_words = _CUES
        summarizer.stigma_words = _STIGMA
        summarizer.null_words = ["的"]
        return summarizer
    raise ValueError(f"sumy has no method {method!r}")
