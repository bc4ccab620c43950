"""Feeds read with the tolerance of the best reader: RSS 0.9x-2.0, RDF, Atom, JSON Feed, news sitemaps, OPML.

Our own pass over a recovering XML tree comes first (some thirty times faster); feedparser reads what
that cannot. No entity is expanded and nothing is fetched.
"""

import re
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from marsad.model.article import Article, Dating
from marsad.model.page import Page, PageId
from marsad.reading.assemble import PageFacts, assemble
from marsad.reading.blocks import Block, collapse
from marsad.reading.cutting import cut
from marsad.reading.html.fragment import fragment_blocks
from marsad.reading.identity import canonical_url
from marsad.reading.outcome import Reading
from marsad.reading.records import given_dating
from marsad.reading.segment import Segment

MOST_ENTRIES = 20_000
_ROOTS = re.compile(r"<(?:rss|rdf:RDF|feed|urlset|sitemapindex|opml|channel)\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAG = re.compile(r"<[a-zA-Z/!]")
_TWO_DIGIT_ZONES = {
    "EEST": "+0300",
    "EET": "+0200",
    "AST": "+0300",
    "MSK": "+0300",
    "GST": "+0400",
    "WET": "+0000",
    "CET": "+0100",
    "CEST": "+0200",
}


@dataclass(slots=True)
class Entry:
    """One item of a feed, as it stands there. ``html`` is the fullest text the feed gives."""

    url: str | None = None
    title: str | None = None
    html: str = ""
    summary: str = ""
    published: str | None = None
    modified: str | None = None
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    source: str | None = None
    image: str | None = None


@dataclass(slots=True)
class Feed:
    """A feed: its title (the outlet's name, mostly), its home, its entries, other feeds it names."""

    title: str | None = None
    home: str | None = None
    language: str | None = None
    entries: list[Entry] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_feed(text: str) -> bool:
    """True when an XML feed's root opens within the first two thousand characters."""
    head = text[:2000]
    return _ROOTS.search(head) is not None and "<html" not in head[:600].lower()


def read_feed(text: str, page: Page, notes: tuple[str, ...] = ()) -> Reading:
    """Read the articles of an XML feed; entries without text are no articles."""
    return articles_of(parse_feed(text, page.url), page, notes)


def articles_of(feed: Feed, page: Page, notes: tuple[str, ...] = ()) -> Reading:
    """Return the articles of *feed*'s entries."""
    articles: list[Article] = []
    page_id = page.id  # the digest of the whole feed, once
    for entry in feed.entries[:MOST_ENTRIES]:
        articles.extend(_articles(entry, feed, page, (page_id, len(articles))))
    notes = notes + tuple(feed.notes)
    if not articles:
        return Reading(refused="links_only" if feed.entries or feed.feeds else "no_items", notes=notes)
    return Reading(articles=tuple(articles), notes=notes)


def _articles(entry: Entry, feed: Feed, page: Page, place: tuple[PageId, int]) -> list[Article]:
    source = entry.html if len(entry.html) >= len(entry.summary) else entry.summary
    if not source.strip():
        return []
    blocks = fragment_blocks(source)
    segments = [segment for segment in cut(blocks, title=entry.title) if segment.body]
    if not segments:
        shown = [block for block in blocks if block.hint is None]
        if not shown:
            return []
        segments = [Segment(body=[Block(block.text) for block in shown])]
    first = segments[0]
    if entry.title:
        if first.headline and first.headline != collapse(entry.title):
            first.body.insert(0, Block(first.headline))
        first.headline = collapse(entry.title)
    facts = PageFacts(
        url=canonical_url(entry.url, page.url) or page.url,
        site=entry.source or feed.title,
        byline=tuple(dict.fromkeys(entry.authors)),
        category=None,
        keywords=tuple(dict.fromkeys(entry.categories)),
        image=entry.image,
        published=feed_dating(entry.published),
        modified=feed_dating(entry.modified) if entry.modified != entry.published else None,
        notes=[] if entry.html else ["feed.summary_only"],
        page_id=place[0],
    )
    made = assemble(segments, page, facts)
    return [_placed(article, place[1] + offset) for offset, article in enumerate(made)]


def _placed(article: Article, position: int) -> Article:
    from dataclasses import replace

    return replace(article, position=position)


def feed_dating(value: str | None) -> Dating | None:
    """Return the dating of an RFC 822, ISO 8601 or printed Arabic date."""
    if not value:
        return None
    text = collapse(value)
    for name, offset in _TWO_DIGIT_ZONES.items():
        if text.endswith(" " + name):
            text = text[: -len(name)] + offset
    if not re.match(r"\d{4}-", text):
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            moment = None
        if moment is not None:
            dating = given_dating(moment.isoformat(), "feed")
            return _with_text(dating, value)
    return _with_text(given_dating(text, "feed"), value)


def _with_text(dating: Dating | None, text: str) -> Dating | None:
    from dataclasses import replace

    return replace(dating, text=text, evidence="feed") if dating is not None else None


# XML ----------------------------------------------------------------------


def parse_feed(text: str, base: str | None = None) -> Feed:
    """Parse an XML feed, however broken; feedparser has the last word where nothing is found."""
    feed = _parsed(_CONTROL.sub("", _DECLARATION.sub("", _DOCTYPE.sub("", text))).lstrip("\ufeff \n\r\t"))
    if feed is None or not (feed.entries or feed.feeds):
        slow = _by_feedparser(text)
        if slow is not None and slow.entries:
            return slow
    del base
    return feed or Feed(notes=["feed.unreadable"])


def _parsed(source: str) -> Feed | None:
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(_entities(source).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    feed = Feed()
    if parser.error_log:
        feed.notes.append("feed.repaired")
    for element in root.iter():
        name = _local(element)
        if name in ("item", "entry", "url", "sitemap") and len(feed.entries) < MOST_ENTRIES:
            feed.entries.append(_entry(element))
        elif name == "outline":
            address = element.get("xmlUrl") or element.get("xmlurl")
            if address:
                feed.feeds.append(address)
        elif name in ("channel", "feed", "rss", "rdf"):
            _head(element, feed)
    return feed


_NAMED = {
    "nbsp": "\u00a0",
    "laquo": "«",
    "raquo": "»",
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
    "hellip": "…",
    "mdash": "—",
    "ndash": "–",
    "copy": "©",
    "rlm": "\u200f",
    "lrm": "\u200e",
    "zwnj": "\u200c",
}
_ENTITY = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,20};)?"
)


def _entities(source: str) -> str:
    """Make HTML's entities and bare ampersands safe for XML, outside and inside of CDATA alike harmless."""
    if "&" not in source:
        return source
    pieces = re.split(r"(<!\[CDATA\[.*?\]\]>)", source, flags=re.DOTALL)
    for index in range(0, len(pieces), 2):
        pieces[index] = _ENTITY.sub(
            lambda match: _NAMED.get((match.group(1) or ";")[:-1], "&amp;" + (match.group(1) or "")),
            pieces[index],
        )
    return "".join(pieces)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(tag, str) else ""


def _head(element: Any, feed: Feed) -> None:
    feed.language = feed.language or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    for child in element:
        name = _local(child)
        if name == "title" and feed.title is None:
            feed.title = collapse(_inner(child)) or None
        elif name == "link" and feed.home is None and child.get("rel") in (None, "alternate"):
            feed.home = child.get("href") or (child.text or "").strip() or None
        elif name == "language":
            feed.language = (child.text or "").strip() or feed.language


def _inner(element: Any) -> str:
    """The element's text, its children's markup kept (Atom's xhtml)."""
    if len(element) == 0:
        return element.text or ""
    inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    return re.sub(r"(</?)\w+:", r"\1", inner)


def _entry(element: Any) -> Entry:
    entry = Entry()
    for child in element.iter():
        if child is element:
            continue
        _field(_local(child), child, entry, direct=child.getparent() is element)
    return entry


def _field(name: str, child: Any, entry: Entry, *, direct: bool) -> None:
    text = (child.text or "").strip()
    if name == "title" and (direct or entry.title is None):
        entry.title = collapse(_plain(_inner(child))) or entry.title
    elif name in ("link", "loc") and direct:
        if child.get("rel") in (None, "alternate"):
            entry.url = child.get("href") or text or entry.url
    elif name == "guid" and entry.url is None and text.startswith("http"):
        entry.url = text
    elif (
        name in ("encoded", "content", "body", "fulltext", "full-text")
        and child.get("url") is None
        and child.get("type") not in ("image/jpeg",)
    ):
        inner = _inner(child)
        entry.html = inner if len(inner) > len(entry.html) else entry.html
    elif name in ("description", "summary", "abstract") and direct:
        entry.summary = _inner(child)
    elif name in ("pubdate", "published", "date", "issued", "publication_date", "created"):
        entry.published = entry.published or text
    elif name in ("updated", "modified", "lastmod", "lastbuilddate"):
        entry.modified = entry.modified or text
    elif name in ("creator", "name", "author"):
        author = re.sub(r"^\S+@\S+\s*\((.*)\)$", r"\1", text)
        if (
            author
            and "@" not in author
            and (name != "name" or _local(child.getparent()) == "author")
            and author not in entry.authors
        ):
            entry.authors.append(collapse(author))
    elif name in ("category", "keywords", "subject"):
        words = (
            [child.get("label") or child.get("term") or text]
            if name != "keywords"
            else re.split(r"[,،]", text)
        )
        entry.categories.extend(collapse(word) for word in words if word and word.strip())
    elif name == "source" and direct:
        title = next((inner for inner in child if _local(inner) == "title"), None)
        entry.source = collapse((title.text or "") if title is not None else text) or None
    elif name in ("thumbnail", "enclosure") and entry.image is None:
        kind = child.get("type") or child.get("medium") or "image"
        entry.image = child.get("url") if kind.startswith("image") else None


def _plain(text: str) -> str:
    if not _TAG.search(text) and "&" not in text:
        return text
    from html import unescape

    return re.sub(r"<[^<>]*>", "", unescape(text))


def _by_feedparser(text: str) -> Feed | None:
    """Read with feedparser; entity definitions were cut off, so nothing can blow up."""
    import feedparser

    try:
        parsed = feedparser.parse(
            _DOCTYPE.sub("", text).encode("utf-8", "replace"),
            response_headers={"content-type": "text/xml; charset=utf-8"},
        )
    except Exception:  # noqa: BLE001 # feedparser raises what its parsers raise
        return None
    feed = Feed(
        title=collapse(str(parsed.feed.get("title", ""))) or None,
        home=parsed.feed.get("link"),
        notes=["feed.repaired"],
    )
    for item in parsed.entries[:MOST_ENTRIES]:
        content = max((str(part.get("value", "")) for part in item.get("content", [])), key=len, default="")
        feed.entries.append(
            Entry(
                url=item.get("link"),
                title=collapse(_plain(str(item.get("title", "")))) or None,
                html=content,
                summary=str(item.get("summary", "")),
                published=item.get("published"),
                modified=item.get("updated"),
                authors=[str(item["author"])] if item.get("author") else [],
                categories=[str(tag.get("term")) for tag in item.get("tags", []) if tag.get("term")],
            )
        )
    return feed
