"""Now: the stories that move, disputed figures flagged."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from marsad.web.page import render
from marsad.web.shelf import library_of

PER_PAGE = 20


def now(request: Request) -> Response:
    """Show the stories, those with most independent sources and latest news first."""
    library = library_of(request)
    found = library.stories(PER_PAGE, request.query_params.get("cursor"), least=2)
    stories = [library.story(thread.id) for thread in found.items]
    disputed = [(story, figure) for story in stories for figure in story.figures if figure.disputed]
    return render(
        request, "now.html", section="now",
        stories=stories,
        more=f"/?{urlencode({'cursor': found.cursor})}" if found.cursor else None,
        disputed=disputed[:6],
        speakers=library.speakers(limit=10),
    )  # fmt: skip
