"""The script toggle in the application: from the key to the next frame, on an article and on a text of 5 MB.

The real application runs without a terminal at 120x40. Time is CPU of the whole process from the key until the first
frame with converted text is handed to the driver; what goes on behind (the rest of a book) is not in it. The peer is
what a toggle without a lazy view would do: convert the whole text with the package's own ``OpenCC.convert``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"
SEEDS = Path(__file__).parents[2] / "seeds"
CHARACTERS = 1_800_000
MUST, AIM = 50.0, 20.0  # milliseconds
TIMES = 7


def book(characters: int) -> str:
    """Simplified text of so many code points, in paragraphs."""
    texts = [json.loads(line)["text"] for line in (DATA / "summaries_dev.jsonl").open(encoding="utf-8")]
    out: list[str] = []
    length = 0
    while length < characters:
        for text in texts:
            out.append(text)
            length += len(text) + 1
            if length >= characters:
                break
    return "\n".join(out)[:characters]


async def toggle_times(path: Path) -> list[float]:
    """Milliseconds of CPU from the key ``t`` to the next frame, there and back again."""
    from tests.app.helpers import screen_of, until
    from tui.app import ReaderApp
    from tui.entries import Entry
    from tui.settings import parse
    from tui.shelf import Shelf

    frames: list[float] = []

    class Timed(ReaderApp):
        def _display(self, screen: Any, renderable: Any) -> None:
            super()._display(screen, renderable)
            frames.append(time.process_time())

    app = Timed(Shelf([Entry(str(path))]), parse('script = "hant"\n'))
    times = []
    async with app.run_test(size=(120, 40)) as pilot:
        screen = screen_of(app)
        await until(pilot, lambda: screen.final)
        from summarise.script import build_converters

        build_converters()
        await pilot.press("2", "d", "d")
        # Let the summary, the figures and the rest of the layout come to their end: they would count otherwise.
        await until(pilot, lambda: bool(screen.analysis and screen.analysis.names is not None))
        await asyncio.sleep(2)
        for _ in range(TIMES + 1):
            await pilot.pause()
            before = len(frames)
            began = time.process_time()
            screen.action_toggle_script()
            while len(frames) == before:
                await asyncio.sleep(0)
            times.append(1000 * (frames[before] - began))
            await asyncio.sleep(0.5)
    return sorted(times[1:])


def main(argv: list[str] | None = None) -> int:
    """Print the median time to the next frame, beside converting the whole text with the package."""
    argparse.ArgumentParser(prog="toggle", description=__doc__).parse_args(argv)
    from opencc import OpenCC

    package = OpenCC("s2t")
    package.convert("预热")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "book.txt")
        large.write_text(book(CHARACTERS), "utf-8")
        for name, path in (("an article", sorted(SEEDS.glob("*.txt"))[0]), ("5 MB", large)):
            times = asyncio.run(toggle_times(path))
            median = times[len(times) // 2]
            text = path.read_text("utf-8", "replace")[:100_000]
            began = time.process_time()
            package.convert(text)
            peer = 1000 * (time.process_time() - began) * len(path.read_text("utf-8", "replace")) / len(text)
            failed |= median > MUST
            print(
                f"  {name:12} {median:8.1f} ms to the next frame (least {times[0]:.1f}, most {times[-1]:.1f}); "
                f"must {MUST:.0f}, aim {AIM:.0f}; the package's convert {peer:.0f} ms ({peer / median:.1f} times)"
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
