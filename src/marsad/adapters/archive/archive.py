"""``SqlArchive``: the Archive port over an engine; every method is one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Engine, delete, insert

from marsad.adapters.archive import care, claiming, finding, following, keeping
from marsad.adapters.archive.codec import plain
from marsad.adapters.archive.engine import empty_log, is_postgresql, open_engine, reading, writing
from marsad.adapters.archive.schema import prepare
from marsad.adapters.archive.tables import pages, refusals
from marsad.errors import ArchiveError
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.page import Page, PageId
from marsad.ports import (
    Appearance,
    ArchiveCounts,
    Change,
    ClaimQuery,
    Clock,
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

READ_AT_ONCE = 200
"""Articles that ``iter_articles`` holds in memory."""


class SqlArchive:
    """The record of truth in SQLite or PostgreSQL; see ``ports.Archive`` for what each method promises."""

    def __init__(self, address: str | Path, clock: Clock, *, create: bool = False) -> None:
        """Open the archive at *address*; raises ``ArchiveMissing`` unless *create*."""
        self.address = address
        self.engine: Engine = open_engine(address)
        self._clock = clock
        prepare(self.engine, address, create=create)

    # keeping

    def keep(self, kept: Sequence[KeptPage]) -> tuple[KeepOutcome, ...]:
        with writing(self.engine) as connection:
            return keeping.keep(connection, kept, self._clock.now())

    def refuse(self, where: str, reason: str, page: PageId | None = None, detail: str = "") -> None:
        place = plain(where)
        with writing(self.engine) as connection:
            same = (refusals.c.place == place) & (refusals.c.reason == reason)
            connection.execute(delete(refusals).where(same))
            connection.execute(
                insert(refusals).values(
                    place=place,
                    reason=reason,
                    page=page,
                    detail=plain(detail),
                    at=self._clock.now().isoformat(),
                )
            )

    def reanalyse(self, analyses: Sequence[Analysis]) -> int:
        with writing(self.engine) as connection:
            texts = finding.find_articles(connection, [analysis.article for analysis in analyses])
            return keeping.reanalyse(connection, analyses, texts.get)

    def forget(self, what: str) -> int:
        with writing(self.engine) as connection:
            gone = care.forget(connection, what, self._clock.now())
        empty_log(self.engine)
        return gone

    def allow(self, what: str) -> bool:
        with writing(self.engine) as connection:
            return care.allow(connection, what)

    # reading

    def known_pages(self, ids: Sequence[PageId]) -> frozenset[PageId]:
        with reading(self.engine) as connection:
            return frozenset(PageId(known) for known in keeping.existing(connection, pages.c.id, ids))

    def article(self, which: ArticleId) -> Article | None:
        with reading(self.engine) as connection:
            return finding.find_articles(connection, [which]).get(which)

    def articles(self, ids: Sequence[ArticleId]) -> tuple[Article, ...]:
        with reading(self.engine) as connection:
            found = finding.find_articles(connection, ids)
        return tuple(found[which] for which in ids if which in found)

    def analysis(self, which: ArticleId) -> Analysis | None:
        with reading(self.engine) as connection:
            return finding.find_analyses(connection, [which]).get(which)

    def analyses(self, ids: Sequence[ArticleId]) -> tuple[Analysis, ...]:
        with reading(self.engine) as connection:
            found = finding.find_analyses(connection, ids)
        return tuple(found[which] for which in ids if which in found)

    def filed(self, ids: Sequence[ArticleId]) -> tuple[Filed, ...]:
        with reading(self.engine) as connection:
            return finding.find_filed(connection, ids)

    def iter_articles(self, after: int = 0, limit: int | None = None) -> Iterator[Filed]:
        left = limit
        while left is None or left > 0:
            with reading(self.engine) as connection:
                some = finding.read_after(connection, after, min(READ_AT_ONCE, left or READ_AT_ONCE))
            yield from some
            if not some:
                return
            after = some[-1].sequence
            left = None if left is None else left - len(some)

    def recent(
        self, limit: int = 50, cursor: str | None = None, *, source: str | None = None
    ) -> Slice[Article]:
        with reading(self.engine) as connection:
            return finding.find_recent(connection, limit, cursor, source)

    def page(self, which: PageId) -> Page | None:
        with reading(self.engine) as connection:
            return finding.find_page(connection, which)

    def appearances(self, which: ArticleId) -> tuple[Appearance, ...]:
        with reading(self.engine) as connection:
            return finding.find_appearances(connection, which)

    def revisions(self, which: ArticleId) -> tuple[ArticleId, ...]:
        with reading(self.engine) as connection:
            return finding.find_revisions(connection, which)

    def claims(self, query: ClaimQuery, limit: int = 50, cursor: str | None = None) -> Slice[FiledClaim]:
        with reading(self.engine) as connection:
            return claiming.find_claims(connection, query, limit, cursor)

    def speakers(self, text: str = "", limit: int = 50) -> tuple[NameFacts, ...]:
        with reading(self.engine) as connection:
            return claiming.find_speakers(connection, text, limit)

    def sources(self) -> tuple[SourceFacts, ...]:
        with reading(self.engine) as connection:
            return finding.find_sources(connection)

    def refusals(self, limit: int = 50) -> tuple[Refusal, ...]:
        with reading(self.engine) as connection:
            return finding.find_refusals(connection, limit)

    def counts(self) -> ArchiveCounts:
        with reading(self.engine) as connection:
            return finding.count_everything(connection)

    # following

    def changes(self, after: int, limit: int = 1000) -> tuple[Change, ...]:
        with reading(self.engine) as connection:
            return following.read_changes(connection, after, limit)

    def position(self, follower: str) -> int:
        with reading(self.engine) as connection:
            return following.position_of(connection, follower)

    def advance(self, follower: str, sequence: int) -> None:
        with writing(self.engine) as connection:
            following.advance(connection, follower, sequence)

    def following(self, follower: str) -> AbstractContextManager[None]:
        if is_postgresql(self.address):
            return following.server_place(self.engine, follower)
        return following.file_place(Path(self.address), follower)

    # decisions

    def decide(self, kind: str, payload: Mapping[str, str]) -> int:
        with writing(self.engine) as connection:
            return following.decide(connection, kind, payload, self._clock.now())

    def decisions(self, kind: str | None = None) -> tuple[Decision, ...]:
        with reading(self.engine) as connection:
            return following.read_decisions(connection, kind)

    # care

    def check(self) -> tuple[Fault, ...]:
        faults: list[Fault] = []
        try:
            with reading(self.engine) as connection:
                faults.extend(care.find_faults(connection))
        except ArchiveError as error:  # damage that the database itself stumbles over
            faults.append(Fault(key="archive.file", subject=str(self.address), detail=error.message))
        return tuple(faults)

    def close(self) -> None:
        self.engine.dispose()
