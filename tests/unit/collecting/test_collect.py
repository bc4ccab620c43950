"""Collecting from a server on this machine: everything offered once, politely, through every fault."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import ClassVar

import pytest

from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.doors import SqlDoors
from marsad.adapters.fetch import Limits, SafeFetcher
from marsad.adapters.pool import OneProcess
from marsad.flows.collect import Collector, Manner
from marsad.flows.doors import propose
from marsad.model.door import SourceDoor

STORY = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>أعلنت وزارة الزراعة، اليوم الثلاثاء، أن محصول القمح في الموسم الحالي بلغ {n} ألف طن، بزيادة عن العام "
    "الماضي بعد موسم مطير شمل معظم المحافظات.</p><p>وقال الوزير في مؤتمر صحفي إن الوزارة ستشتري المحصول من "
    "الفلاحين بالسعر المعلن، مشيراً إلى أن الصوامع الجديدة تستوعب الكمية كلها.</p></article></body></html>"
)


class Town(BaseHTTPRequestHandler):
    """A small town of news: a feed of ten, some of them ill."""

    asked: ClassVar[Counter[str]] = Counter()
    agents: ClassVar[set[str]] = set()
    lock = threading.Lock()

    def do_GET(self) -> None:
        with self.lock:
            Town.asked[self.path] += 1
            nth = Town.asked[self.path]
            Town.agents.add(self.headers["User-Agent"])
        if self.path == "/robots.txt":
            self.say(200, "\ufeffUser-agent: *\nDisallow: /secret/\nCrawl-delay: 1\n", "text/plain")
        elif self.path == "/feed":
            if self.headers.get("If-None-Match") == '"one"':
                self.say(304, "")
            else:
                self.say(200, self.feed(), "application/rss+xml", ETag='"one"')
        elif self.path == "/":
            link = '<link rel="alternate" type="application/rss+xml" title="أخبار" href="/feed">'
            self.say(200, f"<html><head>{link}</head><body>مرحبا</body></html>")
        elif self.path == "/news/3" and nth == 1:
            self.say(503, "later", **{"Retry-After": "120"})
        elif self.path == "/news/4":
            self.say(410, "gone")
        elif self.path == "/news/5":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"half a page")
            self.close_connection = True
        elif self.path == "/news/6":
            self.say(200, STORY.format(title="محصول القمح خبر 6", n=6), **{"X-Robots-Tag": "noai"})
        elif self.path.startswith(("/news/", "/secret/")):
            n = self.path.rsplit("/", 1)[1]
            self.say(200, STORY.format(title=f"محصول القمح خبر {n}", n=n))
        else:
            self.say(404, "no")

    def feed(self) -> str:
        paths = [f"/news/{n}" for n in range(9)] + ["/secret/9"]
        host = self.headers["Host"]
        items = "".join(f"<item><title>خبر</title><link>http://{host}{path}</link></item>" for path in paths)
        return f"<rss version='2.0'><channel><title>بلدة</title>{items}</channel></rss>"

    def say(self, status: int, text: str, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Turning:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 10, 29, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def town() -> Iterator[str]:
    """Serve the town; yield its address."""
    Town.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Town)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def clock() -> Turning:
    return Turning()


@pytest.fixture
def visitor(clock: Turning) -> SafeFetcher:
    return SafeFetcher(clock, Limits(seconds=5, allowed=(ip_network("127.0.0.0/8"),)), "desk@example.org")


def _collect(path: Path, clock: Turning, visitor: SafeFetcher, minutes: int) -> SqlArchive:
    """Collect for so many simulated minutes, with a new collector each hour as after a restart."""
    archive = SqlArchive(path, clock, create=True)
    for second in range(0, minutes * 60, 30):
        if second % 3600 == 0:
            threads = ThreadPoolExecutor(4)
            collector = Collector(
                archive, SqlDoors(archive.engine), visitor, clock, OneProcess(), threads,
                Manner(agent=visitor.agent), jitter=lambda: 0.5,
            )  # fmt: skip
        collector.round()
        clock.moment += timedelta(seconds=30)
        if second % 3600 == 3570:
            threads.shutdown()
    threads.shutdown()
    return archive


def test_everything_offered_is_collected_once(
    tmp_path: Path, town: str, clock: Turning, visitor: SafeFetcher
) -> None:
    """Ten offers: seven articles, one gone, one forbidden, one opted out, one that never comes whole."""
    archive = SqlArchive(tmp_path, clock, create=True)
    doors = SqlDoors(archive.engine)
    doors.put(SourceDoor(address=f"{town}/feed", kind="feed", due=clock.now(), every_seconds=600))
    archive.close()
    archive = _collect(tmp_path, clock, visitor, minutes=180)
    assert doors.outcomes(f"{town}/feed") == {"kept": 6, "gone": 1, "disallowed": 2, "failed": 1}
    assert archive.counts().articles == 6
    assert Town.asked["/secret/9"] == 0
    assert Town.asked["/news/3"] == 2
    assert all(Town.asked[f"/news/{n}"] == 1 for n in (0, 1, 2, 4, 6, 7, 8))
    assert {agent.split("/")[0] for agent in Town.agents} == {"Marsad"}
    door = doors.every()[0]
    assert (door.offered, door.kept, door.failures, door.name) == (10, 6, 0, "بلدة")
    archive.close()


def test_a_door_that_fails_rests_and_says_why(
    tmp_path: Path, town: str, clock: Turning, visitor: SafeFetcher
) -> None:
    """A missing feed is asked less and less often, and the reason is kept."""
    archive = SqlArchive(tmp_path, clock, create=True)
    doors = SqlDoors(archive.engine)
    doors.put(SourceDoor(address=f"{town}/nothing", kind="feed", due=clock.now()))
    archive.close()
    _collect(tmp_path, clock, visitor, minutes=240).close()
    door = doors.every()[0]
    assert door.trouble == "404"
    assert 3 <= door.failures <= 6
    assert Town.asked["/nothing"] == door.failures


def test_a_home_page_proposes_its_feed(town: str, clock: Turning, visitor: SafeFetcher) -> None:
    """Nothing is opened unasked: the proposal says what is there."""
    found = propose(town, visitor, clock)
    assert [(p.door.kind, p.door.address, p.offers) for p in found] == [("feed", f"{town}/feed", 10)]
