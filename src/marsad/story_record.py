"""The published records of stories: ``schema: "marsad.story/1"``. Fields are only ever added.

Spans are ``[start, end)`` code points in the body of the article named beside them. A figure's
relations name its points by their place in ``points``.
"""

from collections.abc import Mapping
from typing import Literal, TypedDict

from marsad.model.analysis import Approximation, NameType
from marsad.model.article import Article, ArticleId
from marsad.model.span import Span
from marsad.model.story import (
    Copy,
    CopyRelation,
    Direction,
    Figure,
    FigurePoint,
    FigureRelationKind,
    MemberRole,
    Story,
)
from marsad.stories.kept import Thread

SCHEMA: Literal["marsad.story/1"] = "marsad.story/1"


class SourceRecord(TypedDict):
    """An outlet."""

    name: str
    domain: str | None


class ArticleBrief(TypedDict):
    """An article in short."""

    id: str
    headline: str | None
    source: SourceRecord | None
    url: str | None
    published: str | None


class MemberRecord(TypedDict):
    """An article's place in a story; members of one ``origin`` print one text."""

    article: ArticleBrief
    role: MemberRole
    origin: str
    score: float
    evidence: list[str]


class PointRecord(TypedDict):
    """A figure as one speaker gave it; ``span`` lies in the body of the first of ``articles``."""

    low: float
    high: float | None
    approx: Approximation | None
    vague: str | None
    text: str
    speaker: str | None
    speaker_id: str | None
    said_on: str | None
    as_of: str | None
    scope: str | None
    articles: list[str]
    span: list[int]
    origins: int


class RelationRecord(TypedDict):
    """How point ``a`` stands to point ``b``, and why."""

    a: int
    b: int
    kind: FigureRelationKind
    grounds: str


class FigureRecord(TypedDict):
    """One measure over a story."""

    measure: str
    label: str
    disputed: bool
    points: list[PointRecord]
    relations: list[RelationRecord]


class SentenceRecord(TypedDict):
    """A sentence as an article prints it."""

    article: str
    span: list[int]
    text: str


class TimelineRecord(TypedDict):
    """A sentence about a day: when it happened, not when it was printed."""

    day: str
    article: str
    span: list[int]
    text: str
    origins: int


class StoryNameRecord(TypedDict):
    """A name that matters in a story, and in how many of its articles it stands."""

    id: str
    canonical: str
    type: NameType
    articles: int


class RelatedRecord(TypedDict):
    """Another story worth reading, and why."""

    story: str
    reason: str
    score: float


class StoryRecord(TypedDict):
    """Articles about one event, and what can be said of them together."""

    schema: Literal["marsad.story/1"]
    id: str
    headline: str
    headline_article: str
    first: str | None
    last: str | None
    origins: int
    disputed: bool
    members: list[MemberRecord]
    lead: list[SentenceRecord]
    names: list[StoryNameRecord]
    figures: list[FigureRecord]
    timeline: list[TimelineRecord]
    related: list[RelatedRecord]


class StoryBrief(TypedDict):
    """A story in short: how many articles, independent texts and outlets, and its days."""

    id: str
    headline: str
    headline_article: str | None
    articles: int
    origins: int
    outlets: int
    first: str | None
    last: str | None


class CopyRecord(TypedDict):
    """How two articles share text. ``shared`` pairs spans in ``article`` with spans in ``other``."""

    article: str
    other: str
    contained: float
    relation: CopyRelation
    direction: Direction
    origin: str | None
    ancestor: str | None
    grounds: list[str]
    shared: list[list[list[int]]]


def story_record(story: Story, articles: Mapping[ArticleId, Article]) -> StoryRecord:
    """Return the record of *story*; *articles* are its members, those that are at hand."""
    return {
        "schema": SCHEMA,
        "id": story.id,
        "headline": story.headline,
        "headline_article": story.headline_article,
        "first": story.first,
        "last": story.last,
        "origins": story.origins,
        "disputed": story.disputed,
        "members": [
            {
                "article": article_brief(articles.get(member.article), member.article),
                "role": member.role,
                "origin": member.origin,
                "score": member.score,
                "evidence": list(member.evidence),
            }
            for member in story.members
        ],
        "lead": [{"article": s.article, "span": _span(s.span), "text": s.text} for s in story.lead],
        "names": [
            {"id": name.id, "canonical": name.canonical, "type": name.type, "articles": name.articles}
            for name in story.names
        ],
        "figures": [figure_record(figure) for figure in story.figures],
        "timeline": [
            {
                "day": entry.day,
                "article": entry.article,
                "span": _span(entry.span),
                "text": entry.text,
                "origins": entry.origins,
            }
            for entry in story.timeline
        ],
        "related": [{"story": r.story, "reason": r.reason, "score": r.score} for r in story.related],
    }


def article_brief(article: Article | None, which: str = "") -> ArticleBrief:
    """Return the article in short; of one that is not at hand, its id."""
    if article is None:
        return {"id": which, "headline": None, "source": None, "url": None, "published": None}
    source = article.source
    return {
        "id": article.id,
        "headline": article.headline,
        "source": {"name": source.name, "domain": source.domain} if source else None,
        "url": article.url,
        "published": article.published.value if article.published else None,
    }


def story_brief(thread: Thread) -> StoryBrief:
    """Return the story in short."""
    return {
        "id": thread.id,
        "headline": thread.headline,
        "headline_article": thread.headline_article,
        "articles": thread.size,
        "origins": thread.origins,
        "outlets": thread.outlets,
        "first": thread.first,
        "last": thread.last,
    }


def figure_record(figure: Figure) -> FigureRecord:
    """Return the record of one figure with its points and how they stand to each other."""
    return {
        "measure": figure.measure,
        "label": figure.label,
        "disputed": figure.disputed,
        "points": [_point(point) for point in figure.points],
        "relations": [{"a": r.a, "b": r.b, "kind": r.kind, "grounds": r.grounds} for r in figure.relations],
    }


def copy_record(copy: Copy) -> CopyRecord:
    """Return the record of one copy relation."""
    return {
        "article": copy.article,
        "other": copy.other,
        "contained": copy.contained,
        "relation": copy.relation,
        "direction": copy.direction,
        "origin": copy.origin,
        "ancestor": copy.ancestor,
        "grounds": list(copy.grounds),
        "shared": [[_span(here), _span(there)] for here, there in copy.shared],
    }


def _point(point: FigurePoint) -> PointRecord:
    return {
        "low": point.low,
        "high": point.high,
        "approx": point.approx,
        "vague": point.vague,
        "text": point.text,
        "speaker": point.speaker,
        "speaker_id": point.speaker_id,
        "said_on": point.said_on,
        "as_of": point.as_of,
        "scope": point.scope,
        "articles": list(point.articles),
        "span": _span(point.span),
        "origins": point.origins,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
