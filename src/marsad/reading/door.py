"""The one door: any page in, a reading out, whatever the page holds."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading.agency import is_newsml, is_ninjs, newsml_feed, ninjs_entry
from marsad.reading.assemble import assemble
from marsad.reading.blocks import blocks_of_text, is_blank
from marsad.reading.cutting import cut
from marsad.reading.decode import decode, is_binary
from marsad.reading.feeds import Feed, articles_of, is_feed, read_feed
from marsad.reading.html.page import read_html
from marsad.reading.json_feeds import is_json_feed, json_feed
from marsad.reading.mht import is_message, page_inside
from marsad.reading.outcome import Reading
from marsad.reading.records import article_from_record

MOST_BYTES = 64 * 1024 * 1024
"""A page larger than this is refused: 400 times the mean news page."""

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|article|table|span|meta|title|h[1-6]|a)\b", re.IGNORECASE
)
_LEAST_TEXT = 60


def read(page: Page) -> Reading:
    """Return the articles of *page*; never raises for what the page holds."""
    if not page.content.strip():
        return Reading(refused="empty")
    if len(page.content) > MOST_BYTES:
        return Reading(refused="too_large")
    try:
        return _read(page)
    except Exception as error:  # noqa: BLE001 # the last net: the page is refused by name, work goes on with the rest
        return Reading(refused="broken", notes=(f"broken:{type(error).__name__}",))


def _read(page: Page, depth: int = 0) -> Reading:
    if is_binary(page.content):
        return Reading(refused="binary")
    if depth == 0 and is_message(page.content):
        inside = page_inside(page)
        if inside is None:
            return Reading(refused="no_text")
        reading = _read(inside, depth + 1)
        # the page is what lay there, not what was taken out of it
        return replace(
            reading, articles=tuple(replace(article, page=page.id) for article in reading.articles)
        )
    decoded = decode(page.content, declared=page.charset)
    text = decoded.text
    if is_blank(text[:100_000]) and is_blank(text):
        return Reading(refused="empty")
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start in ("{", "["):
        found = read_json(text, page, decoded.notes)
        if found is not None:
            return found
    if start == "<":
        if is_newsml(text):
            return articles_of(newsml_feed(text), page, decoded.notes)
        if is_feed(text):
            return read_feed(text, page, decoded.notes)
    if is_html(text, page.media_type):
        return read_html(text, page, decoded.notes)
    return read_text(text, page, decoded.notes)


def is_html(text: str, media_type: str | None) -> bool:
    """True when the text is marked up, whatever its name or type says."""
    tags = len(_TAG.findall(text[:20_000]))
    return tags >= 3 or (tags >= 1 and media_type in ("text/html", "application/xhtml+xml"))


def read_text(text: str, page: Page, notes: tuple[str, ...] = ()) -> Reading:
    """Read a bare text."""
    segments = [segment for segment in cut(blocks_of_text(text)) if _size(segment.body) >= _LEAST_TEXT]
    if not segments:
        return Reading(refused="no_article" if len(text) > 40 else "no_text", notes=notes)
    return Reading(articles=assemble(segments, page), notes=notes)


def _size(blocks: list[Any]) -> int:
    return sum(len(block.text) for block in blocks)


# JSON ---------------------------------------------------------------------


def read_json(text: str, page: Page, notes: tuple[str, ...] = ()) -> Reading | None:
    """Read a JSON document (feed, ninjs, records) or JSON Lines; ``None`` where it is no JSON at all."""
    try:
        data: Any = json.loads(text)
        items = data if isinstance(data, list) else [data]
    except (ValueError, RecursionError):
        lines = [line for line in text.splitlines() if line.strip()]
        items = []
        for line in lines:
            try:
                items.append(json.loads(line))
            except (ValueError, RecursionError):
                notes = (*notes, "json.broken_line")
        if not items or len(items) < 0.5 * len(lines):
            return Reading(refused="bad_json") if page.media_type == "application/json" else None
    articles: list[Article] = []
    feeds = 0
    for item in items:
        if not isinstance(item, Mapping):
            continue
        if is_json_feed(item):
            feeds += 1
            reading = articles_of(json_feed(item), page)
            found: tuple[Article, ...] = reading.articles
        elif is_ninjs(item):
            found = articles_of(Feed(entries=[ninjs_entry(item)]), page).articles
        else:
            record = article_from_record(item, page)
            found = (record,) if record is not None else _wrapped(item, page)
        articles.extend(
            replace(article, position=len(articles) + offset) for offset, article in enumerate(found)
        )
    if not articles:
        return Reading(refused="no_items" if feeds else "no_text", notes=notes)
    return Reading(articles=tuple(articles), notes=notes)


def _wrapped(item: Mapping[str, Any], page: Page) -> tuple[Article, ...]:
    """Records one level down: ``{"articles": [...]}`` and its like."""
    lists = [value for value in item.values() if isinstance(value, list)]
    records = [record for value in lists for record in value if isinstance(record, Mapping)]
    made = (article_from_record(record, page) for record in records)
    return tuple(article for article in made if article is not None)


__all__ = ["MOST_BYTES", "read", "read_text"]
