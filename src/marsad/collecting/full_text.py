"""The full text that a feed itself gives of pages its host does not let us fetch. Pure."""

import re
from collections.abc import Collection
from xml.etree import ElementTree

from marsad.collecting.addresses import whole_address
from marsad.collecting.offers import MOST, feed_of
from marsad.model.page import Page
from marsad.reading.feeds import Entry, Feed

FULL_WORDS = 60
"""Fewer words are a teaser: no article is made of it."""

_TAGS = re.compile(r"<[^>]*>")
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def full_texts(page: Page, urls: Collection[str]) -> tuple[Page, ...]:
    """Return a page for each entry of the feed *page* that is at one of *urls* and given in full.

    Such a page is a feed of that entry alone, so that its bytes stay the same while the entry does.
    """
    feed = feed_of(page)
    if feed is None:
        return ()
    wanted = frozenset(urls)
    base = page.url or ""
    return tuple(
        _alone(feed, entry, page, url)
        for entry in feed.entries[:MOST]
        if len(_TAGS.sub(" ", entry.html).split()) >= FULL_WORDS
        and (url := whole_address(base, entry.url or ""))
        and url in wanted
    )


def _alone(feed: Feed, entry: Entry, page: Page, url: str) -> Page:
    root = ElementTree.Element("rss", {"version": "2.0", "xmlns:content": _CONTENT})
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", entry.source or feed.title)
    _add(channel, "link", feed.home)
    item = ElementTree.SubElement(channel, "item")
    _add(item, "title", entry.title)
    _add(item, "link", url)
    _add(item, "pubDate", entry.published)
    for author in entry.authors:
        _add(item, "author", author)
    for category in entry.categories:
        _add(item, "category", category)
    _add(item, "content:encoded", entry.html)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Page(
        content=written, door="feed", url=url, media_type="application/rss+xml",
        charset="utf-8", seen=page.seen,
    )  # fmt: skip


def _add(parent: ElementTree.Element, name: str, text: str | None) -> None:
    if text:
        ElementTree.SubElement(parent, name).text = _CONTROL.sub("", text)
