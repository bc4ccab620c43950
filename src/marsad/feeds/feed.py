"""A feed before it is written: what every format says of it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from markupsafe import Markup

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for."""

_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""Marks that turn the direction of what follows: a title must not turn the reader's list around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item. ``id`` never changes; ``html`` is safe; ``published`` is aware, ``None`` where unknown."""

    id: str
    url: str
    title: str
    html: Markup
    published: datetime | None = None
    author: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A list of entries. ``url`` is its own address without ending and ``query``, ``home`` its page."""

    id: str
    title: str
    description: str
    url: str
    home: str
    entries: tuple[Entry, ...]
    language: str = "ar"
    query: str = ""

    def address(self, ending: str) -> str:
        """Return the feed's own address in one format."""
        return f"{self.url}.{ending}" + (f"?{self.query}" if self.query else "")

    @property
    def updated(self) -> datetime:
        """When the latest entry was published; the beginning of time where nobody knows."""
        known = [entry.published for entry in self.entries if entry.published is not None]
        return max(known, default=datetime(1970, 1, 1, tzinfo=UTC))


def plain(text: str) -> str:
    """Return *text* in one line, without what XML cannot hold or what turns the direction of a list."""
    return " ".join(_STEERING.sub("", _UNPRINTABLE.sub("", text)).split())


def printable(html: str) -> str:
    """Return *html* without what XML cannot hold."""
    return _UNPRINTABLE.sub("", html)


def moment(value: str | None) -> datetime | None:
    """Return the moment an ISO day or moment names, midnight UTC of a day; ``None`` for open values."""
    if not value:
        return None
    try:
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), time(), UTC)
        found = datetime.fromisoformat(value.split("/")[0])
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
