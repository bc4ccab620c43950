"""What a perfect reader would find on a page, derived from the content the page was made of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .dates import STYLES, ago, iso, zulu
from .layouts import LAYOUTS, Layout
from .model import Article, Page, Sheet


def gold(page: Page, sheet: Sheet) -> dict[str, Any]:
    layout = LAYOUTS[page.layout]
    shown = page.articles if layout.reads else ()
    return {
        "page": page.file,
        "layout": page.layout,
        "url": page.url,
        "seen": zulu(page.seen),
        "articles": [_expected(page, sheet, layout, n) for n in range(len(shown))],
    }


def _expected(page: Page, sheet: Sheet, layout: Layout, position: int) -> dict[str, Any]:
    article = page.articles[position]
    shows = layout.shows if layout.each or position == 0 else frozenset()
    return {
        "position": position,
        "key": article.key,
        "genre": article.genre,
        "url": _url(page, article, layout, position),
        "headline": article.headline,
        "deck": article.deck if "deck" in shows else None,
        "byline": list(article.byline) if "byline" in shows else [],
        "place": article.place if article.place_inline or "place" in shows else None,
        "published": _published(page, article, layout) if "date" in shows else None,
        "modified": iso(article.modified) if article.modified and "modified" in shows else None,
        "source": _source(page, article, layout) if "source" in shows else None,
        "credits": _credits(article, layout, "byline" in shows),
        "category": article.category if "category" in shows else None,
        "keywords": list(article.keywords) if "keywords" in shows else [],
        "body": article.body,
        "captions": list(article.captions),
        "related": sheet.related,
        "noise": sheet.noises,
        "story": article.story,
        "copy_of": _copy_of(page, article),
        "relation": "copy" if page.host is not article.outlet else article.relation,
        "written": iso(article.published),
    }


def _credits(article: Article, layout: Layout, byline: bool) -> list[dict[str, str]]:
    """Those a reader can see: in the text, in the credit line, in the byline."""
    seen = [article.body]
    if article.credit_line and not layout.feed:
        seen.append(article.credit_line)
    if byline:
        seen += article.byline
    return [
        {"name": credit.name, "kind": credit.kind}
        for credit in article.credits
        if any(credit.name in text for text in seen)
    ]


def _url(page: Page, article: Article, layout: Layout, position: int) -> str | None:
    if layout.feed:
        return article.url
    return page.url if position == 0 else None


def _source(page: Page, article: Article, layout: Layout) -> dict[str, str | None]:
    if layout.foreign:
        return {"name": article.outlet.name, "domain": None}
    return {"name": page.host.name, "domain": page.host.domain}


def _copy_of(page: Page, article: Article) -> str | None:
    """On somebody else's page the article is a copy of itself at home."""
    if page.host is not article.outlet and article.own_page:
        return article.key
    return article.copy_of


def _published(page: Page, article: Article, layout: Layout) -> dict[str, str]:
    if layout.evidence == "relative":
        _, value, precision = ago(article.published, page.seen)
        return {"value": value, "precision": precision, "evidence": "relative"}
    if layout.evidence == "printed":
        style = STYLES[layout.dates or page.host.dates]
        value = _local(article.published, style.precision, layout.dates)
        return {"value": value, "precision": style.precision, "evidence": "printed"}
    return {"value": iso(article.published), "precision": "minute", "evidence": layout.evidence}


def _local(when: datetime, precision: str, dates: str | None) -> str:
    if dates == "gmt":
        return zulu(when)[:10]
    return f"{when:%Y-%m-%d}" if precision == "day" else f"{when:%Y-%m-%dT%H:%M}"
