"""Claims as rows: who said what about what, without unpacking an article that is not shown."""

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from marsad.adapters.archive.finding import find_analyses, find_articles
from marsad.adapters.archive.rows import spaced_key
from marsad.adapters.archive.tables import articles, claims
from marsad.model.analysis import NameId
from marsad.model.article import ArticleId
from marsad.ports import ClaimQuery, FiledClaim, NameFacts, Slice

SEPARATOR = "~"


def find_claims(
    connection: Connection, query: ClaimQuery, limit: int, cursor: str | None
) -> Slice[FiledClaim]:
    """Return the claims that satisfy *query*, the latest first, behind *cursor*."""
    c = claims.c
    wanted = (
        select(c.article, c.in_headline, c.number, c.day)
        .where(*_conditions(query))
        .order_by(c.day.desc(), c.article.desc(), c.in_headline.desc(), c.number.desc())
    )
    if cursor:
        wanted = wanted.where(_behind(cursor))
    rows = connection.execute(wanted.limit(limit + 1)).all()
    last = rows[limit - 1] if 0 < limit < len(rows) else None
    more = SEPARATOR.join(map(str, (last.day, last.article, last.in_headline, last.number))) if last else None
    rows = rows[:limit]
    ids = [ArticleId(row.article) for row in rows]
    texts, findings = find_articles(connection, ids), find_analyses(connection, ids)
    items = []
    for row in rows:
        article, analysis = texts[row.article], findings[row.article]
        said = analysis.headline_claims if row.in_headline else analysis.claims
        items.append(
            FiledClaim(
                article=article.id,
                number=row.number,
                claim=said[row.number],
                headline=article.headline,
                source=article.source.name if article.source else None,
                url=article.url,
                day=row.day or None,
                in_headline=bool(row.in_headline),
            )
        )
    return Slice(items=tuple(items), cursor=more)


def _conditions(query: ClaimQuery) -> list[ColumnElement[bool]]:
    c = claims.c
    conditions: list[ColumnElement[bool]] = []
    if query.speaker:
        named = and_(*(_has(c.speaker_key, word) for word in spaced_key(query.speaker).split()))
        conditions.append(or_(c.speaker == query.speaker, named))
    if query.cue:
        conditions.append(c.cue == query.cue)
    if query.about:
        conditions += [_has(c.key, word) for word in spaced_key(query.about).split()]
    if query.source:
        of_source = select(articles.c.id).where(articles.c.source == query.source)
        conditions.append(or_(c.domain == query.source, c.article.in_(of_source)))
    if query.since:
        conditions.append(c.day >= query.since)
    if query.until:
        conditions.append(and_(c.day <= query.until, c.day != ""))
    if query.articles:
        conditions.append(c.article.in_(query.articles))
    return conditions


def _has(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return column.contains(word, autoescape=True)


def _behind(cursor: str) -> ColumnElement[bool]:
    """Return the condition for rows that come after the one *cursor* names."""
    c = claims.c
    day, article, headline, number = (cursor.split(SEPARATOR) + [""] * 4)[:4]
    in_headline, at = (int(part) if part.isdecimal() else 0 for part in (headline, number))
    return or_(
        c.day < day,
        and_(c.day == day, c.article < article),
        and_(c.day == day, c.article == article, c.in_headline < in_headline),
        and_(c.day == day, c.article == article, c.in_headline == in_headline, c.number < at),
    )


def find_speakers(connection: Connection, text: str, limit: int) -> tuple[NameFacts, ...]:
    """Return who is quoted, most often first."""
    c = claims.c
    count = func.count().label("total")
    wanted = (
        select(
            c.speaker,
            func.max(c.speaker_name).label("name"),
            count,
            func.count(func.distinct(c.article)).label("articles"),
        )
        .where(c.speaker.is_not(None), *(_has(c.speaker_key, word) for word in spaced_key(text).split()))
        .group_by(c.speaker)
        .order_by(count.desc(), c.speaker)
        .limit(limit)
    )
    return tuple(
        NameFacts(id=NameId(row.speaker), name=row.name or "", claims=row.total, articles=row.articles)
        for row in connection.execute(wanted)
    )
