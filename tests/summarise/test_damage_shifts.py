"""Runs that are read one byte off are read aright, and what is guessed says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.cleaning.damage import find_damage
from summarise.cleaning.edits import Edit
from summarise.watch import Cancelled, Watch
from tests.benchmarks.damage import apply
from tests.damage import MARKS, Recipe, damage, fold

SEEDS = Path(__file__).parents[2] / "seeds"
DATA = Path(__file__).parents[1] / "data" / "summaries_dev.jsonl"
# A text that proves the damage by itself, so that short runs are judged in a damaged document.
PROOF = "进度是非常快的，在这样一个背景之下，我们相信中美之间的算力差距是有机会可以去弥补的"

READINGS = {"這": "zhè", "蹤": "zōng", "個": "gè", "問": "wèn", "對": "duì", "業": "yè", "發": "fā", "應": "yīng"}


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def bare(text: str) -> str:
    return fold(text).replace(" ", "")


def repaired(raw: str) -> str:
    return apply(raw, find_damage(raw))


@pytest.mark.parametrize(
    ("number", "fragments"),
    [
        ("001", ["非常快的，在這樣一個背景", "并且帶來就是說教育", "主辦方。科大訊飛劉總", "我們為什么會miss(錯過)"]),
        ("001", ["確實是非常可怕的事情,至少從現在", "AI干不了的事。現在OpenAI", "不斷縮小。\n", "越來越小。\n"]),
        ("002", ["增長超24%。《元宇宙日爆》統計,截至", "B端用戶服務,湯道生說:“都會有。”\n", "雖能夠為預訓練大模型"]),
        ("002", ["這些應用。”他指出，未來10年,應用領域", "差距大概2年。”\n", "能頂得住研發壓力的", "是芯片。????"]),
        ("003", ["主要是因為以下幾個原因:", "規范和管理條例。這些", "沒資格談論高科技和未來企業的走向"]),
        ("003", ["90% 的精力。”“而創業,需要", "目熟能詳的深度學習框架"]),
    ],
)
def test_the_damaged_samples(number: str, fragments: list[str]) -> None:
    text = repaired(seed(number))
    assert [fragment for fragment in fragments if fragment not in text] == []


@pytest.mark.parametrize("number", ["000", "004"])
def test_the_sound_samples_are_left_alone(number: str) -> None:
    assert find_damage(seed(number)) == ()


@pytest.mark.parametrize("undefined", ["private", "vanish"])
@pytest.mark.parametrize("loss", ["question", "vanish"])
def test_both_ways_of_losing_a_byte(loss: str, undefined: str) -> None:
    recipe = Recipe(marks=MARKS, loss=loss, undefined=undefined)  # type: ignore[arg-type]
    line = "進度是非常快的速度，我們相信這件事是有機會可以做到的。”“而創業，需要考慮的事情就更複雜了。"
    struck = damage(line, recipe)
    assert struck.shifted
    assert bare(repaired(struck.text)) == bare(line)


def test_the_guess_is_apart_from_what_the_bytes_force() -> None:
    struck = damage(PROOF, Recipe(marks="？"))
    edits = find_damage(struck.text)
    guesses = [edit for edit in edits if not edit.certain]
    forced = [edit for edit in edits if edit.certain]
    assert guesses[0].restored == "常"
    assert guesses[0].runner_up not in (None, "常")
    assert all(edit.runner_up is None for edit in forced)
    assert sum(len(edit.restored) for edit in forced) > 3 * sum(len(edit.restored) for edit in guesses)


def test_what_is_lost_is_shown_as_lost() -> None:
    # The digit goes with the trail byte before it, and no other digit tells which one it was.
    line = "进度是非常快的，我们相信大家已经知道将会有300个人来参加这个会议"
    text = repaired(damage(line, Recipe(marks="？")).text)
    assert "�00个人" in text


def test_a_proven_document_gives_away_short_runs() -> None:
    short = "创造出来的事。可是大家都知道"
    alone = damage(short, Recipe(marks="？")).text
    text = f"{damage(PROOF, Recipe(marks='？')).text}\n{alone}"
    assert bare(repaired(text)).endswith(bare(short))


@pytest.mark.parametrize(
    "text",
    [
        "你说什么?!他问道。真的吗??当然!!",
        "“什么?!”他大声问,“怎么会?;不可能!”",
        "if (a ? b : c) { return x?.y ?? z; } // 注释,说明;",
        "坐标为(x, y); 公式 $E=mc^2$,其中m是质量;见§3.2。",
        "俄罗斯总统弗拉基米尔·弗拉基米罗维奇·普京,以及阿卜杜勒·拉赫曼·穆罕默德。",
        "楚辞云：袅袅兮秋风，洞庭波兮木叶下。登白薠兮骋望，与佳期兮夕张。",
        "窈窕淑女,寤寐求之;求之不得,寤寐思服。悠哉悠哉,辗转反侧。",
        "谷歌?谷歌! 第一;第二;第三。????????",
        "学校、医院、祝福、常熟，缩校是什么意思？",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert find_damage(text) == ()


def test_prose_and_technical_text_are_left_alone() -> None:
    with DATA.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 4 == 0:
                assert find_damage(json.loads(line)["text"]) == ()


@pytest.mark.parametrize("text", ["", "\n", "\ud800", "\x00" * 50, "?" * 5000, "。" * 5000, "?!" * 3000, "?,薄" * 2000])
def test_odd_input(text: str) -> None:
    check(text, find_damage(text))


# The first text of all has the model and the dictionary read.
@settings(deadline=None)
@given(st.text(alphabet="非常快的，。？?!,薄岸鴦\ue032€Aa1 (chuàng)\n膳碌氖虑斓模谶", max_size=80))
def test_edits_are_in_order_and_inside(text: str) -> None:
    check(text, find_damage(text))


def check(text: str, edits: tuple[Edit, ...]) -> None:
    at = 0
    for edit in edits:
        assert at <= edit.start <= edit.end <= len(text)
        assert "\n" not in text[edit.start : edit.end]
        assert edit.certain or edit.runner_up != edit.restored
        at = edit.end


def test_work_can_be_stopped() -> None:
    watch = Watch()
    watch.cancel()
    with pytest.raises(Cancelled):
        find_damage(seed("001"), watch=watch)


@pytest.mark.parametrize(
    "line",
    ["进度是非常快的，这是我国的规定，大家都知道这一点。", "进度是非常快的，我们这一次的会议决定继续这样做下去。"],
)
def test_pairs_that_vanished_are_guessed_and_marked(line: str) -> None:
    vanish = Recipe(marks=MARKS, undefined="vanish")
    struck = damage(line, vanish)
    # Three pairs are gone, two of them in a row in the first line: nothing is left of that comma.
    assert len(line) - len(struck.text) == 3
    text = f"{damage(PROOF, vanish).text}\n{struck.text}"
    edits = find_damage(text)
    assert bare(apply(text, edits)).endswith(bare(line))
    second = text.index("\n")
    assert sum(len(edit.restored) for edit in edits if edit.start > second and not edit.certain) >= 6


@pytest.mark.parametrize(
    "line",
    [
        "保护措施是非常好的，我们也很想用，但是不合适用。",
        "进度是非常快的，我觉得这样很好，所以，我们可以用，但是要小心。",
    ],
)
def test_characters_that_vanished_whole_are_guessed_with_their_neighbours(line: str) -> None:
    vanish = Recipe(marks=MARKS, loss="vanish", undefined="vanish")
    text = f"{damage(PROOF, vanish).text}\n{damage(line, vanish).text}"
    edits = find_damage(text)
    assert bare(apply(text, edits)).endswith(bare(line))
    whole = [edit for edit in edits if edit.restored.endswith("，但是")]
    assert len(whole) == 1
    assert not whole[0].certain
    assert whole[0].runner_up not in (None, whole[0].restored)


def test_a_single_letter_may_be_the_second_byte_of_a_character() -> None:
    # 。現 is A1A3 AC46: the mark A3AC was met between them, and F stands alone.
    recipe = Recipe(READINGS, marks=MARKS, loss="vanish", undefined="vanish")
    lines = [
        "這個問題對於業務的發展是個機會。",
        "這個文件名。現在，我們可以發現這個問題。",
        "選項 A，這個問題，B，那個。",
    ]
    raw = "\n".join(damage(line, recipe).text for line in lines)
    assert "文件名,F在" in raw
    assert bare(repaired(raw)) == bare("\n".join(lines))


def test_the_host_of_an_annotation_may_have_lost_its_first_byte() -> None:
    # 這 is DF40, 蹤 DB99; the bytes AC DF and FA DB are no character.
    recipe = Recipe(READINGS, marks=MARKS, undefined="vanish")
    lines = [
        "這個問題對於業務的發展是個機會。",
        "你還應該記住，這款電腦很好用。",
        "架構。控制平面跟蹤和管理這個問題。",
        "他的行蹤對這個業務不重要。",
    ]
    raw = "\n".join(damage(line, recipe).text for line in lines)
    assert "@(zhè)" in raw
    assert "?zōng)" in raw
    text = bare(repaired(raw))
    assert text.split("\n")[1] == bare(lines[1])
    assert "zōng" not in text
    assert "跟蹤和管理這個問題" in text
