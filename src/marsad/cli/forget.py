"""``marsad forget``: remove every trace of an article."""

from typing import Annotated

import typer

from marsad.cli.edge import ArchiveOption, command

WhatArgument = Annotated[str, typer.Argument(metavar="URL_OR_ID", help="An address, or an article's id.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "forget", example="marsad forget https://example.org/news/1 --yes")
    def forget(what: WhatArgument, yes: YesOption = False, archive: ArchiveOption = None) -> None:
        """Remove an article and its pages from archive, stories and index.

        Exit codes: 0 done, 1 not confirmed, 4 no such article, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.cli.syncing import catch_up
        from marsad.errors import NotFound

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        kept = bootstrap.open_archive(address)
        if not yes:
            typer.confirm(f"Remove every trace of {what}?", abort=True)
        gone = kept.forget(what)
        if not gone:
            raise NotFound(f"nothing is kept of {what}", kind="article", id=what)
        catch_up(kept, address, settings)
        print(f"forgotten: {gone} articles")
