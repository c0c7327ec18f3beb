"""``duzhai convert``: standard input and files, line by line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from summarise import convert
from tests.cli.conftest import Duzhai

TEXT = "这是软件的头发问题，皇后在后面。"


def test_standard_input_to_standard_output(duzhai: Duzhai) -> None:
    result = duzhai("convert", "--to", "hant", stdin=TEXT.encode())
    assert (result.status, result.err) == (0, "")
    assert result.out == "這是軟件的頭髮問題，皇后在後面。"


def test_what_is_no_chinese_passes_through_byte_for_byte(duzhai: Duzhai) -> None:
    data = b"a\r\n\n\xef\xbb\xbf plain \x00 text\r\xf0\x9f\x98\x80\n no end"
    result = duzhai("convert", "--to", "tw", stdin=data)
    assert result.status == 0
    assert result.out_bytes == data


def test_bytes_that_are_no_utf_8_pass_through(duzhai: Duzhai) -> None:
    head = (TEXT + "\n").encode() * 50
    result = duzhai("convert", "--to", "hant", stdin=head + b"\xff\xfe\x80 end\n")
    assert result.status == 0
    assert result.out_bytes.endswith(b"\xff\xfe\x80 end\n")


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16"])
def test_other_encodings_come_out_as_utf_8(duzhai: Duzhai, encoding: str) -> None:
    line = "這是繁體的文章，講的是發展與問題。\n" if encoding == "big5" else TEXT + "\n"
    result = duzhai("convert", "--to", "hans", stdin=(line * 20).encode(encoding))
    expected = convert(line, "hans").text
    assert result.out.lstrip("\ufeff") == expected * 20


def test_original_changes_nothing(duzhai: Duzhai) -> None:
    assert duzhai("convert", "--to", "original", stdin=TEXT.encode()).out == TEXT


@pytest.mark.parametrize("target", ["hans", "tw"])
def test_a_file_is_converted_as_the_library_converts_it(duzhai: Duzhai, seeds: list[Path], target: str) -> None:
    for seed in (seeds[0], seeds[-1]):
        result = duzhai("convert", "--to", target, seed)
        assert (result.status, result.err) == (0, "")
        raw = seed.read_bytes().decode("utf-8")
        assert result.out.count("\n") == raw.count("\n")
        assert result.out == duzhai("convert", "--to", target, stdin=seed.read_bytes()).out


def test_regional_words_and_quotes_are_switches(duzhai: Duzhai) -> None:
    line = "他说：“软件的质量。”\n".encode() * 3
    plain = duzhai("convert", "--to", "tw", stdin=line).out
    assert "軟件" in plain
    assert "“" in plain
    switched = duzhai("convert", "--to", "tw", "--regional", "--quotes", stdin=line).out
    assert "軟體" in switched
    assert "「" in switched


def test_a_short_line_follows_the_lines_before(duzhai: Duzhai) -> None:
    # 里 in a Simplified text is 裡; in a Traditional text it stays.
    simplified = duzhai("convert", "--to", "hant", stdin="这个问题说的是发展。\n在山里\n".encode()).out
    assert simplified.splitlines()[1] == convert("在山里", "hant", source="hans").text


def test_it_streams(duzhai: Duzhai) -> None:
    process = subprocess.Popen(
        duzhai.command("convert", "--to", "hant"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=duzhai.env,
        cwd=duzhai.cwd,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for line in ("软件\n", "头发\n"):
        process.stdin.write(line.encode())
        process.stdin.flush()
        # The answer comes while the input is still open.
        assert process.stdout.readline().decode() == convert(line, "hant").text
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    process.stdout.close()


def test_a_line_without_end_is_converted_in_pieces(duzhai: Duzhai) -> None:
    result = duzhai("convert", "--to", "hant", stdin=("软件的问题，" * 40_000).encode())
    assert result.out == "軟件的問題，" * 40_000


def test_a_missing_file(duzhai: Duzhai) -> None:
    result = duzhai("convert", "--to", "tw", "none.txt")
    assert (result.status, result.out) == (1, "")
    assert len(result.err_lines) == 1
    assert "none.txt" in result.err
