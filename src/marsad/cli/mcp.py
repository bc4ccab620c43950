"""``marsad mcp``: the archive for assistants."""

import sys

import typer

from marsad.cli.edge import ArchiveOption, command


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "mcp", example="marsad mcp --archive ~/news")
    def mcp(archive: ArchiveOption = None) -> None:
        """Answer an assistant over standard input and output (Model Context Protocol), reading only.

        Tools: search, story, claims, figures, article; every answer has ids and quotations to cite,
        and marks what pages printed as untrusted. Ends with its input.

        Exit codes: 0 ended, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.mcp.server import LONGEST, serve

        settings = bootstrap.settings()
        with bootstrap.library(bootstrap.archive_address(archive, settings), settings) as library:
            # A line without end must not fill the memory: what is longer comes in pieces, and is refused.
            lines = iter(lambda: sys.stdin.buffer.readline(LONGEST + 1), b"")
            serve(library, lines, sys.stdout.buffer)
