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
