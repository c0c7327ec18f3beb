"""Stretches of text that no conversion may touch: addresses, e-mail addresses, paths and code.

Each kind is sought by a sign that it cannot do without, so that a text without them costs next to nothing and no text
costs more than a look at each of its characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarise.article import Span

# Code: fenced, then between backticks on one line.
_CODE = re.compile(r"```[\s\S]*?```|``[^\n]*?``|`[^`\n]*`")
# The scheme before ://, read backwards from there.
_SCHEMES = ("https", "http", "ftp", "sftp", "file", "git", "ssh", "magnet", "data", "ws", "wss")
# Characters of an address; Chinese characters belong to it only right after one of its separators, because Chinese
# text follows an address without a space.
_ADDRESS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|(?<=[/=?&#_%.\-])[\u3400-\u9fff]{1,99})+")
_HOST = re.compile(r"@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_LOCAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-")
_WINDOWS = re.compile(r"[^\s<>\"|?*，。；：！？、（）「」“”]+")
# Parts of a path: Latin letters and digits, Chinese characters only right after a stroke.
_PARTS = r"(?:[A-Za-z0-9_.\-/~+@%]|(?<=/)[\u3400-\u9fff]{1,99})"
# /usr/share/..., two parts at least.
_PATH = re.compile(rf"/(?:[A-Za-z0-9_.\-]{{1,255}}|[\u3400-\u9fff]{{1,99}})/{_PARTS}*")
# After ~ . or .. one part is enough.
_SHORT_PATH = re.compile(rf"/{_PARTS}+")
# After a Chinese character only what begins as no enumeration (苹果/Google/微软) does.
_ROOTED_PATH = re.compile(rf"/(?:bin|boot|dev|etc|home|lib|mnt|opt|proc|root|srv|sys|tmp|usr|var|Users)/{_PARTS}*")


def masks(text: str) -> list[Span]:
    """The protected stretches of ``text``, in order, not overlapping."""
    found: list[Span] = []
    if "`" in text:
        found += (Span(*match.span()) for match in _CODE.finditer(text))
    if "://" in text:
        found += _each(text, "://", _address)
    if "www." in text:
        found += _each(text, "www.", _site)
    if "@" in text:
        found += _each(text, "@", _mail)
    if ":\\" in text:
        found += _each(text, ":\\", _windows_path)
    if "/" in text:
        found += _each(text, "/", _path)
    if len(found) < 2:
        return found
    found.sort(key=lambda span: (span.start, -span.end))
    kept = [found[0]]
    for span in found[1:]:
        if span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return kept


def _each(text: str, sign: str, look: Callable[[str, int], Span | None]) -> Iterator[Span]:
    """What ``look`` finds at each occurrence of ``sign`` outside what it found before."""
    at = text.find(sign)
    while at >= 0:
        span = look(text, at)
        if span is not None:
            yield span
        at = text.find(sign, max(at + 1, span.end if span is not None else 0))


def _address(text: str, at: int) -> Span | None:
    before = text[max(0, at - 6) : at].lower()
    scheme = max((name for name in _SCHEMES if before.endswith(name)), key=len, default=None)
    if scheme is None:
        return None
    match = _ADDRESS.match(text, at + 3)
    return None if match is None else Span(at - len(scheme), match.end())


def _site(text: str, at: int) -> Span | None:
    if at and text[at - 1] in _LOCAL:
        return None
    match = _ADDRESS.match(text, at + 4)
    return None if match is None else Span(at, match.end())


def _mail(text: str, at: int) -> Span | None:
    start = at
    while start > 0 and at - start < 64 and text[start - 1] in _LOCAL:
        start -= 1
    match = _HOST.match(text, at) if start < at else None
    return None if match is None else Span(start, match.end())


def _windows_path(text: str, at: int) -> Span | None:
    if not at or not (text[at - 1].isascii() and text[at - 1].isalpha()):
        return None
    if at > 1 and text[at - 2].isascii() and text[at - 2].isalnum():
        return None
    match = _WINDOWS.match(text, at + 2)
    return None if match is None else Span(at - 1, match.end())


def _path(text: str, at: int) -> Span | None:
    """An absolute path, or one that begins with ~ . or ..; not the stroke of 和/或 and 中/英."""
    start = at
    while start > 0 and at - start < 2 and text[start - 1] in "~.":
        start -= 1
    before = text[start - 1 : start]
    if before and (before in "/.~_" or (before.isalnum() and before < "\u3400")):
        return None
    pattern = _SHORT_PATH if start < at else _ROOTED_PATH if before.isalnum() else _PATH
    match = pattern.match(text, at)
    return None if match is None else Span(start, match.end())
