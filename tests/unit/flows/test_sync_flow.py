"""Followers run until they have caught up; one that is busy elsewhere is left alone; faults are named."""

from contextlib import contextmanager

import pytest

from marsad.errors import ArchiveBusy, IndexUnavailable
from marsad.flows.check import check
from marsad.flows.sync import sync
from marsad.ports import ArchiveCounts, Fault


class FakeArchive:
    """Knows how far followers have come; ``busy`` names those whose place is taken."""

    def __init__(self, last: int = 0, positions: dict[str, int] | None = None, busy: tuple[str, ...] = ()):
        self.last, self.positions, self.busy = last, positions or {}, busy
        self.faults: tuple[Fault, ...] = ()

    @contextmanager
    def following(self, follower):
        if follower in self.busy:
            raise ArchiveBusy("taken", follower=follower)
        yield

    def position(self, follower):
        return self.positions.get(follower, 0)

    def counts(self):
        return ArchiveCounts(articles=3, last_change=self.last)

    def check(self):
        return self.faults


class FakeFollower:
    """Covers its stretches one by one."""

    def __init__(self, name: str, *stretches: int, faults=()):
        self.name, self._left, self._faults = name, list(stretches), faults

    def step(self):
        return self._left.pop(0) if self._left else 0

    def check(self):
        if isinstance(self._faults, Exception):
            raise self._faults
        return self._faults


def test_followers_run_one_after_the_other_until_caught_up():
    told = []
    done = sync(
        FakeArchive(), [FakeFollower("weave", 5, 2), FakeFollower("index", 7)], lambda *a: told.append(a)
    )
    assert [(s.follower, s.changes, s.busy) for s in done] == [("weave", 7, False), ("index", 7, False)]
    assert told == [("weave", 5), ("weave", 7), ("index", 7)]


def test_one_that_is_busy_elsewhere_is_left_to_it():
    done = sync(FakeArchive(busy=("weave",)), [FakeFollower("weave", 5), FakeFollower("index", 1)])
    assert [(s.changes, s.busy) for s in done] == [(0, True), (1, False)]


def test_check_names_every_kind_of_fault():
    archive = FakeArchive(last=9, positions={"weave": 9, "index": 4, "odd": 12, "sick": 9})
    archive.faults = (Fault(key="archive.page.digest", subject="p"),)
    wrong = Fault(key="stories.article.unseated", subject="a1")
    followers = [
        FakeFollower("weave", faults=(wrong,)),
        FakeFollower("index", faults=(Fault(key="never", subject="asked"),)),
        FakeFollower("odd"),
        FakeFollower("sick", faults=IndexUnavailable("torn")),
    ]
    report = check(archive, followers)
    assert {(fault.key, fault.subject) for fault in report.faults} == {
        ("archive.page.digest", "p"),
        ("stories.article.unseated", "a1"),
        ("follower.behind", "index"),
        ("follower.ahead", "odd"),
        ("sick.unreadable", "sick"),
    }


@pytest.mark.parametrize("last", [0, 5])
def test_an_archive_in_order_has_nothing_to_tell(last):
    archive = FakeArchive(last=last, positions={"weave": last})
    assert check(archive, [FakeFollower("weave")]).faults == ()
