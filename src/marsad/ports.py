"""What the flows need from the world, as narrow as it goes; adapters make these real.

One method a seam where that is enough. Every port has its contract suite in ``tests/contracts``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, Protocol, TypeVar

from marsad.errors import PageRefused
from marsad.model.analysis import Analysis, Claim, CueClass, NameId
from marsad.model.article import Article, ArticleId
from marsad.model.page import Page, PageId
from marsad.model.story import Copy, StoryId
from marsad.search.analyser import Analyser, Frequencies
from marsad.search.documents import Document
from marsad.search.engine import Answer, Found, Identified, Known, Plan, Request
from marsad.stories.kept import Effects, LogLine, Remembered, Seat, Thread

T = TypeVar("T", covariant=True)
A = TypeVar("A")
B = TypeVar("B")

ChangeKind = Literal["article", "reanalysed", "appearance", "story", "forgotten", "decision"]


class Clock(Protocol):
    """The only source of the present."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class Fetcher(Protocol):
    """The network's front door."""

    def fetch(self, url: str) -> Page:
        """Return the page at *url*; raises ``FetchError``."""
        ...


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


class Archive(Protocol):
    """The record of truth. What ``keep`` has returned for is never lost and never there twice."""

    # keeping
    def keep(self, kept: Sequence[KeptPage]) -> tuple[KeepOutcome, ...]:
        """Keep pages in one transaction and return after it is on disk.

        The same page again changes nothing; a known article on another page is one more
        appearance; another text at a known address is a revision, and both are kept.
        """
        ...

    def refuse(self, where: str, reason: str, page: PageId | None = None, detail: str = "") -> None:
        """Remember that something was offered and could not be kept; once per place and reason."""
        ...

    def reanalyse(self, analyses: Sequence[Analysis]) -> int:
        """Put new analyses in the place of the old; return how many differ from what was there."""
        ...

    def forget(self, what: str) -> int:
        """Remove every trace of an address or article id; return how many articles went."""
        ...

    # reading
    def known_pages(self, ids: Sequence[PageId]) -> frozenset[PageId]:
        """Return those of *ids* that are kept already."""
        ...

    def article(self, which: ArticleId) -> Article | None:
        """Return the article, or ``None``."""
        ...

    def articles(self, ids: Sequence[ArticleId]) -> tuple[Article, ...]:
        """Return the articles found, in the order asked."""
        ...

    def analysis(self, which: ArticleId) -> Analysis | None:
        """Return the article's analysis, or ``None``."""
        ...

    def analyses(self, ids: Sequence[ArticleId]) -> tuple[Analysis, ...]:
        """Return the analyses found, in the order asked."""
        ...

    def filed(self, ids: Sequence[ArticleId]) -> tuple[Filed, ...]:
        """Return articles with their analyses, in the order asked."""
        ...

    def iter_articles(self, after: int = 0, limit: int | None = None) -> Iterator[Filed]:
        """Run through the archive in order of arrival, from behind sequence *after*."""
        ...

    def recent(
        self, limit: int = 50, cursor: str | None = None, *, source: str | None = None
    ) -> Slice[Article]:
        """Return articles by date of publication, newest first; *source* is a domain or name."""
        ...

    def page(self, which: PageId) -> Page | None:
        """Return the page with its bytes, or ``None``."""
        ...

    def appearances(self, which: ArticleId) -> tuple[Appearance, ...]:
        """Return every place the article stood, first come first."""
        ...

    def revisions(self, which: ArticleId) -> tuple[ArticleId, ...]:
        """Return every text this address carried, the oldest first; one id where it never changed."""
        ...

    def claims(self, query: ClaimQuery, limit: int = 50, cursor: str | None = None) -> Slice[FiledClaim]:
        """Return claims, the latest first."""
        ...

    def speakers(self, text: str = "", limit: int = 50) -> tuple[NameFacts, ...]:
        """Return those who are quoted, most often first; *text* is part of a name."""
        ...

    def sources(self) -> tuple[SourceFacts, ...]:
        """Return the outlets, the largest first."""
        ...

    def refusals(self, limit: int = 50) -> tuple[Refusal, ...]:
        """Return what was not kept, the latest first."""
        ...

    def counts(self) -> ArchiveCounts:
        """Return how much there is."""
        ...

    # following
    def changes(self, after: int, limit: int = 1000) -> tuple[Change, ...]:
        """Return the change log behind *after*, in order, without gaps to come."""
        ...

    def position(self, follower: str) -> int:
        """Return how far *follower* has come; 0 at the start."""
        ...

    def advance(self, follower: str, sequence: int) -> None:
        """Remember how far *follower* has come (0 starts it over)."""
        ...

    def following(self, follower: str) -> AbstractContextManager[None]:
        """Hold the place of the one writer *follower*; raises ``ArchiveBusy``. Freed by death."""
        ...

    # decisions
    def decide(self, kind: str, payload: Mapping[str, str]) -> int:
        """Keep a person's decision and log it as a change; return its sequence."""
        ...

    def decisions(self, kind: str | None = None) -> tuple[Decision, ...]:
        """Return the decisions in the order they were taken."""
        ...

    # care
    def check(self) -> tuple[Fault, ...]:
        """Look for damage: unreadable rows, digests that do not match, orphans."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...


class Door(Protocol):
    """A way in for pages: files, folders, standard input, addresses."""

    def offered(self, what: str) -> Iterator[Page | PageRefused]:
        """Return the pages behind *what*; what cannot be used comes as a refusal, and work goes on."""
        ...


class Pool(Protocol):
    """Workers that apply one function to many things, in order."""

    def map(self, work: Callable[[A], B], things: Iterable[A]) -> Iterator[B]:
        """Return the results in the order of *things*, holding only a few at a time."""
        ...


StoryOrder = Literal["latest", "sources", "size", "updated"]


class WeaveStore(Remembered, Protocol):
    """The weave: derived from the archive, wiped and woven anew at will.

    ``Remembered`` is what weaving itself asks.
    """

    def position(self) -> int:
        """Return the change of the archive up to which everything is woven."""
        ...

    def write(self, effects: Effects, position: int) -> None:
        """Write what a loom changed and remember *position*: both or neither."""
        ...

    def wipe(self) -> None:
        """Forget the whole weave; the next one begins at the archive's first change."""
        ...

    def seat_of(self, article: ArticleId) -> Seat | None:
        """Return where an article sits."""
        ...

    def resolve(self, story: StoryId) -> StoryId:
        """Return the id under which a story lives on after merges; *story* itself if it was never merged."""
        ...

    def threads(
        self, order: StoryOrder, *, since: str | None, limit: int, cursor: str | None, least: int = 1
    ) -> Slice[Thread]:
        """Return stories of at least *least* articles, the first in *order* first.

        *since* is an ISO day: stories whose latest article is of that day or after.
        """
        ...

    def copies_of(self, article: ArticleId) -> tuple[Copy, ...]:
        """Return the copy relations that an article stands in, the closest first."""
        ...

    def story_log(self, story: StoryId, limit: int = 200) -> tuple[LogLine, ...]:
        """Return what happened to a story and why, the latest first."""
        ...


class Index(Protocol):
    """A search index: derived from the archive, and always to be made anew from it."""

    def apply(self, documents: Iterable[Document], removed: Iterable[ArticleId], position: int) -> None:
        """Put *documents* in, take *removed* out and remember *position*: all of it or nothing.

        On disk when it returns. Raises ``IndexUnavailable`` while another process writes.
        """
        ...

    def add_new(self, documents: Iterable[Document]) -> None:
        """Add documents that cannot be there yet; seen with the next ``apply``."""
        ...

    def position(self) -> int:
        """Return how far the archive's change log was followed."""
        ...

    def count(self) -> int:
        """Return how many articles can be found."""
        ...

    def answer(self, request: Request) -> Answer:
        """Return what answers *request*."""
        ...

    def identify(self, found: Sequence[Found]) -> tuple[Identified, ...]:
        """Return ids and stories of what was found."""
        ...

    def belongings(self, ids: Sequence[ArticleId]) -> Mapping[ArticleId, tuple[str | None, int]]:
        """Return the story and the number of the copy group under which articles are indexed."""
        ...

    def matching(self, plan: Plan, ids: Sequence[ArticleId]) -> frozenset[ArticleId]:
        """Return those of *ids* that *plan* finds."""
        ...

    def named(self, kind: str, words: Sequence[str]) -> tuple[Known, ...]:
        """Return the ids of that kind whose names hold all *words*, most articles first."""
        ...

    def beginning(self, kind: str, prefix: str, limit: int = 10) -> tuple[Known, ...]:
        """Return the ids of that kind with a word that begins so, most articles first."""
        ...

    def label(self, kind: str, which: str) -> str | None:
        """Return how the id of a named thing is shown."""
        ...

    def frequency(self, field: str, token: str) -> int:
        """Return in how many articles *token* stands."""
        ...

    def near_words(self, token: str, distance: int, limit: int = 20) -> tuple[Known, ...]:
        """Return indexed words that share their first *distance* letters with *token*, commonest first."""
        ...

    def close(self) -> None:
        """Let go of the writer's place."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One making of the index, with the analyser that made it; ``articles`` were there to learn from."""

    name: str
    index: Index
    analyser: Analyser
    made_by: str
    articles: int = 0


class Indexes(Protocol):
    """The generations of an index: one answers while the next is made."""

    def current(self) -> Generation | None:
        """Return the generation that answers, ``None`` before the first."""
        ...

    def outdated(self) -> bool:
        """True where a new generation must be made."""
        ...

    def ask_rebuild(self) -> None:
        """Have the next follower make a new generation."""
        ...

    def begin(self, frequencies: Frequencies, articles: int) -> Generation:
        """Return an empty generation beside the others."""
        ...

    def publish(self, generation: Generation) -> None:
        """Let *generation* answer from now on."""
        ...
