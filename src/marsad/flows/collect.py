"""Collecting: knock at the doors that are due, fetch what they offer, keep it; politely and for ever.

Nothing here holds a schedule in memory: doors, offers and hosts lie in the archive's database, each
leased before it is touched, so that a kill costs a lease and several processes share the work.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from marsad.collecting.addresses import host_of, one_form
from marsad.collecting.full_text import full_texts
from marsad.collecting.offers import Offered, offered_by, offers_as_feed
from marsad.collecting.robots import Robots, opted_out, read_robots
from marsad.collecting.schedule import TRIES, after, next_habit, next_wait, rest_after
from marsad.errors import FetchError, InputError, MarsadError, PageRefused
from marsad.flows.add import AddReport, add, add_batch
from marsad.model.door import Answer, HostManners, Offer, Settled, SourceDoor, VisitOutcome
from marsad.model.page import Page
from marsad.ports import Archive, Clock, DoorStore, Pool, Visitor

Watch = Callable[[str, datetime | None], Iterable[Page | PageRefused]]
"""Gives the pages of a folder (``file:///...``) that came since a moment."""

FOLDER_SECONDS = 60
ROBOTS_HOLD = timedelta(hours=24)
AT_ONCE = 16
_LOG = logging.getLogger("marsad.collect")


@dataclass(slots=True, kw_only=True)
class CollectReport:
    """What collecting came to so far."""

    doors: int = 0
    offered: int = 0
    fetched: int = 0
    kept: int = 0
    troubles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to behave: the agent we call ourselves, the least pause, whether opt-outs are heeded."""

    agent: str
    pause_seconds: float = 2.0
    heed_opt_out: bool = True


class Collector:
    """Collects a round at a time. *threads* fetches from many hosts at once; *jitter* gives 0..1."""

    def __init__(
        self,
        archive: Archive,
        doors: DoorStore,
        visitor: Visitor,
        clock: Clock,
        pool: Pool,
        threads: Executor,
        manner: Manner,
        jitter: Callable[[], float],
        watch: Watch | None = None,
    ) -> None:
        self._archive = archive
        self._doors = doors
        self._visitor = visitor
        self._clock = clock
        self._pool = pool
        self._threads = threads
        self._manner = manner
        self._jitter = jitter
        self._watch = watch
        self.report = CollectReport()

    def round(self) -> int:
        """Knock at one stretch of due doors and fetch one stretch of offers; return how much was done."""
        return self._knock() + self._gather()

    # doors

    def _knock(self) -> int:
        due: list[SourceDoor] = []
        while len(due) < AT_ONCE and (door := self._doors.take_door(self._clock.now())) is not None:
            due.append(door)
        outside = [door for door in due if door.kind != "folder"]
        for door, answer in zip(outside, self._threads.map(self._visit_door, outside), strict=True):
            try:
                self._heard(door, answer)
            except MarsadError:  # the archive's own trouble: nothing of this door's making
                raise
            except Exception as error:  # noqa: BLE001 - strangers' bytes: one bad page must not end it all
                _LOG.exception("door broke a rule", extra={"door": door.address})
                trouble = f"{type(error).__name__}: {error}"[:300]
                now = self._clock.now()
                self._doors.visited(_troubled(door, trouble, now, self._jitter()), (), now)
                self.report.troubles += 1
        for door in due:
            if door.kind == "folder":
                self._look_into(door)
        self.report.doors += len(due)
        return len(due)

    def _look_into(self, door: SourceDoor) -> None:
        """Keep what is new in a watched folder; what cannot be read is among the refusals."""
        now = self._clock.now()
        report = AddReport()
        try:
            if self._watch is None:
                raise InputError("folders are not watched here")
            add(self._watch(door.address, door.succeeded), self._archive, self._pool, report)
        except InputError as error:
            self._doors.visited(_troubled(door, error.message, now, self._jitter()), (), now)
            self.report.troubles += 1
            return
        fresh = report.offered - report.known
        self._doors.put(
            replace(door, due=after(now, FOLDER_SECONDS), visited=now, succeeded=now, failures=0,
                    trouble=None, offered=door.offered + fresh, kept=door.kept + report.new)
        )  # fmt: skip
        self.report.offered += fresh
        self.report.kept += report.new

    def _visit_door(self, door: SourceDoor) -> Answer | str:
        return self._visit(door.address, door.etag, door.modified)

    def _heard(self, door: SourceDoor, answer: Answer | str) -> None:
        """Keep what a knock taught: the offers, the habit, or the trouble."""
        now = self._clock.now()
        if isinstance(answer, str) or answer.status not in (200, 304):
            troubled = _troubled(door, answer, now, self._jitter())
            self._doors.visited(troubled, (), now)
            _LOG.warning(
                "door failed",
                extra={"door": door.address, "trouble": troubled.trouble, "failures": troubled.failures},
            )
            self.report.troubles += 1
            return
        found = offered_by(answer.page) if answer.page else None
        if found and found.doors:
            self._open(
                SourceDoor(address=address, kind=found.doors_are, name=door.name, due=now)
                for address in found.doors
            )
        door = self._where_it_moved(door, answer, found)
        door = replace(
            door, failures=0, trouble=None, visited=now, succeeded=now,
            etag=answer.etag or door.etag, modified=answer.modified or door.modified,
            name=door.name or (found.title or "" if found else ""),
        )  # fmt: skip
        articles = found.articles if found else ()
        news = self._doors.visited(replace(door, due=after(now, door.every_seconds)), articles, now)
        if answer.page is not None:
            self._keep(full_texts(answer.page, self._barred(articles)))
        every = next_habit(door.every_seconds, news, len(articles))
        wait = next_wait(every, answer.fresh_seconds, jitter=self._jitter())
        self._doors.visited(replace(door, every_seconds=every, due=after(now, wait)), (), now)
        self.report.offered += news
        _LOG.info("door visited", extra={"door": door.address, "offered": len(articles), "new": news})

    def _barred(self, urls: Sequence[str]) -> list[str]:
        """Return those of *urls* that their hosts' robots.txt, as far as known, keeps us from."""
        rules: dict[str, Robots | None] = {}
        for host in {host_of(url) for url in urls}:
            known = self._doors.manners(host)
            if known is None or known.robots_read is None:
                rules[host] = None
                continue
            rules[host] = read_robots((known.robots or "").encode(), self._manner.agent)
        return [url for url in urls if (robots := rules[host_of(url)]) and not robots.may_fetch(url)]

    def _where_it_moved(self, door: SourceDoor, answer: Answer, found: Offered | None) -> SourceDoor:
        """Follow a door that moved for good, once it is seen that something is offered there.

        A site that sends every old address to its home page has not moved its feed.
        """
        if not answer.moved_to or found is None or not (found.articles or found.doors):
            return door
        new = one_form(answer.moved_to)
        if new == door.address or (door.kind != "section" and not offers_as_feed(answer.page)):
            return door
        _LOG.info("door moved", extra={"door": door.address, "to": new})
        self._doors.move(door.address, new)
        return replace(door, address=new)

    def _open(self, doors: Iterable[SourceDoor]) -> None:
        known = {each.address for each in self._doors.every()}
        for door in doors:
            if door.address not in known:
                self._doors.put(door)

    # offers

    def _gather(self) -> int:
        offers = self._doors.take_offers(self._clock.now(), AT_ONCE, self._manner.pause_seconds)
        if not offers:
            return 0
        answers = list(self._threads.map(lambda offer: self._visit(offer.url), offers))
        settled = [self._settled(offer, answer) for offer, answer in zip(offers, answers, strict=True)]
        pages = [
            answer.page
            for each, answer in zip(settled, answers, strict=True)
            if each.outcome == "kept" and isinstance(answer, Answer) and answer.page
        ]
        kept = self._keep(pages)
        fates = [self._with_fate(each, answer, kept) for each, answer in zip(settled, answers, strict=True)]
        self._doors.settle(fates, self._clock.now())
        for fate in fates:
            extra = {"url": fate.offer.url, "outcome": fate.outcome, "reason": fate.reason}
            _LOG.info("offer visited", extra=extra)
        self.report.fetched += len(offers)
        return len(offers)

    def _keep(self, pages: Sequence[Page]) -> AddReport:
        report = AddReport()
        if pages:
            add_batch(pages, self._archive, self._pool, report)
        self.report.kept += report.new
        return report

    def _with_fate(self, settled: Settled, answer: Answer | str, report: AddReport) -> Settled:
        """An offer counts as kept only after the archive has said so."""
        if settled.outcome != "kept" or isinstance(answer, str) or answer.page is None:
            return settled
        refused = next((each.reason for each in report.refused if each.where == answer.page.where), None)
        return settled if refused is None else replace(settled, outcome="refused", reason=refused)

    def _settled(self, offer: Offer, answer: Answer | str) -> Settled:
        now = self._clock.now()
        if isinstance(answer, str):
            if answer == "robots":
                return Settled(offer=offer, outcome="disallowed", reason=answer)
            return self._again(offer, "failed", answer, None)
        if answer.page is not None:
            if self._manner.heed_opt_out and opted_out(answer.robots_tag):
                return Settled(offer=offer, outcome="disallowed", reason="opt-out")
            return Settled(offer=offer, outcome="kept")
        if answer.status in (404, 410, 451):
            return Settled(offer=offer, outcome="gone", reason=str(answer.status))
        if answer.status in (429, 503):
            again = after(now, rest_after(offer.tries + 1, answer.retry_after_seconds, jitter=self._jitter()))
            return Settled(offer=offer, outcome="deferred", reason=str(answer.status), again=again)
        return self._again(offer, "failed", str(answer.status), answer.retry_after_seconds)

    def _again(self, offer: Offer, outcome: VisitOutcome, reason: str, asked: float | None) -> Settled:
        tried = offer.tries + 1
        if tried >= TRIES:
            self._archive.refuse(offer.url, "unreachable", detail=reason)
            _LOG.warning("offer given up", extra={"url": offer.url, "reason": reason, "tries": tried})
            return Settled(offer=offer, outcome=outcome, reason=reason)
        rest = rest_after(tried, asked, jitter=self._jitter())
        return Settled(offer=offer, outcome=outcome, reason=reason, again=after(self._clock.now(), rest))

    # one request

    def _visit(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer | str:
        """Return the answer, or the reason why there is none (``robots``, or what went wrong)."""
        try:
            if not self._allowed(url):
                return "robots"
            return self._visitor.visit(url, etag=etag, modified=modified)
        except FetchError as error:
            return error.message[:300]

    def _allowed(self, url: str) -> bool:
        """True where the host's robots.txt, at most a day old, lets us."""
        host = host_of(url)
        now = self._clock.now()
        known = self._doors.manners(host)
        if known is None or known.robots_read is None or now - known.robots_read > ROBOTS_HOLD:
            known = self._learn(host, url, known)
        robots = read_robots((known.robots or "").encode(), self._manner.agent)
        return robots.may_fetch(url)

    def _learn(self, host: str, url: str, known: HostManners | None) -> HostManners:
        scheme = url.split(":", 1)[0]
        answer = self._visitor.visit(f"{scheme}://{host}/robots.txt")
        if answer.status >= 500:  # RFC 9309: unreachable rules forbid everything, until they can be read
            raise FetchError(f"robots.txt answered {answer.status}", url=url, status=answer.status)
        content = answer.page.content if answer.page else b""
        robots = read_robots(content, self._manner.agent)
        learnt = HostManners(
            host=host,
            robots=content.decode("utf-8-sig", "replace")[: 500 * 1024],
            robots_read=self._clock.now(),
            pause_seconds=robots.pause_seconds(self._manner.pause_seconds),
            ready=known.ready if known else None,
        )
        self._doors.learn_manners(learnt)
        return learnt


def _troubled(door: SourceDoor, answer: Answer | str, now: datetime, jitter: float) -> SourceDoor:
    """The door after a failed knock: it rests, longer each time; one that is gone for good is shut."""
    failures = door.failures + 1
    if isinstance(answer, Answer):
        gone, asked, trouble = answer.status == 410, answer.retry_after_seconds, str(answer.status)
    else:
        gone, asked, trouble = False, None, answer
    rest = rest_after(failures, asked, jitter=jitter)
    return replace(
        door, failures=failures, trouble=trouble, visited=now, due=after(now, rest), on=door.on and not gone
    )
