"""What must hold of everything the program makes of what it reads."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from summarise import convert
from summarise.results import Target as Script

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def check_csv(content: str) -> None:
    """No cell is a formula to a spreadsheet, and every row has the columns of the head."""
    rows = list(csv.reader(io.StringIO(content)))
    for row in rows:
        assert len(row) == len(rows[0])
        for cell in row:
            if cell.lstrip(" \u3000").startswith(FORMULA):
                float(cell)


def check_conversion(text: str, target: Script, wide: bool) -> None:
    """Ends map to ends, and places keep their order, both ways."""
    done = convert(text, target, regional=wide, quotes=wide)
    assert (done.to_target(0), done.to_target(len(text))) == (0, len(done.text))
    assert (done.to_source(0), done.to_source(len(done.text))) == (0, len(text))
    there = [done.to_target(at) for at in range(0, len(text) + 1, max(1, len(text) // 200))]
    back = [done.to_source(at) for at in range(0, len(done.text) + 1, max(1, len(done.text) // 200))]
    assert there == sorted(there) and back == sorted(back)
    assert text.count("\n") == done.text.count("\n")


def check_note(note: str) -> None:
    """The front matter ends where it should, and nothing in it is a line of its own."""
    lines = note.split("\n")
    assert lines[0] == "---"
    end = lines.index("---", 1)
    for line in lines[1:end]:
        name, colon, value = line.partition(": ")
        assert line == "tags:" or line.startswith("  - ") or (name.isascii() and name.isalpha() and colon and value)
        if value.startswith('"'):
            assert isinstance(json.loads(value), str)
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in note)


RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{i}" for name in ("com", "lpt") for i in range(10))}


def check_file_name(name: str) -> None:
    """A name of one file in its folder on every system."""
    assert name.endswith(".md") and len(name.encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d" for c in name)
    assert name[0] not in " .-" and ".." not in name and name[:-3] == name[:-3].rstrip(" .")
    assert name.partition(".")[0].strip().casefold() not in RESERVED


BIDI = set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check_harmless(text: str) -> None:
    """Nothing in ``text`` steers a terminal or turns its direction."""
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 or c in BIDI for c in text)
