"""Nouns to rows: the columns that queries ask for, drawn from articles, pages and claims."""

from datetime import UTC, datetime
from typing import Any

from marsad.adapters.archive.codec import pack, plain, squeeze
from marsad.arabic.normalise import fold
from marsad.model.analysis import Analysis, Claim
from marsad.model.article import Article, Dating
from marsad.model.page import Page

Row = dict[str, Any]


def page_row(page: Page, now: datetime) -> Row:
    """Return the row of ``pages``."""
    return {
        "id": page.id,
        "door": page.door,
        "url": plain(page.url),
        "path": plain(page.path),
        "media_type": plain(page.media_type),
        "charset": plain(page.charset),
        "seen": page.seen.isoformat() if page.seen else None,
        "kept": now.isoformat(),
        "size": len(page.content),
        "content": squeeze(page.content),
    }


def article_row(article: Article, page: Page, now: datetime) -> Row:
    """Return the row of ``articles``, without its sequence."""
    day = published_day(article.published)
    return {
        "id": article.id,
        "page": article.page,
        "url": plain(article.url),
        "headline": plain(article.headline),
        "moment": published_moment(article.published) or (page.seen or now).astimezone(UTC).isoformat()[:19],
        "day": day,
        "source": plain(article.source.name) if article.source else None,
        "domain": plain(article.source.domain) if article.source else None,
        "language": article.language[:16],
        "kept": now.isoformat(),
        "value": pack(article),
    }


def analysis_row(analysis: Analysis) -> Row:
    """Return the row of ``analyses``."""
    return {"article": analysis.article, "version": analysis.version, "value": pack(analysis)}


def appearance_row(article: Article, page: Page) -> Row:
    """Return the row of ``appearances``: this article on this page."""
    return {
        "article": article.id,
        "page": page.id,
        "position": article.position,
        "url": plain(article.url or page.url) or "",
        "path": plain(page.path),
        "seen": page.seen.isoformat() if page.seen else None,
    }


def claim_rows(article: Article, analysis: Analysis) -> list[Row]:
    """Return the rows of ``claims``: those of the body, then those of the headline."""
    day = published_day(article.published) or ""
    domain = plain(article.source.domain) if article.source else None
    return [
        _claim_row(claim, number, headline, article=article.id, day=day, domain=domain)
        for headline, claims in ((0, analysis.claims), (1, analysis.headline_claims))
        for number, claim in enumerate(claims)
    ]


def _claim_row(
    claim: Claim, number: int, in_headline: int, *, article: str, day: str, domain: str | None
) -> Row:
    name = claim.speaker.name or claim.speaker.role
    return {
        "article": article,
        "in_headline": in_headline,
        "number": number,
        "speaker": plain(claim.speaker.id),
        "speaker_name": plain(name),
        "speaker_key": spaced_key(f"{claim.speaker.name or ''} {claim.speaker.role or ''}"),
        "cue": claim.cue.cls,
        "day": exact_day(claim.said_on) or day,
        "domain": domain,
        "key": spaced_key(claim.text),
        "confidence": claim.confidence,
    }


def spaced_key(text: str) -> str:
    """Return the folded *text* with one space between words and at both ends."""
    return plain(f" {' '.join(fold(text).split())} ") or " "


def exact_day(value: str | None) -> str | None:
    """Return the day an ISO value names, or ``None`` where it names less or more than one."""
    if value is None or "/" in value:
        return None
    try:
        return datetime.fromisoformat(value[:10]).date().isoformat()
    except ValueError:
        return None


def published_day(published: Dating | None) -> str | None:
    """Return the day of publication where it is known to the day."""
    if published is None or published.precision in ("month", "year", "range"):
        return None
    return exact_day(published.value)


def published_moment(published: Dating | None) -> str | None:
    """Return publication as sortable text in UTC (a day sorts at its beginning), or ``None``."""
    if published is None:
        return None
    value = published.value.partition("/")[0]
    if "X" in value:
        known = published.latest or published.earliest
        return known.isoformat() if known else None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value[:19]
    if published.precision in ("second", "minute", "hour"):
        return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()[:19]
    return value[:10]
