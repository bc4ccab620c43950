"""``marsad explain``: which rules fired, on which words."""

from typing import Annotated

import typer

from marsad.cli.edge import JsonOption, command, print_json, table

TextArgument = Annotated[str, typer.Argument(metavar="TEXT", help="Arabic text; `-` reads standard input.")]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", help="Day of publication (ISO): what «yesterday» hangs on."),
]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "explain", example='marsad explain "أعلن الوزير أمس مقتل 12 جندياً" --date 2024-10-31')
    def explain(text: TextArgument, date: DateOption = None, json: JsonOption = False) -> None:
        """Show which rules fire in a text, on which words, and what they make of them.

        Exit codes: 0 done, 2 wrong call.
        """
        import sys

        from marsad.cli.circumstances import moment
        from marsad.flows.explaining import explain as explain_text
        from marsad.flows.explaining import fired_record

        if text == "-":
            text = sys.stdin.buffer.read().decode("utf-8", "replace")
        found = explain_text(text, moment(date).date().isoformat() if date else None)
        if json:
            print_json(map(fired_record, found))
        elif found:
            rows = ((f"{f.span.start}-{f.span.end}", f.kind, f.text, f.value, f.rule) for f in found)
            table(None, ("span", "kind", "words", "made of them", "rule"), rows)
        else:
            print("no rule fired")
