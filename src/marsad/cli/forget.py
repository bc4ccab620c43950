"""``marsad forget``: remove every trace of an article."""

from typing import Annotated

import typer

from marsad.cli.edge import ArchiveOption, command

WhatArgument = Annotated[str, typer.Argument(metavar="URL_OR_ID", help="An address, or an article's id.")]
AllowOption = Annotated[bool, typer.Option("--allow", help="Let what was forgotten be kept again.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "forget", example="marsad forget https://example.org/news/1 --yes")
    def forget(
        what: WhatArgument, yes: YesOption = False, allow: AllowOption = False, archive: ArchiveOption = None
    ) -> None:
        """Remove an article and its pages from archive, stories and index. It does not come back.

        Exit codes: 0 done, 1 not confirmed, 4 no such article, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.cli.syncing import catch_up
        from marsad.errors import NotFound

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        kept = bootstrap.open_archive(address)
        if allow:
            if not kept.allow(what):
                raise NotFound(f"{what} was not forgotten", kind="forgotten", id=what)
            print(f"{what} may be kept again")
            return
        if not yes:
            typer.confirm(f"Remove every trace of {what}?", abort=True)
        gone = kept.forget(what)
        if not gone:
            raise NotFound(f"nothing is kept of {what}", kind="article", id=what)
        catch_up(kept, address, settings)
        print(f"forgotten: {gone} articles")
