"""When two figures say the same value."""

from __future__ import annotations

from summarise.results import Bound, FigureKind

# Units that measure the same thing: (dimension, scale to its base), for comparing only.
COMPARABLE: dict[str, tuple[str, float]] = {
    "年": ("月", 12.0), "月": ("月", 1.0), "季度": ("月", 3.0),
    "周": ("秒", 604800.0), "天": ("秒", 86400.0), "小时": ("秒", 3600.0), "分钟": ("秒", 60.0), "秒": ("秒", 1.0),
    "公里": ("米", 1000.0), "米": ("米", 1.0), "厘米": ("米", 0.01), "毫米": ("米", 0.001), "微米": ("米", 1e-6),
    "纳米": ("米", 1e-9),
    "吨": ("克", 1e6), "公斤": ("克", 1000.0), "克": ("克", 1.0), "毫克": ("克", 0.001), "斤": ("克", 500.0),
    "平方公里": ("平方米", 1e6), "公顷": ("平方米", 1e4), "平方米": ("平方米", 1.0),
    "升": ("升", 1.0), "毫升": ("升", 0.001), "立方米": ("升", 1000.0),
    "吉瓦": ("瓦", 1e9), "兆瓦": ("瓦", 1e6), "千瓦": ("瓦", 1000.0), "瓦": ("瓦", 1.0),
    "太瓦时": ("瓦时", 1e12), "吉瓦时": ("瓦时", 1e9), "兆瓦时": ("瓦时", 1e6), "千瓦时": ("瓦时", 1000.0),
    "瓦时": ("瓦时", 1.0),
    "吉赫": ("赫兹", 1e9), "兆赫": ("赫兹", 1e6), "千赫": ("赫兹", 1000.0), "赫兹": ("赫兹", 1.0),
    "bp": ("pp", 0.01), "pp": ("pp", 1.0),
}  # fmt: skip


def comparable(value: float, unit: str | None) -> tuple[float, str]:
    """``value`` in the base unit of its dimension, and the name of that dimension ("" for a bare number)."""
    dimension, scale = COMPARABLE.get(unit or "", (unit or "", 1.0))
    return float(f"{value * scale:.12g}"), dimension


def value_key(
    kind: FigureKind, low: float | None, high: float | None, unit: str | None, iso: str | None, bound: Bound | None
) -> str:
    """A key that figures of equal value share: kind, dimension and value, whatever the wording and the bound.

    A vague figure (数十亿) equals only another vague one.
    """
    if kind == "date":
        return f"date:{iso}"
    if low is None:
        return f"{kind}:?"
    value, dimension = comparable(low, unit)
    # 三分之二 and 66.67% say the same.
    digits = ".4g" if kind == "percent" else ".10g"
    upper = f"..{comparable(high, unit)[0]:{digits}}" if high is not None else ""
    vague = "~" if bound == "vague" else ""
    return f"{kind}:{vague}{value:{digits}}{upper}{dimension}"
