"""The end of long work in a few lines: kept, already there, refused and why."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from marsad.cli.edge import print_json, refused

if TYPE_CHECKING:
    from marsad.flows.add import AddReport

NAMED = 50
"""Refusals named one by one; the rest are counted by reason."""


def summary_record(report: "AddReport", *, seconds: float) -> dict[str, Any]:
    """Return the summary for programs."""
    return {
        "offered": report.offered,
        "pages": report.pages,
        "known": report.known,
        "articles": report.new,
        "again": report.again,
        "revised": report.revised,
        "refused": [each._asdict() for each in report.refused],
        "failed": report.failed,
        "seconds": round(seconds, 3),
    }


def summarise(report: "AddReport", *, seconds: float, json: bool) -> None:
    """Print the summary, refusals on standard error."""
    for each in report.refused[:NAMED]:
        refused(*each)
    left = Counter(each.reason for each in report.refused[NAMED:])
    for reason, count in left.most_common():
        refused(f"+ {count}", reason)
    for failure in report.failed[:NAMED]:
        print(f"marsad: kept, not analysed: {failure}", file=sys.stderr)
    if json:
        print_json([summary_record(report, seconds=seconds)])
        return
    rate = report.new / seconds if seconds > 0 else 0.0
    print(f"kept {report.new} new articles from {report.pages} pages ({rate:,.0f} articles/s)")
    if report.revised:
        print(f"  {report.revised} of them are a later text of an article that was there")
    if report.known or report.again:
        print(f"already there: {report.known} pages, {report.again} articles on other pages")
    if report.refused:
        print(f"refused: {len(report.refused)} (see above)")
    sys.stdout.flush()
