"""What explains the settings and complains about them."""

_ROWS: tuple[tuple[str, str, str, str], ...] = (
    (
        "head",
        "Settings of duzhai. Take the mark away from a line to change it.",
        "读摘的设置。去掉行首的 # 即可修改。",
        "讀摘的設定。去掉行首的 # 即可修改。",
    ),
    ("language", "Language of the interface", "界面语言", "介面語言"),
    (
        "theme",
        "Colours; auto follows the terminal's background where it tells",
        "配色；auto 在终端告知背景色时随之选择",
        "配色；auto 在終端機告知背景色時隨之選擇",
    ),
    (
        "script",
        "Your own script, for the key t; ask asks once and remembers",
        "自己惯用的简体或繁体（t 键）；ask 表示询问一次并记住",
        "自己慣用的簡體或繁體（t 鍵）；ask 表示詢問一次並記住",
    ),
    (
        "keymap",
        "Keys for other hands: less adds e y < >, vi adds Ctrl-E Ctrl-Y Ctrl-F; your own keys below go first",
        "其他习惯的按键：less 增加 e y < >，vi 增加 Ctrl-E Ctrl-Y Ctrl-F；下面自定义的按键优先",
        "其他習慣的按鍵：less 增加 e y < >，vi 增加 Ctrl-E Ctrl-Y Ctrl-F；下面自訂的按鍵優先",
    ),
    (
        "regional",
        "Also exchange regional words (软件 / 軟體) when converting to Taiwan or Hong Kong and back",
        "转换到台湾、香港的繁体或反之时，同时转换地区用词（软件 / 軟體）",
        "轉換到臺灣、香港的繁體或反之時，同時轉換地區用詞（软件 / 軟體）",
    ),
    ("quotes", "Also exchange quotation marks “ ” and 「 」", "同时转换引号 “ ” 与「 」", "同時轉換引號 “ ” 與「 」"),
    (
        "typography",
        "Set punctuation as an editor would (full-width marks in Chinese)",
        "按编辑规范整理标点（中文用全角标点）",
        "按編輯規範整理標點（中文用全形標點）",
    ),
    ("column", "Width of the column of text, in cells", "正文栏宽（字符格）", "正文欄寬（字元格）"),
    ("indent", "Indent paragraphs by two characters", "段首缩进两字", "段首縮排兩字"),
    ("links", "Underline the links in the text", "正文里的链接加下划线", "內文裡的連結加底線"),
    ("paragraph_gap", "Empty rows between paragraphs", "段间空行数", "段間空行數"),
    ("line_gap", "Empty rows between lines", "行间空行数", "行間空行數"),
    (
        "ambiguous_width",
        "Cells that the terminal gives to “ ” … — ; auto asks the terminal",
        "终端给 “ ” … — 的宽度；auto 表示询问终端",
        "終端機給 “ ” … — 的寬度；auto 表示詢問終端機",
    ),
    (
        "plain",
        "One pane, no boxes, states in words, the terminal's cursor on the current row: for screen readers",
        "单窗格、无边框、以文字说明状态、终端光标位于当前行：供读屏软件使用",
        "單窗格、無邊框、以文字說明狀態、終端機游標位於目前列：供螢幕閱讀軟體使用",
    ),
    (
        "notes_folder",
        "Where summaries are saved; empty asks the first time and remembers",
        "摘要保存的文件夹；留空则首次询问并记住",
        "摘要儲存的資料夾；留空則首次詢問並記住",
    ),
    (
        "file_name",
        "File name of a saved summary; may use {date} {title} {source} {script}",
        "摘要的文件名；可用 {date} {title} {source} {script}",
        "摘要的檔名；可用 {date} {title} {source} {script}",
    ),
    (
        "keys",
        "Your own keys, by the id of the action; several keys are separated by commas",
        "自定义按键，按操作的 id；多个按键用逗号分隔",
        "自訂按鍵，按操作的 id；多個按鍵用逗號分隔",
    ),
    (
        "counts_as_read",
        "When an article counts as read: at its end, once its text was opened, or never by itself; N undoes it",
        "何时算已读：end 读到末尾，opened 打开正文，never 从不自动；N 可撤销",
        "何時算已讀：end 讀到結尾，opened 開啟正文，never 從不自動；N 可復原",
    ),
    (
        "commands",
        "Commands of your own: each gets a text on its input; what is selection, summary, article or ask,"
        " and terminal = true gives it the screen",
        "自己的命令：文字从标准输入传给它；what 可为 selection、summary、article 或 ask，terminal = true 表示让出屏幕",
        "自己的命令：文字從標準輸入傳給它；what 可為 selection、summary、article 或 ask，terminal = true 表示讓出螢幕",
    ),
    ("unknown", "{name} is not a setting", "{name} 不是设置项", "{name} 不是設定項"),
    ("type", "{name} must be written as {kind}", "{name} 应写成 {kind}", "{name} 應寫成 {kind}"),
    ("choice", "{name} must be one of: {allowed}", "{name} 只能是：{allowed}", "{name} 只能是：{allowed}"),
    ("range", "{name} must be {low} to {high}", "{name} 应在 {low} 到 {high} 之间", "{name} 應在 {low} 到 {high} 之間"),
    (
        "conflict",
        "the key {key} is given to both {one} and {two}",
        "按键 {key} 同时给了 {one} 和 {two}",
        "按鍵 {key} 同時給了 {one} 和 {two}",
    ),
    ("problem", "{file}, line {line}: {message}", "{file} 第 {line} 行：{message}", "{file} 第 {line} 行：{message}"),
)

# {date} and its like are for the user to read here, not for str.format.
EN = {f"settings.{row[0]}": row[1] for row in _ROWS}
HANS = {f"settings.{row[0]}": row[2] for row in _ROWS}
HANT = {f"settings.{row[0]}": row[3] for row in _ROWS}
