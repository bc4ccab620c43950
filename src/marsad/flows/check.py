"""Checking: archive, stories and index must agree; every fault is named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from marsad.errors import MarsadError
from marsad.ports import Archive, Fault

TOLD = 100
"""Faults of one follower that are named one by one."""


class Checked(Protocol):
    """A follower that can say where it disagrees with the archive."""

    @property
    def name(self) -> str:
        """The follower's name."""
        ...

    def check(self) -> Iterable[Fault]:
        """Return where the follower's work disagrees with the archive, once it has caught up."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was looked at, and what was wrong."""

    articles: int
    faults: tuple[Fault, ...]


def check(archive: Archive, followers: Sequence[Checked] = ()) -> CheckReport:
    """Look for damage in the archive, then for followers that are behind or disagree."""
    faults = list(archive.check())
    articles = 0
    try:
        articles = archive.counts().articles
        faults += _behind(archive, followers)
    except MarsadError as error:
        faults.append(Fault(key="archive.unreadable", subject="archive", detail=error.message))
    behind = {fault.subject for fault in faults if fault.key == "follower.behind"}
    for follower in followers:
        if follower.name not in behind:  # what it has not seen yet, it cannot agree with
            faults += islice(_faults_of(follower), TOLD)
    return CheckReport(articles=articles, faults=tuple(faults))


def _faults_of(follower: Checked) -> Iterator[Fault]:
    """Return the faults of *follower*; one that cannot even be read is a fault itself."""
    try:
        yield from follower.check()
    except MarsadError as error:
        yield Fault(key=f"{follower.name}.unreadable", subject=follower.name, detail=error.message)


def _behind(archive: Archive, followers: Sequence[Checked]) -> Iterator[Fault]:
    counts = archive.counts()
    for follower in followers:
        position = archive.position(follower.name)
        if position > counts.last_change:
            yield Fault(
                key="follower.ahead", subject=follower.name, detail=f"{position} > {counts.last_change}"
            )
        elif position < counts.last_change:
            yield Fault(
                key="follower.behind",
                subject=follower.name,
                detail=f"{counts.last_change - position} changes: marsad sync",
            )
