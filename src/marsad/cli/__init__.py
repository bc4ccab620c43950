"""The command line: one file per command, each with the verb's own name.

Commands import what they need when they run, so that ``marsad --help`` answers at once.
"""

import typer

from marsad.cli import (
    add,
    backup,
    check,
    claims,
    collect,
    digest,
    explain,
    export,
    follow,
    forget,
    importing,
    mcp,
    names,
    read,
    rebuild,
    refusals,
    schema,
    search,
    serve,
    sources,
    stories,
    story,
    sync,
    version,
)

app = typer.Typer(
    name="marsad",
    help="Marsad (مرصد): an observatory for Arabic news: who said it, when, and who says otherwise.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _module in (
    read, add, importing, collect, stories, story, search, claims, names, sources, serve, explain, export,
    digest, follow, mcp, sync, rebuild, check, backup, forget, refusals, schema, version,
):  # fmt: skip
    _module.register(app)


def main() -> None:
    """Run the command line."""
    app()
