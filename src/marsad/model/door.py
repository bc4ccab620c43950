"""Doors: where news comes in by itself, and what was learnt by knocking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from marsad.model.page import Page

DoorKind = Literal["feed", "sitemap", "section", "folder"]
VisitOutcome = Literal["kept", "known", "same", "refused", "disallowed", "gone", "failed", "deferred"]
"""What a visit came to: *same* is the server's 304, *deferred* its wish that we come later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDoor:
    """An address that offers articles, and how it has behaved.

    ``every_seconds`` is its habit as learnt; ``due`` when it is next to be knocked at.
    """

    address: str
    kind: DoorKind
    name: str = ""
    on: bool = True
    due: datetime
    every_seconds: int = 1800
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    offered: int = 0
    kept: int = 0
    visited: datetime | None = None
    succeeded: datetime | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An article's address that a door named; ``tries`` counts visits that failed."""

    url: str
    door: str
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HostManners:
    """What a host asks of us: its robots.txt as last read, and the pause between requests."""

    host: str
    robots: str | None = None
    robots_read: datetime | None = None
    pause_seconds: float = 2.0
    ready: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said. ``page`` is there with 200 only; ``url`` is where redirects led.

    ``retry_after_seconds`` is the server's wish (429, 503); ``fresh_seconds`` how long its answer
    holds (Cache-Control, Expires). ``moved_to`` is where permanent redirects (301, 308) alone led.
    """

    status: int
    url: str
    page: Page | None = None
    etag: str | None = None
    modified: str | None = None
    retry_after_seconds: float | None = None
    fresh_seconds: float | None = None
    robots_tag: str = ""
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCounts:
    """How the doors fare. ``due`` and ``failing`` are among those that are ``on``."""

    on: int = 0
    shut: int = 0
    due: int = 0
    failing: int = 0
    offers: Mapping[str, int] = field(default_factory=dict)
    offers_due: int = 0
    last_success: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of an offer; ``again`` is when to try once more, ``None`` where it is done with."""

    offer: Offer
    outcome: VisitOutcome
    reason: str = ""
    again: datetime | None = None
