"""About: the method, and how much the archive holds."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.web.page import render
from marsad.web.shelf import library_of


def about(request: Request) -> Response:
    """Show the method and the archive's size."""
    library = library_of(request)
    return render(request, "about.html", section="about", counts=library.archive.counts())
