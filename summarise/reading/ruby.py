"""Ruby, the small writing above or behind words: how they are read, which is not shown, or what they mean."""

from __future__ import annotations

import re

from summarise.cleaning.annotations_readings import PINYIN, has_tone

_SYLLABARIES = re.compile("[\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u02c7\u02ca\u02cb\u02d9\\s・ˉ]+")
_LETTERS = re.compile(rf"[{PINYIN}'’\s]+")

# A syllable of pinyin that has lost its tone.
_SYLLABLE = re.compile(
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|ü|üe)"
)


def is_reading_of(base: str, ruby: str) -> bool:
    """Whether ``ruby`` only tells how ``base`` is read: in kana, bopomofo or pinyin."""
    ruby = ruby.strip().lower()
    if not ruby or _SYLLABARIES.fullmatch(ruby):
        return True
    if not _LETTERS.fullmatch(ruby):
        return False
    syllables = ruby.split()
    return has_tone(ruby) or (len(syllables) == len(base.strip()) and all(map(_SYLLABLE.fullmatch, syllables)))
