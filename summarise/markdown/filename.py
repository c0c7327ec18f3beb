"""Names for the files that notes are saved under: the same on every system, inside the folder, and short enough."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from summarise.article import Article
from summarise.markdown.note import article_identity
from summarise.results import Target

PATTERN = "{date} {title}"
FIELDS = ("title", "date", "source", "author", "id")
"""What a pattern may name in braces."""
MAX_BYTES = 200
"""UTF-8 bytes of a file name with its ending; file systems allow 255, and a number may have to be added."""

_FIELD = re.compile(r"\{(\w*)\}")
# Forbidden in Obsidian links ([ ] # ^ |), on Windows (< > : " / \ | ? *) or anywhere (control characters).
_FORBIDDEN = re.compile(r'[\[\]#^|/\\:*?"<>\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
# Other invisible characters make names that look alike; these two hold emoji and some scripts together.
_JOINERS = "\u200c\u200d"
_DOTS = re.compile(r"\.{2,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def file_name(article: Article, pattern: str = PATTERN, target: Target = "original") -> str:
    r"""A safe file name ending in ``.md``.

    Args:
        article: the article to be saved.
        pattern: text with ``{title} {date} {source} {author} {id}``; a field that the article lacks leaves nothing.
        target: the script that the name is in.

    Returns:
        A name of at most `MAX_BYTES` UTF-8 bytes without ``[ ] # ^ | / \ : * ? " < >``, never hidden, reserved or
        outside its folder.

    Raises:
        ValueError: for a field that does not exist.
    """
    values = {
        "title": article.title or _stand_in(article),
        "date": (article.published or "")[:10],
        "source": article.source or "",
        "author": article.author or "",
        "id": article_identity(article),
    }
    if (name := strange_field(pattern)) is not None:
        raise ValueError(f"There is no field {{{name}}}; the fields are {{{'}, {'.join(FIELDS)}}}.")
    filled = _FIELD.sub(lambda match: values[match.group(1)], pattern)
    if target != "original":
        from summarise.script import convert

        filled = convert(filled, target).text
    stem = _bounded(_safe(filled), MAX_BYTES - len(".md"))
    if not stem:
        stem = values["id"]
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem}.md"


def strange_field(pattern: str) -> str | None:
    """The first name in braces in ``pattern`` that is none of `FIELDS`; None where all are."""
    return next((name for name in _FIELD.findall(pattern) if name not in FIELDS), None)


def _stand_in(article: Article) -> str:
    """A name for an article without a title: its file's, else its first words."""
    if article.origin and "://" not in article.origin and article.origin != "-":
        return PurePath(article.origin.replace("\\", "/")).stem
    return next((text.strip()[:24] for text in article.paragraphs if text.strip()), "")


def _safe(text: str) -> str:
    text = unicodedata.normalize("NFC", _SURROGATE.sub("", text))
    text = "".join(" " if unicodedata.category(c) == "Cf" and c not in _JOINERS else c for c in text)
    text = re.sub(r"\s+", " ", _FORBIDDEN.sub(" ", _DOTS.sub(" ", text)))
    return text.strip(" .-_\u3000")


def _bounded(text: str, limit: int) -> str:
    """``text`` cut to ``limit`` UTF-8 bytes, never inside a character."""
    raw = text.encode("utf-8")
    if len(raw) <= limit:
        return text
    return raw[:limit].decode("utf-8", "ignore").rstrip(" .-_")
