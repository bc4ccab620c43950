"""Reading the archive: articles, pages, appearances, revisions, outlets, counts."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Select, Table, and_, func, or_, select

from marsad.adapters.archive.codec import instant, unpack, unsqueeze
from marsad.adapters.archive.keeping import chunks
from marsad.adapters.archive.tables import (
    analyses,
    appearances,
    articles,
    changes,
    claims,
    followers,
    pages,
    refusals,
    revisions,
)
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.page import Page, PageId
from marsad.ports import Appearance, ArchiveCounts, Filed, Refusal, Slice, SourceFacts

N = TypeVar("N", Article, Analysis)


def find_articles(connection: Connection, ids: Sequence[ArticleId]) -> dict[str, Article]:
    """Return the articles found, by id."""
    return {
        row.id: unpack(row.value, Article)
        for part in chunks(dict.fromkeys(ids))
        for row in connection.execute(select(articles.c.id, articles.c.value).where(articles.c.id.in_(part)))
    }


def find_analyses(connection: Connection, ids: Sequence[ArticleId]) -> dict[str, Analysis]:
    """Return the analyses found, by article."""
    a = analyses.c
    return {
        row.article: unpack(row.value, Analysis)
        for part in chunks(dict.fromkeys(ids))
        for row in connection.execute(select(a.article, a.value).where(a.article.in_(part)))
    }


def find_filed(connection: Connection, ids: Sequence[ArticleId]) -> tuple[Filed, ...]:
    """Return articles with their analyses in the order of *ids*; the missing are left out."""
    found: dict[str, Filed] = {}
    for part in chunks(dict.fromkeys(ids)):
        for row in connection.execute(_filed().where(articles.c.id.in_(part))):
            found[row.id] = _filed_from(row.sequence, row.value, row.analysis)
    return tuple(found[which] for which in ids if which in found)


def read_after(connection: Connection, after: int, limit: int) -> tuple[Filed, ...]:
    """Return the articles behind sequence *after* in order of arrival."""
    rows = connection.execute(
        _filed().where(articles.c.sequence > after).order_by(articles.c.sequence).limit(limit)
    )
    return tuple(_filed_from(row.sequence, row.value, row.analysis) for row in rows)


def _filed() -> Select[int, str, bytes, bytes]:
    return select(
        articles.c.sequence, articles.c.id, articles.c.value, analyses.c.value.label("analysis")
    ).join(analyses, analyses.c.article == articles.c.id)


def _filed_from(sequence: int, value: bytes, analysis: bytes) -> Filed:
    return Filed(sequence=sequence, article=unpack(value, Article), analysis=unpack(analysis, Analysis))


def find_recent(connection: Connection, limit: int, cursor: str | None, source: str | None) -> Slice[Article]:
    """Return articles by moment of publication, newest first, behind *cursor*."""
    c = articles.c
    wanted = select(c.sequence, c.moment, c.value).order_by(c.moment.desc(), c.sequence.desc())
    if source:
        wanted = wanted.where(or_(c.domain == source, c.source == source))
    if cursor:
        moment, _, sequence = cursor.rpartition("~")
        if sequence.isdecimal():
            wanted = wanted.where(
                or_(c.moment < moment, and_(c.moment == moment, c.sequence < int(sequence)))
            )
    rows = connection.execute(wanted.limit(limit + 1)).all()
    more = f"{rows[limit - 1].moment}~{rows[limit - 1].sequence}" if 0 < limit < len(rows) else None
    return Slice(items=tuple(unpack(row.value, Article) for row in rows[:limit]), cursor=more)


def find_page(connection: Connection, which: PageId) -> Page | None:
    """Return the page with its bytes."""
    row = connection.execute(select(pages).where(pages.c.id == which)).one_or_none()
    if row is None:
        return None
    return Page(
        content=unsqueeze(row.content),
        door=row.door,
        url=row.url,
        path=row.path,
        media_type=row.media_type,
        charset=row.charset,
        seen=instant(row.seen),
    )


def find_appearances(connection: Connection, which: ArticleId) -> tuple[Appearance, ...]:
    """Return the places where an article stood."""
    rows = connection.execute(
        select(appearances).where(appearances.c.article == which).order_by(appearances.c.sequence)
    )
    return tuple(
        Appearance(
            article=ArticleId(row.article),
            page=PageId(row.page),
            position=row.position,
            url=row.url or None,
            path=row.path,
            seen=instant(row.seen),
        )
        for row in rows
    )


def find_revisions(connection: Connection, which: ArticleId) -> tuple[ArticleId, ...]:
    """Return the line of texts that *which* belongs to, oldest first."""
    line = [which]
    seen = {which}
    r = revisions.c
    while previous := connection.execute(select(r.previous).where(r.article == line[0])).scalar():
        if previous in seen:
            break
        seen.add(previous)
        line.insert(0, previous)
    while later := connection.execute(
        select(r.article).where(r.previous == line[-1]).order_by(r.article).limit(1)
    ).scalar():
        if later in seen:
            break
        seen.add(later)
        line.append(later)
    return tuple(line)


def find_sources(connection: Connection) -> tuple[SourceFacts, ...]:
    """Return the outlets with their number of articles and days."""
    c = articles.c
    count = func.count().label("total")
    rows = connection.execute(
        select(
            func.max(c.source).label("name"),
            c.domain,
            count,
            func.min(c.day).label("first"),
            func.max(c.day).label("last"),
        )
        .where(or_(c.source.is_not(None), c.domain.is_not(None)))
        .group_by(func.coalesce(c.domain, c.source), c.domain)
        .order_by(count.desc(), func.max(c.source))
    )
    return tuple(
        SourceFacts(
            name=row.name or row.domain,
            domain=row.domain,
            articles=row.total,
            first=row.first,
            last=row.last,
        )
        for row in rows
    )


def find_refusals(connection: Connection, limit: int) -> tuple[Refusal, ...]:
    """Return what was not kept, the latest first."""
    rows = connection.execute(select(refusals).order_by(refusals.c.sequence.desc()).limit(limit))
    return tuple(
        Refusal(
            where=row.place,
            reason=row.reason,
            page=PageId(row.page) if row.page else None,
            detail=row.detail,
            at=instant(row.at) or datetime.min.replace(tzinfo=UTC),
        )
        for row in rows
    )


def count_everything(connection: Connection) -> ArchiveCounts:
    """Return how much there is."""

    def size(table: Table) -> int:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()

    c = articles.c
    return ArchiveCounts(
        pages=size(pages),
        articles=size(articles),
        appearances=size(appearances),
        claims=size(claims),
        sources=connection.execute(
            select(func.count(func.distinct(func.coalesce(c.domain, c.source))))
        ).scalar_one(),
        refusals=size(refusals),
        revisions=size(revisions),
        last_change=connection.execute(select(func.max(changes.c.sequence))).scalar() or 0,
        followers={
            row.name: row.position
            for row in connection.execute(select(followers))
            if not row.name.startswith("follow-")  # a reader's place in the log, no follower of the archive
        },
    )
