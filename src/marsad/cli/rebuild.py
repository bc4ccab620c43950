"""``marsad rebuild``: make anew what is derived."""

from typing import Annotated

import typer

from marsad.cli.add import WorkersOption
from marsad.cli.edge import ArchiveOption, command

PARTS = ("analysis", "stories", "index")

PartArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[analysis|stories|index]...", help="What to make anew; without a word, all three."
    ),
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Analyse every article, not only those of older rules.")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "rebuild", example="marsad rebuild index")
    def rebuild(
        part: PartArgument = None,
        everything: AllOption = False,
        archive: ArchiveOption = None,
        workers: WorkersOption = None,
    ) -> None:
        """Make analysis, stories or index anew from the articles as they were kept.

        Exit codes: 0 done, 2 wrong call, 5 no archive, or another process is at work on it.
        """
        from marsad import bootstrap
        from marsad.cli.progress import progress
        from marsad.cli.syncing import catch_up
        from marsad.errors import InputError
        from marsad.flows.rebuild import rebuild_analysis

        parts = part or list(PARTS)
        for each in parts:
            if each not in PARTS:
                raise InputError(f"{each!r} is none of {', '.join(PARTS)}", given=each)
        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        kept = bootstrap.open_archive(address)
        if "analysis" in parts:
            pool = bootstrap.pool(settings, workers)
            try:
                with progress("analysis") as advance:
                    total = kept.counts().articles
                    changed = rebuild_analysis(
                        kept, pool, everything=everything, tell=lambda done: advance(done, total)
                    )
            finally:
                pool.close()
            print(f"analysis: {changed} articles changed")
        bootstrap.start_over(kept, address, settings, [each for each in parts if each != "analysis"])
        catch_up(kept, address, settings)
        for each in parts:
            if each != "analysis":
                print(f"{each}: made anew")
