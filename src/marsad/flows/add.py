"""Adding: what is offered is read, analysed and kept, a few pages a transaction.

What the report counts as kept is on disk. A page that the archive knows is not read again, so
the same command after an interruption continues where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic
from typing import NamedTuple

from marsad.errors import PageRefused
from marsad.flows.reading import ReadPage, read_page
from marsad.model.article import ArticleId
from marsad.model.page import Page, PageId
from marsad.ports import Archive, Pool

PAGES_AT_ONCE = 32
BYTES_AT_ONCE = 16 << 20
SECONDS_AT_ONCE = 3.0
"""A batch is full at any: small enough that an interruption costs little, large enough for the disk."""

ASKED_AT_ONCE = 8
"""Pages that the archive is asked for in one go."""


class Refused(NamedTuple):
    """What was not kept: its name, the reason (a stable key), and what more there is to say."""

    where: str
    reason: str
    detail: str = ""


@dataclass(slots=True, kw_only=True)
class AddReport:
    """What adding came to. ``refused`` names each place with its reason (a stable key).

    ``failed`` names articles that were kept though a rule broke while analysing them.
    """

    offered: int = 0
    pages: int = 0
    known: int = 0
    new: int = 0
    again: int = 0
    revised: int = 0
    refused: list[Refused] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    articles: list[ArticleId] = field(default_factory=list)


def add(
    offered: Iterable[Page | PageRefused],
    archive: Archive,
    pool: Pool,
    report: AddReport,
    *,
    work: Callable[[Page], ReadPage] = read_page,
    at_once: int = PAGES_AT_ONCE,
    tell: Callable[[AddReport], None] = lambda _: None,
) -> None:
    """Keep the articles of everything *offered*, counted into *report*; *tell* hears it after every batch."""
    adding = _Adding(archive, report)
    for batch in _batches(pool.map(work, adding.unknown(offered)), at_once):
        adding.keep(batch)
        tell(report)
    tell(report)


def add_batch(batch: Sequence[Page | PageRefused], archive: Archive, pool: Pool, report: AddReport) -> None:
    """Keep the articles of one *batch*, counted into *report*."""
    add(batch, archive, pool, report, at_once=max(1, len(batch)))


class _Adding:
    """The archive and the report, through one run."""

    def __init__(self, archive: Archive, report: AddReport) -> None:
        self._archive = archive
        self._report = report

    def unknown(self, offered: Iterable[Page | PageRefused]) -> Iterator[Page]:
        """Return the pages that must be read: neither refused at the door nor kept already."""
        waiting = iter(offered)
        while some := list(islice(waiting, ASKED_AT_ONCE)):
            pages = [each for each in some if isinstance(each, Page)]
            known = self._archive.known_pages([page.id for page in pages])
            for each in some:
                self._report.offered += 1
                if isinstance(each, PageRefused):
                    values = {key: str(value) for key, value in each.values.items()}
                    self._refuse(Refused(values["where"], values["reason"], values.get("detail", "")))
                elif each.id in known:
                    self._report.known += 1
                else:
                    yield each

    def keep(self, read: Sequence[ReadPage]) -> None:
        """Keep what holds articles in one transaction, and the reasons of what does not."""
        report = self._report
        for done in read:
            report.failed.extend(done.failed)
            if not done.articles:
                self._refuse(Refused(done.page.where, done.refused or "no_article"), done.page.id)
        for outcome in self._archive.keep([done.kept for done in read if done.articles]):
            report.pages += not outcome.known
            report.known += outcome.known
            report.new += len(outcome.new)
            report.again += len(outcome.again)
            report.revised += len(outcome.revised)
            report.articles.extend(outcome.new)

    def _refuse(self, refusal: Refused, page: PageId | None = None) -> None:
        self._archive.refuse(refusal.where, refusal.reason, page, refusal.detail)
        self._report.refused.append(refusal)


def _batches(read: Iterable[ReadPage], at_once: int) -> Iterator[list[ReadPage]]:
    """Cut *read* into batches by number, by weight, and by the time that work has gone into them."""
    batch: list[ReadPage] = []
    weight = 0
    began = monotonic()
    for each in read:
        batch.append(each)
        weight += len(each.page.content)
        if len(batch) >= at_once or weight >= BYTES_AT_ONCE or monotonic() - began > SECONDS_AT_ONCE:
            yield batch
            batch, weight, began = [], 0, monotonic()
    if batch:
        yield batch
