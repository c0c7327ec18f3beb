"""What a search of the library found, as the screen shows it: in the reader's script, the hit set apart."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.inputs import display_path, is_address

if TYPE_CHECKING:
    from summarise.library import Hit, Library
    from tui.showing import ScriptChoice

Parts = tuple[str, str, str]
"""A text in three: what stands before the hit, the hit, what stands behind it; without a hit all of it is behind."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """An article that was found. ``at`` is the hit's offset into the raw text, None where only the title has it.

    ``title`` is the first sentence where ``has_title`` is False. ``cut`` says that there is text before ``context``.
    """

    number: int
    at: int | None
    title: Parts
    has_title: bool
    source: str
    date: str
    pinyin: bool
    context: Parts
    cut: bool


def shown_hits(library: Library, hits: Iterable[Hit], choice: ScriptChoice) -> list[ShownHit]:
    """``hits`` in the script of ``choice``; for a worker, since converting and unpacking articles take time."""
    return [_shown(library, hit, choice) for hit in hits]


def _shown(library: Library, hit: Hit, choice: ScriptChoice) -> ShownHit:
    item = hit.item
    parts = _in_script(hit.context, hit.context_start, hit.context_end, item.script, choice)
    in_title = hit.start is None
    if in_title and item.title:
        title, context = parts, (item.gist or "", "", "")
        context = _in_script(context[0], 0, 0, item.script, choice)
    else:
        title, context = _in_script(item.title or _stand_in(hit), 0, 0, item.script, choice), parts
    source = _in_script(item.source or item.author or "", 0, 0, item.script, choice)
    return ShownHit(
        number=item.id,
        at=hit.raw_start,
        title=title,
        has_title=item.title is not None,
        source="".join(source),
        date=(item.published or "")[:10],
        pinyin=hit.pinyin,
        context=context,
        cut=hit.start is not None and hit.start > hit.context_start,
    )


def _stand_in(hit: Hit) -> str:
    """The first sentence of an article without a title, or the name of its file."""
    origin = display_path(hit.item.origin or "")
    return hit.item.opening or (origin if is_address(origin) else os.path.basename(origin))


def _in_script(text: str, start: int, end: int, script: str | None, choice: ScriptChoice) -> Parts:
    """``text`` in three parts, each in the script that is read."""
    shown: str = text
    if text and script in ("Hans", "Hant", "mixed"):
        target = choice.target_for(script)  # type: ignore[arg-type]
        if target != "original":
            from summarise.script import convert_paragraphs

            conversion = convert_paragraphs(
                (text,),
                None if script == "mixed" else (script,),  # type: ignore[arg-type]
                target,
                regional=choice.regional,
                quotes=choice.quotes,
                words=choice.own.words,
            )
            shown, start, end = conversion.text, conversion.to_target(start), conversion.to_target(end)
    return (shown[:start], shown[start:end], shown[end:])
