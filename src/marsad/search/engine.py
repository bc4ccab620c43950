"""What an index must be able to do, in values any engine can be given.

The plan is a small tree: ``search.plan`` makes it from a query, an adapter turns it into its
engine's own queries.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from marsad.model.article import ArticleId
from marsad.model.query import FacetName, Sort
from marsad.model.story import StoryId

TokenField = Literal[
    "exact", "stem", "lemma", "head_exact", "head_stem", "head_lemma", "head_grams", "lead_stem",
    "names", "said",
]  # fmt: skip
ValueFieldName = Literal[
    "id", "source", "category", "place", "person", "organisation", "speaker", "cue", "credit",
    "story", "copies", "language",
]  # fmt: skip
NumberField = Literal["day", "figures", "group"]


@dataclass(frozen=True, slots=True)
class Term:
    """A token of a field; scored by BM25 times ``weight``."""

    field: TokenField
    token: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sequence:
    """Tokens in a row, at most ``slop`` places out of place."""

    field: TokenField
    tokens: tuple[str, ...]
    slop: int = 0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class StartsWith:
    """A token that begins so; does not score."""

    field: TokenField
    prefix: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value field that has one of these values; does not score."""

    field: ValueFieldName
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number in a closed range, open where ``None``; does not score."""

    field: NumberField
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


@dataclass(frozen=True, slots=True)
class Combined:
    """All of ``must``, none of ``never``, at least ``least`` of ``may``; ``filters`` do not score."""

    must: tuple["Plan", ...] = ()
    may: tuple["Plan", ...] = ()
    never: tuple["Plan", ...] = ()
    filters: tuple["Plan", ...] = ()
    least: int = 0


Plan: TypeAlias = Term | Sequence | StartsWith | OneOf | Between | Everything | Nothing | Combined


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to find and in which order; ``facets`` are counted over everything found."""

    plan: Plan
    sort: Sort = "relevance"
    limit: int = 10
    facets: tuple[FacetName, ...] = ()
    facet_size: int = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One article of an answer: ``key`` fetches its id, ``group`` is equal for copies (0: none)."""

    key: object
    score: float
    group: int
    at: int | None


@dataclass(frozen=True, slots=True)
class Identified:
    """Which article was found, and the story it belonged to when it was indexed."""

    article: ArticleId
    story: StoryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The values of a facet with their counts, and what those left out add up to."""

    values: tuple[tuple[str, int], ...]
    other: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything found: the first of it in order, how much in all, and the facets."""

    found: tuple[Found, ...]
    total: int
    facets: Mapping[FacetName, Counted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """A named thing of the index: how many articles have it."""

    id: str
    articles: int
