"""What the flows need from the world, as narrow as it goes; adapters make these real.

One method a seam where that is enough. Every port has a fake in ``tests/contracts``.
"""

from datetime import datetime
from typing import Protocol

from marsad.model.page import Page


class Clock(Protocol):
    """The only source of the present."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class Fetcher(Protocol):
    """The network's front door."""

    def fetch(self, url: str) -> Page:
        """Return the page at *url*; raises ``FetchError``."""
        ...
