"""What the markup claims: JSON-LD, microdata, OpenGraph and meta, as data, not yet believed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from marsad.reading.blocks import collapse
from marsad.reading.identity import canonical_url

_NEWS_TYPES = frozenset(
    [
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "blogposting",
        "liveblogposting",
        "reviewnewsarticle",
        "backgroundnewsarticle",
        "advertisercontentarticle",
        "askpublicnewsarticle",
        "report",
        "socialmediaposting",
        "webpage",
        "itempage",
    ]
)
_PAGE_TYPES = frozenset({"webpage", "itempage"})
_MOST_JSON = 600_000
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_MODIFIED = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')
_META_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "og:published_time",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publish_date",
    "publication_date",
    "article.published",
    "og:article:published_time",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "published_at",
    "article_date_original",
)
_META_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
_META_AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
)


@dataclass(slots=True)
class Markup:
    """The claims, unjudged. ``types`` are the JSON-LD types met; ``title`` is the title element's."""

    title: str | None = None
    og_title: str | None = None
    headline: str | None = None
    deck: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    image: str | None = None
    language: str | None = None
    og_type: str | None = None
    types: set[str] = field(default_factory=set)


def read_markup(parser: LexborHTMLParser, base: str | None) -> Markup:
    """Collect the claims of the page; broken JSON is read as far as a pattern finds dates in it."""
    markup = Markup()
    html = parser.root
    metas = _metas(parser)
    _from_json(parser, markup)
    first = metas.get
    markup.og_title = first("og:title") or first("twitter:title")
    markup.deck = (
        markup.deck or first("og:description") or first("description") or first("twitter:description")
    )
    markup.site = first("og:site_name") or markup.site or first("application-name")
    markup.image = first("og:image") or first("twitter:image") or markup.image
    markup.og_type = first("og:type")
    markup.published = markup.published or next(
        (metas[name] for name in _META_PUBLISHED if name in metas), None
    )
    markup.modified = markup.modified or next((metas[name] for name in _META_MODIFIED if name in metas), None)
    markup.section = first("article:section") or markup.section or first("section")
    if not markup.authors:
        markup.authors = [
            metas[name] for name in _META_AUTHOR if name in metas and not metas[name].startswith("http")
        ][:1]
    if not markup.keywords:
        words = first("news_keywords") or first("keywords") or first("article:tag") or ""
        markup.keywords = [collapse(word) for word in re.split(r"[,،;|\n]", words) if word.strip()]
    title = parser.css_first("title")
    markup.title = collapse(title.text()) if title is not None else None
    link = parser.css_first("link[rel=canonical]")
    address = link.attributes.get("href") if link is not None else None
    markup.url = canonical_url(address, base) or canonical_url(first("og:url"), base) or canonical_url(base)
    _microdata(parser, markup)
    language = html.attributes.get("lang") if html is not None else None
    markup.language = language
    return markup


def _metas(parser: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    tags: list[str] = []
    for node in parser.css("meta"):
        attributes = node.attributes
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
        )
        content = attributes.get("content")
        if not name or not content or not content.strip():
            continue
        key = name.strip().lower()
        if key == "article:tag":
            tags.append(content)
        found.setdefault(key, collapse(content))
    if tags:
        found["article:tag"] = ",".join(tags)
    return found


def _microdata(parser: LexborHTMLParser, markup: Markup) -> None:
    for name, kept in (("datePublished", "published"), ("dateModified", "modified")):
        if getattr(markup, kept) is None:
            node = parser.css_first(f'[itemprop="{name}"]')
            if node is not None:
                value = node.attributes.get("datetime") or node.attributes.get("content")
                if value:
                    setattr(markup, kept, value)
    if markup.published is None:
        nodes = parser.css("time[datetime]")
        values = {str(node.attributes.get("datetime")) for node in nodes if node.attributes.get("datetime")}
        if len(values) == 1:
            markup.published = values.pop()
        else:
            node = parser.css_first(
                "time[pubdate], time.published, time.entry-date, article header time[datetime],"
                " abbr.published[title]"
            )
            if node is not None:
                markup.published = node.attributes.get("datetime") or node.attributes.get("title")
    if markup.headline is None:
        node = parser.css_first('[itemprop="headline"]')
        if node is not None:
            markup.headline = collapse(node.attributes.get("content") or node.text())


# JSON-LD ------------------------------------------------------------------


def _from_json(parser: LexborHTMLParser, markup: Markup) -> None:
    for node in parser.css('script[type="application/ld+json"]'):
        source = node.text() or ""
        if not source.strip() or len(source) > _MOST_JSON:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            _by_pattern(source, markup)
            continue
        for item in _items(data):
            _take(item, markup)


def _by_pattern(source: str, markup: Markup) -> None:
    published, modified = _PUBLISHED.search(source), _MODIFIED.search(source)
    if published and markup.published is None:
        markup.published = published.group(1)
    if modified and markup.modified is None:
        markup.modified = modified.group(1)


def _items(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of the JSON-LD, at any depth up to twelve, outermost first."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop(0)
        if depth > 12 or len(waiting) > 5000:
            continue
        if isinstance(value, Mapping):
            yield value
            waiting.extend(
                (inner, depth + 1)
                for key, inner in value.items()
                if key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
            )
        elif isinstance(value, list):
            waiting.extend((inner, depth + 1) for inner in value[:500])


def _take(item: Mapping[str, Any], markup: Markup) -> None:
    types = _types(item)
    markup.types |= types
    news = types & _NEWS_TYPES
    if types & {"newsmediaorganization", "organization", "website"} and markup.site is None:
        markup.site = _name(item)
    if not news:
        return
    only_page = news <= _PAGE_TYPES
    if not only_page or markup.published is None:
        markup.published = _text(item.get("datePublished")) or markup.published
        markup.modified = _text(item.get("dateModified")) or markup.modified
    if only_page:
        return
    markup.headline = markup.headline or _text(item.get("headline")) or _text(item.get("name"))
    markup.deck = markup.deck or _text(item.get("description"))
    markup.section = markup.section or _text(item.get("articleSection"))
    markup.image = markup.image or _image(item.get("image"))
    markup.site = _name(item.get("publisher")) or markup.site
    if not markup.authors:
        authors = item.get("author")
        names = [_name(author) for author in (authors if isinstance(authors, list) else [authors])]
        markup.authors = [name for name in names if name]
    if not markup.keywords:
        words = item.get("keywords")
        if isinstance(words, list):
            markup.keywords = [collapse(str(word)) for word in words if isinstance(word, str)]
        elif isinstance(words, str):
            markup.keywords = [collapse(word) for word in re.split(r"[,،;|]", words) if word.strip()]


def _types(item: Mapping[str, Any]) -> set[str]:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in listed if kind}


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name")
    return collapse(str(value)) or None if isinstance(value, str | int | float) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)


def _image(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("contentUrl")
    return value if isinstance(value, str) else None
