"""The part of a page that holds most running text and least links: a second opinion beside the extractor's."""

from __future__ import annotations

import re
from typing import Any

from summarise.cleaning.wordlists import words_of

_MARKS = re.compile(r"[，。！？；、,.!?;]")
_OUT = re.compile(
    r"comment|sidebar|footer|related|recommend|breadcrumb|share|advert|banner|copyright|pagination|hot-?list|rank|login|popup|"
    r"toolbar|reply|cookie|consent|onetrust|privacy|infobox|navbox|catlinks|editsection|reflist|评论|推荐",
    re.IGNORECASE,
)
_SKIP = words_of("script style noscript template svg iframe nav footer aside button select textarea")


def text_weight(element: Any) -> float:
    """How much running text ``element`` holds: code points of pieces with sentence marks, links left out."""
    return sum(
        _piece(e.text) * (e.tag not in ("a", "ref")) + _piece(e.tail) for e in element.iter() if isinstance(e.tag, str)
    )


def _piece(text: str | None) -> float:
    bare = (text or "").strip()
    return float(len(bare)) if len(bare) >= 20 and _MARKS.search(bare) else 0.0


def densest(tree: Any) -> Any:
    """The element whose children and grandchildren hold most running text; None for a page without any.

    Paragraphs give their length to their parent and half of it to their grandparent (the idea of Readability), so
    that a container of paragraphs wins over both a single paragraph and the whole page.
    """
    score: dict[Any, float] = {}
    out: set[Any] = set()
    for e in tree.iter():
        parent = e.getparent()
        if not isinstance(e.tag, str) or parent in out or e.tag in _SKIP or is_furniture(e):
            out.add(e)
            continue
        if e.tag in ("a", "title", "head", "meta"):
            continue
        own = _piece(e.text) + sum(_piece(child.tail) for child in e)
        if not own:
            continue
        # Text broken by <br> alone makes its own element the container.
        pieces = sum(1 for child in e if child.tag == "br")
        if pieces >= 2 or parent is None:
            score[e] = score.get(e, 0.0) + own
            continue
        score[parent] = score.get(parent, 0.0) + own
        above = parent.getparent()
        if above is not None:
            score[above] = score.get(above, 0.0) + own / 2
    return max(score, key=lambda e: score[e], default=None)


def is_furniture(e: Any) -> bool:
    """Whether the class or the id of ``e`` says that it is page furniture."""
    return e.tag not in ("body", "html", "article", "main") and bool(
        _OUT.search(f"{e.get('class') or ''} {e.get('id') or ''}")
    )
