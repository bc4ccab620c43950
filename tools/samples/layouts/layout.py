"""What one page layout is, and what can be read off it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.samples.model import Page, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    name: str
    about: str
    write: Callable[[Page, Sheet], str]
    #: Fields of the first article a reader can learn from this page (of every one if `each`).
    shows: frozenset[str] = frozenset()
    #: Where the date stands: markup, printed, relative, feed.
    evidence: str = "printed"
    #: The printed style, where the layout and not the outlet decides it.
    dates: str | None = None
    suffix: str = ".html"
    charset: str = "utf-8"
    each: bool = False
    reads: bool = True
    foreign: bool = False
    feed: bool = False


def fields(names: str) -> frozenset[str]:
    return frozenset(names.split())
