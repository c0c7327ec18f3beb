"""What cannot be read is said in one clear sentence; what the caller knows is used as it stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from summarise.article import ArticleError
from summarise.reading import files as files_module
from summarise.reading import parse_article, read_article, read_provisional
from summarise.watch import Cancelled, Watch
from tests.summarise.article_checks import check_article

ROOT = Path(__file__).parents[2]
PROSE = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"


def office(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


UNREADABLE = {
    "binary": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "binary noise": bytes(range(256)) * 40,
    "binary zeros": b"\0" * 5000,
    "binary program": b"\x7fELF" + bytes(range(200)) * 20,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "word": office("word/document.xml"),
    "word old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "word rtf": b"{\\rtf1\\ansi hello}",
    "zip": office("holiday.jpg"),
    "empty": b"",
    "empty white": b" \n\t \r\n",
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_text(case: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(UNREADABLE[case])
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    error = caught.value
    assert error.code == case.split(maxsplit=1)[0]
    assert error.origin == str(path)
    assert str(path) in str(error)
    assert "\n" not in str(error)
    assert isinstance(error, ValueError)


def test_missing_folder_and_device(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="does not exist") as missing:
        read_article(tmp_path / "no.txt")
    assert missing.value.code == "missing"
    with pytest.raises(ArticleError, match="is a folder") as folder:
        read_article(tmp_path)
    assert folder.value.code == "directory"
    with pytest.raises(ArticleError, match="not a possible file name"):
        read_article("a\0b")
    with pytest.raises(ArticleError, match="does not exist"):
        read_provisional(tmp_path / "no.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "pipe")
    assert caught.value.code == "not-a-file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(PROSE, encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert caught.value.code == "denied"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_BYTES", 100)
    path = tmp_path / "long.txt"
    path.write_text(PROSE * 10, encoding="utf-8")
    for source in (path, path.read_bytes()):
        with pytest.raises(ArticleError) as caught:
            read_article(source)
        assert caught.value.code == "too-large"


def test_zero_bytes_and_lone_surrogates_are_readable() -> None:
    article = read_article((PROSE[:10] + "\0\0" + PROSE[10:]).encode())
    check_article(article)
    assert article.text == PROSE
    assert [r.reason for r in article.removed] == ["residue"]
    article = parse_article(PROSE[:10] + "\ud800" + PROSE[10:])
    check_article(article)
    assert article.text == PROSE[:10] + "�" + PROSE[10:]
    article.text.encode("utf-8")


def test_what_the_caller_gives_is_used_as_it_stands() -> None:
    text = f"中文标题在这里,很好\n来源:新华社 时间:2023-05-27 21:52\n\n{PROSE}\n{PROSE}"
    article = parse_article(
        text, title="中文标题在这里，很好", source="别处", author="某人", published="2020-01-01", url="http://a.b"
    )
    assert (article.title, article.source, article.author) == ("中文标题在这里，很好", "别处", "某人")
    assert (article.published, article.url) == ("2020-01-01", "http://a.b")
    assert article.text == f"{PROSE}\n{PROSE}"
    assert [r.reason for r in article.removed] == ["title", "date"] or article.removed[0].reason == "title"
    other = parse_article(text, title="完全不同的题目")
    assert other.title == "完全不同的题目"
    assert "中文标题在这里" in other.text


def test_raw_is_the_decoded_text_untouched() -> None:
    raw = "  第一行文字在这里。\r\n\r\n\t第二行文字也在这里。\n"
    article = read_article(raw.encode())
    assert article.raw == raw
    assert article.text == "第一行文字在这里。\n第二行文字也在这里。"
    assert read_provisional(raw, text=True).text == article.text


def test_origin_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROSE.encode("gbk"))
    article = read_article(str(path))
    assert (article.origin, article.encoding) == (str(path), "gb18030")
    assert read_article(PROSE.encode()).origin is None
    assert parse_article(PROSE).encoding is None


def test_the_same_article_in_both_forms_of_input(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    assert read_article(path).text == read_article(path.read_bytes()).text == parse_article(PROSE).text


def test_provisional_imports_nothing_heavy() -> None:
    code = (
        "import json, sys\nfrom summarise.reading import read_provisional\n"
        "read_provisional('中文。\\n第二行。', text=True); read_provisional('中文'.encode('gbk') * 50)\n"
        "print(json.dumps(sorted(m for m in sys.modules if m.startswith('summarise'))))\n"
        "assert not {'lxml', 'trafilatura', 'jieba', 'numpy', 'opencc', 'zipfile', 'http'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True
    )
    loaded = json.loads(done.stdout)
    assert "summarise.cleaning.pipeline" not in loaded
    assert "summarise.script" not in loaded


def test_work_can_be_stopped() -> None:
    watch = Watch()
    parse_article(PROSE, watch=watch)
    watch.cancel()
    with pytest.raises(Cancelled):
        parse_article(PROSE, watch=watch)


def test_provisional_shows_no_source_of_pages() -> None:
    article = read_provisional(f"<html><body><p>{PROSE}</p></body></html>".encode())
    check_article(article)
    assert (article.text, article.paragraphs, article.blocks) == ("", (), ())
    with pytest.raises(ArticleError):
        read_provisional(UNREADABLE["pdf"])
