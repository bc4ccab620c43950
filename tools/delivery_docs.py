"""The reference pages of API, feeds, exports and assistants, from the tables the code runs on."""

from collections.abc import Iterator

from marsad.api.endpoints import ENDPOINTS
from marsad.api.openapi import PREFIX
from marsad.cli.export import FORMATS
from marsad.feeds.app import FEEDS
from marsad.feeds.formats import FORMATS as FEED_FORMATS
from marsad.flows.tables import COLUMNS
from marsad.mcp.server import PROTOCOLS
from marsad.mcp.tools import TOOLS, schema_of

KINDS = {
    "text": "text",
    "number": "number",
    "whole": "whole number",
    "yes": "true or false",
    "list": "list of texts",
}


def cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def table(*rows: tuple[object, ...]) -> Iterator[str]:
    head, *rest = rows
    yield "| " + " | ".join(map(cell, head)) + " |"
    yield "|" + "---|" * len(head)
    for row in rest:
        yield "| " + " | ".join(map(cell, row)) + " |"


def api_page() -> Iterator[str]:
    yield "# The API"
    yield ""
    yield f"`marsad serve` answers at `{PREFIX}`; `{PREFIX}/openapi.json` is its OpenAPI 3.1 document,"
    yield "made from"
    yield "the table that also routes and reads parameters. It is read only: there are no tokens yet,"
    yield "and nothing"
    yield "can be written. Spans are `[start, end)` code points: `body[start:end]` is the quotation."
    yield ""
    yield "```sh"
    yield "curl 'http://127.0.0.1:8000/api/v1/search?q=%D9%83%D9%88%D8%B1%D8%B3%D9%83&limit=3'"
    yield "curl 'http://127.0.0.1:8000/api/v1/figures?disputed=true'"
    yield "```"
    yield ""
    yield "```python"
    yield "import marsad  # the client is the package itself: no server needed"
    yield ""
    yield 'with marsad.open("news") as archive:'
    yield '    for hit in archive.search("كورسك").hits:'
    yield "        print(hit.headline, hit.source, hit.article)"
    yield "    for each in archive.figures(disputed=True).items:"
    yield "        print(each.headline, [(p.low, p.speaker) for p in each.figure.points])"
    yield "```"
    yield ""
    yield "```js"
    yield 'const answer = await fetch("/api/v1/claims?class=deny&limit=5");'
    yield "for (const claim of (await answer.json()).items) console.log(claim.speaker.name, claim.text);"
    yield "```"
    yield ""
    yield "- **Lists** hold `items` and `cursor`; send `cursor` back as it came. `null` ends the list."
    yield "- **Every answer has an `ETag`**; send it as `If-None-Match` and an unchanged answer is an"
    yield "  empty 304."
    yield "- **Errors** are `application/problem+json`: a stable `key`, and `messages` in Arabic and English."
    yield "  400 wrong question, 404 no such thing, 405 not a question, 503 the archive or index"
    yield "  cannot answer."
    yield "- **Other sites' scripts** may read it where the setting `api_origins` names them; none may"
    yield "  by default."
    for endpoint in ENDPOINTS:
        yield ""
        yield f"## GET {PREFIX}{endpoint.path.replace(':path', '').rstrip('/') or '/'}"
        yield ""
        yield f"{endpoint.summary} Answers `{endpoint.answers}`."
        if endpoint.params:
            yield ""
            rows = [("parameter", "what it is", "values", "default")]
            for p in endpoint.params:
                values = " · ".join(f"`{c}`" for c in p.choices) or (
                    f"{p.least}–{p.most}" if p.kind == "whole" else p.kind
                )
                default = "" if p.default in (None, ()) else f"`{p.default}`"
                rows.append((f"`{p.name}`" + (" (needed)" if p.required else ""), p.help, values, default))
            yield from table(*rows)


def feeds_page() -> Iterator[str]:
    yield "# Feeds"
    yield ""
    yield "Every list that changes is a feed, in three formats. Titles are plain text as printed,"
    yield "without marks that"
    yield "turn the direction of a reader's list; contents are safe HTML, right to left. An unchanged"
    yield "feed is an"
    yield "empty 304 for who sends `If-None-Match`. Set `site` to the address readers use."
    yield ""
    rows = [("address", "what it holds")]
    rows += [
        (f"`{path}`" + (" with `?q=QUERY`" if path == "/search" else ""), what) for path, what, _ in FEEDS
    ]
    yield from table(*rows)
    yield ""
    yield from table(
        ("ending", "media type"), *((f"`.{ending}`", media) for ending, (media, _) in FEED_FORMATS.items())
    )


def exports_page() -> Iterator[str]:
    yield "# Exports"
    yield ""
    yield "`marsad export WHAT --format FORMAT -o FILE`:"
    yield ""
    yield from table(
        ("what", "formats"), *((f"`{w}`", ", ".join(f"`{f}`" for f in fs)) for w, fs in FORMATS.items())
    )
    yield ""
    yield "- **csv** begins with the mark Excel needs for Arabic; a text that a spreadsheet would run"
    yield "  as a formula"
    yield "  (`=`, `+`, `-`, `@` at its beginning) has an apostrophe before it. Lists are joined by ` | `."
    yield "- **parquet** needs `pip install 'marsad[parquet]'`; lists are lists, numbers are numbers."
    yield "- **jsonl** are the published records, one a line. **ninjs** is IPTC ninjs 3.0, **jsonld**"
    yield "  schema.org."
    yield "- `story ID` is one HTML file that needs nothing else: print it for a PDF."
    yield "- `warc` writes the kept pages as `resource` records; the archive keeps no HTTP headers."
    yield ""
    yield "```python"
    yield "import marsad, pandas"
    yield "from marsad.flows.tables import table_of"
    yield ""
    yield 'with marsad.open("news") as archive:'
    yield '    claims = pandas.DataFrame(table_of(archive, "claims").records())'
    yield "```"
    for name, columns in COLUMNS.items():
        yield ""
        yield f"## {name}"
        yield ""
        yield from table(("column", "holds"), *((f"`{c.name}`", KINDS[c.kind]) for c in columns))


def mcp_page() -> Iterator[str]:
    yield "# Assistants"
    yield ""
    yield "`marsad mcp` answers an assistant over standard input and output (Model Context Protocol"
    yield f"{', '.join(PROTOCOLS)}). It only reads. Every answer carries ids and quotations, and says"
    yield "before them"
    yield "that what pages printed is untrusted data. `marsad serve` answers the same at `POST /mcp`"
    yield "(streamable HTTP without sessions); scripts of other sites only where `api_origins` names them."
    yield ""
    yield "```json"
    yield '{"mcpServers": {"marsad": {"command": "marsad", "args": ["mcp", "--archive", "news"]}}}'
    yield "```"
    yield ""
    yield "Resources: `marsad://article/{id}`, `marsad://story/{id}`. Prompt: `who_said_what`."
    for tool in TOOLS:
        yield ""
        yield f"## {tool.name}"
        yield ""
        yield tool.description
        yield ""
        schema = schema_of(tool)
        needed = schema.get("required", [])
        yield from table(
            ("argument", "what it is"),
            *(
                (f"`{name}`" + (" (needed)" if name in needed else ""), shape.get("description", ""))
                for name, shape in schema["properties"].items()
            ),
        )


PAGES = {"api.md": api_page, "feeds.md": feeds_page, "exports.md": exports_page, "mcp.md": mcp_page}
