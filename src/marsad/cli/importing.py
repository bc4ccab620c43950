"""``marsad import``: collections of articles, as others publish them."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.add import NoSyncOption, WorkersOption
from marsad.cli.edge import REFUSED, ArchiveOption, JsonOption, command

if TYPE_CHECKING:
    from marsad.adapters.collections import Collection
    from marsad.cli.progress import Advance
    from marsad.flows.add import AddReport

CollectionArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE_OR_DIR...",
        help="JSON Lines or JSON arrays (.jsonl .json), also .gz, .zst, .zip; folders.",
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="OURS=THEIRS", help="Which field of a record is which of ours; repeatable."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "import", example="marsad import news.jsonl.gz --map headline=title --map body=content")
    def import_(
        collection: CollectionArgument,
        mapping: MapOption = None,
        archive: ArchiveOption = None,
        json: JsonOption = False,
        workers: WorkersOption = None,
        no_sync: NoSyncOption = False,
    ) -> int:
        """Keep the articles of a collection. Fields with our names need no --map.

        The same record twice changes nothing; interrupted anywhere, the same command continues.

        Exit codes: 0 done, 2 wrong --map, 3 some records were refused, 5 archive, 130 interrupted.
        """
        from marsad import bootstrap
        from marsad.cli.progress import progress
        from marsad.cli.summary import summarise
        from marsad.cli.syncing import catch_up
        from marsad.flows.add import AddReport, add
        from marsad.flows.importing import RECORDS_AT_ONCE, read_mapping, reader

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        work = reader(read_mapping(mapping or []))
        kept = bootstrap.open_archive(address, create=True)
        pool = bootstrap.pool(settings, workers)
        report = AddReport()
        began = time.monotonic()
        try:
            with progress("importing") as advance:
                for path in collection:
                    found = bootstrap.collection(path)
                    tell = _teller(advance, found, report.offered)
                    add(found.records(), kept, pool, report, work=work, at_once=RECORDS_AT_ONCE, tell=tell)
        finally:
            pool.close()
            summarise(report, seconds=time.monotonic() - began, json=json)
        if not no_sync:
            catch_up(kept, address, settings)
        kept.close()
        return REFUSED if report.refused else 0


def _teller(advance: "Advance", found: "Collection", before: int) -> "Callable[[AddReport], None]":
    """Return what tells the bar how far the collection is, its size guessed from the bytes behind."""

    def tell(report: "AddReport") -> None:
        here = report.offered - before
        advance(report.offered, before + int(here / found.fraction) if found.fraction else None)

    return tell
