"""``marsad claims``: who said what."""

from typing import Annotated, get_args

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, LimitOption, command, print_json, table
from marsad.model.analysis import CueClass

SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", "-s", help="Part of the speaker's name or role, or a name id.")
]
ClassOption = Annotated[
    str | None,
    typer.Option("--class", "-c", help="What the words do: " + ", ".join(get_args(CueClass)) + "."),
]
AboutOption = Annotated[str | None, typer.Option("--about", "-a", help="Words the claim must contain.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="First day (ISO).")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Last day (ISO).")]
SourceOption = Annotated[str | None, typer.Option("--source", help="Domain or name of the outlet.")]
CursorOption = Annotated[
    str | None, typer.Option("--cursor", help="Continue behind this place (printed at the end).")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "claims", example="marsad claims --speaker بلينكن --class deny")
    def claims(
        speaker: SpeakerOption = None,
        cls: ClassOption = None,
        about: AboutOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        source: SourceOption = None,
        limit: LimitOption = 50,
        cursor: CursorOption = None,
        archive: ArchiveOption = None,
        json: JsonOption = False,
    ) -> None:
        """Print who said what, the latest first.

        Exit codes: 0 done (also when nobody said it), 2 wrong call, 5 no archive.
        """
        import sys

        from marsad import bootstrap
        from marsad.errors import InputError
        from marsad.ports import ClaimQuery

        if cls is not None and cls not in get_args(CueClass):
            raise InputError(f"there is no class {cls!r}", given=cls)
        query = ClaimQuery(
            speaker=speaker,
            cue=cls,  # type: ignore[arg-type]  # one of CueClass: checked above
            about=about,
            since=_day(since),
            until=_day(until),
            source=source,
        )
        settings = bootstrap.settings()
        kept = bootstrap.open_archive(bootstrap.archive_address(archive, settings))
        found = kept.claims(query, limit, cursor)
        if json:
            from marsad.flows.claims import filed_claim_record

            print_json(filed_claim_record(each) for each in found.items)
        elif found.items:
            rows = (
                (
                    each.day,
                    each.claim.speaker.name or each.claim.speaker.role or "—",
                    f"{each.claim.cue.text} ({each.claim.cue.cls})",
                    each.claim.text,
                    each.source,
                    each.article,
                )
                for each in found.items
            )
            table(None, ("day", "speaker", "cue", "claim", "source", "article"), rows)
        if found.cursor:
            print(f"more: --cursor {found.cursor}", file=sys.stderr)


def _day(given: str | None) -> str | None:
    from marsad.cli.circumstances import moment

    return moment(given).date().isoformat() if given else None
