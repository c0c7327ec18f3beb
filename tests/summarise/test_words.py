from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise import words
from summarise.folding import fold

DATA = Path(__file__).parents[1] / "data"


def lines() -> list[str]:
    articles = (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()[::25]
    return [line for article in articles for line in json.loads(article)["text"].split("\n") if line]


def test_rjieba_and_jieba_give_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rjieba")
    texts = lines()
    fast = [words.cut(text) for text in texts]
    monkeypatch.setattr(words, "_rjieba", lambda: None)
    assert [words.cut(text) for text in texts] == fast


def test_rjieba_and_jieba_give_the_same_parts_of_speech() -> None:
    pytest.importorskip("rjieba")
    different = {word for text in lines()[:150] for word in words.cut(text) if "\u4e00" <= word[0] <= "\u9fa5"}
    assert len(different) > 1000
    assert {word for word in different if words.word_class(word) != words.dictionary_class(word)} == set()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="中國语言A1.%-' \u3000\n\ud800\x00𠀀", max_size=40))
def test_the_words_are_the_folded_text(text: str) -> None:
    assert "".join(words.cut(text)) == fold(text)
    for token in words.segment(text):
        assert fold(text)[token.start : token.end] == token.text
        assert not token.text.isspace()


def test_both_scripts_give_the_same_words() -> None:
    assert words.segment("國產大模型與國外的差距") == words.segment("国产大模型与国外的差距")


@pytest.mark.parametrize(
    ("text", "whole"),
    [("GPT-4很强", "GPT-4"), ("涨了3.5%。", "3.5%"), ("会C++吗", "C++"), ("5G网络", "5G"), ("1,750亿", "1,750")],
)
def test_latin_words_and_numbers_stay_whole(text: str, whole: str) -> None:
    assert whole in words.cut(text)


def test_posseg_finds_unknown_names() -> None:
    tagged = words.tag("記者採訪了張偉華。")
    assert [token.text for token, kind in tagged if kind == "nr"] == ["张伟华"]
    assert all(fold("記者採訪了張偉華。")[token.start : token.end] == token.text for token, _ in tagged)


def test_rare_words_weigh_more() -> None:
    rarity = words.rarity()
    assert len(rarity) > 200_000
    assert rarity["芯片"] > rarity["中国"] > 0


def test_the_cache_folder_is_ours_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUZHAI_CACHE_DIR", str(tmp_path / "cache"))
    folder = words.cache_folder()
    assert folder == tmp_path / "cache"
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        folder.chmod(0o777)
        assert words.cache_folder() is None


def test_a_cache_folder_that_cannot_be_made_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DUZHAI_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert words.cache_folder() is None


def test_jieba_is_silent_and_keeps_to_the_cache_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from summarise import words; words.silence(); words._rjieba = lambda: None\n"
        "assert words.cut('我们学习')==['我们','学习'], words.cut('我们学习')\n"
    )
    environment = {**os.environ, "DUZHAI_CACHE_DIR": str(tmp_path / "c"), "TMPDIR": str(tmp_path / "t")}
    (tmp_path / "t").mkdir()
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=root, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["jieba.cache"]
    assert list((tmp_path / "t").iterdir()) == []


def test_no_heavy_library_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, summarise; from summarise import words, sentences, ranking, markdown\n"
        "summarise.summary_methods()\n"
        "heavy = {'jieba', 'rjieba', 'numpy', 'sumy', 'nltk', 'requests', 'opencc', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
