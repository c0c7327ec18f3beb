"""What is said about something that could not be read or written."""

EN = {
    "error.missing": "{origin}: there is no such file; check the path",
    "error.directory": "{origin}: this is a folder; give a file, or open the folder in the reader",
    "error.denied": "{origin}: no permission to read it; check its access rights",
    "error.empty": "{origin}: the file is empty; there is nothing to read",
    "error.binary": "{origin}: this is not text; duzhai reads text, Markdown, HTML and EPUB",
    "error.too-large": "{origin}: the file is too large to open; split it first",
    "error.pdf": "{origin}: this is a PDF; turn it into text first, for instance with pdftotext",
    "error.word": "{origin}: this is a Word file; save it as plain text or HTML first",
    "error.encoding": "{origin}: this encoding is unknown or does not fit; try another with --encoding",
    "error.network": "{origin}: the address could not be read; check it and the connection",
    "error.empty-folder": "{origin}: no text, Markdown, HTML or EPUB file in this folder; name a file instead",
    "error.unreadable": "{origin}: could not be read",
}
HANS = {
    "error.missing": "{origin}：没有这个文件，请检查路径",
    "error.directory": "{origin}：这是文件夹，请给出文件，或在阅读器里打开文件夹",
    "error.denied": "{origin}：没有读取权限，请检查文件权限",
    "error.empty": "{origin}：文件是空的，没有可读的内容",
    "error.binary": "{origin}：这不是文本；读摘能读纯文本、Markdown、HTML 和 EPUB",
    "error.too-large": "{origin}：文件太大，请先拆分",
    "error.pdf": "{origin}：这是 PDF，请先转成文本，例如用 pdftotext",
    "error.word": "{origin}：这是 Word 文件，请先另存为纯文本或 HTML",
    "error.encoding": "{origin}：编码未知或不符，请用 --encoding 指定",
    "error.network": "{origin}：无法读取这个地址，请检查地址和网络",
    "error.empty-folder": "{origin}：文件夹里没有文本、Markdown、HTML 或 EPUB，请指定文件",
    "error.unreadable": "{origin}：无法读取",
}
HANT = {
    "error.missing": "{origin}：沒有這個檔案，請檢查路徑",
    "error.directory": "{origin}：這是資料夾，請指定檔案，或在閱讀器裡開啟資料夾",
    "error.denied": "{origin}：沒有讀取權限，請檢查檔案權限",
    "error.empty": "{origin}：檔案是空的，沒有可讀的內容",
    "error.binary": "{origin}：這不是文字檔；讀摘能讀純文字、Markdown、HTML 和 EPUB",
    "error.too-large": "{origin}：檔案太大，請先拆分",
    "error.pdf": "{origin}：這是 PDF，請先轉成文字，例如用 pdftotext",
    "error.word": "{origin}：這是 Word 檔，請先另存為純文字或 HTML",
    "error.encoding": "{origin}：編碼不明或不符，請用 --encoding 指定",
    "error.network": "{origin}：無法讀取這個網址，請檢查網址和網路",
    "error.empty-folder": "{origin}：資料夾裡沒有文字檔、Markdown、HTML 或 EPUB，請指定檔案",
    "error.unreadable": "{origin}：無法讀取",
}
