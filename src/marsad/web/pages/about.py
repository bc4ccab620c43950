"""About: the method, and how much the archive holds."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.web.desk import desk_of
from marsad.web.page import render


def about(request: Request) -> Response:
    """Show the method and the archive's size."""
    desk = desk_of(request)
    return render(
        request, "about.html", section="about", counts=desk.archive.counts(), stories=desk.story_count()
    )
