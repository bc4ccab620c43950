"""What weaving remembers of every article and story, and what it hands to the store."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.story import Copy, MemberRole, StoryId
from marsad.stories.prints import Print
from marsad.stories.traits import Traits

LogKind = Literal["opened", "merged", "split", "moved", "renamed", "closed", "undone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article on its way into the weave. ``seen`` is when it was first met, where known."""

    sequence: int
    article: Article
    analysis: Analysis
    seen: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was published: ISO instants that bound it, ``None`` where nobody knows."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """An article after weaving: all that later articles are compared with. Never changes.

    ``runs``, ``short_runs`` are 32-bit numbers and ``keys`` 64-bit ones, as bytes (see ``Print``).
    """

    sequence: int
    article: ArticleId
    domain: str
    source: str
    headline: str
    moment: Moment
    words: int
    runs: bytes
    short_runs: bytes
    keys: bytes
    quoted: tuple[tuple[int, int], ...]
    credits: tuple[tuple[str, str], ...]
    traits: Traits
    denies: bool = False

    def fingerprint(self) -> Print:
        """Return the fingerprint, without the places of its keys."""
        runs, short_runs = array("I"), array("I")
        runs.frombytes(self.runs)
        short_runs.frombytes(self.short_runs)
        return Print(self.words, runs, (), (), self.quoted, self.denies, short_runs)

    def indexed(self) -> Sequence[int]:
        """Return the keys that stand in the inverted table."""
        keys = array("Q")
        keys.frombytes(self.keys)
        return keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An article's present place. ``group`` is the sequence of the text it is a copy of, or its own."""

    sequence: int
    article: ArticleId
    group: int
    story: StoryId
    role: MemberRole
    score: float
    origin: str
    outlet: str = ""
    day: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A story while it is being woven: ``texts`` are the sequences of its distinct texts.

    ``held`` is set where an editor decided; weaving then neither merges nor splits it.
    ``title`` is the article whose headline an editor chose.
    """

    id: StoryId
    texts: tuple[int, ...]
    size: int
    origins: int = 0
    outlets: int = 0
    headline: str = ""
    headline_article: ArticleId | None = None
    first: str | None = None
    last: str | None = None
    updated: int = 0
    held: bool = False
    title: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """Something that happened to a story, and why. ``sequence`` is the archive change that caused it."""

    sequence: int
    story: StoryId
    kind: LogKind
    reason: str
    other: StoryId | None = None
    articles: tuple[ArticleId, ...] = ()


@dataclass(slots=True)
class Effects:
    """What weaving some articles changed; the store writes it in one transaction."""

    woven: list[Woven] = field(default_factory=list)
    seats: dict[int, Seat] = field(default_factory=dict)
    threads: dict[StoryId, Thread | None] = field(default_factory=dict)
    aliases: dict[StoryId, StoryId | None] = field(default_factory=dict)
    postings: list[tuple[int, int, int]] = field(default_factory=list)
    rare: list[tuple[int, int]] = field(default_factory=list)
    frequencies: dict[int, int] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    log: list[LogLine] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    undo: dict[int, Mapping[int, StoryId]] = field(default_factory=dict)


class Remembered(Protocol):
    """What the loom asks of the store. Sequences are those of articles in the archive."""

    def postings(self, keys: Sequence[int]) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Return ``(sequence, domain)`` for every key, oldest first."""
        ...

    def sharing(self, terms: Sequence[int], newest: int) -> Mapping[int, Sequence[int]]:
        """Return for every term the *newest* distinct texts that hold it, newest first."""
        ...

    def frequencies(self, terms: Sequence[int]) -> Mapping[int, int]:
        """Return in how many distinct texts each term stands; key 0 counts the texts."""
        ...

    def woven(self, sequences: Sequence[int]) -> Mapping[int, Woven]:
        """Return what is remembered of these articles."""
        ...

    def seats(self, sequences: Sequence[int]) -> Mapping[int, Seat]:
        """Return where these articles sit."""
        ...

    def members(self, story: StoryId) -> Sequence[Seat]:
        """Return the seats of a story, in order of arrival."""
        ...

    def thread(self, story: StoryId) -> Thread | None:
        """Return a story, ``None`` where there is none (an alias is not followed)."""
        ...

    def sequence_of(self, article: ArticleId) -> int | None:
        """Return the sequence of a woven article."""
        ...

    def undoing(self, decision: int) -> Mapping[int, StoryId]:
        """Return where articles sat before a decision moved them."""
        ...
