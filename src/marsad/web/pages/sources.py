"""Sources: who is in the archive, and what was refused."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.web.page import render
from marsad.web.shelf import library_of


def sources(request: Request) -> Response:
    """Show the outlets and the refusals."""
    archive = library_of(request).archive
    return render(
        request, "sources.html", section="sources", sources=archive.sources(), refusals=archive.refusals(100)
    )
