"""Pinyin that a program put behind Traditional characters: ``創(chuàng)新`` is ``創新``.

The program knew characters by their two bytes in code page 936 and looked for those bytes everywhere, so that the
annotation also stands behind a trail byte and a Latin letter that together look like a listed character
(``在A(yíng)I``: DA41 is 贏), and inside the runs that `summarise.cleaning.shifts` undoes.

People annotate too: for learners, in dictionaries, in poems. What tells the program from a person is the system:
several Traditional characters outside GB 2312, nearly each time they occur, with the reading a dictionary gives
first, and never a character inside GB 2312.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from summarise.cleaning.annotations_readings import PINYIN, has_tone, is_reading, usual_reading
from summarise.cleaning.bytes_cp936 import EURO, EURO_BYTE, char_of, in_gb2312, last_byte, wide
from summarise.folding import fold_script

_BRACKET = re.compile(rf"\(([{PINYIN}]{{1,6}})\)")
_REMNANT = re.compile(rf"\?([{PINYIN}]{{1,6}})\)")
# Code points of the longest half-eaten annotation.
_LONGEST = 8
# What the system must show before anything is touched.
_DISTINCT = 3
_COVERAGE = 0.8
_USUAL = 0.8
_CONTRARY = 0.1


@dataclass(frozen=True, slots=True)
class Annotation:
    """``raw[start:end]`` is a bracket with a reading; ``host`` is the character it belongs to.

    ``whole`` is False where the host's bytes are split between two characters of the text.
    """

    start: int
    end: int
    host: str
    reading: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a document shows: annotations, listed characters, half-eaten brackets, and whether they are a system."""

    annotations: tuple[Annotation, ...]
    listed: frozenset[str]
    remnants: bool
    systematic: bool


NOTHING = Annotated((), frozenset(), False, False)


def split_host(before: str, letter_code: int, reading: str) -> str | None:
    """The listed character made of the last byte of ``before`` and one more byte, if it is read ``reading``."""
    lead = last_byte(before)
    if lead is None or lead < 0x81:
        return None
    host = char_of(lead, letter_code)
    return host if host is not None and not in_gb2312(host) and is_reading(host, reading) else None


@lru_cache(maxsize=4096)
def remnant_hosts(before: str, reading: str) -> tuple[str, ...]:
    """The characters whose bracket was half eaten: ``before?reading)``, where ``?`` is their trail byte and ``(``."""
    return tuple(host for code in range(0x80, 0xFF) if (host := split_host(before, code, reading)))


@lru_cache(maxsize=4096)
def overlapping(before: str, first: str, second: str) -> tuple[tuple[int, int], ...]:
    """The characters that two half-eaten annotations in a row stand in: ``before?first)?second)``.

    Two listed pairs overlapped, and the later one was annotated first: the trail byte of ``before`` and the lead byte
    that the first ``?`` took are read ``first``, that byte and the one the second ``?`` took are read ``second``.

    Returns:
        Each character that fits, as lead and trail byte.
    """
    found: list[tuple[int, int]] = []
    for host in remnant_hosts(before, first):
        lead = last_byte(host)
        assert lead is not None
        found += [(lead, code) for code in range(0x80, 0xFF) if _pair_read(lead, code, second)]
    return tuple(found)


def _pair_read(lead: int, trail: int, reading: str) -> bool:
    """Whether the two bytes are a Traditional character outside GB 2312, as are listed, and it is read ``reading``."""
    host = char_of(lead, trail) if lead > EURO_BYTE else None
    return host is not None and not in_gb2312(host) and fold_script(host) != host and is_reading(host, reading)


def _split_at(raw: str, at: int, code: int, reading: str, last: Annotation | None) -> str | None:
    """The listed character that ends with ``code``, whose first byte is the last one at ``raw[at]``.

    Between the two may stand another annotation, whole or half eaten, where two listed pairs overlapped.
    """
    if raw[at] != ")":
        return split_host(wide(raw[at]), code, reading)
    if last is not None and last.end == at + 1:
        return split_host(wide(raw[last.start - 1]), code, reading)
    mark = raw.rfind("?", max(0, at - _LONGEST), at)
    remnant = _REMNANT.match(raw, mark) if mark > 0 else None
    if remnant is None or remnant.end() != at + 1:
        return None
    for host in remnant_hosts(wide(raw[remnant.start() - 1]), remnant.group(1)):
        lead = last_byte(host)
        if lead is not None and _pair_read(lead, code, reading):
            return char_of(lead, code)
    return None


def _vanished(found: list[Annotation], raw: str) -> list[Annotation]:
    """Hosts for those of ``found`` that have none: a listed one whose first byte vanished in an undefined pair."""
    listed = {a.host for a in found if a.whole}
    out: list[Annotation] = []
    for each in found:
        if each.host:
            out.append(each)
            continue
        code = ord(raw[each.start - 1])
        hosts = [host for host in sorted(listed) if last_byte(host) == code and usual_reading(host) == each.reading]
        if len(hosts) == 1:
            out.append(replace(each, host=hosts[0]))
    return out


def annotation_at(raw: str, at: int, host: str) -> int | None:
    """Where the annotation of ``host`` ends that begins at ``raw[at]``; None where none does.

    It tells nothing but the reading: ``host`` was found otherwise, as the last character of a shifted run is.
    """
    match = _BRACKET.match(raw, at)
    if match is None or in_gb2312(host) or fold_script(host) == host or not is_reading(host, match.group(1)):
        return None
    return match.end()


def _hits(raw: str) -> Iterator[Annotation | None]:
    """The annotations of ``raw`` in order; None for a reading that no program would have put there.

    Where the first byte of the host may have vanished, the annotation has no host yet.
    """
    last: Annotation | None = None
    for match in _BRACKET.finditer(raw):
        start, end, reading = match.start(), match.end(), match.group(1)
        if start == 0:
            continue
        before = raw[start - 1]
        if last is not None and last.end == start and last.reading == reading:
            last = Annotation(start, end, last.host, reading, last.whole)
            yield last
            continue
        host = before if is_reading(before, reading) else None
        whole = host is not None
        if host is None and start > 1:
            # A single byte that can be a trail byte: @ to ~, or 80, which is read as the euro sign.
            code = ord(before) if "@" <= before <= "~" else EURO_BYTE if before == EURO else None
            host = _split_at(raw, start - 2, code, reading, last) if code is not None else None
        if host is not None:
            last = Annotation(start, end, host, reading, whole)
            yield last
        elif has_tone(reading):
            yield Annotation(start, end, "", reading, False) if "@" <= before <= "~" else None


def find_annotations(raw: str) -> Annotated:
    """Find the pinyin annotations of ``raw`` and judge whether a program put them there."""
    if ")" not in raw:
        return NOTHING
    annotations: list[Annotation] = []
    contrary = 0
    for hit in _hits(raw):
        if hit is None:
            contrary += 1
        else:
            annotations.append(hit)
    found = len(annotations)
    annotations = _vanished(annotations, raw)
    contrary += found - len(annotations)
    # The character that a half-eaten one begins in may have an annotation of its own.
    begun = {a.end: a.start for a in annotations}
    remnants = [
        hosts
        for m in _REMNANT.finditer(raw)
        if (at := begun.get(m.start(), m.start()))
        and has_tone(m.group(1))
        and (hosts := remnant_hosts(wide(raw[at - 1]), m.group(1)))
    ]
    kept = tuple(a for a in annotations if fold_script(a.host) != a.host)
    listed = frozenset(a.host for a in kept)
    # The host of a half-eaten one may have lost its first byte as well: then only its reading tells it.
    half = bool(remnants) or any(is_reading(host, m.group(1)) for m in _REMNANT.finditer(raw) for host in listed)
    return Annotated(kept, listed, half, _is_system(raw, kept, listed, contrary, remnants))


def _is_system(
    raw: str,
    annotations: tuple[Annotation, ...],
    listed: frozenset[str],
    contrary: int,
    remnants: list[tuple[str, ...]],
) -> bool:
    distinct = len(listed | {hosts[0] for hosts in remnants})
    if distinct + len(remnants) < _DISTINCT:
        return False
    toned = [a for a in annotations if has_tone(a.reading)]
    total = len(toned) + len(remnants)
    if contrary > _CONTRARY * total:
        return False
    if sum(usual_reading(a.host) == a.reading for a in toned) < _USUAL * len(toned):
        return False
    whole = Counter(a.host for a in annotations if a.whole)
    if not whole:
        return True
    found = Counter(re.findall("[" + "".join(map(re.escape, whole)) + "]", raw))
    return sum(min(found[host], n) for host, n in whole.items()) >= _COVERAGE * sum(found[host] for host in whole)
