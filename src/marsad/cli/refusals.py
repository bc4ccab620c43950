"""``marsad refusals``: what was offered and not kept, and why."""

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, LimitOption, command, language, print_json, table


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "refusals", example="marsad refusals --limit 10")
    def refusals(limit: LimitOption = 50, archive: ArchiveOption = None, json: JsonOption = False) -> None:
        """Print what was offered and not kept, and why, the latest first.

        Exit codes: 0 done, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.reading.refusals import reason

        settings = bootstrap.settings()
        found = bootstrap.open_archive(bootstrap.archive_address(archive, settings)).refusals(limit)
        if json:
            print_json(found)
            return
        arabic = language() == "ar"
        rows = (
            (f"{each.at:%Y-%m-%d %H:%M}", each.where, r.arabic if arabic else r.english)
            for each in found
            for r in (reason(each.reason),)
        )
        if found:
            table(None, ("when", "what", "why"), rows)
