"""Doors that move, that come packed, as JSON, as lists; what servers ask for, within reason."""

import gzip
import json
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import ClassVar

import pytest

from marsad.adapters import folders
from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.doors import SqlDoors
from marsad.adapters.fetch import Limits, SafeFetcher
from marsad.adapters.pool import OneProcess
from marsad.collecting.offers import is_sitemap, offered_by
from marsad.collecting.opml import read_opml, write_opml
from marsad.collecting.schedule import LATEST, LONGEST_ASKED, next_wait, rest_after
from marsad.errors import InputError
from marsad.flows.collect import Collector, Manner
from marsad.flows.doors import folder_proposal
from marsad.model.door import SourceDoor
from marsad.model.page import Page

NOW = datetime(2024, 10, 29, 8, tzinfo=UTC)
SENTENCE = "أعلنت بلدية المدينة افتتاح المدرسة رقم {} في الحي الشمالي بعد عامين من العمل."
SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</urlset>"


class Moving(BaseHTTPRequestHandler):
    """A host whose feeds have moved, for good or for a while."""

    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        Moving.asked[self.path] += 1
        hops = {
            "/old": (301, "/older"),
            "/older": (308, "/feed"),
            "/away": (302, "/feed"),
            "/half": (301, "/away"),
            "/dead": (301, "/"),
        }
        if self.path in hops:
            status, place = hops[self.path]
            self.say(status, "", Location=place)
        elif self.path == "/feed":
            items = "".join(f"<item><link>/news/{n}</link></item>" for n in range(3))
            text = f"<rss version='2.0'><channel><title>بلدة</title>{items}</channel></rss>"
            self.say(200, text, Expires="Tue, 29 Oct 2024 10:00:00 GMT")
        elif self.path == "/":
            links = "".join(f"<a href='/n/{n}'>عنوان طويل من أربع كلمات {n}</a>" for n in range(9))
            self.say(200, f"<html><body>{links}</body></html>")
        elif self.path == "/robots.txt":
            self.say(200, "User-agent: *\nDisallow: /barred/\n")
        elif self.path == "/full":
            long = "".join(f"<p>{SENTENCE.format(n)}</p>" for n in range(8))
            entries = (("/barred/1", long), ("/barred/2", SENTENCE), ("/free/3", long))
            items = "".join(
                f"<item><title>افتتاح المدرسة {path[-1]}</title><link>{path}</link>"
                f"<content:encoded><![CDATA[{html}]]></content:encoded></item>"
                for path, html in entries
            )
            space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
            self.say(200, f"<rss version='2.0' {space}><channel><title>بلدة</title>{items}</channel></rss>")
        elif self.path == "/index":
            text = "<sitemapindex><sitemap><loc>{0}/a.xml</loc></sitemap></sitemapindex>"
            self.say(200, text.format(f"http://{self.headers['Host']}"))
        elif self.path == "/list":
            text = "<opml version='2.0'><body><outline text='x' xmlUrl='{0}/feed'/></body></opml>"
            self.say(200, text.format(f"http://{self.headers['Host']}"))
        else:
            self.say(404, "no")

    def say(self, status: int, text: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Stopped:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def host() -> Iterator[str]:
    Moving.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Moving)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def knock(host: str, tmp_path: Path):
    """Return what opens doors, knocks at each once, and gives them back."""
    archive = SqlArchive(tmp_path, Stopped(), create=True)
    store = SqlDoors(archive.engine)
    visitor = SafeFetcher(Stopped(), Limits(seconds=5, allowed=(ip_network("127.0.0.0/8"),)))

    def knocking(*paths: str, kind: str = "feed") -> dict[str, SourceDoor]:
        for path in paths:
            store.put(SourceDoor(address=f"{host}{path}", kind=kind, due=NOW))
        with ThreadPoolExecutor(1) as threads:
            Collector(
                archive, store, visitor, Stopped(), OneProcess(), threads, Manner(agent="Marsad"), lambda: 0.5
            )._knock()
        return {door.address.removeprefix(host): door for door in store.every()}

    knocking.store = store
    knocking.archive = archive
    yield knocking
    archive.close()


def test_a_door_that_moved_for_good_is_known_at_its_new_address(knock, host: str) -> None:
    """Permanent redirects alone count; what it offered goes with it."""
    doors = knock("/old")
    assert set(doors) == {"/feed"}
    assert doors["/feed"].offered == 3
    assert knock.store.outcomes(f"{host}/feed") == {"waiting": 3}
    assert knock.store.outcomes(f"{host}/old") == {}


def test_two_doors_that_moved_to_one_place_are_one(knock, host: str) -> None:
    """Nothing is offered twice, and no door is there twice."""
    doors = knock("/feed", "/old")
    assert set(doors) == {"/feed"}
    assert knock.store.outcomes(f"{host}/feed") == {"waiting": 3}


@pytest.mark.parametrize(("path", "left"), [("/away", "/away"), ("/dead", "/dead"), ("/half", "/away")])
def test_what_only_looks_like_moving_moves_nothing(knock, path: str, left: str) -> None:
    """A redirect for a while; a dead feed sent to the home page; a move whose second half is for a while."""
    assert set(knock(path)) == {left}


def test_expires_is_heeded(knock) -> None:
    """The feed is good for two hours: it is asked again after them, not after half an hour."""
    assert knock("/feed")["/feed"].due == NOW + timedelta(hours=2)


def test_a_page_we_may_not_fetch_is_kept_as_its_feed_gives_it(knock, host: str) -> None:
    """In full or not at all; a page that may be fetched is fetched; seeing the feed again adds nothing."""
    knock("/full")
    knock("/full")
    kept = [each.article for each in knock.archive.iter_articles()]
    assert [each.headline for each in kept] == ["افتتاح المدرسة 1"]
    assert kept[0].source is not None
    assert kept[0].source.name == "بلدة"
    assert kept[0].body.count("أعلنت بلدية المدينة") == 8
    page = knock.archive.page(kept[0].page)
    assert (page.door, page.url) == ("feed", f"{host}/barred/1")
    assert Moving.asked["/barred/1"] == 0


def test_doors_named_by_doors_are_of_their_kind(knock) -> None:
    """An index of sitemaps names sitemaps, a list of feeds names feeds."""
    assert {path: door.kind for path, door in knock("/index").items()} == {
        "/index": "feed",
        "/a.xml": "sitemap",
    }
    assert knock("/list")["/feed"].kind == "feed"


def test_servers_cannot_ask_for_ever() -> None:
    """Years of freshness or of rest are a slip of the server's; infinity must not stop the loop."""
    for asked in (1e9, float("inf")):
        assert next_wait(1800, asked) == LATEST
        assert rest_after(1, asked) == LONGEST_ASKED
    assert next_wait(1800, 7200.0) == 7200.0
    assert rest_after(1, 7200.0) == 7200.0


def test_addresses_that_are_none_are_passed_over() -> None:
    """What strangers write between the tags must not end the collecting."""
    bad = (
        "http://[",
        "http://a:b/",
        "http://a.example:99999999/",
        "//[x",
        "\x00",
        "javascript:x",
        "http://",
        "::",
    )
    items = "".join(f"<item><link>{address}</link></item>" for address in (*bad, "https://example.org/1"))
    for text in (
        f"<rss><channel>{items}</channel></rss>",
        *(f"<a href='{b}'>كلمة كلمة كلمة كلمة</a>" for b in bad),
    ):
        page = Page(content=text.encode(), door="http", url="https://example.org/feed")
        assert set(offered_by(page).articles) <= {"https://example.org/1", "https://example.org/::"}


def test_a_door_that_breaks_a_rule_is_trouble_of_its_own(knock, monkeypatch) -> None:
    """Whatever a page does to our rules, the other doors are heard."""

    def breaking(page: Page) -> object:
        if page.url is not None and page.url.endswith("/list"):
            raise RuntimeError("broken")
        return offered_by(page)

    monkeypatch.setattr("marsad.flows.collect.offered_by", breaking)
    doors = knock("/list", "/feed")
    assert (doors["/list"].failures, doors["/list"].trouble) == (1, "RuntimeError: broken")
    assert (doors["/feed"].failures, doors["/feed"].offered) == (0, 3)


def test_a_packed_sitemap_and_a_json_feed_are_doors() -> None:
    """.xml.gz as it lies on servers; JSON Feed; a bomb is read up to its limit, rubbish offers nothing."""
    text = SITEMAP.format("<url><loc>https://example.org/news/1</loc></url>")
    packed = Page(content=gzip.compress(text.encode()), door="http", url="https://example.org/map.xml.gz")
    assert offered_by(packed).articles == ("https://example.org/news/1",)
    assert is_sitemap(packed)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "بلدة",
            "items": [{"id": "1", "url": "https://example.org/news/2", "content_text": "نص"}]}  # fmt: skip
    offered = offered_by(
        Page(content=json.dumps(feed).encode(), door="http", url="https://example.org/f.json")
    )
    assert (offered.articles, offered.title) == (("https://example.org/news/2",), "بلدة")
    for rubbish in (b"\x1f\x8bnot gzip", b"{", b"{" * 100_000, b'{"items": 3}', b"{}"):
        assert offered_by(Page(content=rubbish, door="http", url="https://example.org/")).articles == ()


def test_lists_of_feeds_come_and_go() -> None:
    """What is written is read again; folders of folders, odd spellings and foreign schemes are borne."""
    doors = [
        SourceDoor(address="https://example.org/feed?a=1&b=2", kind="feed", name='بلدة <"&>\u202e', due=NOW),
        SourceDoor(address="https://example.org/map.xml", kind="sitemap", due=NOW),
        SourceDoor(address="https://example.org/", kind="section", due=NOW),
    ]
    assert read_opml(write_opml(doors)) == (
        ("https://example.org/feed?a=1&b=2", 'بلدة <"&>'),
        ("https://example.org/map.xml", "https://example.org/map.xml"),
    )
    odd = (
        b"<opml version='1.0'><body><outline text='f'><outline title='t' xmlurl='https://example.org/a'/>"
        b"<outline xmlUrl='javascript:x'/><outline xmlUrl='file:///etc/passwd'/>"
        b"<outline xmlUrl='https://example.org/a#x'/></outline></body></opml>"
    )
    assert read_opml(odd) == (("https://example.org/a", "t"),)
    bomb = (
        b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<opml><outline text="&a;" xmlUrl="http://a.b/"/></opml>'
    )
    assert all("root" not in name for _, name in read_opml(bomb))
    for none in (b"", b"   ", b"hello", b"<html/>", b"\x00\x01"):
        with pytest.raises(InputError):
            read_opml(none)


def test_a_watched_folder_brings_what_is_put_there(tmp_path: Path) -> None:
    """A saved page is kept once; one that is just being written waits; a folder that is gone says so."""
    folder = tmp_path / "صفحات محفوظة"
    folder.mkdir()
    archive = SqlArchive(tmp_path / "archive", Stopped(), create=True)
    store = SqlDoors(archive.engine)
    visitor = SafeFetcher(Stopped(), Limits())
    door = folder_proposal(folder, Stopped()).door
    text = (
        "افتتاح المدرسة الجديدة\n\nأعلنت بلدية المدينة افتتاح المدرسة الجديدة في الحي الشمالي بعد عامين."
        "\n\nوقال رئيس البلدية إن المدرسة تستقبل مئة تلميذ من أبناء الحي في عامها الأول."
    )

    def look() -> SourceDoor:
        store.put(replace(store.every()[0] if store.every() else door, due=NOW))
        with ThreadPoolExecutor(1) as threads:
            Collector(
                archive, store, visitor, Stopped(), OneProcess(), threads, Manner(agent="Marsad"),
                lambda: 0.5, watch=folders.changed_pages,
            ).round()  # fmt: skip
        return store.every()[0]

    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / ".hidden.txt").write_text(text, encoding="utf-8")
    assert (look().kept, archive.counts().articles) == (0, 0), "it may be half written"
    quiet, folders.QUIET_SECONDS = folders.QUIET_SECONDS, -5.0
    try:
        assert (look().kept, look().kept, archive.counts().articles) == (1, 1, 1)
        (folder / "empty.txt").write_text("")
        found = look()
        assert (found.kept, found.failures) == (1, 0)
        assert [Path(each.where).name for each in archive.refusals()] == ["empty.txt"]
    finally:
        folders.QUIET_SECONDS = quiet
    folder.rename(tmp_path / "elsewhere")
    gone = look()
    assert (gone.failures, "there is no folder" in (gone.trouble or "")) == (1, True)
    archive.close()
