"""Feeds: valid in all three formats, safe to show, sent only where something changed."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import feedparser
import pytest

from marsad.feeds import routes

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="session")
def client(library, client_of):
    return client_of(routes(library))


@pytest.fixture(scope="session")
def addresses(library) -> list[str]:
    story = library.stories(order="size").items[0].id
    return [
        "/feed.{}",
        "/disputed.{}",
        "/search.{}?q=المرفأ",
        f"/story/{story}.{{}}",
        "/name/n-haddad.{}",
        "/source/example.net.{}",
    ]


def each_of(client, addresses, ending):
    for address in addresses:
        answer = client.get(address.format(ending))
        assert answer.status_code == 200, answer.text
        yield address, answer


def test_rss_says_what_rss_must(client, addresses):
    for address, answer in each_of(client, addresses, "rss"):
        assert answer.headers["content-type"] == "application/rss+xml; charset=utf-8"
        channel = ElementTree.fromstring(answer.content).find("channel")
        assert channel.find(f"{ATOM}link").get("href").startswith("http://marsad.test" + address[:5])
        assert all(channel.findtext(tag) for tag in ("title", "link", "description"))
        guids = [item.findtext("guid") for item in channel.iter("item")]
        assert guids
        assert len(set(guids)) == len(guids)
        for item in channel.iter("item"):
            assert item.findtext("title")
            assert item.findtext("link").startswith("http://marsad.test/")
            assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo is not None
        assert not feedparser.parse(answer.content).bozo


def test_atom_says_what_atom_must(client, addresses):
    for _, answer in each_of(client, addresses, "atom"):
        root = ElementTree.fromstring(answer.content)
        assert root.tag == f"{ATOM}feed"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
        for place in (root, *root.iter(f"{ATOM}entry")):
            for tag in ("id", "title", "updated"):
                assert place.findtext(f"{ATOM}{tag}")
            datetime.fromisoformat(place.findtext(f"{ATOM}updated"))
        assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"self", "alternate"}
        parsed = feedparser.parse(answer.content)
        assert not parsed.bozo
        assert parsed.entries


def test_json_feed_says_what_it_must(client, addresses):
    for address, answer in each_of(client, addresses, "json"):
        feed = answer.json()
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == str(answer.url)
        assert feed["home_page_url"].startswith("http://marsad.test/")
        assert all(item["id"] and item["content_html"] and item["url"] for item in feed["items"])
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) > 0, address


def test_what_pages_printed_stays_text(client):
    feed = client.get("/feed.json").json()
    content = client.get("/search.json?q=المكتبة").json()["items"][0]
    assert "<script" not in content["content_html"]
    for item in feed["items"]:
        assert item["content_html"].startswith('<div dir="rtl" lang="ar">')
    titles = [item["title"] for item in feed["items"]]
    assert any(title.startswith("<b>افتتاح</b> مكتبة & معرض") for title in titles), "a title is plain text"
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", json.dumps(feed, ensure_ascii=False))


def test_an_unchanged_feed_is_not_sent_again(client):
    first = client.get("/feed.rss")
    again = client.get("/feed.rss", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.request("HEAD", "/feed.rss").content == b""


def test_the_site_may_be_given(library, client_of):
    feed = client_of(routes(library, "https://news.example/")).get("/feed.json").json()
    assert feed["feed_url"] == "https://news.example/feed.json"


def test_a_dispute_that_grows_is_a_new_item(client):
    (item,) = client.get("/disputed.json").json()["items"]
    assert "300" in item["title"]
    assert "450" in item["title"]
    assert item["id"].endswith(":2")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/story/nothing.rss", 404),
        ("/name/nobody.atom", 404),
        ("/source/none.rss", 404),
        ("/search.rss", 400),
        ("/search.rss?q=%28", 400),
    ],
)
def test_a_feed_that_cannot_be_is_refused_in_words(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert len(answer.text.splitlines()) == 2


def test_a_reader_that_asks_every_second_costs_little(fresh_library, client_of, arrive, monkeypatch):
    made = []
    stories = fresh_library.stories
    monkeypatch.setattr(fresh_library, "stories", lambda *a, **k: made.append(1) or stories(*a, **k))
    client = client_of(routes(fresh_library))
    client.get("/source/example.com.rss")
    first = client.get("/feed.rss")
    for _ in range(3):
        assert client.get("/feed.rss").content == first.content
    assert len(made) == 1
    arrive(
        ("بلدية المدينة تعلن جدول المعارض", "2024-11-04", "example.com", "جريدة الحقل",
         "أعلنت بلدية المدينة القديمة جدول معارض الشتاء."), (),
    )  # fmt: skip
    client.get("/feed.rss")
    assert len(made) == 2
    assert "جدول المعارض" in client.get("/source/example.com.rss").text
