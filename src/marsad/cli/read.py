"""``marsad read``: what is in a page; keeps nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.edge import REFUSED, JsonOption, command, complain, print_json, refused, table

if TYPE_CHECKING:
    from marsad.flows.reading import ReadPage

WhatArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH_OR_URL...",
        help="Files, folders or addresses; `-` is standard input. .html .txt .json .jsonl .xml .warc, "
        "also packed as .gz or .zst.",
    ),
]
SeenOption = Annotated[
    str | None,
    typer.Option(
        "--seen", metavar="DATE", help="When the page was saved (ISO), the outer bound of its dates."
    ),
]
UrlOption = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="The address the page came from (one page).")
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "read", example="marsad read page.html --json")
    def read(
        what: WhatArgument, json: JsonOption = False, seen: SeenOption = None, url: UrlOption = None
    ) -> int:
        """Read pages and print the articles in them. Keeps nothing.

        Exit codes: 0 everything was read, 3 something was refused (it is named), 2 wrong call.
        """
        from marsad import bootstrap
        from marsad.cli.circumstances import offered
        from marsad.errors import PageRefused
        from marsad.flows.reading import read_all

        refusals = 0

        def pages() -> "Iterator[ReadPage]":
            nonlocal refusals
            for each in read_all(offered(bootstrap.doors(bootstrap.settings()), what, seen=seen, url=url)):
                if isinstance(each, PageRefused):
                    refusals += 1
                    complain(each)
                elif each.refused:
                    refusals += 1
                    refused(each.page.where, each.refused)
                else:
                    for failure in each.failed:
                        print(f"marsad: not analysed: {failure}", file=sys.stderr)
                    yield each

        if json:
            _print_records(pages())
        else:
            _print_table(pages())
        return REFUSED if refusals else 0


def _print_records(pages: "Iterator[ReadPage]") -> None:
    from marsad.record import article_record

    print_json(
        article_record(article, analysis)
        for page in pages
        for article, analysis in zip(page.articles, page.analyses, strict=True)
    )


def _print_table(pages: "Iterator[ReadPage]") -> None:
    rows = [
        (
            Path(page.page.path).name if page.page.path else page.page.where,
            article.headline or "—",
            article.source.name if article.source else "",
            f"{article.published.value} ({article.published.evidence})" if article.published else "",
            len(article.body.split()),
            len(analysis.names),
            len(analysis.quantities),
            len(analysis.claims),
        )
        for page in pages
        for article, analysis in zip(page.articles, page.analyses, strict=True)
    ]
    if rows:
        columns = ("page", "headline", "source", "published", "words", "names", "quantities", "claims")
        table(None, columns, rows)
