"""Now: the stories that move, disputed figures flagged."""

from collections.abc import Callable, Sequence
from datetime import date
from math import exp2
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from marsad.stories.kept import Thread
from marsad.web.page import render
from marsad.web.shelf import library_of

PER_PAGE = 20
FRESH_DAYS = 10


def now(request: Request) -> Response:
    """Show the stories, those with most independent sources and latest news first."""
    library = library_of(request)
    found = library.stories(PER_PAGE, request.query_params.get("cursor"), least=2)
    stories = [library.story(thread.id) for thread in sorted(found.items, key=_moving(found.items))]
    disputed = [(story, figure) for story in stories for figure in story.figures if figure.disputed]
    return render(
        request, "now.html", section="now",
        stories=stories,
        more=f"/?{urlencode({'cursor': found.cursor})}" if found.cursor else None,
        disputed=disputed[:6],
        speakers=library.speakers(limit=10),
    )  # fmt: skip


def _moving(threads: Sequence[Thread]) -> Callable[[Thread], float]:
    """What moves most comes first: independent sources, halved for every ``FRESH_DAYS`` behind the newest.

    The page as a whole goes by date, so nothing is lost from one page to the next.
    """
    newest = max((day for thread in threads if (day := _day(thread))), default=None)

    def weight(thread: Thread) -> float:
        day = _day(thread)
        behind = (newest - day).days if newest and day else 365
        return -thread.origins * exp2(-behind / FRESH_DAYS)

    return weight


def _day(thread: Thread) -> date | None:
    try:
        return date.fromisoformat((thread.last or "")[:10])
    except ValueError:
        return None
