"""Everything that adding an article takes apart from writing it: done in worker processes, without the database."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from summarise.article import Article, ArticleError
from summarise.folding import fold
from summarise.library.fingerprints import sketch_of_normal
from summarise.library.identity import content_key
from summarise.library.packing import pack
from summarise.library.pinyin import pinyin_keys
from summarise.library.rows import Failure
from summarise.library.terms import normal, terms_of_normal
from summarise.opening import first_sentence
from summarise.words import chinese_words, rarity

_LONGEST = 4
_REPEATED = 2
# And the line break that parts two runs of Chinese.
_FUNCTION = frozenset(
    "\n"
    "的了是在和与也都就不有我你他她它这那为对从到把被让上下中里等个一二两三很更最还又"
    "及或而但并向以其之所将会能可要说们年月日"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be written.

    ``shown`` is what the list shows of it; ``words`` are the Chinese words by which pinyin finds it.
    """

    key: bytes
    origin: str | None
    modified: float | None
    size: int | None
    title: str | None
    source: str | None
    author: str | None
    published: str | None
    url: str | None
    encoding: str | None
    script: str
    region: str | None
    chars: int
    repairs: int
    uncertain: int
    shown: str
    opening: str | None
    packed: bytes
    terms: str
    hashes: tuple[int, ...]
    limit: int
    words: tuple[str, ...]

    @property
    def filter(self) -> str:
        """What the list's filter looks through."""
        return fold(self.shown).lower()

    @property
    def pinyin(self) -> str:
        """The same by pinyin, worked out where it is written: pypinyin's tables are not for every process."""
        return " ".join(pinyin_keys(self.shown))


def prepare(article: Article, origin: str | None = None) -> Prepared:
    """``article`` ready to be written, as coming from ``origin`` (else from where it says itself)."""
    origin = origin if origin is not None else article.origin
    modified, size = stamp(origin)
    opening = first_sentence(article) if article.title is None else None
    shown = " ".join(part for part in (article.title or opening, article.source, article.author) if part)
    title, text = normal(article.title or ""), normal(article.text)
    fingerprint = sketch_of_normal(text)
    repairs = [repair for repair in article.repairs if repair.kind != "typography"]
    return Prepared(
        key=content_key(article.raw),
        origin=origin,
        modified=modified,
        size=size,
        title=article.title,
        source=article.source,
        author=article.author,
        published=article.published,
        url=article.url,
        encoding=article.encoding,
        script=article.script,
        region=article.region,
        chars=article.length,
        repairs=len(repairs),
        uncertain=sum(not repair.certain for repair in repairs),
        shown=shown,
        opening=opening,
        packed=pack(article),
        terms=terms_of_normal(title, text),
        hashes=tuple(fingerprint.hashes),
        limit=fingerprint.limit,
        words=_words(f"{title}\n{text}"),
    )


def prepare_origin(origin: str, reader: Callable[[str], Article] | None = None) -> Prepared | Failure:
    """Read and prepare what lies at ``origin``; what cannot be read is a `Failure`, never an exception."""
    try:
        if reader is None:
            from summarise.reading import read_article

            reader = read_article
        article = reader(origin)
        # A line of a file of many may say where its article came from.
        return prepare(article, article.origin or origin)
    except ArticleError as error:
        return Failure(origin, error.code, str(error))
    except MemoryError:
        return Failure(origin, "too-large", f"{origin} is too large for this computer's memory")
    except Exception as error:
        # One broken file must not stop an import of thousands; what happened stands in the report.
        return Failure(origin, "broken", f"{origin} cannot be read ({type(error).__name__}: {error})")


def stamp(origin: str | None) -> tuple[float | None, int | None]:
    """When the file at ``origin`` was changed last (seconds since 1970) and its size in bytes; None for no file."""
    try:
        status = os.stat(origin) if origin else None
    except (OSError, ValueError):
        status = None
    return (status.st_mtime, status.st_size) if status else (None, None)


def _words(text: str) -> tuple[str, ...]:
    """The Chinese words of two to four characters, the words in them, and repeated pairs such as 大 模型."""
    words = chinese_words(text)
    known = rarity()
    out = {word for word in set(words) if 1 < len(word) <= _LONGEST}
    # 放风筝 is one word to the segmenter.
    out |= {part for word in out if len(word) > 2 for part in (word[:2], word[-2:]) if part in known}
    pairs = Counter(
        [
            first + second
            for first, second in pairwise(words)
            if (len(first) == 1 or len(second) == 1) and first not in _FUNCTION and second not in _FUNCTION
        ]
    )
    out |= {pair for pair, count in pairs.items() if count >= _REPEATED and len(pair) <= _LONGEST}
    return tuple(out)
