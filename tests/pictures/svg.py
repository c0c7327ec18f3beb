"""A screen as SVG, every run of characters as wide as its cells, whatever font the viewer has.

Textual's own export gives a run of text as many columns as it has characters, which squeezes Chinese to half its
width in a browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

CELL, ROW, SIZE = 9.0, 20.0, 15.0
"""Width of a cell, height of a row and size of the font, in pixels."""
FONTS = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono','Menlo','Consolas','PingFang SC',monospace"


def to_svg(lines: Sequence[Iterable[Segment]], columns: int, foreground: str, background: str) -> str:
    """The picture of ``lines``, each ``columns`` cells wide."""
    width, height = columns * CELL, len(lines) * ROW
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-size="{SIZE:g}" '
        f'font-family="{FONTS}">',
        f'<rect width="{width:g}" height="{height:g}" fill="{background}"/>',
    ]
    for number, line in enumerate(lines):
        backs, texts = [], []
        at = 0
        for segment in line:
            style = segment.style or Style.null()
            front, back = _colours(style, foreground, background)
            cells = cell_len(segment.text)
            if back != background:
                backs.append(_box(at, number, cells, back))
            for text, first, length in _runs(segment.text):
                texts.append(_text(text, at + first, length, number, front, style))
            at += cells
        parts += [*backs, *texts]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _colours(style: Style, foreground: str, background: str) -> tuple[str, str]:
    front = style.color.get_truecolor().hex if style.color and not style.color.is_default else foreground
    back = style.bgcolor.get_truecolor().hex if style.bgcolor and not style.bgcolor.is_default else background
    return (back, front) if style.reverse else (front, back)


def _box(at: int, row: int, cells: int, colour: str) -> str:
    return f'<rect x="{at * CELL:g}" y="{row * ROW:g}" width="{cells * CELL:g}" height="{ROW:g}" fill="{colour}"/>'


def _text(text: str, at: int, cells: int, row: int, colour: str, style: Style) -> str:
    marks = "".join(
        mark
        for on, mark in (
            (style.bold, ' font-weight="bold"'),
            (style.italic, ' font-style="italic"'),
            (style.underline, ' text-decoration="underline"'),
        )
        if on
    )
    return (
        f'<text x="{at * CELL:g}" y="{row * ROW + 15:g}" textLength="{cells * CELL:g}" lengthAdjust="spacingAndGlyphs" '
        f'xml:space="preserve" fill="{colour}"{marks}>{escape(text)}</text>'
    )


def _runs(text: str) -> Iterator[tuple[str, int, int]]:
    """Runs of characters of one width, without the blanks around them: text, first cell, cells."""
    at = start = 0
    run = ""
    for character in [*text, ""]:
        cells = cell_len(character) if character else -1
        if run and (cells != cell_len(run[0]) or character in (" ", "\u3000")):
            yield run, start, at - start
            run = ""
        if character and character not in (" ", "\u3000"):
            if not run:
                start = at
            run += character
        at += max(0, cells)
