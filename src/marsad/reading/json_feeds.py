"""JSON Feed 1.0 and 1.1."""

from collections.abc import Iterator, Mapping
from typing import Any

from marsad.reading.feeds import MOST_ENTRIES, Entry, Feed


def is_json_feed(data: Any) -> bool:
    """True for a JSON Feed 1.0 or 1.1 document."""
    return (
        isinstance(data, Mapping)
        and "jsonfeed.org" in str(data.get("version", ""))
        and isinstance(data.get("items"), list)
    )


def json_feed(data: Mapping[str, Any]) -> Feed:
    """Read a JSON Feed."""
    feed = Feed(
        title=_text(data.get("title")),
        home=_text(data.get("home_page_url")),
        language=_text(data.get("language")),
    )
    feed.entries = list(_json_entries(data["items"]))
    return feed


def _json_entries(items: list[Any]) -> Iterator[Entry]:
    for item in items[:MOST_ENTRIES]:
        if not isinstance(item, Mapping):
            continue
        authors = item.get("authors") or ([item["author"]] if isinstance(item.get("author"), Mapping) else [])
        yield Entry(
            url=_text(item.get("url")) or _text(item.get("external_url")),
            title=_text(item.get("title")),
            html=_text(item.get("content_html")) or _text(item.get("content_text")) or "",
            summary=_text(item.get("summary")) or "",
            published=_text(item.get("date_published")),
            modified=_text(item.get("date_modified")),
            authors=[
                str(author.get("name"))
                for author in authors
                if isinstance(author, Mapping) and author.get("name")
            ],
            categories=[str(tag) for tag in item.get("tags") or [] if isinstance(tag, str)],
            image=_text(item.get("image")) or _text(item.get("banner_image")),
        )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
