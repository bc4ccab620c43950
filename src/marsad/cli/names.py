"""``marsad names``: who is quoted."""

from typing import Annotated

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, LimitOption, command, print_json, table

TextArgument = Annotated[str, typer.Argument(metavar="[TEXT]", help="Part of a name.")]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "names", example="marsad names أوستن")
    def names(
        text: TextArgument = "",
        limit: LimitOption = 50,
        archive: ArchiveOption = None,
        json: JsonOption = False,
    ) -> None:
        """Print who is quoted, with the id that `marsad claims --speaker` takes, most often first.

        Exit codes: 0 done, 5 no archive.
        """
        from marsad import bootstrap

        settings = bootstrap.settings()
        found = bootstrap.open_archive(bootstrap.archive_address(archive, settings)).speakers(text, limit)
        if json:
            print_json(found)
        elif found:
            rows = ((each.id, each.name, each.claims, each.articles) for each in found)
            table(None, ("id", "name", "claims", "articles"), rows)
