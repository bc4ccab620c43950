"""The shapes of the published records of stories; the API's schemas are made from them.

Fields are only ever added. Spans are ``[start, end)`` code points in the body of the article named
beside them. A figure's relations name its points by their place in ``points``.
"""

from typing import Literal, TypedDict

from marsad.model.analysis import Approximation, NameType
from marsad.model.story import CopyRelation, Direction, FigureRelationKind, MemberRole
from marsad.stories.kept import LogKind


class MemberRecord(TypedDict):
    """An article's place in a story; members of one ``origin`` print one text."""

    article: str
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


class StanceRecord(TypedDict):
    """Who gives no figure and denies it, or neither confirms nor denies; ``cue`` is a claim's class."""

    speaker: str | None
    speaker_id: str | None
    cue: str
    said_on: str | None
    article: str
    span: list[int]
    text: str


class StatementRecord(TypedDict):
    """One thing one speaker said; ``answers`` is the index of the statement it denies or reverses."""

    speaker: str
    speaker_id: str | None
    cue: str
    text: str
    said_on: str | None
    article: str
    span: list[int]
    witnesses: list[str]
    origins: int
    answers: int | None
    how: Literal["denies", "reverses"] | None


class FigureRecord(TypedDict):
    """One measure over a story."""

    measure: str
    label: str
    disputed: bool
    points: list[PointRecord]
    relations: list[RelationRecord]
    stances: list[StanceRecord]


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
    statements: list[StatementRecord]
    related: list[RelatedRecord]


class ThreadRecord(TypedDict):
    """A story in a list: how many articles, distinct texts, independent sources and outlets."""

    schema: Literal["marsad.story/1"]
    id: str
    headline: str
    headline_article: str | None
    articles: int
    texts: int
    origins: int
    outlets: int
    first: str | None
    last: str | None
    held: bool


class CopyRecord(TypedDict):
    """How two articles share text. ``shared`` pairs spans in ``article`` with spans in ``other``."""

    article: str
    other: str
    headline: str | None
    contained: float
    relation: CopyRelation
    direction: Direction
    origin: str | None
    ancestor: str | None
    grounds: list[str]
    shared: list[list[list[int]]]


class LogRecord(TypedDict):
    """Something that happened to a story, and why; ``change`` is the archive change that caused it."""

    change: int
    story: str
    kind: LogKind
    reason: str
    other: str | None
    articles: list[str]
