"""Claims: who said what, by speaker, class, story or words."""

from dataclasses import replace
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from marsad.model.analysis import CueClass
from marsad.model.article import ArticleId
from marsad.ports import ClaimQuery
from marsad.web.page import render, wording_of
from marsad.web.shelf import library_of

CLASSES: tuple[CueClass, ...] = get_args(CueClass)
PER_PAGE = 40


def claims(request: Request) -> Response:
    """Show claims under the conditions in the address."""
    asked = dict(request.query_params)
    library = library_of(request)
    wording = wording_of(request)
    articles: tuple[ArticleId, ...] = ()
    heading, facts = wording.say("claims.title"), []
    if story_id := asked.get("story"):
        story = library.story(story_id)
        articles = tuple(member.article for member in story.members)
        heading, facts = story.headline, [wording.say("claims.title")]
    return claims_page(
        request,
        ClaimQuery(speaker=asked.get("speaker"), about=asked.get("about"), source=asked.get("source"),
                   since=asked.get("since"), until=asked.get("until"), articles=articles),
        heading=heading, facts=facts,
    )  # fmt: skip


def claims_page(request: Request, query: ClaimQuery, *, heading: str, facts: list[str]) -> Response:
    """Render the claims of *query*, narrowed to the class in the address."""
    cls = asked_class(request)
    found = library_of(request).claims(replace(query, cue=cls), PER_PAGE, request.query_params.get("cursor"))
    return render(
        request, "claims.html", section="claims", heading=heading, facts=facts, claims=found.items,
        **claims_links(request, cls, found.cursor),
    )  # fmt: skip


def asked_class(request: Request) -> CueClass | None:
    """Return the class of claim in the address, if it is one."""
    return next((one for one in CLASSES if one == request.query_params.get("class")), None)


def claims_links(request: Request, cls: CueClass | None, cursor: str | None) -> dict[str, Any]:
    """Return what the list's chips and its pager link to; every other condition is kept."""
    path = request.url.path
    kept = {k: v for k, v in request.query_params.items() if k not in ("class", "cursor")}

    def link(*, cls: str | None, cursor: str | None = None) -> str:
        asked = {**kept, "class": cls, "cursor": cursor}
        return f"{path}?{urlencode({key: value for key, value in asked.items() if value})}"

    return {
        "classes": CLASSES,
        "cls": cls,
        "link": link,
        "more": link(cls=cls, cursor=cursor) if cursor else None,
    }
