"""From bytes to text: which encoding, and what was lost.

A ladder from the certain to the likely: what the caller says, a byte order mark, UTF-8, the zero bytes of UTF-16,
and then whichever of the Chinese encodings gives the most common characters and the fewest impossible ones. A
declaration inside the bytes (HTML) is a hint only: many are wrong. Bytes that mean nothing become U+FFFD.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from summarise.article import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Names of encodings that are read by a larger one of the same family.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "euc_cn": "gb18030"}
_CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
# Bytes looked at to choose among the candidates; the choice does not get better with more.
_SAMPLE = 1 << 13
# At most this share of broken sequences among the characters beyond ASCII, and a text still counts as UTF-8.
_BROKEN_UTF8 = 0.02
# What a hint is worth, as a share of common characters.
_HINT = 0.03
# A reading that leaves out the first byte must be better by this share of common characters.
_CUT_BEGINNING = 0.15
_ASCII_ESCAPES = {b"~{": "hz", b"\x1b$": "iso2022_jp_2"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding that it was read with."""

    text: str
    encoding: str


def common_share(text: str) -> float:
    """`summarise.cleaning.commonness.common_share`, loaded only for what is not plainly UTF-8."""
    from summarise.cleaning import commonness

    return commonness.common_share(text)


def known_encoding(name: str) -> str | None:
    """The Python name of the encoding to read what calls itself ``name``; None for a name that nobody knows."""
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name
        b"".decode(known)
    except (LookupError, ValueError):
        return None
    return _WIDER.get(known.replace("-", "_"), known)


def decode(data: bytes, *, encoding: str | None = None, hint: str | None = None, origin: str = "input") -> Decoded:
    """Decode ``data``; never fails on bytes, which become U+FFFD where they mean nothing.

    Args:
        data: the bytes of one document.
        encoding: the encoding to use, whatever the bytes look like; nothing is guessed then.
        hint: what the document says about itself; believed only where it fits nearly as well as the best.
        origin: named in the error.

    Raises:
        ArticleError: ``encoding`` when the given encoding is not known.
    """
    if encoding is not None:
        name = known_encoding(encoding)
        if name is None:
            sentence = f"{origin}: {encoding!r} is not the name of a known encoding; try utf-8, gb18030 or big5."
            raise ArticleError("encoding", origin, sentence)
        for bom, of in _BOMS:
            if data.startswith(bom) and (of == name or (name in ("utf-16", "utf-32") and of.startswith(name))):
                return Decoded(data[len(bom) :].decode(of, "replace"), of)
        return Decoded(data.decode(name, "replace"), name)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(name, "replace"), name)
    return _utf8(data) or _zero_bytes(data) or _nearly_utf8(data) or _most_common(data, hint)


def _utf8(data: bytes) -> Decoded | None:
    """Strict UTF-8, of which the last character may be cut."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    rest = decoder.getstate()[0]
    if rest and len(text) < 2:
        return None
    if text.isascii() and "\0" not in text:
        for mark, name in _ASCII_ESCAPES.items():
            if mark in data:
                escaped = _try(data, name)
                if escaped and common_share(escaped) > 0.5:
                    return Decoded(escaped, name)
    if "\0" in text and _zero_bytes(data):
        return None
    return Decoded(text + "�" if rest else text, "utf-8")


def _zero_bytes(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: the zero bytes of its ASCII characters stand all on the same side."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.01 * len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    if common_share(text) < 0.4 or text.count("�") * 20 > len(text):
        return None
    return Decoded(data.decode(name, "replace"), name)


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes or a cut beginning."""
    start = 0
    while start < min(3, len(data)) and 0x80 <= data[start] < 0xC0:
        start += 1
    sample = data[start : start + _SAMPLE * 2].decode("utf-8", "replace")
    beyond = sum(1 for c in sample if c > "\x7f")
    # A cut at the sample's end is no fault; a document that is short may have one fault for every 20 characters.
    broken = sample.count("�") - 1
    if not beyond or broken > max(_BROKEN_UTF8 * beyond, 0 if beyond < 20 else 1):
        return None
    if common_share(sample) < 0.3 and broken > 0:
        return None
    return Decoded(data.decode("utf-8", "replace"), "utf-8")


def _most_common(data: bytes, hint: str | None) -> Decoded:
    sample = data[:_SAMPLE]
    wanted = known_encoding(hint) if hint else None
    best_name, best_skip, best = "gb18030", 0, -9.0
    for name in _CANDIDATES:
        for skip in (0, 1):
            # Skipping a byte reads a text whose beginning was cut inside a character; UTF-16 stays shifted for good.
            if skip and sample[:1] < b"\x80" and not name.startswith("utf-16"):
                continue
            score = _score(sample[skip:], name) - _CUT_BEGINNING * skip
            if name == wanted:
                score += _HINT
            if score > best + 1e-9:
                best_name, best_skip, best = name, skip, score
    if best < 0.2:
        western = wanted if wanted and not wanted.startswith("utf-16") else None
        return _western(data, western, "gb18030" if best_name.startswith("utf-16") else best_name)
    text = data[best_skip:].decode(best_name, "replace")
    return Decoded("�" + text if best_skip else text, best_name)


def _western(data: bytes, wanted: str | None, chinese: str) -> Decoded:
    """Bytes that are Chinese in no encoding: what the document says, or a Western text, or the least bad reading."""
    if wanted is not None:
        text = data.decode(wanted, "replace")
        if text.count("�") * 50 <= len(text):
            return Decoded(text, wanted)
    beyond = sum(1 for b in data[:_SAMPLE] if b > 0x7F)
    if beyond * 4 < len(data[:_SAMPLE]):
        return Decoded(data.decode("cp1252", "replace"), "cp1252")
    return Decoded(data.decode(chinese, "replace"), chinese)


def _score(sample: bytes, name: str) -> float:
    """Share of common characters, less what the encoding could not read."""
    if name.startswith("utf-16"):
        sample = sample[: len(sample) // 2 * 2]
    text = sample.decode(name, "replace")
    beyond = sum(1 for c in text if c > "\x7f") or 1
    private = sum(1 for c in text if "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f")
    return common_share(text) - 3 * text.count("�") / beyond - private / beyond


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
