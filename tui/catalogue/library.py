"""What the commands of the library say: their help under ``library.help.<name>``, all else under ``library.<name>``."""

_ROWS: tuple[tuple[str, str, str, str], ...] = (
    (
        "help.add",
        "Read files, folders, addresses or standard input (-) into the library. What is there already is known by its "
        "text and not doubled; files stay where they are. Ctrl-C stops in order, --resume goes on.",
        "把文件、文件夹、网址或标准输入（-）收入文库。按正文识别，已有的不会重复；文件留在原处。"
        "Ctrl-C 停止，--resume 继续。",
        "把檔案、資料夾、網址或標準輸入（-）收入文庫。按正文識別，已有的不會重複；檔案留在原處。"
        "Ctrl-C 停止，--resume 繼續。",
    ),
    (
        "help.glob",
        "In folders, take the files that fit this pattern (quote it), whatever they are called otherwise.",
        "文件夹中只取符合此模式的文件（请加引号），不论后缀。",
        "資料夾中只取符合此樣式的檔案（請加引號），不論副檔名。",
    ),
    (
        "help.jsonl",
        "Read articles from JSON Lines, a file or -: objects with text and, if known, title, source, author, "
        "published, url, tags, read.",
        "从 JSON Lines 文件（或 -）读入：每行一个对象，含 text，可含 "
        "title、source、author、published、url、tags、read。",
        "從 JSON Lines 檔（或 -）讀入：每行一個物件，含 text，可含 title、source、author、published、url、tags、read。",
    ),
    ("help.add-tag", "Give every article this tag.", "给每篇文章加上此标签。", "給每篇文章加上此標籤。"),
    (
        "help.resume",
        "Go on with imports that were stopped or killed.",
        "继续中断的导入。",
        "繼續中斷的匯入。",
    ),
    (
        "help.report",
        "Show the kept report of an import, the last one without N.",
        "显示某次导入的报告，不给 N 则为最近一次。",
        "顯示某次匯入的報告，不給 N 則為最近一次。",
    ),
    (
        "help.add-json",
        "JSON Lines, one object for each article read; with --report the report.",
        "输出 JSON Lines，每篇一行；与 --report 同用时输出报告。",
        "輸出 JSON Lines，每篇一行；與 --report 同用時輸出報告。",
    ),
    ("help.list", "List the library's articles.", "列出文库中的文章。", "列出文庫中的文章。"),
    (
        "help.query",
        "A query is words (a list looks for them in title, source and author, also by pinyin) and filters: source: "
        "author: title: origin: tag: after:2023-05 before: script:hant import:3 unread read unreadable notitle "
        "reprint marked tagged repaired>0 uncertain>0 chars>2000 copies>0. Values with spaces stand in quotes.",
        "查询由词语（列表中匹配标题、来源和作者，也认拼音）和条件组成：source: author: title: origin: tag: "
        "after:2023-05 before: script:hant import:3 unread read unreadable notitle reprint marked tagged repaired>0 "
        "uncertain>0 chars>2000 copies>0。含空格的值请加引号。",
        "查詢由詞語（列表中比對標題、來源和作者，也認拼音）和條件組成：source: author: title: origin: tag: "
        "after:2023-05 before: script:hant import:3 unread read unreadable notitle reprint marked tagged repaired>0 "
        "uncertain>0 chars>2000 copies>0。含空格的值請加引號。",
    ),
    (
        "help.sort",
        "Order; newest, longest or unread first, names from A.",
        "排序；最新、最长、未读在前，名称顺序排列。",
        "排序；最新、最長、未讀在前，名稱順序排列。",
    ),
    ("help.reverse", "The other way round.", "倒序。", "反序。"),
    ("help.limit", "At most so many rows.", "最多行数。", "最多列數。"),
    ("help.limit-search", "At most so many hits (20).", "最多结果数（默认 20）。", "最多結果數（預設 20）。"),
    (
        "help.all",
        "Every reprint on its own.",
        "转载也逐篇列出。",
        "轉載也逐篇列出。",
    ),
    ("help.group", "Under headings by source or folder.", "按来源或文件夹分组。", "按來源或資料夾分組。"),
    ("help.trash", "What lies in the trash.", "列出回收站中的文章。", "列出回收桶中的文章。"),
    (
        "help.search",
        "Search the text of all articles, in either script; the best hits first, those by pinyin last.",
        "全文搜索，简繁通搜；最相关的在前，拼音匹配在后。",
        "全文搜尋，簡繁通搜；最相關的在前，拼音符合在後。",
    ),
    (
        "help.remove",
        "Put articles into the trash for 30 days; files are left alone.",
        "把文章移入回收站，保留 30 天；原文件不动。",
        "把文章移入回收桶，保留 30 天；原檔案不動。",
    ),
    (
        "help.by-query",
        "All articles that this query selects, reprints included.",
        "此查询选出的全部文章，含转载。",
        "此查詢選出的全部文章，含轉載。",
    ),
    (
        "help.undo",
        "Take back what was removed together last, or these IDs.",
        "恢复最近一次移除的文章，或所给编号。",
        "還原最近一次移除的文章，或所給編號。",
    ),
    (
        "help.purge",
        "Empty the trash; this cannot be undone.",
        "清空回收站，无法恢复。",
        "清空回收桶，無法還原。",
    ),
    (
        "help.tag",
        "Give articles tags and take them away; without IDs, list the tags in use.",
        "给文章加减标签；不给编号则列出全部标签。",
        "給文章加減標籤；不給編號則列出全部標籤。",
    ),
    ("help.tag-add", "Give this tag.", "加上此标签。", "加上此標籤。"),
    ("help.tag-drop", "Take this tag away.", "去掉此标签。", "去掉此標籤。"),
    (
        "help.tag-json",
        "JSON Lines, one object per tag.",
        "输出 JSON Lines，每个标签一行。",
        "輸出 JSON Lines，每個標籤一行。",
    ),
    (
        "help.export",
        "Write articles as Markdown, JSON Lines (which add --jsonl reads back whole) or text; without IDs or query, "
        "all of them.",
        "导出文章为 Markdown、JSON Lines（可用 add --jsonl 原样读回）或纯文本；不指定则导出全部。",
        "匯出文章為 Markdown、JSON Lines（可用 add --jsonl 原樣讀回）或純文字；不指定則匯出全部。",
    ),
    ("help.format-export", "Form of the output; md is the default.", "输出格式，默认 md。", "輸出格式，預設 md。"),
    (
        "help.o",
        "Write into this folder, one file per article (JSON Lines: one file in all).",
        "写入此文件夹，每篇一个文件（JSON Lines 为单个文件）。",
        "寫入此資料夾，每篇一個檔案（JSON Lines 為單一檔案）。",
    ),
    ("help.force", "Replace files that exist.", "替换已有文件。", "取代已有檔案。"),
    (
        "help.check",
        "Check the library, its backups, the settings, word list and caches, and who may read them.",
        "检查文库及备份、设置、词表、缓存和访问权限。",
        "檢查文庫及備份、設定、詞表、快取和存取權限。",
    ),
    (
        "help.repair",
        "Mend what can be mended; restore the last backup where the library cannot be read.",
        "修复可修复的部分；文库无法读取时恢复最近的备份。",
        "修復可修復的部分；文庫無法讀取時還原最近的備份。",
    ),
    (
        "empty",
        "The library is empty; `duzhai add PATH` fills it.",
        "文库是空的；可用 duzhai add 路径 收入文章。",
        "文庫是空的；可用 duzhai add 路徑 收入文章。",
    ),
    (
        "failed",
        "{path}: the library cannot be used: {reason}",
        "{path}：文库无法使用：{reason}",
        "{path}：文庫無法使用：{reason}",
    ),
    ("no-id", "{id} is not an article's number", "{id} 不是文章编号", "{id} 不是文章編號"),
    ("untitled", "(no title)", "（无标题）", "（無標題）"),
    ("choose", "Give article numbers or --query.", "请给出文章编号或 --query。", "請給出文章編號或 --query。"),
    (
        "empty-query",
        "--query is empty; that would mean every article.",
        "--query 为空，那会是全部文章。",
        "--query 為空，那會是全部文章。",
    ),
    (
        "trash-alone",
        "--trash goes with neither a query nor --group.",
        "--trash 不能与查询或 --group 同用。",
        "--trash 不能與查詢或 --group 同用。",
    ),
    (
        "one-way",
        "Remove articles, or --undo, or --purge.",
        "移除、--undo、--purge 只能选一。",
        "移除、--undo、--purge 只能選一。",
    ),
    ("which-tag", "Give --add T or --drop T.", "请给出 --add 或 --drop。", "請給出 --add 或 --drop。"),
    ("tag-json-alone", "--json goes with the list of tags only.", "--json 只用于列出标签。", "--json 只用於列出標籤。"),
    (
        "add-what",
        "Give paths, or --jsonl FILE, or --resume, or --report; --tag and --encoding go with the first two.",
        "路径、--jsonl、--resume、--report 只能选一；--tag 和 --encoding 只与前两者同用。",
        "路徑、--jsonl、--resume、--report 只能選一；--tag 和 --encoding 只與前兩者同用。",
    ),
    ("glob-folders", "--glob goes with folders.", "--glob 须与文件夹同用。", "--glob 須與資料夾同用。"),
    ("is-there", "{origin}: is in the library already", "{origin}：已在文库中", "{origin}：已在文庫中"),
    ("nothing", "No articles.", "没有文章。", "沒有文章。"),
    ("no-tags", "No tags.", "没有标签。", "沒有標籤。"),
    ("group", "{name} ({count})", "{name}（{count}）", "{name}（{count}）"),
    ("no-source", "no source", "无来源", "無來源"),
    ("no-folder", "no folder", "无文件夹", "無資料夾"),
    ("unreadable", "!", "!", "!"),
    ("pinyin", "by pinyin", "拼音匹配", "拼音符合"),
    ("hits", "{count} found, {shown} shown", "找到 {count} 篇，显示 {shown} 篇", "找到 {count} 篇，顯示 {shown} 篇"),
    ("column.id", "ID", "编号", "編號"),
    ("column.date", "Date", "日期", "日期"),
    ("column.length", "Length", "字数", "字數"),
    ("column.damage", "Damage", "修复", "修復"),
    ("column.source", "Source", "来源", "來源"),
    ("column.title", "Title", "标题", "標題"),
    (
        "removed",
        "{count} removed; `duzhai remove --undo` takes it back",
        "已移除 {count} 篇；duzhai remove --undo 可恢复",
        "已移除 {count} 篇；duzhai remove --undo 可還原",
    ),
    ("restored", "{count} taken back", "已恢复 {count} 篇", "已還原 {count} 篇"),
    ("purged", "{count} deleted from the trash", "已从回收站删除 {count} 篇", "已從回收桶刪除 {count} 篇"),
    ("tagged", "{count} articles tagged", "已处理 {count} 篇文章的标签", "已處理 {count} 篇文章的標籤"),
    ("progress", "{done} of {total}", "{done} / {total}", "{done} / {total}"),
    ("progress-failed", ", {count} failed", "，{count} 篇失败", "，{count} 篇失敗"),
    ("progress-left", ", about {time} left", "，约剩 {time}", "，約剩 {time}"),
    ("stopping", "Stopping …", "正在停止……", "正在停止……"),
    (
        "stopped",
        "Stopped after {done} of {total}; `duzhai add --resume` goes on.",
        "已停止，完成 {done} / {total}；duzhai add --resume 可继续。",
        "已停止，完成 {done} / {total}；duzhai add --resume 可繼續。",
    ),
    (
        "unfinished",
        "Import {number} was not finished ({waiting} of {total} to read); `duzhai add --resume` goes on.",
        "第 {number} 次导入未完成（还有 {waiting} / {total}）；duzhai add --resume 可继续。",
        "第 {number} 次匯入未完成（還有 {waiting} / {total}）；duzhai add --resume 可繼續。",
    ),
    ("nothing-left", "No import was left unfinished.", "没有未完成的导入。", "沒有未完成的匯入。"),
    ("no-import", "There is no import {number}.", "没有第 {number} 次导入。", "沒有第 {number} 次匯入。"),
    ("report", "Import {number}: {count} in all", "第 {number} 次导入：共 {count}", "第 {number} 次匯入：共 {count}"),
    ("report-read", "read", "读入", "讀入"),
    ("report-known", "known before", "已有", "已有"),
    ("report-repaired", "repaired", "有修复", "有修復"),
    ("report-uncertain", "uncertain", "修复存疑", "修復存疑"),
    ("report-reprints", "reprints", "转载", "轉載"),
    ("report-failed", "failed", "失败", "失敗"),
    ("report-waiting", "still to read", "尚未读入", "尚未讀入"),
    ("line-not-json", "this line is no JSON", "此行不是 JSON", "此行不是 JSON"),
    ("line-not-utf8", "this line is not UTF-8", "此行不是 UTF-8", "此行不是 UTF-8"),
    ("line-no-object", "this line is no JSON object", "此行不是 JSON 对象", "此行不是 JSON 物件"),
    ("line-no-text", "this line has no text", "此行没有 text", "此行沒有 text"),
    ("line-field", "{field} is not a text", "{field} 不是文本", "{field} 不是文字"),
    ("line-too-long", "this line is too long", "此行过长", "此行過長"),
)

EN = {f"library.{row[0]}": row[1] for row in _ROWS}
HANS = {f"library.{row[0]}": row[2] for row in _ROWS}
HANT = {f"library.{row[0]}": row[3] for row in _ROWS}
