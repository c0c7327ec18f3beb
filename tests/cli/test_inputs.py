"""Whatever a path may turn out to be: one sentence for what cannot be read, and the rest goes on."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Duzhai
from tests.summarise.books import book

COMMANDS = [["read"], ["summary"], ["figures"], ["read", "--json"], ["summary", "--together"], ["figures", "--board"]]


def _word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 << 30)


def _locked(path: Path) -> None:
    algorithm = '<x><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
    path.write_bytes(
        book({"a.xhtml": "<p>文章</p>"}, more={"META-INF/encryption.xml": f"{algorithm}</EncryptedData></x>"})
    )


BAD: dict[str, Callable[[Path], object]] = {
    "missing.txt": lambda path: None,
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_bytes(b" \n\t\n"),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "paper.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
    "renamed.txt": lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
    "report.docx": _word,
    "old.doc": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "huge.txt": _huge,
    "locked.epub": _locked,
    "cut.epub": lambda path: path.write_bytes(book({"a.xhtml": "<p>文章</p>"})[:-100]),
    "bomb.epub": lambda path: path.write_bytes(book({"a.xhtml": "<p>" + "零" * 3_000_000})),
    "cut.mht": lambda path: path.write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"),
    "no/such/folder.txt": lambda path: None,
    "line\nfeed.txt": lambda path: None,
}


@pytest.fixture
def good(duzhai: Duzhai, seeds: list[Path]) -> Path:
    path = duzhai.cwd / "good.txt"
    path.write_bytes(seeds[0].read_bytes())
    return path


@pytest.mark.parametrize("name", BAD)
def test_one_sentence_and_the_rest_goes_on(duzhai: Duzhai, good: Path, name: str) -> None:
    BAD[name](duzhai.cwd / name)
    result = duzhai("read", name, "good.txt", "--json")
    assert result.status == 1
    assert len(result.err_lines) == 1, result.err
    assert " ".join(name.split()) in result.err
    assert "Traceback" not in result.err
    [record] = [json.loads(line) for line in result.out.splitlines()]
    assert record["origin"] == "good.txt"


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_every_command_tells_and_goes_on(duzhai: Duzhai, good: Path, args: list[str]) -> None:
    result = duzhai(*args, "missing.txt", "good.txt", "also-missing.txt")
    assert result.status == 1
    assert [line.partition(" ")[0].rstrip(":") for line in result.err_lines] == ["missing.txt", "also-missing.txt"]
    assert result.out


@pytest.mark.parametrize("name", ["paper.pdf", "report.docx"])
def test_other_formats_say_what_to_do(duzhai: Duzhai, name: str) -> None:
    BAD[name](duzhai.cwd / name)
    for command in (["read"], ["convert", "--to", "tw"]):
        result = duzhai(*command, name)
        assert result.status == 1
        assert any(word in result.err.lower() for word in ("text", "html"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(duzhai: Duzhai, good: Path) -> None:
    good.chmod(0)
    result = duzhai("read", "good.txt")
    assert result.status == 1
    assert len(result.err_lines) == 1


def test_a_folder_is_searched_for_text_in_order(duzhai: Duzhai, good: Path) -> None:
    tree = duzhai.cwd / "tree"
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden/d.txt", ".e.txt", "picture.png", "README"):
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("这是一篇很短的文章，说的是发展。", "utf-8")
    (tree / "tool").write_bytes(b"\x7fELF\0\0\0\0")
    result = duzhai("read", "tree", "--json")
    assert result.status == 0
    found = [json.loads(line)["origin"] for line in result.out.splitlines()]
    assert found == ["tree/README", "tree/a.md", "tree/b.txt", "tree/sub/c.html"]
    assert len(result.err_lines) == 1
    assert "2" in result.err


def test_the_parts_of_a_saved_page_are_no_articles(duzhai: Duzhai, good: Path) -> None:
    tree = duzhai.cwd / "saved"
    for name in ("文章.html", "文章_files/frame.html", "文章_files/ad.html", "other_files/kept.txt"):
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<html><body><p>" + "这是一篇很短的文章，说的是发展。" * 5 + "</p></body></html>", "utf-8")
    result = duzhai("read", "saved", "--json")
    found = [json.loads(line)["origin"] for line in result.out.splitlines()]
    assert found == ["saved/文章.html", "saved/other_files/kept.txt"]


def test_a_folder_that_contains_itself(duzhai: Duzhai, good: Path) -> None:
    (duzhai.cwd / "loop").mkdir()
    (duzhai.cwd / "loop" / "again").symlink_to(duzhai.cwd / "loop", target_is_directory=True)
    (duzhai.cwd / "loop" / "a.txt").write_bytes(good.read_bytes())
    result = duzhai("read", "loop", "--json")
    assert len(result.out.splitlines()) == 1


def test_a_folder_without_text(duzhai: Duzhai) -> None:
    (duzhai.cwd / "none").mkdir()
    result = duzhai("summary", "none")
    assert (result.status, result.out) == (1, "")
    assert len(result.err_lines) == 1


def test_an_address_that_nobody_answers(duzhai: Duzhai, good: Path) -> None:
    result = duzhai("read", "http://127.0.0.1:9/article", "good.txt", "--json")
    assert result.status == 1
    assert len(result.err_lines) == 1
    assert "http://127.0.0.1:9/article" in result.err
    assert len(result.out.splitlines()) == 1


def test_empty_standard_input(duzhai: Duzhai) -> None:
    result = duzhai("summary", "-")
    assert (result.status, result.out) == (1, "")
    assert len(result.err_lines) == 1
