"""``duzhai summary``: lengths, methods, scripts, formats, the digest, and files that are never overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarise import convert, read_article, summarise, summary_methods
from tests.cli.conftest import SEEDS, Duzhai


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def notes(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_one_sentence_a_line(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("summary", seeds[0], "-n", "3")
    assert (result.status, result.err) == (0, "")
    expected = summarise(read_article(str(seeds[0])), sentences=3)
    assert result.out.splitlines() == [sentence.text for sentence in expected.sentences]


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ([], {}),
        (["-n", "2"], {"sentences": 2}),
        (["--chars", "150"], {"chars": 150}),
        (["--ratio", "0.1"], {"ratio": 0.1}),
    ],
)
def test_lengths_are_the_library_s(duzhai: Duzhai, seeds: list[Path], args: list[str], wanted: dict[str, Any]) -> None:
    found = records(duzhai("summary", *seeds[:2], *args, "--format", "json").out)
    for seed, record in zip(seeds[:2], found, strict=True):
        expected = summarise(read_article(str(seed)), **wanted)
        assert [one["text"] for one in record["sentences"]] == [one.text for one in expected.sentences]


def test_json_has_the_contract_s_fields(duzhai: Duzhai, seeds: list[Path]) -> None:
    for record in records(duzhai("summary", *seeds, "--json").out):
        assert {"origin", "title", "sentences", "keywords", "method"} <= set(record)
        for sentence in record["sentences"]:
            assert {"start", "end", "text", "score", "rank", "repaired"} <= set(sentence)
            assert sentence["repaired"] in (None, "certain", "uncertain")
        for keyword in record["keywords"]:
            assert set(keyword) == {"text", "score", "mentions"}
    one = seeds[0]
    assert duzhai("summary", one, "--json").out_bytes == duzhai("summary", one, "--format", "json").out_bytes


@pytest.mark.parametrize("method", sorted(set(summary_methods()) - {"auto"}))
def test_every_method(duzhai: Duzhai, seeds: list[Path], method: str) -> None:
    [record] = records(duzhai("summary", seeds[0], "-n", "2", "--json", "--method", method).out)
    assert record["method"] == method
    assert len(record["sentences"]) == 2


def test_the_script_changes_the_wording_and_not_the_choice(duzhai: Duzhai, seeds: list[Path]) -> None:
    # The first seed is Simplified, the last Traditional.
    pair = (seeds[0], seeds[-1])
    plain = records(duzhai("summary", *pair, "-n", "2", "--json").out)
    for script, changed in (("hans", 1), ("tw", 0)):
        shown = records(duzhai("summary", *pair, "-n", "2", "--json", "--script", script).out)
        for before, after in zip(plain, shown, strict=True):
            assert [(one["start"], one["rank"]) for one in before["sentences"]] == [
                (one["start"], one["rank"]) for one in after["sentences"]
            ]
        assert shown[changed]["sentences"][0]["text"] != plain[changed]["sentences"][0]["text"]
        assert shown[0]["title"] == convert(plain[0]["title"], script, source="hans").text  # type: ignore[arg-type]


def test_explain_gives_ranks_and_reasons(duzhai: Duzhai, seeds: list[Path]) -> None:
    out = duzhai("summary", seeds[0], "-n", "2", "--explain").out
    assert "    #1  " in out
    assert "    #2  " in out
    assert "title +" in out or "lead +" in out


def test_together_gives_one_digest(duzhai: Duzhai, seeds: list[Path]) -> None:
    found = records(duzhai("summary", SEEDS, "--together", "-n", "4", "--json").out)
    assert [record["origin"] for record in found] == [str(seed) for seed in seeds]
    ranks = sorted(sentence["rank"] for record in found for sentence in record["sentences"])
    assert ranks == [1, 2, 3, 4]
    out = duzhai("summary", SEEDS, "--together", "-n", "4").out
    for record in found:
        for sentence in record["sentences"]:
            assert sentence["text"] in out


def test_markdown_to_standard_output(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("summary", seeds[0], "--format", "md")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("---\n")
    assert "<!-- duzhai:begin -->" in result.out
    together = duzhai("summary", SEEDS, "--together", "--format", "md")
    assert together.out.count("\n## ") >= 2


def test_one_file_per_article(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("summary", SEEDS, "-o", "notes")
    assert (result.status, result.out) == (0, "")
    written = notes(duzhai.cwd / "notes")
    assert len(written) == 5
    # Nor is a half-written one left.
    assert all(name.endswith(".md") for name in written)
    assert len(result.err_lines) == 5
    for name in written:
        assert any(name in line for line in result.err_lines)


def test_a_file_that_exists_is_reported_and_left_alone(duzhai: Duzhai, seeds: list[Path]) -> None:
    duzhai("summary", seeds[0], "-o", "notes")
    [(name, content)] = notes(duzhai.cwd / "notes").items()
    (duzhai.cwd / "notes" / name).write_text("my own words", "utf-8")
    result = duzhai("summary", seeds[0], seeds[1], "-o", "notes")
    assert result.status == 1
    assert any(name in line and "--force" in line for line in result.err_lines)
    after = notes(duzhai.cwd / "notes")
    assert after[name] == "my own words"
    assert len(after) == 2
    forced = duzhai("summary", seeds[0], "-o", "notes", "--force")
    assert forced.status == 0
    assert notes(duzhai.cwd / "notes")[name] == content


def test_force_keeps_what_the_user_wrote_around_the_marks(duzhai: Duzhai, seeds: list[Path]) -> None:
    duzhai("summary", seeds[0], "-o", "notes", "-n", "1")
    [(name, content)] = notes(duzhai.cwd / "notes").items()
    mine = content.replace("---\n\n<!--", "rating: 5\n---\n\nMy view.\n\n<!--", 1) + "\nMore of mine.\n"
    assert "rating" in mine
    (duzhai.cwd / "notes" / name).write_text(mine, "utf-8")
    assert duzhai("summary", seeds[0], "-o", "notes", "-n", "3", "--force").status == 0
    after = notes(duzhai.cwd / "notes")[name]
    assert "rating: 5" in after
    assert "My view." in after
    assert after.endswith("More of mine.\n")
    longer = records(duzhai("summary", seeds[0], "-n", "3", "--json").out)[0]["sentences"]
    assert after != mine
    assert len(longer) == 3


def test_articles_of_the_same_title_get_files_of_their_own(duzhai: Duzhai) -> None:
    for number in (1, 2):
        text = f"同一个标题\n\n这是第{number}篇文章，说的是技术的发展与问题。它有两句话。\n"
        path = duzhai.cwd / str(number) / "same.txt"
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    result = duzhai("summary", "1/same.txt", "2/same.txt", "-o", "notes")
    assert result.status == 0
    assert len(notes(duzhai.cwd / "notes")) == 2


def test_a_folder_that_cannot_be_written(duzhai: Duzhai, seeds: list[Path]) -> None:
    (duzhai.cwd / "notes").write_text("a file", "utf-8")
    result = duzhai("summary", seeds[0], "-o", "notes")
    assert result.status == 1
    assert len(result.err_lines) == 1
    assert (duzhai.cwd / "notes").read_text("utf-8") == "a file"


def test_a_method_that_is_too_slow_says_so_and_the_rest_goes_on(duzhai: Duzhai, seeds: list[Path]) -> None:
    numbers = [
        f"{number:05d}".translate(str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸")) for number in range(30_000)
    ]
    text = "\n".join(f"第{number}号的{number}研究所发表了报告。" for number in numbers)
    (duzhai.cwd / "book.txt").write_text(text, "utf-8")
    result = duzhai("summary", "book.txt", seeds[0], "--method", "lsa", "--json")
    assert result.status == 1
    assert len(result.err_lines) == 1
    assert result.err.startswith("book.txt: ")
    assert [record["origin"] for record in records(result.out)] == [str(seeds[0])]
