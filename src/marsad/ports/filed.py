"""What passes between flows and archive: pages to keep, and what was kept, in the archive's order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, TypeVar

from marsad.model.analysis import Analysis, Claim, CueClass, NameId
from marsad.model.article import Article, ArticleId
from marsad.model.page import Page, PageId

T = TypeVar("T", covariant=True)

ChangeKind = Literal["article", "reanalysed", "appearance", "story", "forgotten", "decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page that was read, with what was found: kept whole or not at all.

    ``analyses`` runs parallel to ``articles``.
    """

    page: Page
    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepOutcome:
    """What keeping a page changed. ``revised`` are those of ``new`` that replace an earlier text."""

    page: PageId
    known: bool = False
    new: tuple[ArticleId, ...] = ()
    again: tuple[ArticleId, ...] = ()
    revised: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that was offered and not kept: ``where`` names it, ``reason`` is a stable key."""

    where: str
    reason: str
    at: datetime
    page: PageId | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the archive's change log. ``sequence`` only grows; ``id`` is what ``kind`` names."""

    sequence: int
    kind: ChangeKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A place where an article's text stood."""

    article: ArticleId
    page: PageId
    position: int
    url: str | None
    path: str | None
    seen: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article as it lies in the archive: ``sequence`` is its place in the order of arrival."""

    sequence: int
    article: Article
    analysis: Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[T]):
    """A stretch of a longer list; ``cursor`` asks for the next one, ``None`` at the end."""

    items: tuple[T, ...]
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims: every condition given must hold.

    ``speaker`` is a name id or part of a name; ``about`` words that the claim must contain;
    ``since`` and ``until`` are ISO days, both included.
    """

    speaker: str | None = None
    cue: CueClass | None = None
    about: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    articles: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledClaim:
    """A claim with the article that prints it; ``day`` is when it was said, else published."""

    article: ArticleId
    number: int
    claim: Claim
    headline: str | None
    source: str | None
    url: str | None
    day: str | None
    in_headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """An outlet as the archive knows it; days are ISO days of publication."""

    name: str
    domain: str | None
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFacts:
    """A speaker as the archive knows them."""

    id: NameId
    name: str
    claims: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided; the archive keeps it for ever and followers obey it."""

    sequence: int
    kind: str
    payload: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something ``marsad check`` found wrong: ``key`` is stable, ``subject`` names what."""

    key: str
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCounts:
    """How much the archive holds."""

    pages: int = 0
    articles: int = 0
    appearances: int = 0
    claims: int = 0
    sources: int = 0
    refusals: int = 0
    revisions: int = 0
    last_change: int = 0
    followers: Mapping[str, int] = field(default_factory=dict)
