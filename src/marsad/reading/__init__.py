"""Page -> Articles: decode, cut apart, clean, date, credit. Pure: bytes in, values out."""

from dataclasses import dataclass

from marsad.model.article import Article
from marsad.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page holds. ``refused`` is the reason (a stable key) where nothing could be read."""

    articles: tuple[Article, ...] = ()
    refused: str | None = None
    notes: tuple[str, ...] = ()


def read(page: Page) -> Reading:
    """Return the articles of *page*; never raises for what the page holds."""
    return Reading(refused="empty")
