"""/metrics speaks Prometheus' text format, and counts what is there."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import httpx

from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.doors import SqlDoors
from marsad.adapters.archive.weave_store import SqlWeave
from marsad.adapters.tantivy_index import IndexHome
from marsad.flows.library import Library
from marsad.model.door import Offer, Settled, SourceDoor
from marsad.web.app import create_app
from marsad.web.metrics import family

NOW = datetime(2024, 11, 5, 9, tzinfo=UTC)
LINE = re.compile(r'(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="([^"\\\n]|\\.)*"\})? -?[0-9.e+]+)')


class Stopped:
    def now(self) -> datetime:
        return NOW


def test_doors_and_archive_are_counted(tmp_path) -> None:
    """Every line is of the format; doors by state and offers by outcome are right; no address is told."""
    archive = SqlArchive(str(tmp_path), Stopped(), create=True)
    archive.refuse("https://example.org/1", "unreachable")
    archive.advance("index", 0)
    doors = SqlDoors(archive.engine)
    hour = timedelta(hours=1)
    doors.put(SourceDoor(address="https://a.example/", kind="feed", due=NOW - hour, failures=2))
    doors.put(SourceDoor(address="https://b.example/", kind="feed", due=NOW + hour, succeeded=NOW - hour))
    doors.put(SourceDoor(address="https://c.example/", kind="feed", due=NOW, on=False))
    door = doors.every()[1]
    doors.visited(door, ["https://b.example/1", "https://b.example/2"], NOW)
    doors.settle([Settled(offer=Offer(url="https://b.example/1", door=door.address), outcome="kept")], NOW)
    library = Library(archive, SqlWeave(archive.engine), IndexHome(tmp_path / "index"), Stopped())
    app = create_app(library, (), doors)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://marsad.test") as client:
            return await client.get("/metrics")

    answer = asyncio.run(ask())
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.text.endswith("\n")
    lines = answer.text.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    for line in (
        "marsad_articles 0", "marsad_refusals 1", 'marsad_doors{state="on"} 2', 'marsad_doors{state="due"} 1',
        'marsad_doors{state="failing"} 1', 'marsad_doors{state="shut"} 1', 'marsad_offers{outcome="kept"} 1',
        'marsad_offers{outcome="waiting"} 1', "marsad_offers_due 1", "marsad_last_success_age_seconds 3600",
        'marsad_follower_lag{follower="index"} 0',
    ):  # fmt: skip
        assert line in lines, line
    assert "example" not in answer.text
    library.close()


def test_labels_are_escaped() -> None:
    """A quotation mark or a line break in a value cannot forge a sample."""
    assert list(family("m", "h", [({"a": 'x"} 1\nb\\'}, 1)]))[2] == 'm{a="x\\"} 1\\nb\\\\"} 1'
