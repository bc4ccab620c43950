"""What reading a page gives back."""

from dataclasses import dataclass

from marsad.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page holds. ``refused`` is the reason (a stable key) where nothing could be read."""

    articles: tuple[Article, ...] = ()
    refused: str | None = None
    notes: tuple[str, ...] = ()
