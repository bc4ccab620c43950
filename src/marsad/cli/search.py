"""``marsad search``: find articles."""

from typing import Annotated, Any

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, command, print_json
from marsad.model.query import Query, SearchResult, Snippet, Sort
from marsad.model.span import Span

QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", help="What to find: words, «a phrase», +must -not, عنوان:…, قال:… …"),
]
SortOption = Annotated[str, typer.Option("--sort", help="relevance, date (latest first) or earliest.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many at most.")]
CursorOption = Annotated[
    str | None, typer.Option("--cursor", help="Continue behind this place (printed at the end).")
]
FacetsOption = Annotated[bool, typer.Option("--facets", help="Count sources, days, names, … as well.")]
CopiesOption = Annotated[bool, typer.Option("--copies", help="Show every copy of a text, not one of them.")]
LikeOption = Annotated[
    str | None, typer.Option("--like", metavar="ARTICLE", help="Find what resembles this article instead.")
]
TimelessOption = Annotated[bool, typer.Option("--timeless", help="Being new counts for nothing.")]

_CLAIMS_SHOWN = 3

SORTS: dict[str, Sort] = {"relevance": "relevance", "date": "date", "earliest": "earliest"}


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "search", example="marsad search 'قال:زيلينسكي جندي منذ:2024-10'")
    def search(
        query: QueryArgument = None,
        sort: SortOption = "relevance",
        limit: LimitOption = 10,
        cursor: CursorOption = None,
        facets: FacetsOption = False,
        copies: CopiesOption = False,
        timeless: TimelessOption = False,
        like: LikeOption = None,
        archive: ArchiveOption = None,
        json: JsonOption = False,
    ) -> None:
        """Find articles, the most relevant first, one for each group of copies.

        Exit codes: 0 done (also when nothing is found), 2 the query is wrong, 4 no such article,
        5 no archive or index.
        """
        from marsad import bootstrap
        from marsad.errors import InputError
        from marsad.flows.search import FACETS, Options, answer
        from marsad.flows.suggesting import more_like
        from marsad.model.article import ArticleId
        from marsad.search.ranking import RECENT

        if sort not in SORTS:
            raise InputError(f"{sort!r} is none of {', '.join(SORTS)}", given=sort)
        understood = _understood(" ".join(query or ()))
        settings = bootstrap.settings()
        address = bootstrap.archive_address(archive, settings)
        kept = bootstrap.open_archive(address)
        index = bootstrap.index_home(address, settings)
        if index.current() is None:
            _first_index(kept, address, settings)
        options = Options(
            sort=SORTS[sort],
            limit=limit,
            cursor=cursor,
            facets=FACETS if facets else (),
            folded=not copies,
            recency=None if timeless else RECENT,
        )
        if like:
            result = more_like(kept, index, ArticleId(like), today=bootstrap.today(), limit=limit)
        else:
            result = answer(kept, index, understood, options, bootstrap.today())
        if json:
            from marsad.flows.search_record import search_record

            print_json([search_record(result)])
        else:
            _print(result)


def _understood(typed: str) -> Query:
    """Return the query as read; of one that cannot be, point at the place before it is said."""
    import sys

    from marsad.errors import QueryError
    from marsad.search.complaints import pointed
    from marsad.search.language import parse

    try:
        return parse(typed)
    except QueryError as error:
        print(pointed(typed, int(error.values["position"] or 0)), file=sys.stderr)
        raise


def _first_index(kept: Any, address: str, settings: Any) -> None:
    from marsad.cli.syncing import catch_up

    catch_up(kept, address, settings)


def _print(result: SearchResult) -> None:
    import sys

    from rich.text import Text

    from marsad.cli.edge import console

    out = console()
    if result.relaxed:
        out.print(Text("no article has all the words; these have some", style="yellow"))
    for number, hit in enumerate(result.hits, 1):
        head = Text(f"{number}. ")
        head.append_text(_marked(hit.headline or "—", hit.headline_marks, "bold"))
        out.print(head)
        facts = [hit.published, hit.source, hit.article]
        if hit.copies:
            facts.append(f"+{len(hit.copies)} copies")
        out.print(Text("   " + " · ".join(fact for fact in facts if fact), style="dim"))
        out.print(_snippet(hit.snippet))
        for claim in hit.claims[:_CLAIMS_SHOWN]:
            who = claim.speaker.name or claim.speaker.role or "—"
            out.print(_marked(f"   {who}: «{claim.text}»", (), "green"))
    for facet in result.facets:
        shown = ", ".join(f"{each.label} ({each.count})" for each in facet.values[:8])
        if shown:
            out.print(Text(f"{facet.name}: {shown}", style="cyan"))
    print(f"{result.total} articles", file=sys.stderr)
    if result.suggestion:
        print(f"did you mean: {result.suggestion}", file=sys.stderr)
    if result.cursor:
        print(f"more: --cursor {result.cursor}", file=sys.stderr)


def _snippet(snippet: Snippet) -> Any:
    return _marked(snippet.text, snippet.marks, "")


def _marked(text: str, marks: tuple[Span, ...], style: str) -> Any:
    """Return *text* for the terminal with its marks underlined; control characters become spaces."""
    from rich.text import Text

    plain = "".join(character if character.isprintable() else " " for character in text)
    shown = Text(plain, style=style)
    for mark in marks:
        shown.stylize("bold underline", mark.start, mark.end)
    return shown
