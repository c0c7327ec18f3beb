"""Addresses, against a server of the test's own on the loopback interface."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarise.article import ArticleError
from summarise.reading import network, read_article

TEXT = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。" * 4


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path
        if path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif path == "/moved":
            self.answer(301, b"", Location="/plain")
        elif path == "/plain":
            self.answer(200, TEXT.encode(), **{"Content-Type": "text/plain; charset=gbk"})
        elif path == "/gzip":
            self.answer(200, gzip.compress(TEXT.encode("gb18030")), **{"Content-Encoding": "gzip"})
        elif path == "/bomb":
            self.answer(200, gzip.compress(b"0" * 5_000_000), **{"Content-Encoding": "gzip"})
        elif path == "/long":
            self.answer(200, b"a" * 2_000_000)
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            stopped.wait(3)
        elif path in ("/403", "/500"):
            self.answer(int(path[1:]), b"no")
        elif path == "/pdf":
            self.answer(200, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", **{"Content-Type": "text/html"})
        elif path == "/picture":
            self.answer(200, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), **{"Content-Type": "text/html"})
        elif path == "/drip":
            self.send_response(200)
            self.send_header("Set-Cookie", "a=b")
            while not stopped.wait(0.05):
                try:
                    self.wfile.write(b"X-A: b\r\n")
                    self.flush_headers()
                    self.wfile.write(b"X-B: ")
                except OSError:
                    break
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while not stopped.is_set():
                    self.wfile.write(b"a" * 65536)
            except OSError:
                pass
        elif path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        else:
            self.answer(404, b"no")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's output stays clean."""


stopped = threading.Event()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        stopped.set()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/plain", "/moved", "/gzip"])
def test_pages_are_read_whatever_the_server_claims(server: str, path: str) -> None:
    article = read_article(server + path)
    assert article.text == TEXT
    assert article.origin == server + path
    assert article.url == server + ("/plain" if path == "/moved" else path)


@pytest.mark.parametrize(("path", "code"), [("/loop", "redirects"), ("/missing", "status"), ("/file", "network")])
def test_answers_that_are_no_page(server: str, path: str, code: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(server + path)
    assert caught.value.code == code
    assert str(caught.value).startswith(server + path)


@pytest.mark.parametrize("path", ["/long", "/bomb"])
def test_size_is_bounded(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_MAX_PAGE", 1_000_000)
    with pytest.raises(ArticleError) as caught:
        read_article(server + path)
    assert caught.value.code == "too-large"


def test_time_is_bounded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "TIMEOUT", 0.2)
    with pytest.raises(ArticleError, match="in time") as caught:
        read_article(server + "/slow")
    assert caught.value.code == "network"


@pytest.mark.parametrize(
    ("path", "code", "advice"),
    [
        ("/403", "status", "save the page"),
        ("/500", "status", "later"),
        ("/missing", "status", "check the address"),
        ("/pdf", "pdf", "save it as"),
        ("/picture", "binary", "open a text"),
    ],
)
def test_each_answer_says_what_to_do(server: str, path: str, code: str, advice: str) -> None:
    with pytest.raises(ArticleError, match=advice) as caught:
        read_article(server + path)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_a_server_that_drips_is_cut_off(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "TOTAL_TIME", 0.5)
    with pytest.raises(ArticleError) as caught:
        read_article(server + "/drip")
    assert caught.value.code == "network"


def test_endless_data_is_cut_off(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_MAX_PAGE", 1_000_000)
    with pytest.raises(ArticleError) as caught:
        read_article(server + "/endless")
    assert caught.value.code == "too-large"


def test_nobody_answers() -> None:
    with pytest.raises(ArticleError) as caught:
        read_article("http://127.0.0.1:9/")
    assert caught.value.code == "network"
    with pytest.raises(ArticleError, match="complete"):
        read_article("http:///nohost")


def test_no_way_from_public_to_private(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rsplit(":", 1)[1])

    class Public:
        is_global = True

    real = ipaddress.ip_address
    seen: list[str] = []

    def first_is_public(address: str) -> object:
        seen.append(address)
        return Public() if len(seen) == 1 else real(address)

    monkeypatch.setattr(ipaddress, "ip_address", first_is_public)
    with pytest.raises(ArticleError) as caught:
        read_article(f"http://127.0.0.1:{port}/moved")
    assert caught.value.code == "private"
