"""The record of truth."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.page import Page, PageId
from marsad.ports.filed import (
    Appearance,
    ArchiveCounts,
    Change,
    ClaimQuery,
    Decision,
    Fault,
    Filed,
    FiledClaim,
    KeepOutcome,
    KeptPage,
    NameFacts,
    Refusal,
    Slice,
    SourceFacts,
)


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
        """Remove every trace of an address or article id and bar it; return how many articles went."""
        ...

    def allow(self, what: str) -> bool:
        """Let an address or article id that was forgotten be kept again; say whether it was barred."""
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
