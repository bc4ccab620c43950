"""The nouns: outlets, articles as written, and pages as saved."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

#: Paragraph kinds that are the article's own text. A caption belongs to a picture,
#: an entry's time to a live page: both are printed, neither is body.
BODY_KINDS = ("text", "subheading", "quote", "list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    key: str
    name: str
    domain: str
    path: str
    dates: str
    layout: str

    def address(self, slug: str, when: datetime, headline: str = "") -> str:
        filled = self.path.format(
            id=100_000 + zlib.crc32(slug.encode()) % 900_000,
            slug=slug,
            y=when.year,
            m=f"{when.month:02}",
            d=f"{when.day:02}",
            title=quote("-".join(headline.replace(":", "").replace("/", " ").split()[:6])),
        )
        return f"https://{self.domain}{filled}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    key: str
    story: str
    genre: str
    outlet: Outlet
    headline: str
    published: datetime
    paragraphs: tuple[Paragraph, ...]
    deck: str | None = None
    place: str | None = None
    modified: datetime | None = None
    printed: str | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    credit_line: str | None = None
    category: str | None = None
    keywords: tuple[str, ...] = ()
    copy_of: str | None = None
    relation: str | None = None
    address_as: str | None = None
    layout: str | None = None
    own_page: bool = True
    seen: datetime | None = None

    @property
    def url(self) -> str:
        return self.outlet.address(self.address_as or self.key, self.published, self.headline)

    @property
    def body(self) -> str:
        return "\n\n".join(p.text for p in self.paragraphs if p.kind in BODY_KINDS)

    @property
    def captions(self) -> tuple[str, ...]:
        return tuple(p.text for p in self.paragraphs if p.kind == "caption")

    @property
    def place_inline(self) -> bool:
        return bool(self.place) and self.body.startswith(str(self.place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    file: str
    layout: str
    host: Outlet
    articles: tuple[Article, ...]
    seen: datetime
    url: str
    related: tuple[str, ...]
    ticker: tuple[str, ...]


class Sheet:
    """Remembers what a layout prints beside the articles, so that the gold can name it."""

    def __init__(self) -> None:
        self.noises: list[str] = []
        self.related: list[str] = []

    def noise(self, text: str) -> str:
        if text not in self.noises:
            self.noises.append(text)
        return text

    def other(self, headline: str) -> str:
        """A headline of somebody else's article, shown on this page as a link."""
        if headline not in self.related:
            self.related.append(headline)
        return headline
