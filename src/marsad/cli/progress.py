"""Progress of long work: a bar with rate and time left on a terminal, silence elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int, int | None], None]
"""Tell how much is done, and how much there is in all where that is known."""


@contextmanager
def progress(label: str) -> Iterator[Advance]:
    """Give a function to tell progress with, while the bar stands on standard error."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from marsad.cli.edge import console

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, rate="")
        began = time.monotonic()

        def advance(done: int, total: int | None) -> None:
            rate = done / max(time.monotonic() - began, 1e-6)
            bar.update(task, completed=done, total=total, rate=f"{rate:,.0f}/s")

        yield advance
