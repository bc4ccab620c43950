"""Workers: in this process, or in several processes.

A process takes about a second to start, so they start only when enough work has come. They do
not hear Ctrl-C: the parent stops them after it has put its own house in order.
"""

import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import forkserver, get_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

AT_ONCE = 16
"""Things sent to a process in one go."""

WORTH_IT = 300
"""Things that must have come before processes are started for the rest."""


PRELOADED = ["marsad.flows.reading", "marsad.flows.importing"]
"""Imported once, in the process that the workers are forked from."""


class OneProcess:
    """The pool that is no pool."""

    def map(self, work: Callable[[A], B], things: Iterable[A]) -> Iterator[B]:
        """Apply *work* one by one, here."""
        return map(work, things)

    def close(self) -> None:
        """Nothing to let go of."""


class Processes:
    """*workers* processes, started when the work is worth it."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None
        self._come = 0

    def map(self, work: Callable[[A], B], things: Iterable[A]) -> Generator[B, None, None]:
        """Return the results in order; at most a few stretches per process are under way."""
        waiting = iter(things)
        if self._executor is None:
            for thing in islice(waiting, max(0, WORTH_IT - self._come)):
                self._come += 1
                yield work(thing)
        running: deque[Future[list[B]]] = deque()
        while stretch := list(islice(waiting, AT_ONCE)):
            running.append(self._start().submit(_apply, work, stretch))
            if len(running) > 3 * self._workers:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()

    def close(self) -> None:
        """Stop the processes; what was not begun is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _start(self) -> ProcessPoolExecutor:
        if self._executor is None:
            context = get_context("forkserver")
            context.set_forkserver_preload(PRELOADED)
            with _deaf_to_interrupts():
                forkserver.ensure_running()
            self._executor = ProcessPoolExecutor(
                self._workers, mp_context=context, initializer=_ignore_interrupts
            )
        return self._executor


def _apply(work: Callable[[A], B], stretch: list[A]) -> list[B]:
    return [work(thing) for thing in stretch]


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a program that is started meanwhile inherit that Ctrl-C is not meant for it."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say so
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
