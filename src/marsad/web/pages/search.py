"""Search: the query language, its answer, and facets that are the same language."""

from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from marsad.errors import IndexUnavailable, QueryError
from marsad.flows.search import FACETS
from marsad.messages import sentence
from marsad.model.query import Facet, Hit, SearchResult, Sort
from marsad.model.span import Span
from marsad.search.fields import field_coded, shown_name
from marsad.web.histogram import Bar, bars
from marsad.web.page import render, wording_of
from marsad.web.shelf import library_of

PER_PAGE = 15
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Chip:
    """A facet value and the query that adds it."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a query, and the query with the place marked."""

    message: str
    marked: str = ""


def search(request: Request) -> Response:
    """Show what answers the query in the address."""
    text = request.query_params.get("q", "").strip()
    wanted = request.query_params.get("sort", "relevance")
    sort: Sort = next((one for one in SORTS if one == wanted), "relevance")
    result, problem = (None, None) if not text else _ask(request, text, sort)
    language = wording_of(request).language

    def link(**changed: str | None) -> str:
        kept = {"q": text, "sort": sort, **changed}
        return "/search?" + urlencode({key: value for key, value in kept.items() if value})

    return render(
        request, "search.html", section="search", status=400 if problem else 200,
        query_text=text, sort=sort, link=link, problem=problem, result=result,
        hits=[(hit, *_shown(hit)) for hit in result.hits] if result else [],
        facets=_facets(result, text, language),
        histogram=_histogram(result, text, rtl=language == "ar"),
        more=link(cursor=result.cursor) if result and result.cursor else None,
        did_you_mean=[result.suggestion] if result and result.suggestion else [],
    )  # fmt: skip


def _facets(result: SearchResult | None, text: str, language: str) -> list[tuple[str, list[Chip]]]:
    shown = [f for f in result.facets if f.values and f.name not in ("day", "story")] if result else []
    return [(facet.name, _chips(facet, text, language)) for facet in shown]


def _histogram(result: SearchResult | None, text: str, *, rtl: bool) -> tuple[Bar, ...]:
    days = [facet for facet in result.facets if facet.name == "day"] if result else []
    return bars(days[0], text, rtl=rtl) if days else ()


def _ask(request: Request, text: str, sort: Sort) -> tuple[SearchResult | None, Problem | None]:
    wording = wording_of(request)
    try:
        found = library_of(request).search(
            text, PER_PAGE, request.query_params.get("cursor"), sort=sort, facets=FACETS
        )
    except QueryError as error:
        return None, Problem(sentence(error, wording.language), _marked(text, error.values.get("position")))
    except IndexUnavailable:
        return None, Problem(wording.say("search.unavailable"))
    return found, None


def _marked(text: str, position: object) -> str:
    """The query with a mark before the character that cannot be understood."""
    if not isinstance(position, int) or not 0 <= position <= len(text):
        return ""
    return f"{text[:position]}⟦{text[position : position + 1] or '…'}⟧{text[position + 1 :]}"[:400]


def _shown(hit: Hit) -> tuple[Markup, Markup]:
    """The headline and the snippet with what answered marked, on the printed text."""
    return (
        _with_marks(hit.headline or "", hit.headline_marks),
        _with_marks(hit.snippet.text, hit.snippet.marks),
    )


def _with_marks(text: str, marks: tuple[Span, ...]) -> Markup:
    pieces, at = [], 0
    for mark in marks:
        pieces += [escape(text[at : mark.start]), Markup("<mark>{}</mark>").format(mark.of(text))]
        at = mark.end
    return Markup("").join([*pieces, escape(text[at:])])


def _chips(facet: Facet, text: str, language: str) -> list[Chip]:
    field = shown_name(field_coded(facet.name), "ar" if language == "ar" else "en")
    chips = []
    for value in facet.values[:10]:
        quoted = value.value.replace('"', "")
        query = text if value.chosen else f'{text} {field}:"{quoted}"'
        label = value.label if facet.name != "cue" else value.value
        chips.append(Chip(label, value.count, "/search?" + urlencode({"q": query}), value.chosen))
    return chips
