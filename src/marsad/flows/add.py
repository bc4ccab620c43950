"""Adding: what is offered is read, analysed and kept, a few pages a transaction.

What the report counts as kept is on disk. A page that the archive knows is not read again, so
the same command after an interruption continues where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from marsad.errors import PageRefused
from marsad.flows.reading import ReadPage, read_page
from marsad.model.article import ArticleId
from marsad.model.page import Page, PageId
from marsad.ports import Archive, Pool

PAGES_AT_ONCE = 32
BYTES_AT_ONCE = 16 << 20
"""A batch is full at either: small enough that an interruption costs little, large enough for the disk."""


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
    for batch in batches(offered, at_once):
        add_batch(batch, archive, pool, report, work)
        tell(report)


def batches(
    offered: Iterable[Page | PageRefused], at_once: int = PAGES_AT_ONCE
) -> Iterator[list[Page | PageRefused]]:
    """Cut *offered* into batches by number and by weight."""
    batch: list[Page | PageRefused] = []
    weight = 0
    for each in offered:
        batch.append(each)
        weight += len(each.content) if isinstance(each, Page) else 0
        if len(batch) >= at_once or weight >= BYTES_AT_ONCE:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def add_batch(
    batch: Sequence[Page | PageRefused],
    archive: Archive,
    pool: Pool,
    report: AddReport,
    work: Callable[[Page], ReadPage] = read_page,
) -> None:
    """Read one batch by *work*, keep it and count it into *report*."""
    pages: list[Page] = []
    for each in batch:
        if isinstance(each, PageRefused):
            values = {key: str(value) for key, value in each.values.items()}
            refusal = Refused(values["where"], values["reason"], values.get("detail", ""))
            _refuse(archive, report, refusal)
        else:
            pages.append(each)
    known = archive.known_pages([page.id for page in pages])
    report.offered += len(batch)
    report.known += sum(page.id in known for page in pages)
    read = list(pool.map(work, [page for page in pages if page.id not in known]))
    report.failed.extend(failure for done in read for failure in done.failed)
    _keep([each for each in read if each.articles], archive, report)
    for done in read:
        if not done.articles:
            refusal = Refused(done.page.where, done.refused or "no_article")
            _refuse(archive, report, refusal, done.page.id)


def _keep(read: Sequence[ReadPage], archive: Archive, report: AddReport) -> None:
    if not read:
        return
    for outcome in archive.keep([each.kept for each in read]):
        report.pages += not outcome.known
        report.known += outcome.known
        report.new += len(outcome.new)
        report.again += len(outcome.again)
        report.revised += len(outcome.revised)
        report.articles.extend(outcome.new)


def _refuse(archive: Archive, report: AddReport, refusal: Refused, page: PageId | None = None) -> None:
    archive.refuse(refusal.where, refusal.reason, page, refusal.detail)
    report.refused.append(refusal)
