"""About: the method, how well each step was measured to work, and how much the archive holds."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.web.measured import Plainly, grouped, measures
from marsad.web.page import render, wording_of
from marsad.web.shelf import library_of


def about(request: Request) -> Response:
    """Show the method, the quality floors with what was reached, and the archive's size."""
    library = library_of(request)
    return render(
        request,
        "about.html",
        section="about",
        counts=library.archive.counts(),
        measured=grouped(measures()),
        plainly=Plainly(wording_of(request)),
    )
