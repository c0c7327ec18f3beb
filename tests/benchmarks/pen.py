"""Reading with a pen: explaining a word, and selecting by word in a text of 5 MB.

The real application runs without a terminal at 120x40; time is CPU of the whole process. ``K``: from the key until the
panel tells spelling, places and dictionary (100,000 entries), the words and converters being loaded. Selecting: from
the key until the next frame is handed to the driver, each time at another place of the text.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.toggle import CHARACTERS, SEEDS, book

K_MUST = 50.0  # milliseconds
FRAME = 1000 / 60  # milliseconds
TIMES = 15


async def measure(path: Path) -> tuple[list[float], list[float]]:
    """Milliseconds for ``K``, and for one step by word while selecting."""
    from tests.app.helpers import screen_of, until
    from tui import catalogue
    from tui.app import ReaderApp
    from tui.entries import Entry
    from tui.screens.word import WordPanel
    from tui.settings import parse
    from tui.shelf import Shelf

    frames: list[float] = []
    drawn = asyncio.Event()

    class Timed(ReaderApp):
        def _display(self, screen: Any, renderable: Any) -> None:
            super()._display(screen, renderable)
            frames.append(time.process_time())
            drawn.set()

    async def frame() -> float:
        """The moment at which the next frame was handed over; waiting for it costs nothing."""
        drawn.clear()
        await drawn.wait()
        return frames[-1]

    app = Timed(Shelf([Entry(str(path))]), parse(""))
    explained, selected = [], []
    async with app.run_test(size=(120, 40)) as pilot:
        screen = screen_of(app)
        # Cleaning a book may take longer than a test has patience.
        while not screen.final or not screen.analysis or screen.analysis.names is None:
            await asyncio.sleep(0.1)
        from summarise.script import build_converters
        from summarise.words import warm

        build_converters()
        warm()
        await asyncio.sleep(2)
        assert screen.article is not None
        length = len(screen.article.text)
        await pilot.press("2", "v")
        for number in range(TIMES + 1):
            pane = screen.pane
            pane.select(length * number // (TIMES + 2), length * number // (TIMES + 2) + 1)
            await pilot.pause()
            began = time.process_time()
            pane.action_caret_word(1)
            selected.append(1000 * (await frame() - began))
            # The cursor alone again, and the screen at rest, as it is when a reader presses the key.
            pane.mark_start = None
            await pilot.pause(0.1)
            began = time.process_time()
            screen.action_explain_word()
            shown = await frame()
            while not (isinstance(app.screen, WordPanel) and catalogue.text("word.here") in app.screen.told):
                shown = await frame()
            explained.append(1000 * (shown - began))
            app.screen.dismiss(None)
            await until(pilot, lambda: app.screen is screen)
    return sorted(explained[1:]), sorted(selected[1:])


async def bare() -> list[float]:
    """Milliseconds until a dialog of Textual's own, one line over a screen of text, is handed to the driver."""
    from textual.app import App, ComposeResult
    from textual.screen import ModalScreen
    from textual.widgets import Static

    drawn = asyncio.Event()
    text = (SEEDS / "000_e3271c18603eeaf3.txt").read_text("utf-8")

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(text, markup=False)

        def _display(self, screen: Any, renderable: Any) -> None:
            super()._display(screen, renderable)
            if isinstance(screen, Panel):
                drawn.set()

    class Panel(ModalScreen[None]):
        def compose(self) -> ComposeResult:
            yield Static("词")

    taken = []
    app = Bare()
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(TIMES + 1):
            drawn.clear()
            began = time.process_time()
            app.push_screen(Panel())
            await drawn.wait()
            taken.append(1000 * (time.process_time() - began))
            app.pop_screen()
            await pilot.pause()
    return sorted(taken[1:])


def glossary() -> str:
    """A dictionary that has an entry for every single character and for many words."""
    from summarise.words import cut

    text = (SEEDS / "000_e3271c18603eeaf3.txt").read_text("utf-8")
    words = dict.fromkeys([*cut(book(60_000)), *cut(text), *map(chr, range(0x4E00, 0x9FA5))])
    lines = [f"{word} {word} [a1] /meaning {i}/" for i, word in enumerate(words) if word.strip() and " " not in word]
    lines += [f"甲{i} 甲{i} [jia3] /made up/" for i in range(100_000 - len(lines))]
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Print the medians and the worst of both, on an article and on a book."""
    parser = argparse.ArgumentParser(prog="pen", description=__doc__)
    parser.add_argument("--only", choices=("article", "book"), help="one of the two texts")
    only = parser.parse_args(argv).only
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("DUZHAI_CONFIG_DIR", "DUZHAI_DATA_DIR"):
            os.environ[variable] = str(folder / variable)
            (folder / variable).mkdir()
        (folder / "DUZHAI_CONFIG_DIR" / "cedict.txt").write_text(glossary(), "utf-8")
        big = folder / "book.txt"
        if only != "article":
            big.write_text(book(CHARACTERS), "utf-8")
        failed = False
        dialog = asyncio.run(bare())
        print(f"Textual  a bare dialog   median {dialog[TIMES // 2]:6.1f} ms   worst {dialog[-1]:6.1f} ms")
        for label, path in (("article", SEEDS / "000_e3271c18603eeaf3.txt"), ("book", big)):
            if only not in (None, label):
                continue
            explained, selected = asyncio.run(measure(path))
            for what, found, most in (("K", explained, K_MUST), ("select by word", selected, FRAME)):
                middle = found[len(found) // 2]
                failed |= middle > most
                print(
                    f"{label:8} {what:15} median {middle:6.1f} ms   worst {found[-1]:6.1f} ms   (must: {most:.0f} ms)"
                    f"   {middle / dialog[TIMES // 2]:.1f} times the bare dialog"
                )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
