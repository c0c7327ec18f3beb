"""One-to-one folding: Traditional to Simplified, full width to half width, offsets unchanged.

Analyses read the folded text, so that both scripts give the same words, figures and names; whatever they find is
reported in offsets of the original, which are the same.
"""

from __future__ import annotations

import re

from summarise.foldtable import SIMPLIFIED, TRADITIONAL
from summarise.translation import Translation

_SCRIPT = dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))
# Full-width ASCII (U+FF01..U+FF5E) and the ideographic space.
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_to_simplified = Translation(_SCRIPT)
_to_both = Translation(_SCRIPT | _WIDTH)

# Characters that Simplified text keeps in some words and replaces in the others: the words next to them decide. The
# patterns read text whose other characters are folded already; the character comes first, so that it is found quickly.
_BY_CONTEXT = (
    # 著 as in 看著, but not the author's: 著名 著作 显著 名著 (讨论著 and 彰显著 are 着 again).
    (
        "著",
        "着",
        re.compile(
            "著(?<![名原专巨拙遗昭卓土较]著)(?<!(?<![彰凸突])显著)(?<!(?<![讨议谈争辩评])论著)(?<!(?<!翻)译著)"
            "(?<!(?<![改汇])编著)(?![名作称述录者书])"
        ),
    ),
    ("乾", "干", re.compile("乾(?![隆坤陵卦])")),
    ("瞭", "了", re.compile("瞭(?!望)")),
    ("覆", "复", re.compile("覆(?:(?<=[反答回批]覆)|(?=[核信审函试]))")),
    ("藉", "借", re.compile("藉(?<![慰狼枕蕴]藉)")),
    ("彷", "仿", re.compile("彷(?=佛)")),
    ("俱", "具", re.compile("俱(?<=家俱)")),
    ("像", "象", re.compile("像(?<=想像)")),
    ("甚", "什", re.compile("甚(?=么)")),
    ("炼", "链", re.compile("炼(?<=项炼)")),
)


def fold_script(text: str) -> str:
    """``text`` with every Traditional character replaced by one Simplified one; same length."""
    return _by_context(_to_simplified(text))


def fold_width(text: str) -> str:
    """``text`` with full-width ASCII and the ideographic space made half width; same length."""
    return text.translate(_WIDTH)


def fold(text: str) -> str:
    """Both foldings at once; same length."""
    return _by_context(_to_both(text))


def _by_context(text: str) -> str:
    for character, simplified, pattern in _BY_CONTEXT:
        if character in text:
            text = pattern.sub(simplified, text)
    return text
