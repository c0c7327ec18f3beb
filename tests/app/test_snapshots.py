"""How the reader looks, at three sizes and in two themes: compared with pictures that somebody has looked at.

After a change that is meant to be seen, accept it with ``pytest --snapshot-update`` and look at the pictures.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.pictures.__main__ import take

SIZES = [(60, 20), (80, 24), (120, 40)]
THEMES = ["duzhai-dark", "duzhai-light"]


class Picture(SingleFileSnapshotExtension):
    """One SVG a picture."""

    # The first is what syrupy 4 reads, the second what later versions do.
    _file_extension = "svg"
    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_reader(snapshot: SnapshotAssertion, size: tuple[int, int], theme: str) -> None:
    picture = await take(size, theme, ("enter",))
    assert picture == snapshot(extension_class=Picture)
