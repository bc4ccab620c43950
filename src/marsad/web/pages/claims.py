"""Claims: who said what, by speaker, class, story or words."""

from typing import get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from marsad.flows.library import Library
from marsad.model.analysis import CueClass
from marsad.model.article import ArticleId
from marsad.ports import ClaimQuery, FiledClaim, Slice
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


def name(request: Request) -> Response:
    """Show what one speaker is quoted as saying."""
    library, wording = library_of(request), wording_of(request)
    name_id = request.path_params["id"]
    shown = _name_shown(library, name_id)
    return claims_page(
        request, ClaimQuery(speaker=name_id), heading=wording.say("name.claims", name=shown), facts=[]
    )


def claims_page(request: Request, query: ClaimQuery, *, heading: str, facts: list[str]) -> Response:
    """Render the claims of *query*, narrowed to the class in the address."""
    cls = next((one for one in CLASSES if one == request.query_params.get("class")), None)
    found = _page_of(library_of(request), query, cls, request.query_params.get("cursor"))
    path = request.url.path
    kept = {k: v for k, v in request.query_params.items() if k not in ("class", "cursor")}

    def link(*, cls: str | None) -> str:
        return f"{path}?{urlencode({**kept, 'class': cls} if cls else kept)}"

    more = None
    if found.cursor:
        more = f"{path}?{urlencode({**kept, **({'class': cls} if cls else {}), 'cursor': found.cursor})}"
    return render(
        request, "claims.html", section="claims", heading=heading, facts=facts,
        claims=found.items, classes=CLASSES, cls=cls, link=link, more=more,
    )  # fmt: skip


def _page_of(
    library: Library, query: ClaimQuery, cls: CueClass | None, cursor: str | None
) -> Slice[FiledClaim]:
    narrowed = ClaimQuery(
        speaker=query.speaker, cue=cls, about=query.about, source=query.source,
        since=query.since, until=query.until, articles=query.articles,
    )  # fmt: skip
    return library.claims(narrowed, PER_PAGE, cursor)


def _name_shown(library: Library, name_id: str) -> str:
    """Return how to write a name: as claims write it, else its id."""
    claims = library.claims(ClaimQuery(speaker=name_id), 1).items
    return (claims[0].claim.speaker.name or name_id) if claims else name_id
