"""A WACZ is a zip of WARCs with tables of its own: its pages come out once, revisits do not."""

import gzip
import zipfile
from pathlib import Path

from marsad.adapters.files import iter_pages
from marsad.model.page import Page
from marsad.reading import read

BODY = (
    "أعلنت بلدية المدينة افتتاح الجسر الجديد بعد عامين من العمل، وقالت إن السير عليه يبدأ يوم الأحد المقبل "
    "أمام المركبات الصغيرة وحدها."
)
HTML = f"<html><body><h1>افتتاح الجسر الجديد</h1><p>{BODY}</p><p>و{BODY}</p></body></html>"


def _record(kind: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://sahil.example/bridge\r\n"
        "WARC-Date: 2024-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_wacz(tmp_path: Path) -> None:
    html = HTML.encode()
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(html)
        + html
    )
    warc = b"".join(
        gzip.compress(_record(kind, block))
        for kind, block in (("response", http), ("revisit", b"HTTP/1.1 200 OK\r\n\r\n"))
    )
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr(
            "pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://sahil.example/bridge"}\n'
        )
        packed.writestr("indexes/index.cdx.gz", gzip.compress(b"example,sahil)/bridge 20240304100000 {}\n"))
        packed.writestr("archive/data.warc.gz", warc)
    found = list(iter_pages(path))
    pages = [item for item in found if isinstance(item, Page)]
    assert [page.url for page in pages] == ["https://sahil.example/bridge"]
    assert read(pages[0]).articles[0].headline == "افتتاح الجسر الجديد"
    assert len(found) == 1
