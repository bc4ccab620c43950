"""``marsad sources``: the outlets in the archive."""

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, command, print_json, table


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "sources", example="marsad sources")
    def sources(archive: ArchiveOption = None, json: JsonOption = False) -> None:
        """Print the outlets in the archive, the largest first.

        Exit codes: 0 done, 5 no archive.
        """
        from marsad import bootstrap

        settings = bootstrap.settings()
        found = bootstrap.open_archive(bootstrap.archive_address(archive, settings)).sources()
        if json:
            print_json(found)
        elif found:
            rows = ((each.name, each.domain, each.articles, each.first, each.last) for each in found)
            table(None, ("outlet", "domain", "articles", "first", "last"), rows)
