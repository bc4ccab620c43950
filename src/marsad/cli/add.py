"""``marsad add``: keep the articles of pages in the archive."""

import time
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.edge import REFUSED, ArchiveOption, JsonOption, command
from marsad.cli.read import SeenOption, UrlOption, WhatArgument

CsvOption = Annotated[
    Path | None,
    typer.Option(
        "--pages-csv",
        metavar="FILE",
        help="A table with the columns file,url,seen: where the files came from, and when they were saved.",
    ),
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes that read and analyse.")
]
NoSyncOption = Annotated[
    bool, typer.Option("--no-sync", help="Keep only; stories and index catch up at the next command.")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "add", example="marsad add saved-pages/ --archive news")
    def add(
        what: WhatArgument,
        archive: ArchiveOption = None,
        json: JsonOption = False,
        seen: SeenOption = None,
        url: UrlOption = None,
        pages_csv: CsvOption = None,
        workers: WorkersOption = None,
        no_sync: NoSyncOption = False,
    ) -> int:
        """Keep the articles of pages in the archive, then bring stories and index up to date.

        The same page twice changes nothing; interrupted anywhere, the same command continues.

        Exit codes: 0 done, 3 something was refused (and named), 5 archive, 130 interrupted.
        """
        from marsad import bootstrap
        from marsad.cli.circumstances import offered, read_pages_csv
        from marsad.cli.progress import progress
        from marsad.cli.summary import summarise
        from marsad.cli.syncing import catch_up
        from marsad.flows.add import AddReport
        from marsad.flows.add import add as add_pages

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        known = read_pages_csv(pages_csv) if pages_csv else None
        kept = bootstrap.open_archive(address, create=True)
        pool = bootstrap.pool(settings, workers)
        report = AddReport()
        began = time.monotonic()
        try:
            with progress("reading") as advance:
                doors = bootstrap.doors(settings)
                total = sum(map(doors.expected, what))
                pages = offered(doors, what, seen=seen, url=url, known=known)
                add_pages(
                    pages,
                    kept,
                    pool,
                    report,
                    tell=lambda told: advance(told.offered, max(total, told.offered)),
                )
        finally:
            pool.close()
            summarise(report, seconds=time.monotonic() - began, json=json)
        if not no_sync:
            catch_up(kept, address, settings)
        kept.close()
        return REFUSED if report.refused else 0
