"""Make the pictures of the README from the running program: ``python -m tests.pictures [FOLDER]``."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.app.helpers import reader, settled
from tests.pictures.svg import to_svg

HERE = Path(__file__).parent
SHOTS: tuple[tuple[str, tuple[int, int], str, tuple[str, ...]], ...] = (
    ("reader-120x40", (120, 40), "duzhai-dark", ("enter",)),
    ("reader-light-120x40", (120, 40), "duzhai-light", ("enter",)),
    ("reader-80x24", (80, 24), "duzhai-dark", ("enter", "3")),
    ("reader-60x20", (60, 20), "duzhai-dark", ("enter",)),
)


async def take(size: tuple[int, int], theme: str, keys: Sequence[str], article: int = 0) -> str:
    """The screen after ``keys`` as SVG."""
    app = reader(settings=f'theme = "{theme}"\nlanguage = "en"\n')
    async with app.run_test(size=size) as pilot:
        screen = await settled(pilot)
        if article:
            screen.action_next_article(article)
            await settled(pilot)
        for key in keys:
            await pilot.press(key)
        screen.unsay()
        await settled(pilot, gists=True)
        theme_now = app.current_theme
        return to_svg(
            app.screen._compositor.render_strips(),
            size[0],
            theme_now.foreground or "#ffffff",
            theme_now.background or "#000000",
        )


def main() -> int:
    """Write every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, size, theme, keys in SHOTS:
        (folder / f"{name}.svg").write_text(asyncio.run(take(size, theme, keys)), "utf-8")
        print(folder / f"{name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
