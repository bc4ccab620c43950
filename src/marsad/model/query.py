"""What a reader asks, and what comes back."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.model.analysis import Claim, CueClass
from marsad.model.article import ArticleId
from marsad.model.span import Span
from marsad.model.story import StoryId

Sort = Literal["relevance", "date", "earliest"]
Occur = Literal["should", "must", "must_not"]
TextField = Literal["headline", "lead", "body"]
ValueField = Literal[
    "source", "category", "place", "person", "organisation", "name",
    "speaker", "story", "language", "credit", "cue", "id",
]  # fmt: skip
FacetName = Literal[
    "source", "day", "category", "place", "person", "organisation", "speaker", "story", "cue", "language"
]


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; ``exact`` asks for this spelling, without its clitics or endings."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, or with ``within`` at most so many places out of place, in any form.

    Without ``exact`` a proclitic may stand before the first word: ``لمجلس الأمن`` answers
    ``"مجلس الأمن"``.
    """

    text: str
    exact: bool = False
    within: int | None = None


@dataclass(frozen=True, slots=True)
class In:
    """A clause that must hold in one part of the article."""

    field: TextField
    clause: "Clause"


@dataclass(frozen=True, slots=True)
class Is:
    """A fact about the article: its source, a name in it, its story."""

    field: ValueField
    value: str


@dataclass(frozen=True, slots=True)
class Days:
    """Published between two days, both included; each as typed (``2024-10``, ``أمس``, ``7d``)."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class FigureIn:
    """A figure printed in the article, of ``unit`` (any where ``None``), between two values.

    The bounds themselves count unless ``exclusive``.
    """

    unit: str | None
    low: float | None
    high: float | None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A claim by ``speaker`` (anyone where ``None``) of class ``cue`` (any), holding all of ``words``."""

    speaker: str | None
    cue: CueClass | None
    words: tuple["Word | Prefix | Phrase", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one holds."""

    options: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A clause of a row: wanted, required or refused."""

    clause: "Clause"
    occur: Occur = "should"


@dataclass(frozen=True, slots=True)
class Row:
    """Clauses side by side. Facts, phrases and figures always count as required."""

    items: tuple[Item, ...]


Clause: TypeAlias = Word | Prefix | Phrase | In | Is | Days | FigureIn | Said | Either | Row


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood: ``text`` as typed; ``clause`` is ``None`` where everything is asked for."""

    text: str
    clause: Clause | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of the raw text with what answers the query in it.

    ``text`` is ``span`` of the article's body letter for letter; ``marks`` are offsets in ``text``.
    """

    text: str
    span: Span
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that answers. ``copies`` are other articles of the answer that print the same text.

    ``claims`` are the article's claims that a ``قال:`` clause asked for.
    """

    article: ArticleId
    headline: str | None
    headline_marks: tuple[Span, ...]
    snippet: Snippet
    score: float
    source: str | None = None
    domain: str | None = None
    url: str | None = None
    published: str | None = None
    story: StoryId | None = None
    copies: tuple[ArticleId, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet: ``value`` is what a query says, ``label`` what a reader sees."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Counts over all articles that answer; ``other`` is what the values left out add up to."""

    name: FacetName
    values: tuple[FacetValue, ...]
    other: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """An answer. ``total`` counts articles, copies included; facets count the same articles.

    ``relaxed`` says that no article held all the words, so those with some are shown.
    ``suggestion`` is the query respelt, where a better known spelling exists. ``cursor`` asks for
    the next page, ``None`` at the end. ``generation`` names the index that answered.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    facets: tuple[Facet, ...] = ()
    cursor: str | None = None
    relaxed: bool = False
    suggestion: str | None = None
    generation: str = ""
