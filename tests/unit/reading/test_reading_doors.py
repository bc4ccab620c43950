"""Every form a page comes in, and every way it is refused."""

import gzip
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from marsad.adapters.files import FileLimits, iter_pages
from marsad.errors import PageRefused
from marsad.model.page import Page
from marsad.reading import read
from marsad.reading.decode import decode, repair_mojibake
from marsad.reading.identity import article_id, canonical_url
from marsad.reading.records import article_from_record
from marsad.reading.refusals import REASONS

HEADLINE = "بدء العمل في سد الوادي الكبير"
BODY = (
    "أعلنت وزارة المياه، اليوم الاثنين، بدء العمل في سد الوادي الكبير بتكلفة مئتي مليون دولار.",
    "وقال الوزير سامر الحداد إن المشروع سيوفر مياه الري لأكثر من أربعين ألف مزارع في ثلاث محافظات.",
    "وأضاف أن الشركة المنفذة تعهدت بإنهاء الأعمال قبل نهاية العام المقبل.",
)
TEXT = "\n\n".join(BODY)
HTML = (
    f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1><div>"
    f"{''.join(f'<p>{p}</p>' for p in BODY)}</div></body></html>"
)


def page(content: bytes | str, **facts: object) -> Page:
    raw = content.encode() if isinstance(content, str) else content
    return Page(content=raw, door="file", **facts)  # type: ignore[arg-type] # the test's own facts


def one(content: bytes | str, **facts: object):
    reading = read(page(content, **facts))
    assert reading.refused is None
    assert len(reading.articles) == 1
    return reading.articles[0]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1256", "iso8859-6", "utf-8-sig"])
def test_charsets(charset: str) -> None:
    article = one(HTML.encode(charset, "replace"))
    assert article.headline == HEADLINE
    assert article.body == TEXT


def test_lying_charset_loses_against_valid_utf8() -> None:
    assert one(HTML.replace("<head>", '<head><meta charset="windows-1256">').encode()).body == TEXT


def test_mojibake_is_repaired_only_when_certain() -> None:
    broken = TEXT.encode().decode("cp1256", "replace")
    if "\ufffd" not in broken:
        assert decode(broken.encode()).text == TEXT
    assert repair_mojibake("طائر ظريف") == ("طائر ظريف", False)


def test_text_and_html_meet() -> None:
    assert one(f"{HEADLINE}\n{TEXT}").id == one(HTML).id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
        (b"%PDF-1.7 ...", "binary"),
        (b"<html><body></body></html>", "no_text"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    assert read(page(content)).refused == reason
    assert REASONS[reason].arabic


def test_home_page_that_calls_itself_an_article() -> None:
    cards = "".join(
        f'<li><h3><a href="/{n}">عنوان خبر رقم {n} من أخبار المدينة</a></h3><p>{BODY[n % 3]}</p></li>'
        for n in range(12)
    )
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"صحيفة الساحل"}</script>'
    assert read(page(f"<html><head>{ld}</head><body><ul>{cards}</ul></body></html>")).refused == "no_article"


def test_rss_with_full_text_and_summary() -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صحيفة الساحل</title>
    <item><title>{HEADLINE}</title><link>https://sahil.example/1?utm_source=rss</link>
    <pubDate>Mon, 04 Mar 2024 10:00:00 EEST</pubDate>
    <content:encoded><![CDATA[{"".join(f"<p>{p}</p>" for p in BODY)}]]></content:encoded></item>
    <item><title>خبر ثان</title><description>{BODY[0]} &nbsp; R&D</description></item></channel></rss>"""
    reading = read(page(feed))
    assert [article.position for article in reading.articles] == [0, 1]
    first = reading.articles[0]
    assert (first.headline, first.body, first.url) == (HEADLINE, TEXT, "https://sahil.example/1")
    assert first.published is not None
    assert (first.published.value, first.published.evidence) == ("2024-03-04T10:00:00+03:00", "feed")
    assert first.source is not None
    assert first.source.name == "صحيفة الساحل"
    assert "feed.summary_only" in reading.articles[1].notes


@pytest.mark.parametrize("cut", [0.5, 0.9])
def test_feed_cut_short_is_still_read(cut: float) -> None:
    feed = (
        "<rss><channel>"
        + f"<item><title>{HEADLINE}</title><description>{TEXT}</description></item>" * 10
        + "</channel></rss>"
    )
    assert len(read(page(feed[: int(len(feed) * cut)])).articles) >= 4


def test_entity_bomb_expands_to_nothing() -> None:
    bomb = (
        '<!DOCTYPE lolz [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]><rss><channel>'
        "<item><title>&b;</title><description>" + TEXT + "</description></item></channel></rss>"
    )
    assert all("xxx" not in (article.headline or "") for article in read(page(bomb)).articles)


def test_sitemap_names_addresses_only() -> None:
    assert (
        read(page("<urlset><url><loc>https://sahil.example/1</loc></url></urlset>")).refused == "links_only"
    )


def test_json_forms() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "الساحل",
        "items": [
            {"id": "1", "title": HEADLINE, "content_text": TEXT, "date_published": "2024-03-04T10:00:00Z"}
        ],
    }
    ninjs = {
        "uri": "https://agency.example/1",
        "headline": HEADLINE,
        "body_html": "".join(f"<p>{p}</p>" for p in BODY),
        "versioncreated": "2024-03-04T10:00:00Z",
    }
    record = {"title": HEADLINE, "content": TEXT, "url": "https://sahil.example/1"}
    ids = {one(json.dumps(each)).id for each in (feed, ninjs, record, [record])}
    assert len(ids) == 1
    assert len(read(page("\n".join(json.dumps(record) for _ in range(3)))).articles) == 3
    assert read(page("{ broken", media_type="application/json")).refused == "bad_json"


def test_newsml() -> None:
    body = "".join(f"<p>{p}</p>" for p in BODY)
    item = (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>'
        f"{HEADLINE}</headline><contentCreated>2024-03-04T10:00:00+03:00</contentCreated>"
        f'</contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{body}</body></html></inlineXML></contentSet></newsItem>"
    )
    article = one(item)
    assert (article.headline, article.body) == (HEADLINE, TEXT)


def test_saved_page() -> None:
    mht = (
        f"From: "
        f"<Saved>\nSnapshot-Content-Location: https://sahil.example/1\n"
        f"Date: Mon, 4 Mar 2024 10:00:00 +0300\nMIME-Version: 1.0\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{HTML}"
    )
    found = page(mht)
    article = one(mht)
    assert (article.url, article.body, article.page) == ("https://sahil.example/1", TEXT, found.id)


def test_records_with_agency_credits() -> None:
    record = {"title": HEADLINE, "content": TEXT, "author": "واس - الرياض", "date": "2024-03-04"}
    article = article_from_record(record, page("x"), {"headline": "title", "body": "content"})
    assert article is not None
    assert [(credit.name, credit.kind, credit.place) for credit in article.credits] == [
        ("واس", "agency", "الرياض")
    ]
    assert article_from_record({"title": "x"}, page("x")) is None


def test_addresses() -> None:
    assert (
        canonical_url("http://m.sahil.example/a?utm_source=x&id=3&fbclid=1#top")
        == "http://sahil.example/a?id=3"
    )
    assert canonical_url("/b", "https://sahil.example/a") == "https://sahil.example/b"
    assert canonical_url("javascript:void(0)") is None
    assert article_id("أ", "ب  ج") == article_id("ا", "ب ج")


# files --------------------------------------------------------------------


def refused(items: list) -> list[str]:
    return [item.values["reason"] for item in items if isinstance(item, PageRefused)]


def test_folder_is_sorted_and_packed_files_open(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "c.zst").write_bytes(zstandard.compress(TEXT.encode()))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as packed:
        packed.writestr("inner/e.html", HTML)
    found = list(iter_pages(tmp_path))
    assert [Path(str(item.path)).name for item in found if isinstance(item, Page)] == [
        "a.txt.gz",
        "b.html",
        "c.zst",
        "e.html",
    ]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "cut.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:60])
    (tmp_path / "big.txt").write_bytes(b"x" * 5000)
    assert refused(list(iter_pages(tmp_path / "missing"))) == ["missing"]
    assert refused(list(iter_pages(tmp_path / "empty.txt"))) == ["empty"]
    assert refused(list(iter_pages(tmp_path / "cut.gz"))) == ["bad_archive"]
    assert refused(list(iter_pages(tmp_path / "big.txt", limits=FileLimits(page=1000)))) == ["too_large"]


def test_unpacking_bomb_stops(tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"\0" * 5_000_000))
    found = list(iter_pages(tmp_path / "bomb.gz", limits=FileLimits(page=1 << 30, unpacked=1_000_000)))
    assert refused(found) in (["unpacks_too_large"], ["bad_archive"])


def test_standard_input() -> None:
    found = list(iter_pages("-", stdin=io.BytesIO(HTML.encode())))
    assert [item.door for item in found if isinstance(item, Page)] == ["stdin"]


def test_warc_streams_responses(tmp_path: Path) -> None:
    body = HTML.encode("cp1256", "replace")
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\nContent-Length: %d\r\n\r\n"
        % len(body)
        + body
    )
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno"
    records = b""
    for kind, block in (
        (b"response", http),
        (b"response", missing),
        (b"revisit", b"HTTP/1.1 200 OK\r\n\r\n"),
    ):
        records += (
            b"WARC/1.0\r\nWARC-Type: "
            + kind
            + b"\r\nWARC-Target-URI: https://sahil.example/1\r\nWARC-Date: 2024-03-04T10:00:00Z\r\n"
            b"WARC-Record-ID: "
            b"<urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            % len(block)
            + block
            + b"\r\n\r\n"
        )
    for name, content in (("a.warc", records), ("a.warc.gz", gzip.compress(records))):
        path = tmp_path / name
        path.write_bytes(content)
        found = list(iter_pages(path))
        assert len(found) == 1, name
        got = found[0]
        assert isinstance(got, Page)
        assert (got.url, got.charset, got.seen) == (
            "https://sahil.example/1",
            "windows-1256",
            datetime(2024, 3, 4, 10, tzinfo=UTC),
        )
        assert read(got).articles[0].body == TEXT
