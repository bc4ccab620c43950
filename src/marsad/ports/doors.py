"""Ports of collecting: a polite visit, and a schedule that survives."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from marsad.model.door import Answer, DoorCounts, HostManners, Offer, Settled, SourceDoor


class Visitor(Protocol):
    """A polite request: conditional, within limits, to public addresses only."""

    def visit(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Return what the server said, whatever its status; raises ``FetchError`` where nobody answered."""
        ...


class DoorStore(Protocol):
    """The doors, what they offered and how hosts want to be treated: a schedule that survives restarts."""

    def put(self, door: SourceDoor) -> None:
        """Keep *door*, in the place of the one at the same address."""
        ...

    def remove(self, address: str) -> bool:
        """Take a door away; what it offered stays known. ``False`` where there was none."""
        ...

    def every(self) -> tuple[SourceDoor, ...]:
        """Return all doors by address."""
        ...

    def take_door(self, now: datetime) -> SourceDoor | None:
        """Lease the door that is longest due, ``None`` where none is."""
        ...

    def visited(self, door: SourceDoor, urls: Sequence[str], now: datetime) -> int:
        """Keep what a visit taught of *door* and what it offered, together; return how many are new."""
        ...

    def take_offers(self, now: datetime, limit: int, pause_seconds: float) -> tuple[Offer, ...]:
        """Lease due offers, at most one a host, of hosts whose pause is over; the pause begins anew."""
        ...

    def settle(self, settled: Sequence[Settled], now: datetime) -> None:
        """Keep what became of offers."""
        ...

    def waiting(self, now: datetime) -> int:
        """Return how many offers are due, whether or not their hosts are ready."""
        ...

    def counts(self, now: datetime) -> DoorCounts:
        """Return how the doors fare, in all."""
        ...

    def move(self, old: str, new: str) -> bool:
        """Give the door at *old* the address *new*, with what it offered; ``False`` where it is gone.

        A door that stands at *new* already stays, and takes over what the other offered.
        """
        ...

    def outcomes(self, door: str) -> Mapping[str, int]:
        """Return how many offers of a door ended how."""
        ...

    def manners(self, host: str) -> HostManners | None:
        """Return what is known of a host."""
        ...

    def learn_manners(self, manners: HostManners) -> None:
        """Keep what was learnt of a host."""
        ...
