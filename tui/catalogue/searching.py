"""What is said where the library is searched and filled."""

_ROWS: tuple[tuple[str, str, str, str], ...] = (
    (
        "search.count.pinyin",
        "{number} of {count}, by pinyin",
        "第 {number} 处，共 {count} 处（拼音）",
        "第 {number} 處，共 {count} 處（拼音）",
    ),
)

EN = {row[0]: row[1] for row in _ROWS}
HANS = {row[0]: row[2] for row in _ROWS}
HANT = {row[0]: row[3] for row in _ROWS}
