"""Which script a text is written in, and which region's Traditional, from its characters alone.

No OpenCC here: the fold table tells which characters only Traditional, which only Simplified text has. Both scripts
share two characters in three, and of windows of 20 characters one in twenty-five still has no evidence; those
inherit the verdict of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarise.article import Region, Script
from summarise.foldtable import IN_BOTH, SIMPLIFIED_ONLY, TRADITIONAL
from summarise.translation import any_of, beyond_plane

# Shorter paragraphs (code points) are not judged by themselves.
SHORTEST = 20
# A text is of one script when at least this share of the decided characters says so.
CLEAR = 0.9
# One Chinese character says about as much as three Latin letters.
LETTERS = 4
# A text is Chinese when one in this many of its characters tells the script (and no kana or hangul stands in it).
_PLENTY = 10

# Of a long text, this many slices of this many code points are looked at.
SLICES = 16
SLICE = 1500

_TRADITIONAL = frozenset(TRADITIONAL) - frozenset(IN_BOTH)
_SIMPLIFIED = frozenset(SIMPLIFIED_ONLY)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile(r"[\u3041-\u30fa\u30fc-\u30ff\uac00-\ud7af]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f\u0600-\u06ff\u0e00-\u0e7f]+")

# What only people in Taiwan or in Hong Kong write, and what only people elsewhere write. Words that both regions share
# (伺服器, 程式, 數碼) are evidence of neither; names of places and offices, of which anyone writes, are none at all.
# fmt: off
_TAIWAN = (
    "軟體", "硬體", "網路", "資訊", "晶片", "滑鼠", "硬碟", "資料庫", "計程車", "捷運", "螢幕", "智慧型手機",
    "人工智慧", "數位", "行動電話", "簡訊", "演算_法", "介面", "記憶體", "訊號", "訊息", "使用者", "新台幣",
    "新臺幣", "立委", "里長", "優格", "部落客", "專案", "品質", "透過", "執行長", "網際網路", "公分", "公尺",
    "列印", "光碟", "解析度", "雷射", "太空梭", "台股", "臺股", "上櫃", "櫃買", "衛福部", "健保署", "高鐵局",
    "塑膠", "腳踏車", "速食店", "泡麵", "幼稚園", "國小", "國中生", "高中職",
)
_HONGKONG = (
    "嘅", "咗", "喺", "佢", "啲", "哋", "冇", "嚟", "咁", "港元", "特首", "特區政府", "的士", "巴士站", "港鐵",
    "律政司", "財政司", "屋邨", "居屋", "公屋", "按揭", "恒指", "金管局", "聯交所", "食環署", "運輸署", "醫管局",
    "強積金", "八達通", "質素", "冷氣機", "衞", "説", "綫", "兑", "悦", "鋭", "閲", "税", "脱", "藴", "鈎",
)
_MAINLAND = (
    "芯片", "信息", "視頻", "鼠標", "硬盤", "數據庫", "屏幕", "算法", "內存", "服務器", "出租車", "自行車",
    "方便麵", "幼兒園", "短信", "質量",
)
# Mainland words that Hong Kong shares, so that they speak against Taiwan only.
_SHARED = (
    "軟件", "硬件", "界面", "互聯網", "網絡", "智能", "激光", "塑料",
)
# fmt: on


def detect_script(text: str) -> tuple[Script, Region | None]:
    """The script of a whole text, and the region of Traditional text where its words or variants tell.

    Mainland text set in Traditional characters has no region. Chinese text in which no character tells the script
    reads the same in both and counts as Simplified. Of a long text slices are looked at, so that the answer takes a
    few milliseconds for any length.
    """
    sample = _sample(text)
    traditional, simplified = _decided(sample)
    if _is_other(sample, traditional + simplified):
        return "other", None
    script = _verdict(traditional, simplified) or "Hans"
    return script, None if script == "Hans" else _region(sample)


def detect_paragraphs(paragraphs: Sequence[str], article: Script | None = None) -> tuple[Script, ...]:
    """The script of each paragraph; those that cannot tell by themselves have the article's.

    Args:
        paragraphs: in text order.
        article: the article's script; None to detect it. In a mixed article, paragraphs that cannot tell have the
            script of the last one that could.
    """
    if article is None:
        article, _ = detect_script("\n".join(paragraphs))
    verdicts = [_paragraph(text) for text in paragraphs]
    if article != "mixed":
        return tuple(verdict or article for verdict in verdicts)
    clear = [verdict for verdict in verdicts if verdict in ("Hans", "Hant")]
    usual: Script = clear[0] if clear else "Hans"
    out: list[Script] = []
    for verdict in verdicts:
        if verdict in ("Hans", "Hant"):
            usual = verdict
        out.append(verdict or usual)
    return tuple(out)


def _paragraph(text: str) -> Script | None:
    if len(text) < SHORTEST:
        return None
    traditional, simplified = _decided(text)
    if _is_other(text, traditional + simplified):
        return "other"
    return _verdict(traditional, simplified)


def detect_line(text: str) -> tuple[Script | None, Region | None]:
    """The script of one line of a stream, however short, and its region; None where the line cannot tell."""
    sample = _sample(text)
    traditional, simplified = _decided(sample)
    if _is_other(sample, traditional + simplified):
        return ("other" if sample.strip() else None), None
    verdict = _verdict(traditional, simplified)
    return verdict, _region(sample) if verdict == "Hant" else None


def _sample(text: str) -> str:
    if len(text) <= SLICES * SLICE:
        return text
    step = len(text) // SLICES
    return "\n".join(text[at : at + SLICE] for at in range(0, step * SLICES, step))


def _decided(text: str) -> tuple[int, int]:
    """How many characters only Traditional and only Simplified text has."""
    if beyond_plane(text):
        return sum(map(_TRADITIONAL.__contains__, text)), sum(map(_SIMPLIFIED.__contains__, text))
    traditional, simplified = _patterns()
    return len(traditional.findall(text)), len(simplified.findall(text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return any_of(map(ord, _TRADITIONAL)), any_of(map(ord, _SIMPLIFIED))


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


def _is_other(text: str, decided: int) -> bool:
    """Whether the text is in another language: no Chinese characters, or few among kana, hangul or letters.

    ``decided`` is how many of its characters tell the script; where they are many, only kana or hangul can object.
    """
    if decided * _PLENTY >= len(text) and _KANA.search(text) is None:
        return not text
    han = _length(_HAN, text)
    return not han or _length(_KANA, text) > han // 4 or _length(_LATIN, text) > LETTERS * han


def _length(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _region(text: str) -> Region | None:
    # Inside 演算法, 算法 is no evidence.
    text = text.replace("演算法", "演算_法")
    taiwan, hongkong, mainland = _kinds(_TAIWAN, text), _kinds(_HONGKONG, text), _kinds(_MAINLAND, text)
    if taiwan >= 2 and taiwan > 2 * max(hongkong, mainland + _kinds(_SHARED, text)):
        return "TW"
    if hongkong >= 2 and hongkong > 2 * taiwan and hongkong > mainland:
        return "HK"
    return None


def _kinds(words: tuple[str, ...], text: str) -> int:
    """How many different pieces of evidence there are."""
    return sum(word in text for word in words)
