"""A page: bytes as they came through a door, before anyone read them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

PageId = NewType("PageId", str)
"""SHA-256 of the page's bytes, in hexadecimal."""

Door = Literal["file", "stdin", "http", "feed", "warc", "import"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes with the circumstances of their arrival.

    ``seen`` is when the bytes were fetched or saved (aware), the outer bound of every
    date on the page; ``None`` where nobody knows. ``path`` is the name the user gave.
    """

    content: bytes
    door: Door
    url: str | None = None
    path: str | None = None
    media_type: str | None = None
    charset: str | None = None
    seen: datetime | None = None

    @property
    def id(self) -> PageId:
        """The page's name: what the bytes are, not where they lay."""
        return PageId(hashlib.sha256(self.content).hexdigest())

    @property
    def where(self) -> str:
        """What to call the page when speaking to a person."""
        return self.url or self.path or self.id[:12]
