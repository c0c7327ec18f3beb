"""Calls of the command in processes that are forked from one where dictionaries and libraries are loaded already.

Starting Python and loading them takes most of a call's time. The parent has nothing of ``tui``, and so nothing that
hangs on a call's environment; where a test wants another environment or Python, the command is started as usual.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import runpy
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

CAN_FORK = sys.platform == "linux"
"""Elsewhere forking a process with libraries of the system is not safe."""


def warm() -> None:
    """Load what commands need; called in the parent of all calls."""
    from summarise import find_figures, find_names, parse_article, read_article, summarise
    from summarise.script import build_converters
    from summarise.words import warm as load_words

    load_words()
    build_converters()
    seeds = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    for article in (read_article(seeds[0]), parse_article("算力网的价格上涨了5%。张三说，很好。")):
        summarise(article)
        find_figures(article)
        find_names(article)


def run(
    args: Sequence[str | bytes], *, stdin: bytes, cwd: Path, env: Mapping[str, str], timeout: float
) -> tuple[int, bytes, bytes]:
    """Call ``duzhai`` with ``args``; its status, standard output and standard error. ``timeout`` in seconds.

    Raises:
        TimeoutError: it did not end in time.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.cli.forked_parent"])
    with tempfile.TemporaryDirectory(prefix="duzhai-call-") as name:
        streams = [str(Path(name) / stream) for stream in ("in", "out", "err")]
        Path(streams[0]).write_bytes(stdin)
        words = [os.fsdecode(word) for word in args]
        process = context.Process(target=_call, args=(words, streams, str(cwd), dict(env)))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutError(f"{words} did not end")
        return process.exitcode, Path(streams[1]).read_bytes(), Path(streams[2]).read_bytes()


def _call(words: Sequence[str], streams: Sequence[str], cwd: str, env: Mapping[str, str]) -> None:
    for number, (path, flags) in enumerate(
        zip(streams, (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT), strict=True)
    ):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    # As Python opens them in a locale that is UTF-8.
    opened_streams = (
        ("stdin", io.TextIOWrapper(os.fdopen(0, "rb"), "utf-8", "surrogateescape")),
        ("stdout", io.TextIOWrapper(os.fdopen(1, "wb"), "utf-8", "surrogateescape")),
        ("stderr", io.TextIOWrapper(os.fdopen(2, "wb"), "utf-8", "backslashreplace")),
    )
    for name, stream in opened_streams:
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.argv = ["duzhai", *words]
    runpy.run_module("tui", run_name="__main__", alter_sys=True)
