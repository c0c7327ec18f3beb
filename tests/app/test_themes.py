"""The colours: contrast by WCAG, at all colours and at 256; NO_COLOR; terminals of 16 colours."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from textual.widget import Widget

from tests.app.helpers import reader, settled, until
from tui import themes
from tui.reader import looks

WIDE = (120, 40)
ENOUGH = 4.5
"""WCAG 2.1, 1.4.3: the least contrast of text."""


def luminance(colour: ColorTriplet) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)) == pytest.approx(21)
    assert contrast(ColorTriplet(119, 119, 119), ColorTriplet(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def faint(widget: Widget, system: ColorSystem) -> list[tuple[str, str, float]]:
    """The parts of a widget whose text stands out too little."""
    found = []
    for name in ("", *sorted(widget._component_styles)):
        style = widget.rich_style
        if name:
            style += widget.get_component_rich_style(name, partial=True)
        assert style.color is not None
        assert style.bgcolor is not None
        text, ground = (c.downgrade(system).get_truecolor() for c in (style.color, style.bgcolor))
        if contrast(text, ground) < ENOUGH:
            found.append((widget.id or type(widget).__name__, name, round(contrast(text, ground), 2)))
    return found


@pytest.mark.parametrize("theme", [theme.name for theme in (themes.DARK, themes.LIGHT, themes.CONTRAST)])
async def test_every_text_stands_out(theme: str) -> None:
    app = reader(settings=f'theme = "{theme}"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        parts = [screen.pane, screen.article_list, screen.summary_pane, screen.figures_panel, screen.status]
        widgets = [*parts, screen.query_one("#keys"), *screen.query("Heading")]
        systems = [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT]
        if theme == themes.CONTRAST.name:
            systems.append(ColorSystem.STANDARD)
        for system in systems:
            assert [part for widget in widgets for part in faint(widget, system)] == []


async def test_no_color_leaves_no_colour_and_the_cursor_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await until(pilot, lambda: screen.article_list.has_focus)
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
        assert styles
        assert all(c is None or c.is_default for style in styles for c in (style.color, style.bgcolor))
        assert any(style.reverse for style in styles)
        names = [name for name in looks.COMPONENTS if name.startswith("reader--figure-")]
        figures = [screen.pane.get_component_rich_style(name) for name in names]
        assert figures
        assert all(style.bold and not style.underline for style in figures)
        assert screen.pane.get_component_rich_style("reader--link").underline


@pytest.mark.parametrize(
    ("env", "theme"),
    [
        ({"TERM": "linux"}, "terminal"),
        ({"TERM": "xterm-16color"}, "terminal"),
        ({"TERM": "xterm-256color"}, "duzhai-dark"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "duzhai-dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "duzhai-light"),
    ],
)
def test_the_theme_suits_the_terminal(monkeypatch: pytest.MonkeyPatch, env: dict[str, str], theme: str) -> None:
    for name in ("TERM", "COLORTERM", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert themes.suggested() == theme
