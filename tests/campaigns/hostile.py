# ruff: noqa: E501 - the texts are what they are
"""Hostile text wherever text can stand: nothing reaches the terminal but text, and what the program itself emits.

The real program runs in a pseudo-terminal, on harmless articles first: what it writes then is its vocabulary. Then it
runs on articles, file names, addresses, settings, word lists and a memory full of terminal sequences, overrides of
direction and markup, with hostile words typed and pasted; the bytes that it writes may hold no other sequence. The
command line is run on the same files. One run is one program in one pseudo-terminal.
"""

from __future__ import annotations

import base64
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.campaigns.escapes import Written, taken_apart
from tests.campaigns.running import Budget, Options, Verdict
from tests.campaigns.samples import CONTAINER, NAV, NCX, PACKAGE, book
from tests.terminal import PATIENCE, Terminal

ROOT = Path(__file__).parents[2]
CANARY = "CANARY"
_COPY = base64.b64encode(CANARY.encode()).decode()
HOSTILE = (
    "\x1b[7;5;9m", "\x1b[777;913H", "\x1b[2J", "\x1b[?47h", "\x1b[6n", "\x1b[c", "\x1b[21t", "\x1b[>c", "\x1b[!p", "\x1b[5i",
    f"\x1b]0;{CANARY}\x07", f"\x1b]2;{CANARY}\x1b\\", f"\x1b]8;;http://{CANARY}.example/\x1b\\链接\x1b]8;;\x1b\\",
    f"\x1b]52;c;{_COPY}\x07", "\x1b]4;1;?\x07", "\x1b]10;?\x07", f"\x1b]1337;File=:{_COPY}\x07",
    "\x1bP$qm\x1b\\", f"\x1bP+q{CANARY.encode().hex()}\x1b\\", f"\x1b_{CANARY}\x1b\\", f"\x1b^{CANARY}\x1b\\", "\x1bc", "\x1b#8",
    "\x1b(0", "\x1b", "\x9b2J", f"\x9d52;c;{_COPY}\x9c", "\x90q\x9c", "\x84\x85\x8d\x8e", "\x07\x07", "\x08\x08\x08", "\x0b\x0c",
    "\x0e\x0f", "\x05", "\x7f", "a\rb", "\u202eabc\u202c", "\u2066x\u2069", "\u202d", "\u061c\u200e\u200f", "\u2028\u2029",
    "[bold red]b[/]", "[/]", "[@click=app.quit()]q[/]", "[link=http://a.b]l[/]", "[$error]", "{title}", "\\[x", ":smile:",
    "[red", "]", "[[", "[0]",
)  # fmt: skip
"""Sequences of every family, overrides of direction, and the markup of the libraries that paint the screen."""

WORDS = "WORDS"
READER_KEYS = (
    "jj", " ", "d", "b", "G", "g", "s", "s", ".", ".", "r", "r", "x", "X", "W", "\x1b", "t", "\x1b", "T", "\x1b", "O", "\x1b",
    "i", "\x1b", "D", "\x1b", "C", "\x1b", "B", "\x1b", "v", "j", "V", "B", "\x1b", "D", "\x1b", "M", "\x1b", "F", "\x1b",
    "/", WORDS, "\r", "n", "N", "\x1b", "?", WORDS, "\x1b", ":", WORDS, "\x1b", "w", "\x1b", "1", "j", "\r", "2", "3", "j",
    "\r", "4", "j", "\r", "m", "o", "\x1b", "@", "]", "@", "]", "@", "1", "0", "j", "#", WORDS, "\r", "=", "\x1b", "+", "/",
    WORDS, "\r", "\x1b", "\\", WORDS, "\r", "j", "\r", "\x1b", "\x1b", "I", WORDS, "\r", "\x1b", "\x1b", "0", "c", "\x1b", "Z",
    "j", "Z", "2", "m", "a", "'", "a", "]", "]", "1", "/", WORDS, "\x1b", "L", "\x1b", "f", "\x1b", "%", "5", "0", "\r", "\x1b",
)  # fmt: skip
"""A way through every screen; hostile words, typed in one run and pasted in another, stand for `WORDS`."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("read",), ("read", "--raw"), ("read", "--explain"), ("read", "--json"), ("summary",), ("summary", "--explain"),
    ("summary", "--format", "md"), ("summary", "--format", "json"), ("summary", "--together"), ("figures",),
    ("figures", "--all"), ("figures", "--board"), ("figures", "--format", "md"), ("figures", "--format", "csv"),
    ("figures", "--json"), ("convert", "--to", "tw"), ("list",), ("list", "--json"), ("search",), ("add",), ("export",),
    ("check",), ("where",), ("config",), ("remove",), ("tag",),
)  # fmt: skip


def spoilt(text: str, rng: random.Random, pieces: Sequence[str], share: float = 0.06) -> str:
    """``text`` with pieces put in here and there."""
    return "".join(c + (rng.choice(pieces) if rng.random() < share else "") for c in text)


def write_articles(folder: Path, rng: random.Random, pieces: Sequence[str]) -> list[Path]:
    """Articles of every format in files of telling names; with no ``pieces`` they are harmless."""
    folder.mkdir(parents=True, exist_ok=True)

    def bad(text: str, share: float = 0.06) -> str:
        return spoilt(text, rng, pieces, share) if pieces else text

    seed = (ROOT / "seeds" / "000_e3271c18603eeaf3.txt").read_text("utf-8", "replace")
    plain = bad("国家统计局公布数据\n来源：新华社\n作者：张三\n\n", 0.3) + bad(seed[:3_000], 0.02)
    body = "".join(f"<p>{bad(line)}</p>" for line in seed[:2_000].splitlines() if line.strip())
    page = (
        f"<html><head><title>{bad('网页的标题', 0.5)}</title><meta name=author content='{bad('李四', 0.5)}'></head><body>"
        f"<article><h1>{bad('网页的标题', 0.5)}</h1>{body}<p><a href='http://a.b/{bad('x', 1)}'>{bad('这是一个链接', 0.5)}</a></p>"
        f"</article></body></html>"
    )
    note = f"---\ntitle: {bad('笔记的题目', 0.5)}\nauthor: {bad('王五', 0.5)}\n---\n# {bad('笔记', 0.5)}\n\n{bad(seed[:900])}\n"
    chapter = f"<html><body><h1>{bad('第一章', 0.5)}</h1>{body}</body></html>"
    package = PACKAGE.replace("书", bad("书名", 0.5).translate(_NO_XML)).replace(
        "张三", bad("张三", 0.5).translate(_NO_XML)
    )
    contents = {
        "plain.txt": plain.encode("utf-8", "surrogatepass"),
        "page.html": page.encode("utf-8", "surrogatepass"),
        "note.md": note.encode("utf-8", "surrogatepass"),
        "book.epub": book(
            {
                "META-INF/container.xml": CONTAINER.encode(),
                "OEBPS/content.opf": package.encode("utf-8", "replace"),
                "OEBPS/a.xhtml": chapter.encode("utf-8", "surrogatepass"),
                "OEBPS/nav.xhtml": NAV.encode(),
                "OEBPS/toc.ncx": NCX.encode(),
            }
        ),
        "gb.txt": plain.encode("gb18030", "replace"),
        "untitled.txt": bad(seed[600:1_200]).encode("utf-8", "surrogatepass"),
        "broken.txt": b"",
    }
    paths = []
    for name, data in contents.items():
        if pieces:
            stem, dot, suffix = name.partition(".")
            name = f"{stem}{''.join(rng.choices(pieces, k=2))}".replace("/", "")[:60] + dot + suffix  # noqa: PLW2901
        path = folder / name.replace("\0", "")
        path.write_bytes(data)
        paths.append(path)
    if pieces and os.name == "posix":
        odd = os.path.join(os.fsencode(folder), b"\x1b[31m\xff\xfe\x9b2J.txt")
        with open(odd, "wb") as file:
            file.write(plain.encode("utf-8", "surrogatepass"))
    return paths


_LEFT = b"\x1b[?1049l"
"""What is written last: the terminal has its own screen again."""
_PREPARED = 500
"""Bytes that the terminal is prepared with; a painted screen has more."""
_NO_XML = dict.fromkeys((*range(32), 0x7F, *map(ord, "<>&")))


def write_own(home: Path, pieces: Sequence[str]) -> None:
    """Settings, a word list and a memory, hostile where there are ``pieces``."""
    config, data = home / "config", home / "data"
    for folder in (config, data):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not pieces:
        return
    bad = "".join(pieces)
    quoted = json.dumps(bad)
    settings = [
        'script = "tw"', "quotes = true", "regional = true", f"theme = {quoted}", f"notes_folder = {quoted}",
        'file_name = "{title} {nothing}"', f"{json.dumps('x' + bad)} = 3", "[keys]", f'"app.help" = {quoted}',
        f"{json.dumps(bad)} = {quoted}",
    ]  # fmt: skip
    (config / "settings.toml").write_text("\n".join(settings), "utf-8")
    words = [f"s2t\t{word}\t{piece}字" for word, piece in zip("中国的发展", [*pieces] * 9, strict=False)]
    words += [f"{piece}\tx" for piece in pieces]
    (config / "words.txt").write_text("\n".join(words), "utf-8")
    (data / "memory.json").write_text(json.dumps({"theme": bad, "notes_folder": bad, "script": bad, bad: bad}), "utf-8")


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a program whose folders lie in ``home``."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON", "TEXTUAL"))}
    own |= {
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "DUZHAI_CONFIG_DIR": str(home / "config"),
        "DUZHAI_DATA_DIR": str(home / "data"),
    }
    # Whatever the program starts for its user does nothing here.
    own |= dict.fromkeys(("EDITOR", "VISUAL", "PAGER", "BROWSER"), "true")
    own.setdefault("DUZHAI_CACHE_DIR", str(Path(tempfile.gettempdir()) / "duzhai-campaign-cache"))
    return own | more


def reader_run(
    home: Path,
    paths: Sequence[str | bytes],
    keys: Sequence[str],
    size: tuple[int, int] = (120, 40),
    *,
    quiet: float = 0.12,
) -> tuple[bytes, list[str]]:
    """Everything that the reader writes while ``keys`` are pressed, and what went wrong otherwise."""
    command = [sys.executable, "-m", "tui", *paths]
    with Terminal(command, env=environment(home), cwd=home, columns=size[0], rows=size[1]) as terminal:
        problems = [] if shown(terminal) else [f"nothing was shown but {terminal.written[-300:]!r}"]
        for key in keys:
            try:
                terminal.press(key)
            except OSError:
                problems.append(f"the program ended before {key!r}")
                break
            terminal.read(quiet)
        fine = [0, 128 + signal.SIGTERM]
        if _LEFT in terminal.written:
            # A key has ended it, and on its last steps nobody listens for signals any more.
            fine.append(-signal.SIGTERM)
        terminal.send_signal(signal.SIGTERM)
        status = terminal.wait()
        if status not in fine:
            problems.append(f"the program ended with {status}: {terminal.shown[-200:]!r}")
        problems += crashes(home)
        # What is typed into a terminal whose program has ended, the terminal itself echoes.
        return terminal.written.partition(_LEFT)[0], problems


def crashes(home: Path) -> list[str]:
    """What the program wrote down of its own faults, each in a line: the last places of ours, and the error."""
    log = home / "data" / "crash.log"
    if not log.exists():
        return []
    out = []
    for entry in log.read_text("utf-8", "replace").split("--- 20")[1:]:
        lines = entry.strip().splitlines()
        places = re.findall(r'/(tui/\S+|summarise/\S+)", line (\d+)', entry)
        out.append(f"{lines[-1][:200]} at {', '.join(f'{name}:{line}' for name, line in places[-4:])}")
    return out


def shown(terminal: Terminal) -> bool:
    """Wait until the first screen is there and nothing new has come for a while; False where none came."""
    end = time.monotonic() + PATIENCE
    while b"\x1b[?1049h" not in terminal.written and time.monotonic() < end:
        terminal.read(0.2)
    length = -1
    # On a busy machine the first painting may come long after the terminal was prepared for it.
    while (length != len(terminal.written) or length <= _PREPARED) and time.monotonic() < end:
        length = len(terminal.written)
        terminal.read(0.6)
    return length > _PREPARED


def command_run(home: Path, arguments: Sequence[str | bytes]) -> tuple[bytes, list[str]]:
    """What a command writes to a terminal."""
    with Terminal([sys.executable, "-m", "tui", *arguments], env=environment(home), cwd=home) as terminal:
        status = terminal.wait()
        problems = [] if status in (0, 1, 2) else [f"{arguments!r} ended with {status}"]
        if "Traceback" in terminal.shown:
            problems.append(f"{arguments!r}: a traceback: {terminal.shown[-300:]!r}")
        return terminal.written, problems


def typed(keys: Sequence[str], pieces: Sequence[str], rng: random.Random) -> Iterator[str]:
    """``keys`` with hostile words for `WORDS`: pasted whole, or typed without the sequences that are keys themselves."""
    for key in keys:
        if key != WORDS:
            yield key
        elif pieces and rng.random() < 0.6:
            yield f"\x1b[200~{''.join(rng.sample(pieces, 6)).replace(chr(27) + '[201~', '')}\x1b[201~"
        elif pieces:
            yield re.sub("[\x00-\x1f\x7f-\x9f]", "", "".join(rng.sample(pieces, 6)))
        else:
            yield "发展"


@contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="duzhai-hostile-") as folder:
        yield Path(folder)


def vocabulary(keys: Sequence[str] = READER_KEYS, sizes: Sequence[tuple[int, int]] = ((120, 40),)) -> set[str]:
    """The kinds of sequences that the reader writes on harmless articles."""
    # Plain mode shows the cursor and hides it, which it may do at any time.
    kinds = {"CSI ?25h", "CSI ?25l"}
    for size in sizes:
        with _home() as home:
            write_own(home, ())
            paths = [str(path) for path in write_articles(home / "articles", random.Random(1), ())]
            raw, _ = reader_run(home, paths, list(typed(keys, (), random.Random(1))), size)
            kinds |= set(taken_apart(raw).kinds)
    return kinds


def complaints(raw: bytes, known: set[str]) -> list[str]:
    """What ``raw`` holds that is neither text nor a sequence of a kind that is ``known``."""
    found: Written = taken_apart(raw)
    strange = (kind for kind in sorted(set(found.kinds) - known) if not _is_copying(kind))
    out = [*found.wrong[:5], *(f"a sequence {kind}" for kind in strange)]
    # No program of ours sends these: no screen has so many rows, and nobody copies that.
    canaries = (b"\x1b[7;5;9m", b"\x1b[777;913H", b"\x1b]52;c;" + _COPY.encode())
    return [*out, *(f"{canary!r} went through" for canary in canaries if canary in raw)]


def _is_copying(kind: str) -> bool:
    """Whether the reader itself has copied something, as a letter among what is typed may ask it to."""
    return re.fullmatch(r"OSC '52;c;[A-Za-z0-9+/=]+'", kind) is not None and _COPY not in kind


def campaign(options: Options, keys: Sequence[str] = READER_KEYS) -> Verdict:
    verdict = Verdict("runs in a pseudo-terminal")
    budget = Budget(options, 40)
    sizes = ((120, 40), (80, 24), (60, 20), (200, 50))
    known = vocabulary(keys, sizes[: 2 if options.count is None or options.count > 10 else 1])
    written = 0
    rng = random.Random(options.seed)
    while budget.left(verdict.count):
        for number in range(5):
            if not budget.left(verdict.count):
                break
            pieces = rng.sample(HOSTILE, 12)
            with _home() as home:
                write_articles(home / "".join(rng.sample(HOSTILE, 1)).replace("/", "").replace("\0", ""), rng, pieces)
                write_own(home, pieces if verdict.count % 2 else ())
                address = "http://127.0.0.1:1/" + "".join(rng.sample(HOSTILE, 2))
                arguments = [b".", address.encode("utf-8", "surrogatepass")]
                allowed = known
                if number == 4:
                    allowed = set()
                    command = rng.choice(COMMANDS)
                    raw, problems = command_run(home, [*command, *arguments, f"--{''.join(rng.sample(HOSTILE, 1))}"])
                    more, worse = command_run(
                        home, [*command, *(arguments[:1] if command[0] == "convert" else arguments)]
                    )
                    raw, problems = raw + more, problems + worse
                else:
                    size = sizes[verdict.count % len(sizes)]
                    raw, problems = reader_run(home, arguments, list(typed(keys, pieces, rng)), size)
                verdict.count += 1
                written += len(raw)
                told = [*problems, *complaints(raw, allowed)]
                verdict.problems += [f"seed {options.seed}, run {verdict.count}: {line}" for line in told]
    verdict.told.append(f"{written:,} bytes looked through, {len(known)} kinds of sequences known")
    return verdict
