"""The endpoints: one table that routing, reading of parameters and the OpenAPI document are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from marsad.api.params import CURSOR, Param, close_cursor, limit
from marsad.api.shapes import (
    AppearanceRecord,
    Articles,
    Counts,
    FigureAnswer,
    Figures,
    Outlets,
    Speakers,
    Stories,
    StoryAnswer,
    article_brief,
)
from marsad.errors import NotFound
from marsad.flows.claims import filed_claim_record
from marsad.flows.library import Library, StoryFigure, figures_of
from marsad.flows.search import FACETS
from marsad.flows.search_record import SearchRecord, search_record
from marsad.flows.story_record import copy_record, figure_record, story_record, thread_record
from marsad.model.analysis import CueClass
from marsad.model.article import ArticleId
from marsad.model.query import Sort
from marsad.ports import ClaimQuery, StoryOrder
from marsad.record import article_record

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address: what may be asked, what it answers (the name of a schema), and how."""

    path: str
    name: str
    summary: str
    answers: str
    handler: Callable[[Library, Values], Any]
    params: tuple[Param, ...] = ()


def _articles(library: Library, asked: Values) -> Articles:
    found = library.articles(asked["limit"], asked["cursor"], source=asked["source"])
    return {
        "items": [article_brief(each, each.id) for each in found.items],
        "cursor": close_cursor(found.cursor),
    }


def _article(library: Library, asked: Values) -> dict[str, Any]:
    filed = library.article(asked["id"])
    which = filed.article.id
    appearances: list[AppearanceRecord] = [
        {
            "page": each.page,
            "url": each.url,
            "path": each.path,
            "seen": each.seen.isoformat() if each.seen else None,
        }
        for each in library.archive.appearances(which)
    ]
    return {
        **article_record(filed.article, filed.analysis),
        "story": library.story_of(which),
        "copies": [copy_record(each) for each in library.copies_of(which)],
        "revisions": list(library.archive.revisions(which)),
        "appearances": appearances,
    }


def _stories(library: Library, asked: Values) -> Stories:
    found = library.stories(
        asked["limit"], asked["cursor"], order=asked["order"], since=asked["since"], least=asked["least"]
    )
    return {"items": [thread_record(each) for each in found.items], "cursor": close_cursor(found.cursor)}


def _story(library: Library, asked: Values) -> StoryAnswer:
    story = library.story(asked["id"])
    members = library.members_of(story)
    return {
        **story_record(story),
        "articles": [article_brief(members.get(m.article), m.article) for m in story.members],
    }


def _story_figures(library: Library, asked: Values) -> Figures:
    return {
        "items": [_figure(each) for each in figures_of(library.story(asked["id"]))],
        "cursor": None,
    }


def _figures(library: Library, asked: Values) -> Figures:
    found = library.figures(
        asked["limit"],
        asked["cursor"],
        disputed=asked["disputed"],
        measure=asked["measure"],
        since=asked["since"],
    )
    return {"items": [_figure(each) for each in found.items], "cursor": close_cursor(found.cursor)}


def _figure(each: StoryFigure) -> FigureAnswer:
    return {
        **figure_record(each.figure),
        "story": each.story,
        "headline": each.headline,
        "number": each.number,
    }


def _claims(library: Library, asked: Values) -> dict[str, Any]:
    members: tuple[ArticleId, ...] = ()
    if asked["story"]:
        members = tuple(member.article for member in library.story(asked["story"]).members)
    return _claims_of(library, asked, ClaimQuery(articles=members))


def _claims_of(library: Library, asked: Values, query: ClaimQuery) -> dict[str, Any]:
    narrowed = replace(
        query,
        speaker=query.speaker or asked["speaker"],
        cue=asked["class"],
        about=asked["about"],
        source=asked["source"],
        since=asked["since"],
        until=asked["until"],
    )
    found = library.claims(narrowed, asked["limit"], asked["cursor"])
    return {
        "items": [filed_claim_record(each) for each in found.items],
        "cursor": close_cursor(found.cursor),
    }


def _name(library: Library, asked: Values) -> dict[str, Any]:
    which = asked["id"]
    found = _claims_of(library, {**asked, "speaker": None}, ClaimQuery(speaker=which))
    # An id answers exactly; `speaker` alone would also take a part of a name.
    found["items"] = [each for each in found["items"] if each["speaker"]["id"] == which]
    if not found["items"] and asked["cursor"] is None and not any(asked[k] for k in _NARROWING):
        raise NotFound(f"nobody called {which} is quoted", kind="name", id=which)
    names = [each["speaker"]["name"] for each in found["items"] if each["speaker"]["name"]]
    return {"id": which, "name": names[0] if names else None, "claims": found}


def _speakers(library: Library, asked: Values) -> Speakers:
    return {
        "items": [
            {"id": each.id, "name": each.name, "claims": each.claims, "articles": each.articles}
            for each in library.speakers(asked["name"] or "", asked["limit"])
        ]
    }


def _sources(library: Library, asked: Values) -> Outlets:
    return {
        "items": [
            {
                "name": each.name,
                "domain": each.domain,
                "articles": each.articles,
                "first": each.first,
                "last": each.last,
            }
            for each in library.sources()[: asked["limit"]]
        ]
    }


def _search(library: Library, asked: Values) -> SearchRecord:
    found = search_record(
        library.search(
            asked["q"], asked["limit"], asked["cursor"], sort=asked["sort"], facets=asked["facets"]
        )
    )
    found["cursor"] = close_cursor(found["cursor"])
    return found


def _counts(library: Library, _: Values) -> Counts:
    counts = library.archive.counts()
    return {
        "articles": counts.articles,
        "pages": counts.pages,
        "claims": counts.claims,
        "sources": counts.sources,
    }


_SOURCE = Param(name="source", kind="text", help="An outlet's domain or name.")
_SINCE = Param(name="since", kind="day", help="First day.")
_OF_A_CLAIM = (
    Param(name="class", kind="choice", help="What the words do.", choices=get_args(CueClass)),
    Param(name="about", kind="text", help="Words the claim must contain."),
    _SOURCE,
    _SINCE,
    Param(name="until", kind="day", help="Last day."),
    limit(),
    CURSOR,
)
_NARROWING = ("class", "about", "source", "since", "until")

ENDPOINTS = (
    Endpoint(
        path="/", name="counts", summary="How much the archive holds.", answers="Counts", handler=_counts,
    ),
    Endpoint(
        path="/articles", name="articles", summary="Articles by date of publication, newest first.",
        answers="Articles", handler=_articles, params=(_SOURCE, limit(), CURSOR),
    ),
    Endpoint(
        path="/articles/{id}", name="article",
        summary="One article with all that was found in it: `marsad.article/1` and what surrounds it.",
        answers="ArticleAnswer", handler=_article,
    ),
    Endpoint(
        path="/stories", name="stories", summary="Stories in short.", answers="Stories", handler=_stories,
        params=(
            Param(name="order", kind="choice", help="What comes first.", choices=get_args(StoryOrder),
                  default="latest"),
            Param(name="since", kind="day", help="Stories with an article of this day or after."),
            Param(name="least", kind="whole", help="The fewest articles a story has.", default=1,
                  most=10_000),
            limit(), CURSOR,
        ),
    ),
    Endpoint(
        path="/stories/{id}", name="story",
        summary="One story whole: the record `marsad.story/1` with its articles in short.",
        answers="StoryAnswer", handler=_story,
    ),
    Endpoint(
        path="/stories/{id}/figures", name="story_figures", summary="The figures of one story.",
        answers="Figures", handler=_story_figures,
    ),
    Endpoint(
        path="/figures", name="figures", summary="Figures of all stories, those of the latest story first.",
        answers="Figures", handler=_figures,
        params=(
            Param(name="disputed", kind="yes", help="Only where speakers disagree, or only where not."),
            Param(name="measure", kind="text", help="What is counted: a figure's `measure` or `label`."),
            Param(name="since", kind="day", help="Of stories with an article of this day or after."),
            limit(), CURSOR,
        ),
    ),
    Endpoint(
        path="/claims", name="claims", summary="Who said what, the latest first.", answers="Claims",
        handler=_claims,
        params=(
            Param(name="speaker", kind="text", help="A name's id, or part of a name or role."),
            Param(name="story", kind="text", help="Of one story."),
            *_OF_A_CLAIM,
        ),
    ),
    Endpoint(
        path="/speakers", name="speakers", summary="Who is quoted, most often first.", answers="Speakers",
        handler=_speakers,
        params=(Param(name="name", kind="text", help="Part of a name."), limit(50, 500)),
    ),
    Endpoint(
        path="/names/{id:path}", name="name",
        summary="What one speaker is quoted as saying, the latest first.",
        answers="NameAnswer", handler=_name, params=_OF_A_CLAIM,
    ),
    Endpoint(
        path="/sources", name="sources", summary="The outlets, the largest first.", answers="Outlets",
        handler=_sources, params=(limit(500, 5_000),),
    ),
    Endpoint(
        path="/search", name="search", summary="Search in Marsad's query language.", answers="SearchRecord",
        handler=_search,
        params=(
            Param(name="q", kind="text", help="What to find: words, \"a phrase\", `قال:` …", required=True),
            Param(name="sort", kind="choice", help="Order.", choices=get_args(Sort), default="relevance"),
            Param(name="facets", kind="choices", help="What to count, separated by commas.", choices=FACETS,
                  default=()),
            limit(10), CURSOR,
        ),
    ),
)  # fmt: skip
