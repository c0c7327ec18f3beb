"""Pages from http and https addresses: bounded in time, size and redirects, never from public into private networks."""

from __future__ import annotations

import gzip
import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from summarise.article import ArticleError
from summarise.reading.files import MAX_BYTES

TIMEOUT = 15.0
"""Seconds to wait for a connection and for each answer."""
TOTAL_TIME = 45.0
"""Seconds that a page may take in all, redirects included."""
MAX_REDIRECTS = 8
_MAX_PAGE = min(MAX_BYTES, 50 << 20)
_HEADERS = {
    "User-Agent": "duzhai (terminal reader; one page at a time)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/epub+zip;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: the bytes, the address in the end, and the encoding that the server claims."""

    data: bytes
    url: str
    charset: str | None


def fetch(url: str) -> Page:
    """The page at ``url``.

    A redirect may lead anywhere except from a public address to a private one, so that no page can make duzhai
    ask machines of the user's own network.

    Raises:
        ArticleError: ``network`` when there is no answer, ``status`` for an answer other than success,
            ``redirects`` for redirects in circles, ``private`` for a redirect into a private network, ``too-large``.
    """
    deadline = time.monotonic() + TOTAL_TIME
    here = url
    public = False
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(url, here, deadline, public)
        if isinstance(answer, Page):
            return answer
        here, public = answer
    raise ArticleError("redirects", url, f"{url} leads in circles; open it in a browser and save the page.")


def _ask(url: str, here: str, deadline: float, was_public: bool) -> Page | tuple[str, bool]:
    """One request: the page, or where it redirects to and whether the answering machine was a public one."""
    try:
        parts = urlsplit(here)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise ArticleError("network", url, f"{url} is no complete http or https address; check its spelling.")
    port = port or (443 if parts.scheme == "https" else 80)
    address = _address(url, host, port)
    private = not ipaddress.ip_address(address[0].split("%", 1)[0]).is_global
    if was_public and private:
        raise ArticleError("private", url, f"{url} redirects into a private network; duzhai does not follow it.")
    connection = _Connection(host, port, address, parts.scheme == "https")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    # Timeouts hold for single reads; a server that sends a byte now and then is cut off as a whole.
    guard = threading.Timer(max(0.0, deadline - time.monotonic()), connection.cut)
    guard.daemon = True
    guard.start()
    try:
        connection.request("GET", target, headers=_HEADERS)
        with connection.getresponse() as response:
            location = response.getheader("Location")
            if response.status in (301, 302, 303, 307, 308) and location:
                return _joined(here, location), not private
            if response.status != 200:
                raise ArticleError("status", url, f"{url} answered {response.status}; {_advice(response.status)}.")
            data = _body(url, response, deadline)
            if time.monotonic() >= deadline:
                raise TimeoutError  # what was cut off must not pass for the whole
            return Page(data, here, response.headers.get_content_charset())
    except TimeoutError as error:
        raise ArticleError("network", url, f"{url} did not answer in time; try again later.") from error
    except ssl.SSLError as error:
        raise ArticleError("network", url, f"{url} has no valid certificate; open it in a browser.") from error
    except (OSError, http.client.HTTPException, zlib.error, EOFError) as error:
        if time.monotonic() >= deadline:
            raise ArticleError("network", url, f"{url} did not answer in time; try again later.") from error
        raise ArticleError("network", url, f"{url} broke off ({type(error).__name__}); try again later.") from error
    finally:
        guard.cancel()
        connection.close()


def _joined(here: str, location: str) -> str:
    """Where a redirect leads; nowhere for what is no address."""
    try:
        return urljoin(here, location)
    except ValueError:
        return location


def _advice(status: int) -> str:
    """What to do about an answer that is no page."""
    if status in (401, 402, 403, 407, 451):
        return "it is not open to everyone; open it in a browser and save the page"
    if status == 429 or status >= 500:
        return "the server has trouble; try again later"
    return "there is no such page; check the address"


def _address(url: str, host: str, port: int) -> tuple[str, int]:
    """The address of a host, resolved once, so that the check and the connection mean the same machine."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError("network", url, f"{url}: there is no host {host}; check it and the network.") from error
    address = found[0][4]
    return str(address[0]), int(address[1])


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was resolved and checked before."""

    def __init__(self, host: str, port: int, address: tuple[str, int], secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self._address = address
        self._secure = secure

    def connect(self) -> None:
        """Connect to the checked address; the name serves for the certificate and the Host header only."""
        plain = socket.create_connection(self._address, TIMEOUT)
        self.sock = plain
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """End the connection from another thread; whoever reads from it gets an error or the end."""
        sock = self.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def _body(url: str, response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The answer's bytes, unpacked, at most `_MAX_PAGE` and until the deadline."""
    encoding = (response.getheader("Content-Encoding") or "").strip().lower()
    parts: list[bytes] = []
    length = 0
    while chunk := response.read1(1 << 16):
        length += len(chunk)
        parts.append(chunk)
        if length > _MAX_PAGE:
            raise _too_large(url)
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    data = b"".join(parts)
    if encoding in ("gzip", "x-gzip"):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
            data = unpacked.read(_MAX_PAGE + 1)
    elif encoding == "deflate":
        wrapped = data[:1] and (data[0] & 0x0F) == 8
        data = zlib.decompressobj(15 if wrapped else -15).decompress(data, _MAX_PAGE + 1)
    if len(data) > _MAX_PAGE:
        raise _too_large(url)
    return data


def _too_large(url: str) -> ArticleError:
    return ArticleError("too-large", url, f"{url} is larger than {_MAX_PAGE >> 20} MB; save the part you want to read.")
