"""Sources: the doors and their health, who is in the archive, what was refused."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.ports import DoorStore
from marsad.web.page import render
from marsad.web.shelf import library_of


def sources(request: Request) -> Response:
    """Show the doors, the outlets and the refusals."""
    archive = library_of(request).archive
    doors: DoorStore | None = request.app.state.doors
    return render(
        request,
        "sources.html",
        section="sources",
        sources=archive.sources(),
        refusals=archive.refusals(100),
        doors=doors.every() if doors else (),
    )
