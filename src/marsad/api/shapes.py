"""The shapes of answers that are the API's own; the others are the published records."""

from typing import TypedDict

from marsad.flows.search_record import HitRecord
from marsad.flows.story_shapes import CopyRecord, FigureRecord, StoryRecord, ThreadRecord
from marsad.model.article import Article, ArticleId


class SourceBrief(TypedDict):
    """An outlet."""

    name: str
    domain: str | None


class ArticleBrief(TypedDict):
    """An article in a list."""

    id: str
    headline: str | None
    source: SourceBrief | None
    url: str | None
    published: str | None
    language: str


class AppearanceRecord(TypedDict):
    """A place where the article's text stood, and when it was seen there."""

    page: str
    url: str | None
    path: str | None
    seen: str | None


class ArticleContext(TypedDict):
    """What surrounds an article: its story, its copies, its earlier and later texts, where it stood."""

    story: str | None
    copies: list[CopyRecord]
    revisions: list[str]
    appearances: list[AppearanceRecord]


class StoryAnswer(StoryRecord):
    """A story with its articles in short."""

    articles: list[ArticleBrief]


class FigureAnswer(FigureRecord):
    """A figure with the story it belongs to; ``number`` is its place there."""

    story: str
    headline: str
    number: int


class SpeakerRecord(TypedDict):
    """Someone who is quoted: how many claims, in how many articles."""

    id: str
    name: str
    claims: int
    articles: int


class OutletRecord(TypedDict):
    """An outlet as the archive knows it; days are ISO."""

    name: str
    domain: str | None
    articles: int
    first: str | None
    last: str | None


class Counts(TypedDict):
    """How much the archive holds."""

    articles: int
    pages: int
    claims: int
    sources: int


class Articles(TypedDict):
    """A stretch of the list of articles."""

    items: list[ArticleBrief]
    cursor: str | None


class Stories(TypedDict):
    """A stretch of the list of stories."""

    items: list[ThreadRecord]
    cursor: str | None


class Figures(TypedDict):
    """A stretch of the figures; it may be short, even empty, and still have a cursor."""

    items: list[FigureAnswer]
    cursor: str | None


class Speakers(TypedDict):
    """Who is quoted, most often first."""

    items: list[SpeakerRecord]


class Outlets(TypedDict):
    """The outlets, the largest first."""

    items: list[OutletRecord]


class Message(TypedDict):
    """One sentence in both languages."""

    ar: str
    en: str


class _ProblemBase(TypedDict):
    type: str
    title: str
    status: int
    detail: str
    key: str
    messages: Message


class Problem(_ProblemBase, total=False):
    """RFC 9457: what went wrong. ``key`` is stable; ``position`` is the query's offending character."""

    parameter: str
    position: int


SHAPES = (
    Articles, Stories, StoryAnswer, Figures, Speakers, Outlets, Counts, ArticleContext, HitRecord, Problem,
)  # fmt: skip


def article_brief(article: Article | None, which: ArticleId) -> ArticleBrief:
    """Return the article in short; of one that is not at hand, its id."""
    if article is None:
        return {"id": which, "headline": None, "source": None, "url": None, "published": None, "language": ""}
    source = article.source
    return {
        "id": article.id,
        "headline": article.headline,
        "source": {"name": source.name, "domain": source.domain} if source else None,
        "url": article.url,
        "published": article.published.value if article.published else None,
        "language": article.language,
    }
