"""An article: one item of news, cut clean out of its page."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NewType

from marsad.model.page import PageId
from marsad.model.span import Span

ArticleId = NewType("ArticleId", str)
"""``a`` + 16 hexadecimal digits, from the normalised headline and body."""

Precision = Literal["second", "minute", "hour", "day", "month", "year", "range"]
Evidence = Literal["markup", "printed", "relative", "feed", "inferred", "given"]
ParagraphKind = Literal["text", "subheading", "quote", "list", "caption", "table"]
CreditKind = Literal["newspaper", "agency", "own", "wires", "site", "broadcaster"]
NoiseKind = Literal[
    "navigation", "share", "newsletter", "disclaimer", "copyright", "comments", "advertisement",
    "ticker", "marker", "source", "date", "keywords", "app", "video", "related", "boilerplate", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date the page gives or implies, with its grounds.

    ``value`` is ISO 8601 cut to ``precision`` (``2024-10-28``, ``2024-10-28T09:15:00+03:00``),
    TIMEX3 with ``X`` where nobody printed the year (``XXXX-10-28``), or ``start/end`` for a range.
    ``text`` is what was printed, ``rule`` what read it; ``confidence`` is 0..1.
    """

    value: str
    precision: Precision
    evidence: Evidence
    text: str | None = None
    confidence: float = 1.0
    rule: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The outlet whose page it is."""

    name: str
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One link of the chain as printed: a newspaper, an agency. ``text`` is the printed line."""

    name: str
    kind: CreditKind
    text: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the body, in reading order; ``span`` lies in the body."""

    span: Span
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Something that stood on the page and is no part of any article: kept, with the reason."""

    kind: NoiseKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One item. ``body`` is its paragraphs joined by a blank line, letter for letter as printed.

    ``related`` holds headlines of *other* articles found around this one: never part of the
    body, never claims of this article. ``notes`` say what was repaired or doubted in reading.
    """

    id: ArticleId
    page: PageId
    position: int
    headline: str | None
    body: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    path: str | None = None
    deck: str | None = None
    byline: tuple[str, ...] = ()
    place: str | None = None
    published: Dating | None = None
    modified: Dating | None = None
    source: Source | None = None
    credits: tuple[Credit, ...] = ()
    category: str | None = None
    keywords: tuple[str, ...] = ()
    language: str = "ar"
    image: str | None = None
    related: tuple[str, ...] = ()
    noise: tuple[Noise, ...] = ()
    notes: tuple[str, ...] = field(default=())
