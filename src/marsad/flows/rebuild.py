"""Rebuilding: what is derived is made anew from the record of truth."""

from collections.abc import Callable, Iterator
from itertools import islice

from marsad.analysis import VERSION, analyse
from marsad.model.article import Article
from marsad.ports import Archive, Pool

ARTICLES_AT_ONCE = 200


def rebuild_analysis(
    archive: Archive,
    pool: Pool,
    *,
    everything: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> int:
    """Analyse articles anew: those of another rule set, or *everything*; return how many changed.

    Each stretch is one transaction; an interrupted run continues with what is still old.
    """
    changed = done = 0
    old = _outdated(archive, everything=everything)
    while stretch := list(islice(old, ARTICLES_AT_ONCE)):
        changed += archive.reanalyse(list(pool.map(analyse, stretch)))
        done += len(stretch)
        tell(done)
    return changed


def _outdated(archive: Archive, *, everything: bool) -> Iterator[Article]:
    for filed in archive.iter_articles():
        if everything or filed.analysis.version != VERSION:
            yield filed.article
