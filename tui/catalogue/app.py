"""What the reader says on the screen."""

_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("pane.list", "Articles", "文章", "文章"),
    ("pane.summary", "Summary", "摘要", "摘要"),
    ("pane.figures", "Key figures", "关键数字", "關鍵數字"),
)

EN = {row[0]: row[1] for row in _ROWS}
HANS = {row[0]: row[2] for row in _ROWS}
HANT = {row[0]: row[3] for row in _ROWS}
