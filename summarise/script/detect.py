"""Which script a text is written in, and which region's Traditional, from its characters alone.

No OpenCC here: the fold table tells which characters only Traditional, which only Simplified text has. Both scripts
share two characters in three, and of windows of 20 characters one in twenty-five still has no evidence; those
inherit the verdict of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.article import Region, Script
from summarise.foldtable import IN_BOTH, SIMPLIFIED_ONLY, TRADITIONAL

# Shorter paragraphs (code points) are not judged by themselves.
SHORTEST = 20
# A text is of one script when at least this share of the decided characters says so.
CLEAR = 0.9
# One Chinese character says about as much as three Latin letters.
LETTERS = 4

_TRADITIONAL = frozenset(TRADITIONAL) - frozenset(IN_BOTH)
_SIMPLIFIED = frozenset(SIMPLIFIED_ONLY)
_CLASS = {ord(char): "T" for char in _TRADITIONAL} | {ord(char): "S" for char in _SIMPLIFIED}
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3041-\u30ff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")

# What only people in Taiwan or in Hong Kong write, and what only people elsewhere write. Words that both regions share
# (伺服器, 程式, 數碼) are evidence of neither; names of places are not evidence at all.
_TAIWAN = re.compile(
    "軟體|硬體|網路|資訊|晶片|影片|滑鼠|硬碟|資料庫|計程車|捷運|螢幕|智慧型|人工智慧|數位|行動電話|簡訊|演算法|介面|記憶體|"
    "半導體廠|新台幣|新臺幣|億元台幣|立委|北市|里長|優格|便當|機車|國中|公車|部落客|專案|品質|透過|執行長|網際網路|土石流|"
    "經濟部|行政院|立法院|中央社|總統府|縣市|公尺|公分|訊息|當機|列印|光碟|解析度|雷射|太空梭|"
    "歐元區|台股|外資|法人|散戶|上櫃|櫃買|三大法人|證交所|金管會"
)
_HONGKONG = re.compile(
    "嘅|咗|喺|佢|啲|哋|冇|嚟|咁|港元|港幣|特首|特區政府|立法會議員|的士|巴士站|港鐵|律政司|財政司|保安局|警務處|屋邨|居屋|"
    "公屋|樓宇按揭|按揭|恒指|恆指|港股|金管局|聯交所|港交所|食環署|運輸署|教育局局長|醫管局|強積金|八達通|質素|單張|冷氣機|"
    "士多|雪糕|衞|説|綫|兑|悦|鋭|閲|税|脱|藴|温|鈎|卧"
)
_ELSEWHERE = re.compile(
    "軟件|硬件|芯片|信息|視頻|鼠標|硬盤|數據庫|屏幕|智能|短信|算法|界面|內存|服務器|互聯網|互联网|網絡|程序|默認|質量|"
    "項目|激光|航天|水平|優化|渠道|人民幣|國務院|新華社|黨中央"
)


def detect_script(text: str) -> tuple[Script, Region | None]:
    """The script of a whole text, and the region of Traditional text where its words or variants tell.

    Mainland text set in Traditional characters has no region.
    """
    if _is_other(text):
        return "other", None
    traditional, simplified = _decided(text)
    script = _verdict(traditional, simplified)
    if script is None:
        return "Hans", None
    return script, _region(text) if script != "Hans" else None


def detect_paragraphs(paragraphs: Sequence[str], article: Script | None = None) -> tuple[Script, ...]:
    """The script of each paragraph; those that cannot tell by themselves have the article's.

    Args:
        paragraphs: in text order.
        article: the article's script; None to detect it.
    """
    if article is None:
        article, _ = detect_script("\n".join(paragraphs))
    usual: Script = article
    if article == "mixed":
        traditional, simplified = _decided("\n".join(paragraphs))
        usual = "Hant" if traditional > simplified else "Hans"
    out: list[Script] = []
    for paragraph in paragraphs:
        verdict: Script | None = None
        if len(paragraph) >= SHORTEST:
            verdict = "other" if _is_other(paragraph) else _verdict(*_decided(paragraph))
        if verdict is None:
            verdict = usual
        out.append(verdict)
    return tuple(out)


def detect_line(text: str) -> tuple[Script | None, Region | None]:
    """The script of one line of a stream, however short, and its region; None where the line cannot tell."""
    if _is_other(text):
        return ("other" if text.strip() else None), None
    verdict = _verdict(*_decided(text))
    return verdict, _region(text) if verdict == "Hant" else None


def _decided(text: str) -> tuple[int, int]:
    """How many characters only Traditional and only Simplified text has."""
    classes = text.translate(_CLASS)
    # Letters T and S of the text itself must not count.
    return classes.count("T") - text.count("T"), classes.count("S") - text.count("S")


def _verdict(traditional: int, simplified: int) -> Script | None:
    decided = traditional + simplified
    if not decided:
        return None
    share = traditional / decided
    if share >= CLEAR:
        return "Hant"
    if share <= 1 - CLEAR:
        return "Hans"
    return "mixed"


def _is_other(text: str) -> bool:
    """Whether the text is in another language: no Chinese characters, or few among kana, hangul or letters."""
    han = len(_HAN.findall(text))
    if not han:
        return True
    return len(_KANA.findall(text)) > han // 4 or len(_LATIN.findall(text)) > LETTERS * han


def _region(text: str) -> Region | None:
    taiwan, hongkong = _kinds(_TAIWAN, text), _kinds(_HONGKONG, text)
    elsewhere = _kinds(_ELSEWHERE, text)
    if taiwan >= 2 and taiwan > 2 * max(hongkong, elsewhere):
        return "TW"
    if hongkong >= 2 and hongkong > 2 * taiwan and hongkong > elsewhere:
        return "HK"
    return None


def _kinds(pattern: re.Pattern[str], text: str) -> int:
    """How many different pieces of evidence there are."""
    return len(set(pattern.findall(text)))
