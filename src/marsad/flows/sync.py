"""Syncing: followers of the archive's change log run until they have caught up.

A follower keeps its position in the same transaction as its work (or its work bears repeating),
so it may be killed anywhere.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from marsad.errors import ArchiveBusy
from marsad.ports import Archive


class Follower(Protocol):
    """Something that follows the change log, a stretch at a time."""

    @property
    def name(self) -> str:
        """The name its position is kept under."""
        ...

    def step(self) -> int:
        """Do one stretch and return how many changes it covered; 0 when it has caught up."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """How a follower ended: ``busy`` where another process is doing the work."""

    follower: str
    changes: int
    busy: bool = False


def sync(
    archive: Archive,
    followers: Sequence[Follower],
    tell: Callable[[str, int], None] = lambda *_: None,
) -> tuple[Synced, ...]:
    """Run *followers* one after the other until each has caught up."""
    return tuple(_catch_up(archive, follower, tell) for follower in followers)


def _catch_up(archive: Archive, follower: Follower, tell: Callable[[str, int], None]) -> Synced:
    done = 0
    try:
        with archive.following(follower.name):
            while covered := follower.step():
                done += covered
                tell(follower.name, done)
    except ArchiveBusy:
        return Synced(follower=follower.name, changes=done, busy=True)
    return Synced(follower=follower.name, changes=done)


def keep_up(archive: Archive, followers: Sequence[Follower], stop: Event, pause_seconds: float = 1.0) -> None:
    """Sync again and again until *stop* is set; a fault is logged and tried again, never fatal."""
    while not stop.is_set():
        try:
            sync(archive, followers)
        except Exception:
            logging.getLogger("marsad.sync").exception("a follower failed; it will try again")
        stop.wait(pause_seconds)
