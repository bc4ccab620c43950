"""The three formats: RSS 2.0 (with Atom's self link), Atom (RFC 4287), JSON Feed 1.1."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree

import msgspec

from marsad.feeds.feed import Entry, Feed, plain, printable

ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def rss(feed: Feed) -> bytes:
    """Return *feed* as RSS 2.0."""
    root = ElementTree.Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", plain(feed.title))
    _add(channel, "link", feed.home)
    _add(channel, "description", plain(feed.description))
    _add(channel, "language", feed.language)
    _add(channel, "generator", "Marsad")
    if feed.entries:
        _add(channel, "lastBuildDate", format_datetime(feed.updated.astimezone(UTC), usegmt=True))
    own = {"rel": "self", "type": "application/rss+xml", "href": feed.address("rss")}
    ElementTree.SubElement(channel, "atom:link", own)
    for entry in feed.entries:
        channel.append(_item(entry))
    return _written(root)


def _item(entry: Entry) -> ElementTree.Element:
    item = ElementTree.Element("item")
    _add(item, "title", plain(entry.title))
    _add(item, "link", entry.url)
    _add(item, "guid", entry.id, isPermaLink="false")
    _add(item, "description", printable(entry.html))
    if entry.published is not None:
        _add(item, "pubDate", format_datetime(entry.published.astimezone(UTC), usegmt=True))
    for category in entry.categories:
        _add(item, "category", plain(category))
    return item


def atom(feed: Feed) -> bytes:
    """Return *feed* as Atom. An entry that nobody dated is as old as can be."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", plain(feed.title))
    _add(root, "subtitle", plain(feed.description))
    _add(root, "updated", _moment(feed.updated))
    _add(root, "generator", "Marsad")
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", "Marsad")
    for rel, media, href in (
        ("self", "application/atom+xml", feed.address("atom")),
        ("alternate", "text/html", feed.home),
    ):
        ElementTree.SubElement(root, "link", {"rel": rel, "type": media, "href": href})
    for entry in feed.entries:
        root.append(_entry(entry))
    return _written(root)


def _entry(entry: Entry) -> ElementTree.Element:
    made = ElementTree.Element("entry")
    _add(made, "id", entry.id)
    _add(made, "title", plain(entry.title))
    _add(made, "updated", _moment(entry.published or _EPOCH))
    if entry.published is not None:
        _add(made, "published", _moment(entry.published))
    link = {"rel": "alternate", "type": "text/html", "href": entry.url}
    ElementTree.SubElement(made, "link", link)
    if entry.author:
        author = ElementTree.SubElement(made, "author")
        _add(author, "name", plain(entry.author))
    for category in entry.categories:
        ElementTree.SubElement(made, "category", {"term": plain(category)})
    _add(made, "content", printable(entry.html), type="html")
    return made


def json_feed(feed: Feed) -> bytes:
    """Return *feed* as JSON Feed 1.1."""
    return msgspec.json.encode(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": plain(feed.title),
            "description": plain(feed.description),
            "home_page_url": feed.home,
            "feed_url": feed.address("json"),
            "language": feed.language,
            "items": [_json_item(entry) for entry in feed.entries],
        }
    )


def _json_item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": plain(entry.title),
        "content_html": printable(entry.html),
    }
    if entry.published is not None:
        item["date_published"] = _moment(entry.published)
    if entry.author:
        item["authors"] = [{"name": plain(entry.author)}]
    if entry.categories:
        item["tags"] = [plain(category) for category in entry.categories]
    return item


FORMATS: Mapping[str, tuple[str, Callable[[Feed], bytes]]] = {
    "rss": ("application/rss+xml; charset=utf-8", rss),
    "atom": ("application/atom+xml; charset=utf-8", atom),
    "json": ("application/feed+json", json_feed),
}
"""Ending of the address -> media type and writer."""


def _add(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = text


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(root: ElementTree.Element) -> bytes:
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
