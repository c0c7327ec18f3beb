"""One-to-one folding: Traditional to Simplified, full width to half width, offsets unchanged.

Analyses read the folded text, so that both scripts give the same words, figures and names; whatever they find is
reported in offsets of the original, which are the same.
"""

from __future__ import annotations

from summarise.foldtable import SIMPLIFIED, TRADITIONAL

_SCRIPT = dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))
# Full-width ASCII (U+FF01..U+FF5E) and the ideographic space.
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_BOTH = _SCRIPT | _WIDTH


def fold_script(text: str) -> str:
    """``text`` with every Traditional character replaced by one Simplified one; same length."""
    return text.translate(_SCRIPT)


def fold_width(text: str) -> str:
    """``text`` with full-width ASCII and the ideographic space made half width; same length."""
    return text.translate(_WIDTH)


def fold(text: str) -> str:
    """Both foldings at once; same length."""
    return text.translate(_BOTH)
