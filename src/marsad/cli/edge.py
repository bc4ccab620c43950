"""The edge of the command line: errors become one line and an exit code, records become JSON Lines.

Exit codes: 0 done · 1 unforeseen · 2 the call or a setting is wrong · 3 something was refused, the
rest is done · 4 no such thing · 5 archive or index · 6 network · 7 ``check`` found faults ·
130 interrupted.
"""

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from marsad.errors import MarsadError

if TYPE_CHECKING:
    from rich.console import Console

C = TypeVar("C", bound=Callable[..., Any])

REFUSED = 3
FAULTS = 7
INTERRUPTED = 130
WIDTH_IN_FILES = 160
"""Columns of a table that no terminal limits."""

ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="Directory of the archive (or a postgresql:// address). Default: the setting `archive`.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON Lines for programs.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="How many at most.")]


def command(app: typer.Typer, name: str, *, example: str) -> Callable[[C], C]:
    """Register a function as the command *name*; its docstring and *example* are the help text."""

    def registered(function: C) -> C:
        text = f"{inspect.cleandoc(function.__doc__ or '')}\n\n**Example:** `{example}`"
        app.command(name, help=text)(_guarded(function))
        return function

    return registered


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> None:
        code = 0
        try:
            code = function(*args, **kwargs) or 0
            sys.stdout.flush()
        except MarsadError as error:
            complain(error)
            code = error.exit_code
        except KeyboardInterrupt:
            say_interrupted()
            code = INTERRUPTED
        except BrokenPipeError:  # the reader of our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - the outermost edge: one line, not a trace
            code = unforeseen(error)
        raise typer.Exit(code)

    return run


def complain(error: MarsadError) -> None:
    """Say *error* on standard error, in the user's language, in one line."""
    from marsad.messages import sentence

    print(f"marsad: {sentence(error, language())}", file=sys.stderr)


def refused(where: str, reason: str, detail: str = "") -> None:
    """Name on standard error what was not accepted, and why."""
    from marsad.errors import PageRefused

    complain(PageRefused(reason, where=where, reason=reason, detail=detail))


def say_interrupted() -> None:
    """Say that nothing is lost."""
    from marsad.messages import text

    print(f"marsad: {text('error.interrupted', language())}", file=sys.stderr)


def unforeseen(error: Exception) -> int:
    """Say an error nobody foresaw in one line; the trace only where the setting asks for it."""
    import traceback

    from marsad.messages import sentence

    if os.environ.get("MARSAD_TRACE", "") not in ("", "0", "false"):
        traceback.print_exception(error)
    shown = MarsadError(f"{type(error).__name__}: {error}".replace("\n", " ")[:500])
    print(f"marsad: {sentence(shown, language())} (MARSAD_TRACE=1)", file=sys.stderr)
    return 1


def language() -> str:
    """Return ``ar`` or ``en``: as set, else as the environment speaks."""
    chosen = os.environ.get("MARSAD_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    return "ar" if chosen.startswith("ar") else "en"


def print_json(records: Iterable[Any]) -> None:
    """Print one JSON object a line, in UTF-8 whatever the locale."""
    import msgspec

    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    for record in records:
        out.write(encoder.encode(record) + b"\n")
    out.flush()


def console(*, stderr: bool = False) -> "Console":
    """Return a Rich console that leaves the text's own brackets alone."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else WIDTH_IN_FILES
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)


def table(title: str | None, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table; cells are plain text, never markup."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    grid = Table(
        title=Text(title) if title else None,
        title_justify="left",
        header_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_shown(cell)) for cell in row))
    console().print(grid)


def _shown(cell: object) -> str:
    """Drop control characters: a page must not steer the reader's terminal."""
    text = "" if cell is None else str(cell)
    return "".join(character for character in text if character.isprintable() or character == "\n")
