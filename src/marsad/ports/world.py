"""The world outside: the clock, the network, ways in for pages, workers."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Protocol, TypeVar

from marsad.errors import PageRefused
from marsad.model.page import Page

A = TypeVar("A")
B = TypeVar("B")


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


class Door(Protocol):
    """A way in for pages: files, folders, standard input, addresses."""

    def offered(self, what: str) -> Iterator[Page | PageRefused]:
        """Return the pages behind *what*; what cannot be used comes as a refusal, and work goes on."""
        ...


class Pool(Protocol):
    """Workers that apply one function to many things, in order."""

    def map(self, work: Callable[[A], B], things: Iterable[A]) -> Iterator[B]:
        """Return the results in the order of *things*, holding only a few at a time."""
        ...
