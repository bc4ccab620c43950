"""What a door's page offers: addresses of articles, found by the form of the page."""

import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from marsad.collecting.addresses import host_of, whole_address
from marsad.model.door import DoorKind
from marsad.model.page import Page
from marsad.reading.decode import decode
from marsad.reading.feeds import Feed, is_feed, parse_feed
from marsad.reading.json_feeds import is_json_feed, json_feed

MOST = 2000
LARGEST = 50 << 20
"""Bytes of an unpacked sitemap that are read: what the protocol allows."""
HEADLINE_WORDS = 4
"""A link of fewer words is navigation more often than a headline."""
ALIKE = 3
"""Headline links share the shape of their address with at least so many others."""

_DIGITS = re.compile(r"\d+")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


@dataclass(frozen=True, slots=True)
class Offered:
    """What a door's page names: articles, and other doors (a sitemap index, an OPML list)."""

    articles: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()
    doors_are: DoorKind = "feed"
    title: str | None = None


def offered_by(page: Page) -> Offered:
    """Return what *page* offers, as a feed, a sitemap or a section page; empty where it is none of them."""
    text = _text(page)
    base = page.url or ""
    feed = _feed(text, base)
    if feed is not None:
        found = _whole(base, [entry.url for entry in feed.entries if entry.url])
        if "<sitemapindex" in text[:3000].lower():
            return Offered(doors=found, doors_are="sitemap", title=feed.title)
        return Offered(articles=found, doors=_whole(base, feed.feeds), title=feed.title)
    return _section(text, base)


def offers_as_feed(page: Page | None) -> bool:
    """True where *page* is a feed or a sitemap, not a page of links."""
    return page is not None and _feed(_text(page), page.url or "") is not None


def feed_of(page: Page) -> Feed | None:
    """Return the feed that *page* is, ``None`` where it is none."""
    return _feed(_text(page), page.url or "")


def is_sitemap(page: Page) -> bool:
    """True where *page* is a sitemap or an index of them."""
    head = _text(page)[:3000].lower()
    return "<urlset" in head or "<sitemapindex" in head


def feeds_named_by(page: Page) -> tuple[tuple[str, str], ...]:
    """Return the feeds that an HTML page names in its head: (address, title)."""
    tree = LexborHTMLParser(decode(page.content, declared=page.charset).text)
    found: dict[str, str] = {}
    for link in tree.css("link[rel~=alternate]"):
        if (link.attributes.get("type") or "").lower() in _FEED_TYPES and link.attributes.get("href"):
            address = whole_address(page.url or "", str(link.attributes["href"]))
            if address:
                found.setdefault(address, link.attributes.get("title") or "")
    return tuple(found.items())


def _text(page: Page) -> str:
    """Decode *page*; sitemaps lie about as .xml.gz, packed once more than the server says."""
    content = page.content
    if content.startswith(b"\x1f\x8b"):
        try:
            content = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, LARGEST)
        except zlib.error:
            return ""
    return decode(content, declared=page.charset).text


def _feed(text: str, base: str) -> Feed | None:
    if is_feed(text):
        return parse_feed(text, base)
    if text[:200].lstrip("\ufeff \t\r\n").startswith("{"):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return json_feed(data) if is_json_feed(data) else None
    return None


def _whole(base: str, addresses: list[str]) -> tuple[str, ...]:
    whole = (whole_address(base, address) for address in addresses[:MOST])
    return tuple(dict.fromkeys(address for address in whole if address))


def _section(text: str, base: str) -> Offered:
    """Find the headlines of a section page: long link texts on this host whose addresses look alike."""
    tree = LexborHTMLParser(text)
    home = host_of(base)
    links: dict[str, str] = {}
    for link in tree.css("a[href]"):
        address = whole_address(base, link.attributes["href"] or "")
        if address and host_of(address) == home:
            words = link.text(deep=True, strip=True).split()
            if len(words) >= HEADLINE_WORDS:
                links.setdefault(address, " ".join(words))
    shapes = Counter(_shape(address) for address in links)
    articles = tuple(address for address in links if shapes[_shape(address)] >= ALIKE)[:MOST]
    title = tree.css_first("title")
    return Offered(articles=articles, title=title.text(strip=True) if title else None)


def _shape(address: str) -> tuple[int, str]:
    """How an address is built: depth, and its first part with digits made one."""
    parts = [part for part in urlsplit(address).path.split("/") if part]
    first = _DIGITS.sub("0", parts[0]) if len(parts) > 1 else ""
    return len(parts), first
