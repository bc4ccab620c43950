"""``marsad sync``: stories and index catch up with the archive."""

import typer

from marsad.cli.edge import ArchiveOption, command


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "sync", example="marsad sync --archive news")
    def sync(archive: ArchiveOption = None) -> None:
        """Bring stories and index up to date, as `add` does at its end.

        Of use after an interruption or `--no-sync`.

        Exit codes: 0 done, 5 no archive, 130 interrupted.
        """
        from marsad import bootstrap
        from marsad.cli.syncing import catch_up

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        kept = bootstrap.open_archive(address)
        catch_up(kept, address, settings)
        kept.close()
