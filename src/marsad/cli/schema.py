"""``marsad schema``: the published shape of a record."""

import typer

from marsad.cli.edge import command


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "schema", example="marsad schema > article-1.json")
    def schema() -> None:
        """Print the JSON Schema of the records that `read --json` and `export` write.

        Exit codes: 0 done.
        """
        from importlib.resources import files

        print(files("marsad.schema").joinpath("article-1.json").read_text(encoding="utf-8"), end="")
