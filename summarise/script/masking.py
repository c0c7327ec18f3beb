"""Stretches of text that no conversion may touch: addresses, e-mail addresses, paths and code."""

from __future__ import annotations

import re

from summarise.article import Span

# Characters of an address; Chinese characters belong to it only right after one of its separators, because Chinese
# text follows an address without a space.
_ADDRESS = r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|(?<=[/=?&#_%.\-])[\u3400-\u9fff]{1,99})"
_MASK = re.compile(
    # Code: fenced, then between single backticks on one line.
    r"```[\s\S]*?```|~~~[\s\S]*?~~~|``[^\n]*?``|`[^`\n]*`"
    # Addresses with a scheme or www.
    rf"|(?<![A-Za-z])(?:https?|ftp|file|mailto|magnet|git|ssh)://{_ADDRESS}+|(?<![A-Za-z0-9])www\.{_ADDRESS}+"
    # E-mail: starts only where a run of its characters starts, so that a long run is looked at once.
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}"
    # Paths: C:\..., ~/..., ./..., /usr/... (two parts at least), not the stroke of 和/或.
    r"|(?<![A-Za-z])[A-Za-z]:\\[^\s<>\"|?*，。；：！？、（）「」“”]+"
    r"|(?<![\w/.~])(?:~|\.{1,2})?/[\w.\-]+/[\w.\-/]*|(?<![\w/.~])(?:~|\.{1,2})/[\w.\-]+"
)
# Without one of these there is nothing to mask; looking for them costs next to nothing.
_SIGNS = ("://", "`", "@", "www.", "/", ":\\", "~~~")


def masks(text: str) -> list[Span]:
    """The protected stretches of ``text``, in order, not overlapping."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return [Span(*match.span()) for match in _MASK.finditer(text)]
