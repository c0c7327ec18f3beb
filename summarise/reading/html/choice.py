"""Which lines of a page are its article.

Every line of the page is weighed: for it speak the extractor, running text beside what the extractor knows, and the
densest part of the page; against it links, furniture by name, and short pieces that nobody knows. The element of the
page whose lines weigh most holds the article; inside it the stretch of lines that weighs most is the article, so that
headings, captions and short paragraphs between known lines stay, whatever the extractor thinks of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summarise.cleaning.furniture_words import RELATED, SHARE, TAGS
from summarise.folding import fold
from summarise.reading.html.density import is_furniture
from summarise.reading.html.text import TextLine, TextWriter

_MARK = re.compile(r"[，。！？；、,.!?;]")
_CHINESE = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[。！？；…”」』.!?][”」』）)]?$")
_LISTED = ("item", "table")
_LISTED_SIGN = re.compile(r"[•●■◆▪·]\s*\w|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]\s*\D|[①-⑳]")
_FURNITURE_TAGS = ("nav", "footer", "aside")
# Letters from which on a line can be recognised in what the extractor kept; less occurs anywhere by chance.
_KNOWN_LETTERS = 8
# In a longer text, in letters, lines are looked up whole: searching for each would take quadratic time.
_SEARCHED = 200_000
# Weights of a letter: running text beside the article, in the densest part, captions, short pieces, furniture. The
# extractor drops short paragraphs by lengths that are made for Latin letters; a Chinese sentence has a third of them,
# so that Chinese text which it does not know is well worth a look and other text is not.
_RUNNING, _RUNNING_DENSE = 0.3, 0.5
_RUNNING_LATIN = -0.05
_CAPTION, _SHORT, _SHORT_DENSE, _LINKED = -0.3, -0.5, -0.1, -0.3
# What a letter counts that the extractor kept although it stands in furniture.
_KNOWN_FURNITURE = 0.3
# The extractor counts as lost where it kept less than this share of the running text of the densest part.
_LITTLE = 0.5
# Two opinions are one where the extractor kept this share of the densest part.
_CONTAINED = 0.8
# The densest part is an opinion where it holds this share of what the extractor kept.
_UNSURE = 0.2
# A line is a link and nothing else from this share of its letters on.
_ONLY_LINK = 0.75
# What a letter counts against the stretch that it stands in where only the order of lines is looked at.
_STRANGE = -0.7
# The home of the article holds this share of the first stretch of known lines.
_HOME = 0.6
# What any line of an unlikely kind costs besides.
_LINE = 4.0
# A lead-in to a list has at most this many code points.
_LONGEST_LEAD = 30
# The first stretch that holds this share of the weightiest one is the article: questions of readers below an article
# may outweigh it, but they do not stand first.
_FIRST = 0.35


@dataclass(frozen=True, slots=True)
class _Weighed:
    line: TextLine
    letters: int
    weight: float
    known: bool
    furniture: bool


def article_lines(lines: list[TextLine], found: Any, dense: Any) -> list[TextLine]:
    """The lines that are the article.

    Args:
        lines: all lines of the page, in order, with their places in its tree.
        found: the element with what the extractor kept (of any tree), or None.
        dense: the densest element of the page's own tree (`summarise.reading.html.density.densest`), or None.
    """
    weighed, agreed = _weighed(lines, found, dense)
    first = frozenset(_along(weighed))
    chosen = _around_home(weighed, first, dense if agreed else None)
    return [weighed[i].line for i in chosen]


def _around_home(weighed: list[_Weighed], first: frozenset[int], dense: Any) -> list[int]:
    """The article by the tree: the weightiest stretch in the element that weighs most, without its furniture."""
    home = _home(weighed, first, dense)
    if home is None:
        return []
    inside = [i for i, w in enumerate(weighed) if home in _above(w.line.place)]
    good = sum(weighed[i].weight for i in inside if weighed[i].known and not weighed[i].furniture)
    # A site may name the article itself like furniture; then the names say nothing.
    named_well = good > 0.7 * sum(weighed[i].weight for i in inside if weighed[i].known)
    inside = [i for i in inside if not weighed[i].furniture or (weighed[i].known and not named_well)]
    return _stretched(inside, weighed, [weighed[i].weight for i in inside])


def _along(weighed: list[_Weighed]) -> list[int]:
    """The article by the order of lines alone: the weightiest stretch of known lines of the whole page."""
    weights = [w.letters if w.known else _STRANGE * w.letters - 6 for w in weighed]
    return _stretched(list(range(len(weighed))), weighed, weights)


def _stretched(inside: list[int], weighed: list[_Weighed], weights: list[float]) -> list[int]:
    """The first of the weightiest stretches of the lines ``inside``, without lists of links."""
    kept = {id(line) for line in _without_link_lists([weighed[i].line for i in inside])}
    pairs = [
        (i, weight)
        for i, weight in zip(inside, weights, strict=True)
        if id(weighed[i].line) in kept and not _is_teaser(weighed[i])
    ]
    start, end = _stretch([weight for _, weight in pairs])
    if start < end:
        end = _with_list([weighed[i] for i, _ in pairs], end)
    return [i for i, _ in pairs[start:end]]


def _is_teaser(w: _Weighed) -> bool:
    """Whether a line is the title of another page: a heading that leads there, and that the extractor did not keep."""
    line = w.line
    elsewhere = all(not address.startswith("#") for _, _, address in line.links)
    return not w.known and line.kind == "heading" and line.link_share > _ONLY_LINK and elsewhere


def _without_link_lists(lines: list[TextLine]) -> list[TextLine]:
    """The lines without runs of three and more that are nothing but links, and without such lines at the end.

    A run to which a sentence leads over is part of the text.
    """
    out: list[TextLine] = []
    run: list[TextLine] = []
    for line in lines:
        if line.linked:
            run.append(line)
            continue
        out += run if len(run) < 3 or _leads_over(out) else []
        run = []
        out.append(line)
    return out + run if _leads_over(out) else out


def _leads_over(lines: list[TextLine]) -> bool:
    return bool(lines) and lines[-1].text.endswith((":", "：")) and _runs(lines[-1])


def _with_list(lines: list[_Weighed], end: int) -> int:
    """Where a stretch ends that ends at ``end`` without the list behind it: such lines weigh nothing by themselves.

    A list of links belongs to the article where its last sentence leads over to it.
    """
    at = end
    led = _leads_over([lines[end - 1].line])
    while at < len(lines) and not lines[at].furniture:
        line = lines[at].line
        if line.link_share > 0.5 and not (led and line.kind == "item"):
            break
        at += 1
        if line.kind in _LISTED or _LISTED_SIGN.match(line.text):
            end = at
        elif line.kind != "heading" and not _announces(line):
            break
    return end


def _announces(line: TextLine) -> bool:
    """Whether the line is a short lead-in to a list, and not to the tags of the page, to sharing it, to other pages."""
    if len(line.text) > _LONGEST_LEAD or not line.text.endswith((":", "：")):
        return False
    words = fold(line.text[:-1]).lower() + ":"
    return not (SHARE.match(words) or TAGS.match(words) or RELATED.match(words))


def _weighed(lines: list[TextLine], found: Any, dense: Any) -> tuple[list[_Weighed], bool]:
    """The weights of all lines, and whether the article is to be sought in or around ``dense``."""
    in_dense = set(dense.iter()) if dense is not None else set()
    names: dict[Any, bool] = {}
    furniture = [_in_furniture(line.place, names) for line in lines]
    known = [
        n * (_KNOWN_FURNITURE if bad else 1.0) for n, bad in zip(_known_letters(lines, found), furniture, strict=True)
    ]
    running = [float(len(_letters(line.text))) * (line.place in in_dense and _runs(line)) for line in lines]
    # Titles of other pages weigh nothing here: only running text can be the article.
    sure = [n * _runs(line) for line, n in zip(lines, known, strict=True)]
    agreed = sum(n for line, n in zip(lines, sure, strict=True) if line.place in in_dense)
    little = sum(sure) < _LITTLE * sum(running)
    # Where the two opinions speak of different parts of the page, the one that speaks of the earlier part is right:
    # what readers say and what else is new stands below an article, and so do notices about cookies.
    if agreed >= _CONTAINED * sum(running) > 0 and not _is_chinese(lines, sure):
        pass
    elif agreed < 0.5 * sum(sure) or not agreed:
        if sum(running) > _UNSURE * sum(sure) and (_middle(running) < _middle(sure) or not sum(sure)):
            known = running
        else:
            in_dense = set()
    elif little:
        known = running
    weighed = [
        _Weighed(line, len(_letters(line.text)), n or _guess(line, bad, line.place in in_dense), n > 0, bad)
        for line, n, bad in zip(lines, known, furniture, strict=True)
    ]
    return weighed, bool(in_dense)


def _is_chinese(lines: list[TextLine], weights: list[float]) -> bool:
    """Whether Chinese characters, and not kana or hangul, are a tenth and more of the lines that weigh anything."""
    texts = [line.text for line, weight in zip(lines, weights, strict=True) if weight]
    count, others = (sum(len(some.findall(text)) for text in texts) for some in (_CHINESE, _KANA))
    return count * 10 >= sum(weights) and others * 10 < count


def _middle(weights: list[float]) -> float:
    """The place, as an index, before which half of the weight lies; infinity where there is no weight."""
    left = sum(weights) / 2
    for i, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return float(i)
    return float("inf")


def _guess(line: TextLine, furniture: bool, dense: bool) -> float:
    """The weight of a line that the extractor does not know."""
    n = len(_letters(line.text))
    if furniture:
        return -_LINE
    if line.link_share > 0.5:
        return _LINKED * n - _LINE
    if line.kind == "caption":
        return _CAPTION * n
    if _runs(line):
        return (_RUNNING_LATIN if not _CHINESE.search(line.text) else _RUNNING_DENSE if dense else _RUNNING) * n
    return (_SHORT_DENSE if dense else _SHORT) * n - _LINE


def _runs(line: TextLine) -> bool:
    """Whether the line is running text: long and with marks, or a short sentence."""
    text = line.text
    long = len(text) >= 20 and _MARK.search(text) is not None
    return line.link_share <= 0.5 and (long or (len(text) >= 8 and _SENTENCE_END.search(text) is not None))


def _known_letters(lines: list[TextLine], found: Any) -> list[int]:
    """For each line the number of its letters if ``found`` holds it, else 0."""
    if found is None:
        return [0] * len(lines)
    wanted = _letters("".join(found.itertext()))
    writer = TextWriter()
    writer.write(found)
    pieces = {_letters(line.text) for line in writer.lines}
    out = []
    for line in lines:
        letters = _letters(line.text)
        is_known = len(letters) >= _KNOWN_LETTERS and (
            letters in pieces or (len(wanted) < _SEARCHED and letters in wanted)
        )
        out.append(len(letters) if is_known else 0)
    return out


def _home(weighed: list[_Weighed], first: frozenset[int], dense: Any) -> Any:
    """The element whose lines weigh most; of several the innermost. None where nothing speaks for any.

    It holds most of the lines ``first``, which the order of the page makes the likely article; with ``dense`` only what
    lies in that or around it counts.
    """
    totals: dict[Any, float] = {}
    knowns: dict[Any, float] = {}
    near = set(dense.iter()) | set(_above(dense)) if dense is not None else None
    for i, w in enumerate(weighed):
        for e in _above(w.line.place):
            totals[e] = totals.get(e, 0.0) + w.weight
            knowns[e] = knowns.get(e, 0.0) + w.letters * (i in first)
    enough = _HOME * max(knowns.values(), default=0.0)
    best, most = None, 0.0
    # Elements were met from the inside outwards, so the first of equals is the innermost.
    for e, total in totals.items():
        if total > most + 1e-9 and knowns[e] >= enough and (near is None or e in near):
            best, most = e, total
    return best


def _stretch(weights: list[float]) -> tuple[int, int]:
    """The first of the weightiest stretches, as a half-open range."""
    stretches: list[tuple[float, int, int]] = []
    best, begun, end, total = 0.0, 0, 0, 0.0
    for i, weight in enumerate(weights):
        total += weight
        if total > best:
            best, end = total, i + 1
        elif total <= 0:
            if best > 0:
                stretches.append((best, begun, end))
            best, begun, end, total = 0.0, i + 1, i + 1, 0.0
    if best > 0:
        stretches.append((best, begun, end))
    most = max((weight for weight, _, _ in stretches), default=0.0)
    return next(((a, b) for weight, a, b in stretches if weight >= _FIRST * most), (0, 0))


def _in_furniture(place: Any, seen: dict[Any, bool]) -> bool:
    """Whether an element around the line is furniture by its tag or its name; ``seen`` remembers the answers."""
    above = list(_above(place))
    answer = False
    for e in reversed(above):
        if e not in seen:
            seen[e] = answer or e.tag in _FURNITURE_TAGS or is_furniture(e)
        answer = seen[e]
    return answer


def _above(place: Any) -> Iterator[Any]:
    """``place`` and the elements around it, from the inside outwards."""
    while place is not None:
        yield place
        place = place.getparent()


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
