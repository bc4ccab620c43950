"""Caring for the archive: forgetting on request, looking for damage."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, text

from marsad.adapters.archive.codec import unpack, unsqueeze
from marsad.adapters.archive.keeping import chunks, existing, forgotten_key, log
from marsad.adapters.archive.tables import (
    analyses,
    appearances,
    articles,
    claims,
    forgotten,
    pages,
    refusals,
    revisions,
)
from marsad.errors import ArchiveError
from marsad.model.analysis import Analysis
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.ports import Fault


def forget(connection: Connection, what: str, now: datetime) -> int:
    """Remove an article, by id or by address, with its pages; return how many articles went.

    Other articles of such a page keep their texts; only the page's bytes, which hold the
    forgotten text too, go. Neither the address nor the articles can be kept again until allowed.
    """
    gone = _articles_at(connection, what)
    _bar(connection, {what, *gone} if gone else set(), now)
    doomed = {
        row.page
        for part in chunks(sorted(gone))
        for row in connection.execute(select(appearances.c.page).where(appearances.c.article.in_(part)))
    }
    doomed |= {row.id for row in connection.execute(select(pages.c.id).where(pages.c.url == what))}
    for part in chunks(sorted(doomed)):
        connection.execute(delete(pages).where(pages.c.id.in_(part)))
        connection.execute(delete(refusals).where(refusals.c.page.in_(part)))
    connection.execute(delete(refusals).where(refusals.c.place == what))
    for part in chunks(sorted(gone)):
        connection.execute(delete(articles).where(articles.c.id.in_(part)))
        for column in (analyses.c.article, claims.c.article, appearances.c.article):
            connection.execute(delete(column.table).where(column.in_(part)))
        either = or_(revisions.c.article.in_(part), revisions.c.previous.in_(part))
        connection.execute(delete(revisions).where(either))
    log(connection, [("forgotten", which) for which in sorted(gone)])
    return len(gone)


def allow(connection: Connection, what: str) -> bool:
    """Let what was forgotten be kept again; return whether it was barred."""
    barred = delete(forgotten).where(forgotten.c.key == forgotten_key(what))
    return connection.execute(barred).rowcount > 0


def _bar(connection: Connection, what: set[str], now: datetime) -> None:
    keys = {forgotten_key(each) for each in what}
    known = existing(connection, forgotten.c.key, keys)
    if rows := [{"key": key, "at": now.isoformat()} for key in sorted(keys - known)]:
        connection.execute(insert(forgotten), rows)


def _articles_at(connection: Connection, what: str) -> set[str]:
    by_article = select(articles.c.id).where(or_(articles.c.id == what, articles.c.url == what))
    by_appearance = select(appearances.c.article).where(appearances.c.url == what)
    return {row[0] for wanted in (by_article, by_appearance) for row in connection.execute(wanted)}


def find_faults(connection: Connection) -> Iterator[Fault]:
    """Look at everything once: the file, every text, and that rows belong together."""
    if connection.dialect.name == "sqlite":
        for (line,) in connection.execute(text("PRAGMA integrity_check")):
            if line != "ok":
                yield Fault(key="archive.file", subject="marsad.sqlite", detail=line)
    yield from _page_faults(connection)
    yield from _unreadable(connection, articles, "id", Article)
    yield from _unreadable(connection, analyses, "article", Analysis)
    yield from _orphans(connection)


def _page_faults(connection: Connection) -> Iterator[Fault]:
    for which, stored in connection.execution_options(yield_per=50).execute(
        select(pages.c.id, pages.c.content)
    ):
        try:
            content = unsqueeze(stored)
        except ArchiveError as error:
            yield Fault(key="archive.page.unreadable", subject=which, detail=error.message)
            continue
        if Page(content=content, door="file").id != which:
            yield Fault(key="archive.page.digest", subject=which)


def _unreadable(
    connection: Connection, table: Table, key: str, kind: type[Article] | type[Analysis]
) -> Iterator[Fault]:
    rows = connection.execution_options(yield_per=200).execute(select(table.c[key], table.c.value))
    for which, stored in rows:
        try:
            value: Article | Analysis = unpack(stored, kind)
        except ArchiveError as error:
            yield Fault(key=f"archive.{table.name}.unreadable", subject=which, detail=error.message)
            continue
        if (value.id if isinstance(value, Article) else value.article) != which:
            yield Fault(key=f"archive.{table.name}.mismatch", subject=which)


def _orphans(connection: Connection) -> Iterator[Fault]:
    for name, column in (
        ("archive.analysis.orphan", analyses.c.article),
        ("archive.claim.orphan", claims.c.article),
        ("archive.appearance.orphan", appearances.c.article),
        ("archive.revision.orphan", revisions.c.article),
    ):
        lost = select(column).where(column.not_in(select(articles.c.id))).distinct().limit(100)
        for (which,) in connection.execute(lost):
            yield Fault(key=name, subject=which)
    for name, column in (
        ("archive.article.unanalysed", analyses.c.article),
        ("archive.article.nowhere", appearances.c.article),
    ):
        bare = select(articles.c.id).where(articles.c.id.not_in(select(column))).limit(100)
        for (which,) in connection.execute(bare):
            yield Fault(key=name, subject=which)
    twice = select(articles.c.id).group_by(articles.c.id).having(func.count() > 1)
    for (which,) in connection.execute(twice):
        yield Fault(key="archive.article.twice", subject=which)
