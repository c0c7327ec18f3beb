"""Worker processes that read and prepare articles; one that a file makes crash takes nothing else with it."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarise.article import Article
from summarise.library.preparing import Prepared, prepare_origin
from summarise.library.rows import Failure

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

FEW = 24
"""Files up to which no processes are started: a process costs more than reading them here."""
_MOST = 4
_AHEAD = 4
_CHUNK = 8

Reader = Callable[[str], Article]
Result = Prepared | Failure


def results(origins: list[str], reader: Reader | None, processes: int | None) -> Generator[Result, None, None]:
    """What became of each origin, in order; only a few are held at a time, so that memory stays flat.

    Args:
        origins: paths and addresses.
        reader: see `prepare_origin`; for processes it must be importable.
        processes: how many; 0 reads in this one, None decides by the number of files and processors.
    """
    if processes is None:
        processes = 0 if len(origins) <= FEW else max(1, min(_MOST, os.cpu_count() or 2))
    if processes == 0:
        for origin in origins:
            yield prepare_origin(origin, reader)
        return
    chunks = [origins[at : at + _CHUNK] for at in range(0, len(origins), _CHUNK)]
    crew = _Crew(processes, reader)
    try:
        for start in range(0, processes * _AHEAD):
            crew.send(chunks[start : start + 1])
        for index in range(len(chunks)):
            crew.send(chunks[index + processes * _AHEAD : index + processes * _AHEAD + 1])
            yield from crew.take()
    finally:
        crew.close()


class _Crew:
    """A pool of processes that is made anew where one of them dies."""

    def __init__(self, processes: int, reader: Reader | None) -> None:
        self._processes = processes
        self._reader = reader
        self._pool = self._made(processes)
        self._sent: deque[tuple[list[str], Future[list[Result]] | None]] = deque()

    @staticmethod
    def _made(processes: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)

    def send(self, chunks: Sequence[list[str]]) -> None:
        """Give the processes more to do."""
        for chunk in chunks:
            self._sent.append((chunk, self._submitted(chunk)))

    def _submitted(self, chunk: list[str]) -> Future[list[Result]] | None:
        from concurrent.futures.process import BrokenProcessPool

        try:
            with _no_interrupts():
                return self._pool.submit(_prepared, chunk, self._reader)
        except BrokenProcessPool:
            return None

    def take(self) -> list[Result]:
        """The results of what was sent first."""
        from concurrent.futures.process import BrokenProcessPool

        chunk, future = self._sent.popleft()
        try:
            if future is not None:
                return future.result()
        except BrokenProcessPool:
            pass
        # One of the files in work made its process die. The others are sent again, these are read one by one.
        self._pool.shutdown(wait=False, cancel_futures=True)
        done = self._one_by_one(chunk)
        self._pool = self._made(self._processes)
        self._sent = deque((waiting, self._submitted(waiting)) for waiting, _ in self._sent)
        return done

    def _one_by_one(self, origins: list[str]) -> list[Result]:
        """The results of files of which one may make its process die."""
        from concurrent.futures.process import BrokenProcessPool

        out: list[Result] = []
        pool = self._made(1)
        try:
            with _no_interrupts():
                probe = pool.submit(os.getpid)
            probe.result()
        except BrokenProcessPool:
            # No process can be started here at all: it was no file's fault.
            return _prepared(origins, self._reader)
        for origin in origins:
            try:
                out.append(pool.submit(prepare_origin, origin, self._reader).result())
            except BrokenProcessPool:
                out.append(Failure(origin, "crash", f"{origin} makes the program crash; it is left out."))
                pool = self._made(1)
        pool.shutdown(wait=True)
        return out

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Processes that are started within never see Ctrl-C: whoever started them hears it and ends them in order."""
    block = getattr(signal, "pthread_sigmask", None)
    if block is None:
        yield
        return
    before = block(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        block(signal.SIG_SETMASK, before)


def _follow_parent() -> None:
    """In a worker: end when the process that started it has ended, however that came about.

    A worker waits for work in a pipe that it holds open itself, so that it would wait for ever after a kill.
    """
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


def _prepared(origins: list[str], reader: Reader | None) -> list[Result]:
    return [prepare_origin(origin, reader) for origin in origins]


def _begin() -> None:
    """What every worker does first."""
    _follow_parent()
    _hush()


def _hush() -> None:
    """In a new process: what some library prints must not land in the middle of the screen or the output."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
