"""The search index and its generations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from marsad.model.article import ArticleId
from marsad.search.analyser import Analyser, Frequencies
from marsad.search.documents import Document
from marsad.search.engine import Answer, Found, Identified, Known, Plan, Request


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

    def words(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """Return the words that begin so, commonest first."""
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
