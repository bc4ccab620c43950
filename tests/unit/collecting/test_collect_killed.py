"""The collector is killed at random moments and started again: every offer ends up kept exactly once."""

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from marsad import bootstrap
from marsad.adapters.clock import SystemClock
from marsad.model.door import SourceDoor

SCRIPT = Path(__file__).with_name("killed_collect.py")
KILLS = int(os.environ.get("KILLS", "2"))
OFFERED = 24
STORY = (
    "<html><head><title>افتتاح المدرسة رقم {n}</title></head><body><article><h1>افتتاح المدرسة رقم {n}</h1>"
    "<p>أعلنت بلدية المدينة، اليوم الثلاثاء، افتتاح المدرسة رقم {n} في الحي الشمالي بعد عامين من العمل الذي "
    "شارك فيه أهل الحي.</p><p>وقال رئيس البلدية إن المدرسة تستقبل {n} تلميذاً في عامها الأول.</p>"
    "</article></body></html>"
)


class Outlet(BaseHTTPRequestHandler):
    """A feed and its articles."""

    asked: ClassVar[Counter[str]] = Counter()
    lock = threading.Lock()

    def do_GET(self) -> None:
        with self.lock:
            Outlet.asked[self.path] += 1
        status, text = 200, ""
        if self.path == "/feed":
            host = self.headers["Host"]
            links = (f"http://{host}/news/{n}" for n in range(10, 10 + OFFERED))
            items = "".join(f"<item><title>خبر</title><link>{link}</link></item>" for link in links)
            text = f"<rss version='2.0'><channel><title>بلدة</title>{items}</channel></rss>"
        elif self.path.startswith("/news/"):
            text = STORY.format(n=self.path.rsplit("/", 1)[1])
        else:
            status = 404
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def outlet() -> Iterator[str]:
    Outlet.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def start(minutes: int, address: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(minutes), str(address)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "XDG_CONFIG_HOME": str(address.parent), "MARSAD_WORKERS": "1",
             "MARSAD_FETCH_NETWORKS": "127.0.0.0/8", "MARSAD_COLLECT_PAUSE_SECONDS": "0.02"},
    )  # fmt: skip


def asked_news() -> int:
    with Outlet.lock:
        return sum(count for path, count in Outlet.asked.items() if path.startswith("/news/"))


def test_killed_and_started_again_it_keeps_every_offer_once(outlet: str, tmp_path: Path) -> None:
    """Killed after so many pages were asked for, by chance: nothing lost, nothing twice."""
    address = tmp_path / "archive"
    doors = bootstrap.door_store(str(address))
    doors.put(SourceDoor(address=f"{outlet}/feed", kind="feed", due=SystemClock().now()))
    chance = random.Random(20241102)
    kills = 0
    for nth in range(KILLS):
        process = start(10 * nth, address)
        goal = asked_news() + chance.randrange(1, max(2, OFFERED // (KILLS + 1)))
        while process.poll() is None and asked_news() < goal:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05)
        process.kill()
        _, complaints = process.communicate(timeout=30)
        kills += process.returncode != 0
        assert "Traceback" not in complaints
    last = start(10 * KILLS, address)
    _, complaints = last.communicate(timeout=60)
    assert last.returncode == 0, complaints

    archive = bootstrap.open_archive(str(address))
    counts = archive.counts()
    urls = Counter(each.article.url for each in archive.iter_articles())
    assert urls == {f"{outlet}/news/{n}": 1 for n in range(10, 10 + OFFERED)}
    assert (counts.articles, counts.appearances, counts.pages) == (OFFERED, OFFERED, OFFERED)
    assert [door.offered for door in doors.every()] == [OFFERED]
    assert doors.outcomes(f"{outlet}/feed") == {"kept": OFFERED}
    assert archive.check() == ()
    assert kills >= min(2, KILLS)
    assert asked_news() <= OFFERED + KILLS * 16  # only what was in hand when it died is asked for again
    archive.close()
