"""What is said about the links of an article."""

_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("key.links.open", "Links", "链接", "連結"),
    (
        "key.links.open.long",
        "The links of the article: go to one, copy it, open it",
        "本文的链接：前往、复制、打开",
        "本文的連結：前往、複製、開啟",
    ),
    ("links.title", "{count} links", "共 {count} 个链接", "共 {count} 個連結"),
    (
        "links.hint",
        "Enter place  o open  y copy  q back",
        "Enter 前往  o 打开  y 复制  q 返回",
        "Enter 前往  o 開啟  y 複製  q 返回",
    ),
    ("links.later", "The links are not known yet; one moment", "链接尚未读出，请稍候", "連結尚未讀出，請稍候"),
    ("links.none", "There are no links here", "这里没有链接", "這裡沒有連結"),
    (
        "links.bad",
        "This link is no http or https address",
        "这个链接不是 http 或 https 地址",
        "這個連結不是 http 或 https 網址",
    ),
    (
        "links.ask",
        "Open this address? It leads to {host}",
        "打开这个地址？它通往 {host}",
        "開啟這個網址？它通往 {host}",
    ),
    ("links.read", "read it here", "在这里阅读", "在這裡閱讀"),
    ("links.browser", "open it in the browser", "在浏览器中打开", "在瀏覽器中開啟"),
    ("links.copy", "copy the address", "复制地址", "複製網址"),
    ("links.opened", "Handed to the browser", "已交给浏览器", "已交給瀏覽器"),
    (
        "links.no-browser",
        "There is no browser to open it here; y copies the address",
        "这里没有可用的浏览器；可按 y 复制地址",
        "這裡沒有可用的瀏覽器；可按 y 複製網址",
    ),
)

EN = {row[0]: row[1] for row in _ROWS}
HANS = {row[0]: row[2] for row in _ROWS}
HANT = {row[0]: row[3] for row in _ROWS}
