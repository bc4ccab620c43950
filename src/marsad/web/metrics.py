"""``/metrics``: counts and lags in Prometheus' text format 0.0.4, for whoever watches over a Marsad.

Nothing in it tells who reads or searches what. Doors are counted, not named: a label per address
would grow without end.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from marsad.flows.library import Library
from marsad.model.door import DoorCounts
from marsad.ports import ArchiveCounts, DoorStore

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Sample = tuple[Mapping[str, str], float]


def metrics(request: Request) -> Response:
    """Answer with every metric; 500 where the archive does not answer, so that a scrape fails loudly."""
    library: Library = request.app.state.library
    doors: DoorStore | None = request.app.state.doors
    now = library.now()
    lines = [*_archive(library.archive.counts()), *(_doors(doors.counts(now), now) if doors else ())]
    return PlainTextResponse("\n".join(lines) + "\n", media_type=MEDIA_TYPE)


def _archive(counts: ArchiveCounts) -> Iterator[str]:
    held = (("pages", counts.pages), ("articles", counts.articles), ("appearances", counts.appearances),
            ("claims", counts.claims), ("revisions", counts.revisions), ("sources", counts.sources),
            ("refusals", counts.refusals))  # fmt: skip
    for name, value in held:
        yield from family(f"marsad_{name}", f"How many {name} the archive holds.", [({}, value)])
    yield from family("marsad_last_change", "Last number of the change log.", [({}, counts.last_change)])
    yield from family(
        "marsad_follower_lag",
        "Changes that a follower of the archive has yet to see.",
        [({"follower": name}, counts.last_change - at) for name, at in sorted(counts.followers.items())],
    )


def _doors(counts: DoorCounts, now: datetime) -> Iterator[str]:
    yield from family(
        "marsad_doors",
        "Doors by state: on, due (of those on), failing (of those on), shut.",
        [({"state": "on"}, counts.on), ({"state": "due"}, counts.due),
         ({"state": "failing"}, counts.failing), ({"state": "shut"}, counts.shut)],
    )  # fmt: skip
    yield from family(
        "marsad_offers",
        "Addresses that doors offered, by what became of them; waiting: nothing yet.",
        [({"outcome": outcome}, number) for outcome, number in sorted(counts.offers.items())],
    )
    yield from family("marsad_offers_due", "Offers that could be fetched now.", [({}, counts.offers_due)])
    if counts.last_success is not None:
        age = max((now - counts.last_success).total_seconds(), 0.0)
        yield from family(
            "marsad_last_success_age_seconds", "Seconds since any door last answered well.", [({}, age)]
        )


def family(name: str, explained: str, samples: Iterable[Sample]) -> Iterator[str]:
    """Return the lines of one gauge: its help, its type, its samples."""
    yield f"# HELP {name} {explained}"
    yield f"# TYPE {name} gauge"
    for labels, value in samples:
        named = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{name}{{{named}}} {value:.15g}" if named else f"{name} {value:.15g}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
