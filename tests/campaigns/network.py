# ruff: noqa: E501 - addresses are what they are
"""Servers that lie, stall, flood and redirect: what is opened, what is sent, and what is refused.

A server on the loopback interface plays every part; public and private machines are played by a resolver of the
campaign's own. Then the real program runs with an audit of every address that it opens: only those that the user gave.
One count is one request, or one run of the program.
"""

from __future__ import annotations

import os
import random
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from summarise.article import Article, ArticleError
from summarise.reading import network, read_article
from tests.campaigns.hostile import environment, reader_run
from tests.campaigns.liars import ANSWERS, KEY_AND_CERTIFICATE, TEXT, Liar
from tests.campaigns.running import Budget, Options, Verdict

PATIENCE = 25.0
"""Seconds after which a request that should have been given up hangs."""
ALLOWED = {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}
"""The only header fields that a request may have."""
PUBLIC = "93.184.216.34"
INSIDE = (
    "127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "172.16.3.4", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "2130706433", "0x7f.1", "inside.example", "[fe80::1]", "[fd00::1]",
)  # fmt: skip
"""Ways to name a machine that is not on the public network."""
AUDIT = """
import os, sys

def audit(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind",
                 "webbrowser.open", "ftplib.connect", "smtplib.connect", "urllib.Request"):
        with open(os.environ["AUDIT_FILE"], "a") as file:
            file.write(f"{event} {arguments[1:] if event.startswith('socket.') and 'get' not in event else arguments!r}\\n")

sys.addaudithook(audit)
"""


def given_up(address: str) -> Article | ArticleError | BaseException | None:
    """What became of a request; None where it hangs."""
    out: list[Article | BaseException] = []

    def run() -> None:
        try:
            out.append(read_article(address))
        except BaseException as error:
            out.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return out[0] if out else None


@contextmanager
def bounded() -> Iterator[None]:
    """Short times and small pages, so that their bounds are met soon."""
    with (
        mock.patch.object(network, "TIMEOUT", 0.6),
        mock.patch.object(network, "TOTAL_TIME", 2.0),
        mock.patch.object(network, "_MAX_PAGE", 300_000),
    ):
        yield


def answers(server: Liar) -> Iterator[tuple[str, list[str]]]:
    """Every part that the server plays, and what was wrong."""
    for name, answer in ANSWERS.items():
        if name in ("to", "hop"):
            continue  # these are asked by name below
        server.asked.clear()
        result = given_up(f"{server.address}/{name}")
        problems = []
        if result is None:
            problems.append("hangs")
        elif answer.code is None:
            if not isinstance(result, Article) or TEXT not in result.raw:
                problems.append(f"was not read: {result!r}"[:200])
        elif not isinstance(result, ArticleError):
            problems.append(f"{type(result).__name__}: {result!r}"[:200])
        elif result.code not in answer.code.split() or "\n" in str(result):
            problems.append(f"refused as {result.code}, not {answer.code}: {str(result)[:150]!r}")
        for request in server.asked:
            problems += [f"sent {field}" for field in request.fields if field not in ALLOWED]
        if len(server.asked) > network.MAX_REDIRECTS + 1:
            problems.append(f"{len(server.asked)} requests")
        yield name, problems


def certificates() -> Iterator[tuple[str, list[str]]]:
    """A certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.pem"
        path.write_text(KEY_AND_CERTIFICATE, "ascii")
        context.load_cert_chain(path)
    with Liar(context) as server:
        result = given_up(f"https://localhost:{server.port}/plain")
        refused = isinstance(result, ArticleError) and "certificate" in str(result)
        yield "certificate", [] if refused and not server.asked else [f"was not refused: {result!r}"[:200]]


@contextmanager
def public_machine(server: Liar) -> Iterator[None]:
    """``public.example`` is a public machine, and the server plays it; ``inside.example`` is a private one."""
    lookup, connect = socket.getaddrinfo, socket.create_connection

    def found(host: str, port: int, *arguments: object, **named: object) -> object:
        names = {"public.example": PUBLIC, "inside.example": "127.0.0.1"}
        return lookup(names.get(host, host), port, *arguments, **named)  # type: ignore[arg-type]

    def connected(address: tuple[str, int], *arguments: object, **named: object) -> socket.socket:
        if address[0] == PUBLIC:
            address = ("127.0.0.1", server.port)
        return connect(address, *arguments, **named)  # type: ignore[arg-type]

    with mock.patch("socket.getaddrinfo", found), mock.patch("socket.create_connection", connected):
        yield


def redirects_inside(server: Liar) -> Iterator[tuple[str, list[str]]]:
    """From a public page to every name of a private machine, directly and by way of another public page."""
    with public_machine(server):
        for host in INSIDE:
            for first in ("to", "hop"):
                server.asked.clear()
                target = f"http://{host}:{server.port}/plain"
                result = given_up(f"http://public.example:{server.port}/{first}?{target}")
                inside = [request for request in server.asked if request.path == "/plain"]
                refused = isinstance(result, ArticleError) and result.code in ("private", "network")
                problems = [] if refused and not inside else [f"was not refused: {result!r}"[:160]]
                yield f"{first} {host}", problems
        result = given_up(f"http://public.example:{server.port}/plain")
        yield "public", [] if isinstance(result, Article) else [f"a public page was refused: {result!r}"[:160]]


def headers_from_addresses(server: Liar, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Addresses that try to write lines of their own into the request."""
    for piece in (
        "\r\nX-Evil: 1\r\n",
        "\n\nGET /evil",
        "%0d%0aX-Evil:1",
        "\x00",
        " HTTP/1.0\r\nX: ",
        "\u2028",
        "é中",
        "#f",
        "?q=\r\nx",
    ):
        server.asked.clear()
        given_up(f"{server.address}/plain{piece}{rng.randrange(99)}")
        problems = [f"sent {f}" for request in server.asked for f in request.fields if f not in ALLOWED]
        problems += ["two requests"] if len(server.asked) > 1 else []
        yield repr(piece), problems


def audited(home: Path, run: Callable[[dict[str, str]], object]) -> list[str]:
    """The addresses that the program opens while ``run`` runs it."""
    hook = home / "hook"
    hook.mkdir(exist_ok=True)
    (hook / "sitecustomize.py").write_text(AUDIT, "utf-8")
    told = home / "opened.txt"
    told.write_text("")
    own = environment(home)
    run({"PYTHONPATH": f"{hook}:{own['PYTHONPATH']}", "AUDIT_FILE": str(told)})
    # urllib3 finds out at import whether there is IPv6 by binding, and sends nothing.
    return [line for line in told.read_text("utf-8").splitlines() if line != "socket.bind (('::1', 0),)"]


def nothing_else(server: Liar) -> Iterator[tuple[str, list[str]]]:
    """The command line and the reader open what the user gave, and nothing else, ever."""
    seeds = sorted(str(path) for path in (Path(__file__).parents[2] / "seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory(prefix="duzhai-network-") as name:
        home = Path(name)

        def command(*arguments: str) -> list[str]:
            call = [sys.executable, "-m", "tui", *arguments]
            return audited(
                home,
                lambda more: subprocess.run(
                    call, cwd=home, env=environment(home, **more), capture_output=True, timeout=120, check=False
                ),
            )

        def reader(more: dict[str, str]) -> object:
            with mock.patch.dict(os.environ, more), mock.patch("tests.campaigns.hostile.ROOT", more["PYTHONPATH"]):
                return reader_run(
                    home, [*seeds, f"{server.address}/plain"], ("j", "2", " ", "t", "\x1b", "i", "\x1b", "q")
                )

        for arguments in (("read",), ("summary",), ("figures", "--board"), ("convert", "--to", "tw")):
            files = seeds[:1] if arguments[0] == "convert" else seeds[:2]
            opened = command(*arguments, *files)
            yield " ".join(arguments), [f"opened {line}" for line in opened]
            if arguments[0] != "convert":
                opened = command(*arguments, f"{server.address}/linked")
                strange = [line for line in opened if f"'127.0.0.1', {server.port}" not in line]
                yield (
                    f"{arguments[0]} address",
                    [f"opened {line}" for line in strange] + [] if opened else ["nothing opened"],
                )
        opened = audited(home, reader)
        yield "reader", [f"opened {line}" for line in opened if f"'127.0.0.1', {server.port}" not in line]


PARTS: dict[str, Callable[[Liar, random.Random], Iterator[tuple[str, list[str]]]]] = {
    "answers": lambda server, _rng: answers(server),
    "certificates": lambda _server, _rng: certificates(),
    "redirects": lambda server, _rng: redirects_inside(server),
    "headers": headers_from_addresses,
    "nothing else": lambda server, _rng: nothing_else(server),
}


def campaign(options: Options, only: Sequence[str] = ()) -> Verdict:
    verdict = Verdict("requests and runs")
    budget = Budget(options, 1)
    rng = random.Random(options.seed)
    with Liar() as server, bounded():
        while budget.left(verdict.count):
            for name in only or PARTS:
                for what, problems in PARTS[name](server, rng):
                    verdict.count += 1
                    verdict.problems += [f"{what}: {problem}" for problem in problems]
    return verdict
