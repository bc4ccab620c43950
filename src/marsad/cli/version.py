"""``marsad version``: which Marsad this is."""

import typer

from marsad.cli.edge import JsonOption, command, print_json


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "version", example="marsad version")
    def version(json: JsonOption = False) -> None:
        """Print the version of Marsad and of its rules.

        Exit codes: 0 done.
        """
        from marsad.analysis import VERSION as RULES
        from marsad.version import VERSION

        if json:
            print_json([{"marsad": VERSION, "analysis": RULES}])
        else:
            print(f"marsad {VERSION} (rules {RULES})")
