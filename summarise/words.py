"""The one door to jieba and rjieba: words, parts of speech and how rare a word is.

Text is folded one to one first (`summarise.folding.fold`), so that both scripts and both widths give the same words
and offsets are those of the text handed in. Runs of Han characters go to the segmenter, everything else is cut here:
so rjieba and jieba give the same words, and ``GPT-4``, ``3.5%`` or ``C++`` stay whole.
"""

from __future__ import annotations

import os
import re
import stat
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from summarise.folding import fold

_HAN = re.compile(r"[\u4e00-\u9fa5]+")
# Later additions to Unicode, which the segmenter's dictionary does not have: each stands alone.
_RARE = re.compile(r"[\u9fa6-\u9fff]")
# Whatever is not a run of Han: numbers with their sign and percent mark, Latin words, else single characters.
_OTHER = re.compile(
    r"\s+|\d+(?:[.,:]\d+)*(?:%|[A-Za-z]{1,3}(?![A-Za-z]))?|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:[._\-'/+&][A-Za-z0-9\u00c0-\u024f]+)*"
    r"(?:\+\+|#)?|[^\w\s]|[A-Za-z0-9\u00c0-\u024f]+|\w",
)
_CHUNK = 1 << 20
_lock = threading.Lock()
_quiet = False
_loaded = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word, folded, and where it stands: ``fold(text)[start:end]`` (code points)."""

    text: str
    start: int
    end: int


def cut(text: str) -> list[str]:
    """The words of ``text``, folded; joined they are ``fold(text)``."""
    return _cut_folded(fold(text))


def _cut_folded(folded: str) -> list[str]:
    words = _segment_runs(_HAN.findall(folded))
    out: list[str] = []
    for between in _HAN.split(folded):
        # Mostly one mark.
        if len(between) > 1:
            out += _OTHER.findall(between)
        elif between:
            out.append(between)
        out += next(words, ())
    return out


def chinese_words(folded: str) -> list[str]:
    """The words of the Chinese runs of a folded text, in order; a line break stands for whatever parts two runs."""
    if _RARE.search(folded):
        return [word if "\u4e00" <= word[0] <= "\u9fff" else "\n" for word in _cut_folded(folded)]
    runs = _HAN.findall(folded)
    return list(_cut_han("\n".join(runs))) if runs else []


def segment(text: str) -> list[Token]:
    """The words of ``text`` with their places, white space left out."""
    tokens = []
    at = 0
    for word in cut(text):
        end = at + len(word)
        if not word.isspace():
            tokens.append(Token(word, at, end))
        at = end
    return tokens


def tag(text: str) -> list[tuple[Token, str]]:
    """The words of ``text`` with their part of speech, as jieba's posseg finds both, white space left out.

    posseg guesses names it does not know (``nr`` ``nt``), takes about a second to load and reads some 100,000
    characters a second. Its words may differ from those of `segment`.
    """
    posseg = _posseg()
    out = []
    at = 0
    for pair in posseg.cut(fold(text)):
        end = at + len(pair.word)
        if not pair.word.isspace():
            out.append((Token(pair.word, at, end), str(pair.flag)))
        at = end
    return out


def tagged(text: str) -> list[tuple[str, str, bool]]:
    """The words of ``text``, folded, each with its part of speech and whether the dictionary has it.

    Joined, the words are ``fold(text)``. As fast as `cut` where there is rjieba; else posseg does it, much slower and
    with the same dictionary. ``text`` must not hold lone surrogates.
    """
    segmenter = _rjieba()
    if segmenter is not None:
        has_word = segmenter.has_word
        return [(word, part, has_word(word)) for word, part in segmenter.tag(fold(text), True)]
    posseg = _posseg()
    frequency = _jieba().FREQ
    return [(pair.word, pair.flag, bool(frequency.get(pair.word))) for pair in posseg.cut(fold(text))]


@cache
def word_class(word: str) -> str:
    """The part of speech that jieba's dictionary gives a folded word; ``eng`` for Latin, ``x`` where it has none."""
    if not _HAN.fullmatch(word):
        return "eng" if word[:1].isalpha() and word.isascii() else "x"
    segmenter = _rjieba()
    if segmenter is not None:
        tagged: list[tuple[str, str]] = segmenter.tag(word, False)
        return tagged[0][1] if len(tagged) == 1 else "x"
    return dictionary_class(word)


def dictionary_class(word: str) -> str:
    """The same from jieba itself: the fallback without rjieba, and its oracle."""
    if len(list(_jieba().cut(word, HMM=False))) != 1:
        return "x"
    tags: Mapping[str, str] = _posseg().dt.word_tag_tab
    return tags.get(word, "x")


def ready() -> bool:
    """Whether the segmenter is loaded, so that `cut` answers at once."""
    return _loaded


def warm() -> None:
    """Load the segmenter and the table of frequencies; later calls answer at once. May be called in any thread."""
    cut("预热")
    rarity()


@cache
def stop_words() -> frozenset[str]:
    """Function words and other words that say nothing about a text's subject, folded."""
    lines = (Path(__file__).parent / "data" / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def rarity() -> Mapping[str, float]:
    """Inverse document frequency (natural logarithm) of 270,000 words, from the table that jieba comes with."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        return {}
    path = Path(spec.submodule_search_locations[0]) / "analyse" / "idf.txt"
    try:
        parts = path.read_text(encoding="utf-8").split()
    except OSError:
        return {}
    return dict(zip(parts[::2], map(float, parts[1::2]), strict=True))


def cache_folder() -> Path | None:
    """Our own folder for what can be computed again, made for its owner alone; None where there can be none.

    ``DUZHAI_CACHE_DIR`` overrides the place. A folder that belongs to someone else or that others may write to is
    not used: what is read from it would be theirs.
    """
    named = os.environ.get("DUZHAI_CACHE_DIR")
    if named:
        folder = Path(named)
    else:
        from platformdirs import user_cache_dir

        folder = Path(user_cache_dir("duzhai"))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return None
    if os.name == "posix" and (state.st_uid != os.getuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return folder


def silence() -> None:
    """Keep what jieba warns about at import from the user; call it once, before threads start.

    jieba imports pkg_resources, which is deprecated, and its sources hold invalid escapes.
    """
    global _quiet
    if _quiet:
        return
    _quiet = True
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
    warnings.filterwarnings("ignore", message=r".*invalid escape sequence", category=SyntaxWarning)
    warnings.filterwarnings("ignore", message=r".*invalid escape sequence", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message=".*declare_namespace", category=DeprecationWarning)


def _segment_runs(runs: list[str]) -> Iterator[list[str]]:
    """The words of each run of Han, run by run."""
    for chunk in _chunks(runs):
        words = list(_cut_han("\n".join(chunk)))
        at = 0
        for _ in chunk[1:]:
            end = words.index("\n", at)
            yield words[at:end]
            at = end + 1
        yield words[at:]


def _chunks(runs: list[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for run in runs:
        if size + len(run) > _CHUNK and chunk:
            yield chunk
            chunk, size = [], 0
        chunk.append(run)
        size += len(run) + 1
    if chunk:
        yield chunk


def _cut_han(text: str) -> Iterable[str]:
    global _loaded
    segmenter = _rjieba()
    words: Iterable[str] = segmenter.cut(text, True) if segmenter is not None else cut_with_jieba(text)
    _loaded = True
    return words


def cut_with_jieba(text: str) -> Iterable[str]:
    """Runs of Han, line by line, cut by jieba itself: the fallback without rjieba, and its oracle."""
    words: Iterable[str] = _jieba().cut(text)
    return words


@cache
def _rjieba() -> Any | None:
    try:
        import rjieba
    except ImportError:
        return None
    return rjieba


def _jieba() -> Any:
    with _lock:
        return _load_jieba()


@cache
def _load_jieba() -> Any:
    silence()
    import logging

    import jieba

    # Its logger prints to standard error, also when the cache cannot be written.
    jieba.setLogLevel(logging.CRITICAL)
    folder = cache_folder()
    tokenizer = jieba.dt
    # A folder that does not exist keeps jieba from the shared temporary folder: it then does without a cache.
    tokenizer.tmp_dir = str(folder) if folder is not None else os.path.join(os.devnull, "duzhai")
    tokenizer.initialize()
    return tokenizer


def _posseg() -> Any:
    _jieba()
    with _lock:
        import jieba.posseg

        return jieba.posseg
