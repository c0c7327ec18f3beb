"""A server on the loopback interface that answers as no server should; it notes every request."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

TEXT = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"
KEY_AND_CERTIFICATE = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDiAuOzYZiT+Olg0O
3r40ytYf/wVi3/CDsKOEYdH4YvqhRANCAAQm616vOrSAYZ+DGu52wjp/9gAJGxlP
rtCPl1knnPxNEU9h+t0bwpdaWAoIC+ivK8hQIDbRXWwxdEjfasKVP1k1
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUejuvN2xx0BS8sui5mcsY8YSPen0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjEyNDIzNVoYDzIxMjYxMTAy
MTI0MjM1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQm616vOrSAYZ+DGu52wjp/9gAJGxlPrtCPl1knnPxNEU9h+t0bwpda
WAoIC+ivK8hQIDbRXWwxdEjfasKVP1k1o28wbTAdBgNVHQ4EFgQU6v9sow0PDjiP
ualW7XfvN5t9E1MwHwYDVR0jBBgwFoAU6v9sow0PDjiPualW7XfvN5t9E1MwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgcf/OSvZiMXNJf59IC7dwaCi3TLxZj92SLfOSBMr1OmgCIFcW
9Hromljmvm+6k0VCZ7ibDgHIiNz6OxQRA4RuiMK2
-----END CERTIFICATE-----
"""
"""For localhost, vouched for by itself alone; the key is known to everybody who reads this."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its path without the query, the names of its fields, and its query."""

    path: str
    fields: tuple[str, ...]
    query: str


Pieces = Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends, piece by piece, and as what it has to be refused; None where it is a page."""

    code: str | None
    pieces: Callable[[Request, str], Pieces]


def _head(status: str = "200 OK", *fields: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Connection: close", *fields]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogatepass")


def _page(*fields: str, body: bytes = (TEXT * 3).encode()) -> Callable[[Request, str], Pieces]:
    return lambda _request, _address: iter([_head("200 OK", "Content-Type: text/plain; charset=utf-8", *fields), body])


def _to(target: str, status: str = "302 Found", *fields: str) -> Callable[[Request, str], Pieces]:
    return lambda _request, address: iter([_head(status, f"Location: {target.format(address)}", *fields)])


def _drip(*begin: bytes, piece: bytes = b"x", pause: float = 0.2) -> Callable[[Request, str], Pieces]:
    def pieces(_request: Request, _address: str) -> Pieces:
        yield from begin
        while True:
            yield piece
            time.sleep(pause)

    return pieces


def _chain(request: Request, address: str) -> Pieces:
    number = int(request.query or 0) + 1
    yield _head("302 Found", f"Location: {address}/chain?{number}")


def _query(status: str) -> Callable[[Request, str], Pieces]:
    return lambda request, _address: iter([_head(status, f"Location: {request.query}")])


def _hop(request: Request, _address: str) -> Pieces:
    yield _head("307 Temporary Redirect", f"Location: /to?{request.query}")


_LINKED = (
    f"<html><body><article><p>{TEXT * 4}<a href='http://127.0.0.1:9/a'>一</a><img src='http://127.0.0.1:9/b.png'></p>"
)
_LINKED += "<link rel=stylesheet href='http://127.0.0.1:9/c'><iframe src='http://127.0.0.1:9/d'></iframe></article></body></html>"

ANSWERS: dict[str, Answer] = {
    "plain": Answer(None, _page()),
    "linked": Answer(None, lambda _r, _a: iter([_head("200 OK", "Content-Type: text/html"), _LINKED.encode()])),
    "moved": Answer(None, _to("{}/plain", "301 Moved", "Set-Cookie: a=b; Path=/", "Refresh: 0; url=/evil")),
    "relative": Answer(None, _to("plain")),
    "zipped": Answer(None, _page("Content-Encoding: gzip", body=gzip.compress((TEXT * 3).encode()))),
    "no-length": Answer(None, _page("Content-Length:")),
    "circle": Answer("redirects", _to("/circle")),
    "chain": Answer("redirects", _chain),
    "file": Answer("network", _to("file:///etc/passwd")),
    "ftp": Answer("network", _to("ftp://127.0.0.1/x")),
    "data": Answer("network", _to("data:text/plain,x")),
    "script": Answer("network", _to("javascript:alert(1)")),
    "nowhere": Answer("network redirects", _to("http://")),
    "strange-port": Answer("network", _to("http://127.0.0.1:99999999/")),
    "brackets": Answer("network", _to("http://[::1/")),
    "no-location": Answer("status", lambda _r, _a: iter([_head("302 Found")])),
    "missing": Answer("status", lambda _r, _a: iter([_head("404 \x1b]52;c;QQ==\x07 \x1b[31mNot")])),
    "no-content": Answer("status", lambda _r, _a: iter([_head("204 No Content")])),
    "nothing": Answer("network", lambda _r, _a: iter([])),
    "no-http": Answer("network", lambda _r, _a: iter([b"SSH-2.0-OpenSSH_9.2\r\n" * 3])),
    "long-status": Answer("network", lambda _r, _a: iter([b"HTTP/1.1 200 " + b"x" * 200_000])),
    "many-fields": Answer("network", lambda _r, _a: iter([_head("200 OK", *(f"X-{n}: y" for n in range(5_000)))])),
    "long-field": Answer("network", lambda _r, _a: iter([_head("200 OK", "X: " + "y" * 200_000)])),
    "empty": Answer("empty", _page(body=b"")),
    "short": Answer("network", _page("Content-Length: 9000")),
    "minus": Answer("network empty binary status", _page("Content-Length: -5", body=b"")),
    "chunks": Answer("network", _page("Transfer-Encoding: chunked", body=b"zzz\r\nabc\r\n")),
    "huge-chunk": Answer("network", _page("Transfer-Encoding: chunked", body=b"ffffffffffffffffff\r\nabc")),
    "flood": Answer("too-large", _drip(_head("200 OK"), piece=b"\xe5\xad\x97" * 20_000, pause=0)),
    "bomb": Answer("too-large", _page("Content-Encoding: gzip", body=gzip.compress(bytes(40_000_000)))),
    "bomb-2": Answer("too-large", _page("Content-Encoding: deflate", body=zlib.compress(bytes(40_000_000)))),
    "no-zip": Answer("network", _page("Content-Encoding: gzip", body=b"no zip at all")),
    "cut-zip": Answer("network", _page("Content-Encoding: gzip", body=gzip.compress(TEXT.encode() * 9)[:40])),
    "silent": Answer("network", _drip(pause=0.4, piece=b"")),
    "stalled": Answer("network", _drip(_head("200 OK"), piece=b"", pause=0.4)),
    "picture": Answer("binary", _page(body=b"\x89PNG\r\n\x1a\n" + bytes(900))),
    # Only a bound on the whole request ends these.
    "slow-body": Answer("network", _drip(_head("200 OK"))),
    "slow-fields": Answer("network", _drip(b"HTTP/1.1 200 OK\r\nX: ", piece=b"y")),
    "continue": Answer("network", _drip(piece=b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.02)),
    # Found by the parts above, which name their target in the query.
    "to": Answer("network", _query("302 Found")),
    "hop": Answer("network", _hop),
}


class Liar:
    """The server; ``asked`` are the requests that it got."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[Request] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._stopped = False

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped = True
        self._socket.close()

    def _serve(self) -> None:
        while not self._stopped:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        try:
            if self._context is not None:
                client = self._context.wrap_socket(client, server_side=True)
            with client:
                client.settimeout(20)
                request = self._request(client)
                if request is None:
                    return
                self.asked.append(request)
                answer = ANSWERS.get(request.path.strip("/"), ANSWERS["missing"])
                for piece in answer.pieces(request, self.address):
                    if piece:
                        client.sendall(piece)
                    if self._stopped:
                        return
        except OSError:
            return

    @staticmethod
    def _request(client: socket.socket) -> Request | None:
        head = b""
        while b"\r\n\r\n" not in head:
            more = client.recv(1 << 16)
            if not more:
                return None
            head += more
        line, *fields = head.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        path, _, query = line.split(" ")[1].partition("?")
        return Request(path, tuple(field.partition(":")[0].lower() for field in fields), query)
