"""``marsad export``: what the archive holds, in the forms of other programs."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.edge import ArchiveOption, command
from marsad.errors import InputError

if TYPE_CHECKING:
    from marsad.flows.library import Library
    from marsad.settings import Settings

WhatArgument = Annotated[
    str,
    typer.Argument(metavar="WHAT", help="articles, claims, figures, stories, copies, story, warc or site."),
]
WhichArgument = Annotated[
    str | None, typer.Argument(metavar="[ID|DIR]", help="Which story; the folder of a site.")
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", help="jsonl, csv or parquet; articles also ninjs, jsonld; a story html, json."
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to. Default: standard output.")
]
LanguageOption = Annotated[
    str, typer.Option("--language", help="Language of a dossier's own words: ar or en.")
]

TABLES = ("articles", "claims", "figures", "stories", "copies")
FORMATS = {
    "articles": ("jsonl", "csv", "parquet", "ninjs", "jsonld"),
    **dict.fromkeys(TABLES[1:], ("jsonl", "csv", "parquet")),
    "story": ("html", "json"),
    "warc": ("warc",),
    "site": ("html",),
}


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "export", example="marsad export claims --format csv -o claims.csv")
    def export(
        what: WhatArgument,
        which: WhichArgument = None,
        fmt: FormatOption = None,
        output: OutputOption = None,
        language: LanguageOption = "ar",
        archive: ArchiveOption = None,
    ) -> None:
        """Write articles, claims, figures, stories or copies; one story; the kept pages; a site.

        Tables open in pandas, R and a spreadsheet: CSV has the mark Excel needs for Arabic, and a
        text that a spreadsheet would run as a formula gets an apostrophe. `story ID` is a dossier in
        one HTML file. `warc` writes the kept pages as they came. `site DIR` writes the pages as files
        that need no server; with the setting `site`, feeds and a sitemap too.

        Exit codes: 0 done, 2 wrong call, 4 no such story, 5 no archive or index.
        """
        from marsad import bootstrap

        fmt = _format(what, fmt)
        settings = bootstrap.settings()
        with bootstrap.library(bootstrap.archive_address(archive, settings), settings) as library:
            if what == "site":
                _site(library, settings, Path(_wanted(which, "the folder of the site")))
            elif what == "warc":
                from marsad.flows.export import pages

                _told(bootstrap.write_warc(pages(library), _file(output, what)), "pages")
            elif what == "story":
                _story(library, _wanted(which, "a story's id"), fmt, output, language)
            else:
                _table(library, what, fmt, output)


def _format(what: str, fmt: str | None) -> str:
    if what not in FORMATS:
        raise InputError(f"{what!r} is none of {', '.join(FORMATS)}", given=what)
    if fmt is not None and fmt not in FORMATS[what]:
        raise InputError(f"{what} is written as {', '.join(FORMATS[what])}, not {fmt!r}", given=fmt)
    return fmt or FORMATS[what][0]


def _wanted(which: str | None, what: str) -> str:
    if which is None:
        raise InputError(f"{what} is missing", given="")
    return which


def _file(output: Path | None, fmt: str) -> Path:
    if output is None:
        raise InputError(f"{fmt} needs a file: -o FILE", given=fmt)
    return output


def _table(library: "Library", what: str, fmt: str, output: Path | None) -> None:
    if fmt in ("csv", "parquet"):
        from marsad.bootstrap import write_csv, write_parquet
        from marsad.flows.tables import table_of

        table = table_of(library, what)
        if fmt == "parquet":
            _told(write_parquet(table, _file(output, fmt)), "rows")
            return
        # Excel takes a CSV for UTF-8 only where it begins with this mark.
        with _opened(output, encoding="utf-8-sig") as out:
            _told(write_csv(table, out), "rows")
        return
    from marsad.flows.export import as_json_ld, as_ninjs, records

    made = {"ninjs": as_ninjs, "jsonld": as_json_ld}.get(fmt)
    _lines(made(library) if made else records(library, what), output)


def _lines(items: Any, output: Path | None) -> None:
    import msgspec

    encode = msgspec.json.Encoder().encode
    count = 0
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        for item in items:
            out.write(encode(item) + b"\n")
            count += 1
        out.flush()
    _told(count, "records")


def _story(library: "Library", which: str, fmt: str, output: Path | None, language: str) -> None:
    if fmt == "json":
        from marsad.flows.story_record import story_record

        _lines([story_record(library.story(which))], output)
        return
    from marsad.web.dossier import dossier
    from marsad.web.wording import LANGUAGES, Wording

    if language not in LANGUAGES:
        raise InputError(f"{language!r} is none of {', '.join(LANGUAGES)}", given=language)
    html = dossier(library, which, Wording(language=language))
    with _opened(output, encoding="utf-8") as out:
        out.write(html)


def _site(library: "Library", settings: "Settings", folder: Path) -> None:
    from urllib.parse import quote

    from marsad import bootstrap
    from marsad.cli.progress import progress
    from marsad.web.site import write_site

    articles = (f"/article/{quote(filed.article.id)}" for filed in library.every_article())
    with progress("pages") as advance:
        report = write_site(
            bootstrap.web(library, settings),
            folder,
            articles,
            site=settings.site,
            tell=lambda done: advance(done, None),
        )
    print(f"{report.pages} pages, {report.missing} links that lead nowhere", file=sys.stderr)


def _opened(output: Path | None, *, encoding: str) -> Any:
    """Open *output* for text with its own line ends; standard output speaks UTF-8 whatever the locale."""
    if output is not None:
        return output.open("w", encoding=encoding, newline="")
    return open(sys.stdout.fileno(), "w", encoding=encoding, newline="", closefd=False)


def _told(count: int, what: str) -> None:
    print(f"{count} {what}", file=sys.stderr)
