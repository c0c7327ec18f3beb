"""The words that duzhai itself puts into a note, in both scripts."""

from __future__ import annotations

from summarise.results import Figure

LABELS: dict[str, tuple[str, str]] = {
    "untitled": ("无题", "無題"),
    "summary": ("摘要", "摘要"),
    "keywords": ("关键词", "關鍵詞"),
    "figures": ("关键数字", "關鍵數字"),
    "figure": ("数字", "數字"),
    "measures": ("指标", "指標"),
    "subject": ("主体", "主體"),
    "kind": ("类别", "類別"),
    "value": ("数值", "數值"),
    "people": ("人物", "人物"),
    "organisations": ("机构", "機構"),
    "notes": ("笔记", "筆記"),
    "money": ("金额", "金額"),
    "percent": ("百分比", "百分比"),
    "quantity": ("数量", "數量"),
    "date": ("日期", "日期"),
    "duration": ("时长", "時長"),
    "multiple": ("倍数", "倍數"),
    "rank": ("名次", "名次"),
    "model_size": ("参数量", "參數量"),
    "certain": ("〔含复原字〕", "〔含復原字〕"),
    "uncertain": ("〔复原存疑〕", "〔復原存疑〕"),
    "repaired_note": (
        "标有〔含复原字〕〔复原存疑〕之处，原文有损坏，由程序复原。",
        "標有〔含復原字〕〔復原存疑〕之處，原文有損壞，由程式復原。",
    ),
    "bound_ge": ("≥", "≥"),
    "bound_le": ("≤", "≤"),
    "bound_ap": ("约", "約"),
    "bound_vague": ("概数", "概數"),
    "times": ("次", "次"),
    "lost": ("〔原处已找不到〕", "〔原處已找不到〕"),
    "original": ("原文", "原文"),
    "converted": ("由{source}转为{target}", "由{source}轉為{target}"),
    "converted_regional": ("由{source}转为{target}并转换地区用词", "由{source}轉為{target}並轉換地區用詞"),
    "Hans": ("简体", "簡體"),
    "Hant": ("繁体", "繁體"),
    "mixed": ("简繁混排", "簡繁混排"),
    "other": ("原文", "原文"),
    "hans": ("简体", "簡體"),
    "hant": ("繁体", "繁體"),
    "tw": ("台湾正体", "臺灣正體"),
    "hk": ("香港繁体", "香港繁體"),
}


def figure_value(figure: Figure, label: dict[str, str]) -> str:
    """A figure's value for the table: ``≥ 30000 张``, ``2023-05-25``, ``5–10 %``."""
    if figure.iso:
        return figure.iso
    if figure.low is None:
        return ""
    number = _number(figure.low)
    if figure.high is not None and figure.high != figure.low:
        number = f"{number}–{_number(figure.high)}"
    bound = label[f"bound_{figure.bound}"] if figure.bound else ""
    return " ".join(part for part in (bound, number, figure.unit or "") if part)


def _number(value: float) -> str:
    """A number without exponent or useless zeros, thousands parted."""
    if value == int(value) and abs(value) < 1e21:
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")
