"""What is said where the library is searched and filled."""

_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("find.title", "Search the library", "检索文库", "檢索文庫"),
    ("find.prompt", "Words, phrases, pinyin", "词语、短语、拼音", "詞語、片語、拼音"),
    (
        "find.reminder",
        'source:新华社 after:2023-05 unread repaired>0 "a phrase" tag:ai',
        'source:新华社 after:2023-05 unread repaired>0 "短 语" tag:ai',
        'source:新華社 after:2023-05 unread repaired>0 "片 語" tag:ai',
    ),
    (
        "find.hint",
        "Enter opens  Up Down choose  Esc back",
        "Enter 打开  上下键选择  Esc 返回",
        "Enter 開啟  上下鍵選擇  Esc 返回",
    ),
    (
        "find.start",
        "Type what you look for: in either script, in pinyin (suanli, rgzn), with the filters above.",
        "输入要找的内容：简繁皆可，也可用拼音（suanli、rgzn）和上面的筛选。",
        "輸入要找的內容：簡繁皆可，也可用拼音（suanli、rgzn）和上面的篩選。",
    ),
    ("find.none", "Nothing found: {query}", "未找到：{query}", "未找到：{query}"),
    (
        "find.empty",
        "The library is empty. Esc, then {key} adds files, folders and addresses.",
        "文库是空的。按 Esc 返回后按 {key}，可加入文件、文件夹和网址。",
        "文庫是空的。按 Esc 返回後按 {key}，可加入檔案、資料夾和網址。",
    ),
    ("find.count", "{count} articles", "{count} 篇", "{count} 篇"),
    ("find.count.more", "{count} articles or more", "{count} 篇以上", "{count} 篇以上"),
    ("find.pinyin", "pinyin", "拼音", "拼音"),
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
