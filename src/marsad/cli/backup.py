"""``marsad backup`` and ``marsad restore``: a copy elsewhere, tried before it is trusted."""

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.edge import ArchiveOption, command

NewFileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The backup to write, as news.tar.zst; must not exist.")
]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A backup that marsad backup wrote.")]


def register(app: typer.Typer) -> None:
    """Add the commands to *app*."""

    @command(app, "backup", example="marsad backup /mnt/elsewhere/news-2024-11-02.tar.zst")
    def backup(file: NewFileArgument, archive: ArchiveOption = None) -> None:
        """Write the archive to one file while it is in use, restore that file once, and check it.

        The file is a tar in zstd with a manifest: counts, place in the change log, SHA-256. The search
        index is not in it; `marsad restore` makes it anew. Nothing is ever overwritten.

        Exit codes: 0 written and verified, 2 the file exists or cannot be written, 5 no archive or it
        has faults.
        """
        from marsad import bootstrap
        from marsad.flows.backup import backup as back_up

        address = bootstrap.archive_address(archive, bootstrap.settings())
        made = back_up(address, file, bootstrap.copies(), bootstrap.open_archive, bootstrap.clock())
        size = file.stat().st_size
        print(f"{file}: {made.articles} articles, change {made.last_change}, {size} bytes, verified")

    @command(app, "restore", example="marsad restore news-2024-11-02.tar.zst --archive restored")
    def restore(file: FileArgument, archive: ArchiveOption = None) -> None:
        """Make an archive from a backup, check it, and let stories and index catch up.

        Only into a directory that is new or empty.

        Exit codes: 0 done, 2 the file is no backup, is damaged, or the directory is not empty, 5 the
        archive in it has faults.
        """
        from marsad import bootstrap
        from marsad.cli.syncing import catch_up
        from marsad.errors import InputError
        from marsad.flows.backup import restore as bring_back

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        if "://" in address:
            raise InputError("a backup is restored into a directory; PostgreSQL has pg_restore")
        made = bring_back(file, Path(address), bootstrap.copies(), bootstrap.open_archive)
        kept = bootstrap.open_archive(address)
        catch_up(kept, address, settings)
        kept.close()
        print(f"{address}: {made.articles} articles, as of {made.made}")
