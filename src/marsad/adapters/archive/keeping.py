"""Keeping pages: all of a page or nothing of it, once."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Column, Connection, Table, delete, insert, select, update

from marsad.adapters.archive.codec import plain, unpack
from marsad.adapters.archive.rows import (
    Row,
    analysis_row,
    appearance_row,
    article_row,
    claim_rows,
    page_row,
)
from marsad.adapters.archive.tables import (
    analyses,
    appearances,
    articles,
    changes,
    claims,
    forgotten,
    pages,
    revisions,
)
from marsad.arabic.normalise import fold
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.page import Page
from marsad.ports import ChangeKind, KeepOutcome, KeptPage

K = TypeVar("K")

CHUNK = 500
"""Values in one ``IN (...)``: SQLite's older limit is 999."""

LATEST = 20
"""Texts at one address to compare a new one with: a section page carries hundreds."""

ALIKE = 0.5
"""Share of the smaller text's words that a revision must have in common with the text before it."""


def chunks(values: Iterable[K]) -> Iterable[Sequence[K]]:
    """Cut *values* into stretches that fit one statement."""
    everything = list(values)
    return (everything[start : start + CHUNK] for start in range(0, len(everything), CHUNK))


def existing(connection: Connection, column: Column[str], values: Iterable[str]) -> set[str]:
    """Return those of *values* that stand in *column*."""
    return {
        row[0]
        for part in chunks(dict.fromkeys(values))
        for row in connection.execute(select(column).where(column.in_(part)))
    }


def forgotten_key(what: str) -> str:
    """Return the digest under which an address or article id is remembered as forgotten."""
    return hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()


def log(connection: Connection, changed: Iterable[tuple[ChangeKind, str]]) -> None:
    """Write lines into the change log."""
    rows = [{"kind": kind, "id": which} for kind, which in changed]
    if rows:
        connection.execute(insert(changes), rows)


@dataclass(slots=True)
class Batch:
    """What one transaction will write, gathered so that each table is written once."""

    known_pages: set[str]
    known_articles: set[str]
    known_appearances: set[tuple[str, str]]
    rows: dict[Table, list[Row]] = field(default_factory=dict)
    changed: list[tuple[ChangeKind, str]] = field(default_factory=list)
    by_url: dict[str, list[Article]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    barred: set[str] = field(default_factory=set)

    def add(self, table: Table, row: Row) -> None:
        """Set *row* down for *table*."""
        self.rows.setdefault(table, []).append(row)

    def bars(self, *names: str | None) -> bool:
        """True when one of *names* was forgotten."""
        return bool(self.barred) and any(name and forgotten_key(name) in self.barred for name in names)

    def write(self, connection: Connection) -> None:
        """Write everything, then the change log."""
        for table, rows in self.rows.items():
            connection.execute(insert(table), rows)
        log(connection, self.changed)


def keep(connection: Connection, kept: Sequence[KeptPage], now: datetime) -> tuple[KeepOutcome, ...]:
    """Write *kept* within the transaction of *connection* and say what changed."""
    ids = [each.page.id for each in kept]
    batch = Batch(
        known_pages=existing(connection, pages.c.id, ids),
        known_articles=existing(connection, articles.c.id, (a.id for each in kept for a in each.articles)),
        known_appearances=_appearances_of(connection, ids),
    )
    batch.by_url = _kept_at(
        connection,
        {a.url for each in kept for a in each.articles if a.url and a.id not in batch.known_articles},
    )
    batch.barred = _barred(connection, kept)
    outcomes = tuple(_keep_page(batch, each, now) for each in kept)
    batch.write(connection)
    return outcomes


def _keep_page(batch: Batch, kept: KeptPage, now: datetime) -> KeepOutcome:
    page = kept.page
    page_id = page.id
    known = page_id in batch.known_pages
    allowed = [not batch.bars(article.id, article.url, page.url) for article in kept.articles]
    if not known and all(allowed):  # the bytes of a page hold all of its texts
        batch.known_pages.add(page_id)
        batch.add(pages, page_row(page, now))
    here = {article.id for article in kept.articles}
    new, again, revised = [], [], []
    for article, analysis, may in zip(kept.articles, kept.analyses, allowed, strict=True):
        if not may:
            continue
        if article.id in batch.known_articles:
            again.append(article.id)
        else:
            new.append(article.id)
            if _keep_article(batch, article, analysis, page=page, here=here, now=now):
                revised.append(article.id)
        _keep_appearance(batch, article, page)
    return KeepOutcome(page=page_id, known=known, new=tuple(new), again=tuple(again), revised=tuple(revised))


def _keep_article(
    batch: Batch, article: Article, analysis: Analysis, *, page: Page, here: set[ArticleId], now: datetime
) -> bool:
    """Set an unknown article down; return whether it revises an earlier text at its address."""
    batch.known_articles.add(article.id)
    batch.add(articles, article_row(article, page, now))
    batch.add(analyses, analysis_row(analysis))
    for row in claim_rows(article, analysis):
        batch.add(claims, row)
    batch.changed.append(("article", article.id))
    batch.fresh.add(article.id)
    if not article.url:
        return False
    earlier = batch.by_url.setdefault(article.url, [])
    previous = next((e for e in reversed(earlier) if e.id not in here and is_revision_of(article, e)), None)
    earlier.append(article)
    if previous is not None:
        batch.add(revisions, {"article": article.id, "previous": previous.id})
    return previous is not None


def _keep_appearance(batch: Batch, article: Article, page: Page) -> None:
    row = appearance_row(article, page)
    key = (article.id, f"{page.id} {article.position} {row['url']}")
    if key in batch.known_appearances:
        return
    batch.known_appearances.add(key)
    batch.add(appearances, row)
    if article.id in batch.fresh:
        batch.fresh.discard(article.id)  # the change "article" says it already
    else:
        batch.changed.append(("appearance", article.id))


def _barred(connection: Connection, kept: Sequence[KeptPage]) -> set[str]:
    """Return the digests of what may not come back, among the names of *kept*."""
    if connection.execute(select(forgotten.c.key).limit(1)).first() is None:
        return set()
    names = {name for each in kept for a in each.articles for name in (a.id, a.url, each.page.url) if name}
    return existing(connection, forgotten.c.key, map(forgotten_key, names))


def _appearances_of(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    a = appearances.c
    return {
        (row.article, f"{row.page} {row.position} {row.url}")
        for part in chunks(dict.fromkeys(ids))
        for row in connection.execute(select(a.article, a.page, a.position, a.url).where(a.page.in_(part)))
    }


def _kept_at(connection: Connection, urls: set[str]) -> dict[str, list[Article]]:
    """Return the articles kept last at each of *urls*, the latest at the end."""
    found: dict[str, list[Article]] = {}
    for url in sorted(urls):
        latest = (
            select(articles.c.value)
            .where(articles.c.url == plain(url))
            .order_by(articles.c.sequence.desc())
            .limit(LATEST)
        )
        texts = [unpack(row.value, Article) for row in connection.execute(latest)]
        if texts:
            found[url] = texts[::-1]
    return found


def is_revision_of(article: Article, previous: Article) -> bool:
    """True when *article* is a later text of *previous*: same headline, or words in common.

    A section page keeps its address while everything on it changes; that is no revision.
    """
    if article.headline and previous.headline and fold(article.headline) == fold(previous.headline):
        return True
    words, before = set(fold(article.body).split()), set(fold(previous.body).split())
    smaller = min(len(words), len(before))
    return smaller > 0 and len(words & before) >= ALIKE * smaller


def reanalyse(
    connection: Connection, fresh: Sequence[Analysis], article_of: Callable[[str], Article | None]
) -> int:
    """Put *fresh* in the place of the analyses before; return how many changed."""
    changed: list[tuple[ChangeKind, str]] = []
    for analysis in fresh:
        article = article_of(analysis.article)
        if article is None:
            continue
        row = analysis_row(analysis)
        where = analyses.c.article == analysis.article
        before = connection.execute(select(analyses.c.value).where(where)).scalar()
        if before == row["value"]:
            continue
        if before is None:
            connection.execute(insert(analyses), [row])
        else:
            connection.execute(update(analyses).where(where).values(row))
        connection.execute(delete(claims).where(claims.c.article == analysis.article))
        if rows := claim_rows(article, analysis):
            connection.execute(insert(claims), rows)
        changed.append(("reanalysed", analysis.article))
    log(connection, changed)
    return len(changed)
