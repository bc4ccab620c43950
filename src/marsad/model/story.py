"""What weaving makes of many articles: copies, stories, figures, timelines."""

from dataclasses import dataclass
from typing import Literal, NewType

from marsad.model.analysis import Approximation, CueClass, NameId, NameType
from marsad.model.article import ArticleId
from marsad.model.span import Span

StoryId = NewType("StoryId", str)
"""``s`` + 12 hexadecimal digits, from the story's first article; kept through merges and splits."""

CopyRelation = Literal["copy", "partial", "lifted", "sibling"]
Direction = Literal["credited", "inferred", "undecided"]
MemberRole = Literal["first", "new", "rewrite", "copy"]
FigureRelationKind = Literal["same", "revised", "conflicting", "not_comparable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """How two articles share text. ``origin`` is the one copied from, ``None`` while undecided.

    ``contained`` is the share of the smaller article's shingles found in the other; ``shared``
    pairs spans in ``article`` with spans in ``other``. ``ancestor`` names a common origin that
    is not in the archive (an agency's text) where the two are siblings.
    """

    article: ArticleId
    other: ArticleId
    contained: float
    relation: CopyRelation
    direction: Direction
    shared: tuple[tuple[Span, Span], ...] = ()
    origin: ArticleId | None = None
    ancestor: str | None = None
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article's place in a story, with the evidence that put it there."""

    article: ArticleId
    role: MemberRole
    score: float
    evidence: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePoint:
    """One figure as one speaker gave it. Dates are ISO; ``articles`` all print this same point."""

    low: float
    high: float | None
    approx: Approximation | None
    text: str
    speaker: str | None
    speaker_id: NameId | None
    said_on: str | None
    as_of: str | None
    scope: str | None
    articles: tuple[ArticleId, ...]
    span: Span
    origins: int = 1
    vague: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStance:
    """Someone who gives no figure and says something about it: denies, or neither confirms nor denies."""

    speaker: str | None
    speaker_id: NameId | None
    cue: CueClass
    said_on: str | None
    article: ArticleId
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRelation:
    """How point ``a`` stands to point ``b`` (indices into the figure's points), and why."""

    a: int
    b: int
    kind: FigureRelationKind
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure over a story: what is counted, and its points in time order."""

    measure: str
    label: str
    points: tuple[FigurePoint, ...]
    relations: tuple[FigureRelation, ...] = ()
    stances: tuple[FigureStance, ...] = ()

    @property
    def disputed(self) -> bool:
        """True when two speakers' figures cannot both hold."""
        return any(relation.kind == "conflicting" for relation in self.relations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing one speaker said, however many articles print it. ``span`` lies in ``article``.

    ``answers`` is the index of the story's statement that this one denies or turns round, ``how`` says
    which: ``denies`` (another speaker's words) or ``reverses`` (the speaker's own earlier ones).
    """

    speaker: str
    speaker_id: NameId | None
    cue: CueClass
    text: str
    said_on: str | None
    article: ArticleId
    span: Span
    witnesses: tuple[ArticleId, ...]
    origins: int = 1
    answers: int | None = None
    how: Literal["denies", "reverses"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A sentence about a day: ``day`` is when it happened, not when it was printed."""

    day: str
    article: ArticleId
    span: Span
    text: str
    origins: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A name that matters in a story: in how many articles it stands."""

    id: NameId
    canonical: str
    type: NameType
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadSentence:
    """A sentence of the story's lead, linked to the article that prints it."""

    article: ArticleId
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """Another story worth reading beside this one, and why."""

    story: StoryId
    reason: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, and what can be said of them together.

    ``headline`` is a member's own (``headline_article``), verbatim. ``first`` and ``last`` are
    ISO dates of publication. ``origins`` counts independent sources after folding copies.
    """

    id: StoryId
    headline: str
    headline_article: ArticleId
    members: tuple[Member, ...]
    origins: int
    first: str | None
    last: str | None
    lead: tuple[LeadSentence, ...] = ()
    names: tuple[StoryName, ...] = ()
    figures: tuple[Figure, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    related: tuple[RelatedStory, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def disputed(self) -> bool:
        """True when any figure of the story is disputed."""
        return any(figure.disputed for figure in self.figures)
