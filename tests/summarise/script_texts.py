"""Texts for the tests of script conversion: the samples, and what is likely to break a matcher."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from summarise.script import opencc_door

_ROOT = Path(__file__).parent.parent.parent
SEPARATORS = "，。、；：？！…“”‘’「」—－（）《》 \t\n-,.?!*【】"
AMBIGUOUS = "发后里干面征着著复余准么麼系制台松只云几斗丑谷历卷板冲钟表游注占舍胡姜叶借折致志郁岳范尽当获汇脏坛"


@cache
def seeds() -> tuple[str, ...]:
    """The five sample articles as they are stored."""
    return tuple(path.read_text("utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt")))


@cache
def keys(configuration: str) -> tuple[str, ...]:
    """Every 7th dictionary key of one of the package's configurations."""
    found = [
        key
        for _, dictionaries in opencc_door.package_chain(configuration)
        for dictionary in dictionaries
        for key in dictionary
    ]
    return tuple(found[::7])


def mixed_texts(configuration: str) -> st.SearchStrategy[str]:
    """Dictionary keys, pieces of the samples, ambiguous characters, separators and noise in any order."""
    whole = "".join(seeds())
    pieces = st.builds(lambda at, size: whole[at : at + size], st.integers(0, len(whole)), st.integers(0, 30))
    words = st.sampled_from(keys(configuration))
    return st.lists(
        st.one_of(
            words,
            # Halves of keys, so that keys overlap and almost match.
            st.builds(lambda word: word[: len(word) // 2 + 1], words),
            st.builds(lambda word: word[len(word) // 2 :], words),
            pieces,
            st.text(AMBIGUOUS, max_size=4),
            st.text(SEPARATORS, max_size=2),
            st.text(st.characters(exclude_categories=()), max_size=3),
        ),
        max_size=14,
    ).map("".join)
