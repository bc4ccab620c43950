"""``marsad check``: do archive, stories and index agree?"""

from dataclasses import asdict

import typer

from marsad.cli.edge import FAULTS, ArchiveOption, JsonOption, command, print_json


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "check", example="marsad check --archive news")
    def check(archive: ArchiveOption = None, json: JsonOption = False) -> int:
        """Look for damage: every page's digest, every text, and that stories and index agree with them.

        Exit codes: 0 all is well, 7 faults were found (they are listed), 5 no archive.
        """
        from marsad import bootstrap
        from marsad.errors import ArchiveBusy, ArchiveError, ArchiveMissing
        from marsad.flows.check import CheckReport
        from marsad.flows.check import check as check_all
        from marsad.ports.filed import Fault

        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        try:
            kept = bootstrap.open_archive(address)
        except (ArchiveMissing, ArchiveBusy):
            raise
        except ArchiveError as error:
            # so damaged that it does not open: the fault is named like every other
            fault = Fault(key="archive.file", subject=address, detail=error.message)
            report = CheckReport(articles=0, faults=(fault,))
        else:
            report = check_all(kept, bootstrap.checked(kept, address, settings))
        if json:
            print_json(asdict(fault) for fault in report.faults)
        else:
            for fault in report.faults:
                print(f"{fault.key}: {fault.subject} {fault.detail}".rstrip())
            print(f"{report.articles} articles, {len(report.faults)} faults")
        return FAULTS if report.faults else 0
