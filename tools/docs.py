"""Writes the generated reference pages in ``docs/reference``: cli, settings, errors, record.

Run by ``make docs``; a test asks that the files are current. The words stand in the code (help
texts, docstrings, messages, the schema), once.
"""

import inspect
import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import typer

import delivery_docs
from marsad import errors
from marsad.cli import app
from marsad.messages import messages
from marsad.reading.refusals import REASONS
from marsad.settings import Settings

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
NOTICE = "<!-- Written by tools/docs.py (make docs); change the code's own words instead. -->"
EXIT_CODES = (
    (0, "done"),
    (1, "something unforeseen, or a question answered with no"),
    (2, "the call or a setting is wrong"),
    (3, "something was refused: each is named on standard error; the rest is done"),
    (4, "no such article, story or name"),
    (5, "the archive or the index cannot be used"),
    (6, "the network did not give the page"),
    (7, "`marsad check` found faults"),
    (130, "interrupted; what was kept is kept"),
)


def cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def table(*rows: tuple[object, ...]) -> Iterator[str]:
    head, *rest = rows
    yield "| " + " | ".join(map(cell, head)) + " |"
    yield "|" + "---|" * len(head)
    for row in rest:
        yield "| " + " | ".join(map(cell, row)) + " |"


def cli_page() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "Every command takes `--help`. Records go to standard output, everything said to people about"
    yield "them (what was refused, where a list continues) to standard error."
    yield ""
    yield "## Exit codes"
    yield ""
    yield from table(("code", "means"), *EXIT_CODES)
    for name, command in commands():
        yield from _command(name, command)


def commands(group: Any = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its full name, those of groups (``source add``) too."""
    group = group or typer.main.get_command(app)
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: Any) -> Iterator[str]:
    yield ""
    yield f"## marsad {name}"
    yield ""
    yield inspect.cleandoc(command.help or "")
    rows = [("argument or option", "default", "what it is")]
    for parameter in command.params:
        if parameter.name == "help":
            continue
        if parameter.param_type_name == "argument":
            title = parameter.metavar or parameter.name.upper()
        else:
            title = ", ".join([*parameter.opts, *parameter.secondary_opts])
            title += f" {parameter.metavar}" if parameter.metavar else ""
        default = "" if parameter.default in (None, False, (), "") else parameter.default
        rows.append((f"`{title}`", f"`{default}`" if default != "" else "", parameter.help or ""))
    if len(rows) > 1:
        yield ""
        yield from table(*rows)


def settings_page() -> Iterator[str]:
    yield "# Settings"
    yield ""
    yield "From `marsad.toml` in the user's configuration directory (or the file that `MARSAD_CONFIG` names),"
    yield "overlaid by the environment. `MARSAD_<SETTING>_FILE` reads the value from a file. A setting that"
    yield "does not exist is refused."
    yield ""
    rows = [("setting", "environment", "default", "what it does")]
    for each in fields(Settings):
        default = "" if each.default is MISSING else each.default
        rows.append(
            (
                f"`{each.name}`",
                f"`MARSAD_{each.name.upper()}`",
                f"`{default!r}`",
                each.metadata.get("help", ""),
            )
        )
    yield from table(*rows)


def errors_page() -> Iterator[str]:
    yield "# Errors"
    yield ""
    yield "```text"
    yield from inspect.cleandoc(errors.__doc__ or "").splitlines()
    yield "```"
    yield ""
    rows: list[tuple[object, ...]] = [("key", "exit code", "English", "العربية")]
    codes = {each.key: each.exit_code for each in error_classes()}
    for key, said in messages().items():
        rows.append((f"`{key}`", codes.get(key, 130), said["en"], said["ar"]))
    yield from table(*rows)
    yield ""
    yield "## Why a page is refused"
    yield ""
    yield from table(
        ("reason", "English", "العربية"),
        *((f"`{key}`", reason.english, reason.arabic) for key, reason in REASONS.items()),
    )


def error_classes() -> list[type[errors.MarsadError]]:
    return [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.MarsadError)
    ]


def record_page() -> Iterator[str]:
    from importlib.resources import files

    schema = json.loads(files("marsad.schema").joinpath("article-1.json").read_text(encoding="utf-8"))
    yield "# The record"
    yield ""
    yield '`marsad read --json` and `marsad export` write one object a line, `schema: "marsad.article/1"`.'
    yield "The JSON Schema is `src/marsad/schema/article-1.json` (`marsad schema` prints it). Fields are only"
    yield "ever added. A span is `[start, end)` in code points of `body`; those of headline names and claims"
    yield "lie in `headline`: `body[start:end]` is what was found, letter for letter."
    yield ""
    yield from _shape("article", schema)
    for name, shape in schema["$defs"].items():
        if name != "span":
            yield ""
            yield from _shape(name, shape)


def _shape(name: str, shape: dict[str, Any], level: str = "##") -> Iterator[str]:
    yield f"{level} {name}"
    yield ""
    yield shape.get("description", "")
    yield ""
    rows = [("field", "type", "")]
    rows += [
        (f"`{field}`", _type(inner), inner.get("description", ""))
        for field, inner in shape["properties"].items()
    ]
    yield from table(*rows)


def _type(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        return str(shape["$ref"].rpartition("/")[2])
    if "anyOf" in shape:
        return " or ".join(_type(each) for each in shape["anyOf"])
    if "enum" in shape:
        return " · ".join(f"`{each}`" for each in shape["enum"])
    if "const" in shape:
        return f"`{shape['const']}`"
    kind = shape.get("type")
    if kind == "array":
        return f"list of {_type(shape['items'])}"
    if kind == "object":
        return (
            "{" + ", ".join(f"{field}: {_type(inner)}" for field, inner in shape["properties"].items()) + "}"
        )
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


PAGES = {
    "cli.md": cli_page,
    "settings.md": settings_page,
    "errors.md": errors_page,
    "record.md": record_page,
    **delivery_docs.PAGES,
}


def rendered(name: str) -> str:
    first, *rest = PAGES[name]()
    return "\n".join([first, "", NOTICE, *rest]).rstrip() + "\n"


if __name__ == "__main__":
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for page in PAGES:
        (REFERENCE / page).write_text(rendered(page), encoding="utf-8")
