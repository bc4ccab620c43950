"""``marsad stories``: the few things that are happening."""

from typing import Annotated, get_args

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, LimitOption, command, print_json, table

OrderOption = Annotated[
    str, typer.Option("--order", "-o", help="What comes first: latest, sources, size, updated.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Stories with an article of this day or after.")
]
LeastOption = Annotated[int, typer.Option("--least", min=1, help="Fewest articles a story must have.")]
CursorOption = Annotated[
    str | None, typer.Option("--cursor", help="Continue behind this place (printed at the end).")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "stories", example="marsad stories --order sources --least 2")
    def stories(
        order: OrderOption = "latest",
        since: SinceOption = None,
        least: LeastOption = 1,
        limit: LimitOption = 30,
        cursor: CursorOption = None,
        archive: ArchiveOption = None,
        json: JsonOption = False,
    ) -> None:
        """Print the stories: articles about one event, with how many independent sources they have.

        Exit codes: 0 done, 2 wrong call, 5 no archive.
        """
        import sys

        from marsad import bootstrap
        from marsad.errors import InputError
        from marsad.flows.stories import list_stories
        from marsad.ports import StoryOrder

        if order not in get_args(StoryOrder):
            raise InputError(f"{order!r} is none of {', '.join(get_args(StoryOrder))}", given=order)
        settings = bootstrap.settings()
        kept = bootstrap.open_archive(bootstrap.archive_address(archive, settings))
        found = list_stories(
            bootstrap.weave_store(kept),
            order=order,  # type: ignore[arg-type]  # one of StoryOrder: checked above
            since=since,
            limit=limit,
            cursor=cursor,
            least=least,
        )
        if json:
            from marsad.flows.story_record import thread_record

            print_json(thread_record(each) for each in found.items)
        elif found.items:
            rows = (
                (each.id, each.headline, each.size, each.origins, each.first, each.last)
                for each in found.items
            )
            table(None, ("story", "headline", "articles", "sources", "first", "last"), rows)
        if found.cursor:
            print(f"more: --cursor '{found.cursor}'", file=sys.stderr)
