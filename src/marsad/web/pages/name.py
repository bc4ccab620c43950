"""A name: who it is, how it is spelt, what is quoted from it, where it stands."""

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

from marsad.analysis.names.knowledge import by_id
from marsad.errors import IndexUnavailable, QueryError
from marsad.flows.library import Library
from marsad.model.query import Hit
from marsad.ports import ClaimQuery, FiledClaim
from marsad.web.page import name_url, render, wording_of
from marsad.web.pages.claims import asked_class, claims_links
from marsad.web.shelf import library_of

CLAIMS_SHOWN = 40
ARTICLES_SHOWN = 12


def name(request: Request) -> Response:
    """Show one name."""
    library, wording = library_of(request), wording_of(request)
    name_id = request.path_params["id"]
    known = by_id(name_id)
    cls = asked_class(request)
    found = library.claims(
        ClaimQuery(speaker=name_id, cue=cls), CLAIMS_SHOWN, request.query_params.get("cursor")
    )
    shown = known.canonical if known else _as_claimed(found.items, name_id)
    return render(
        request, "name.html", section="claims", heading=shown, known=known,
        type_said=wording.say("name.type." + known.type) if known else None,
        spellings=tuple(dict.fromkeys((*known.aliases, *known.abbreviations))) if known else (),
        claims=found.items, outlets=Counter(one.source for one in found.items if one.source).most_common(8),
        articles=_articles(library, shown),
        feed=f"{name_url(name_id)}.rss" if found.items else None,
        **claims_links(request, cls, found.cursor),
    )  # fmt: skip


def _as_claimed(claims: tuple[FiledClaim, ...], name_id: str) -> str:
    return next((one.claim.speaker.name for one in claims if one.claim.speaker.name), name_id)


def _articles(library: Library, shown: str) -> tuple[Hit, ...]:
    """The latest articles that the name stands in; none where the index is being made."""
    try:
        return library.search(f'name:"{shown.replace(chr(34), "")}"', ARTICLES_SHOWN, sort="date").hits
    except (IndexUnavailable, QueryError):
        return ()
