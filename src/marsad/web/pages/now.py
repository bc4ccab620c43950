"""Now: the stories that move, disputed figures flagged."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from marsad.web.desk import desk_of
from marsad.web.page import render

PER_PAGE = 20


def now(request: Request) -> Response:
    """Show the stories, those with most independent sources and latest news first."""
    desk = desk_of(request)
    found = desk.stories(PER_PAGE, request.query_params.get("cursor"))
    disputed = [(story, figure) for story in found.items for figure in story.figures if figure.disputed]
    return render(
        request, "now.html", section="now",
        stories=found.items,
        more=f"/?{urlencode({'cursor': found.cursor})}" if found.cursor else None,
        disputed=disputed[:6],
        speakers=desk.archive.speakers(limit=10),
    )  # fmt: skip
