"""WARC files as a stream of pages: http responses only, with their address, charset and date.

A revisit record has no body of its own: it says that the page was seen again, unchanged. Its
page was read with the response it points to, so it is passed over (counted by nobody).
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from marsad.errors import PageRefused
from marsad.model.page import Page

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_READABLE = re.compile(
    r"^(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|feed\+json))",
    re.IGNORECASE,
)
_OK = range(200, 300)
_IN_MEMORY = 64 << 20


def warc_pages(stream: IO[bytes], where: str, *, largest: int) -> Iterator[Page | PageRefused]:
    """Yield the pages of the WARC in *stream*; a damaged or cut file ends with one refusal.

    *largest* bounds one page's bytes, unpacked.
    """
    with _seekable(stream) as source:
        yield from _responses(source, where, largest)


def _responses(source: IO[bytes], where: str, largest: int) -> Iterator[Page | PageRefused]:
    records = ArchiveIterator(
        source,
        record_types=WarcRecordType.response | WarcRecordType.resource,
        parse_http=True,
        auto_decode="all",
    )
    number = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            page = _page(record, where, number, largest)
        except (StopIteration, GeneratorExit):
            return
        except Exception as error:  # noqa: BLE001 # fastwarc raises bare errors of zlib, lz4 and its own for damaged files
            yield PageRefused(f"{where}: {error}", where=where, reason="bad_archive")
            return
        if page is not None:
            yield page
    if not number:
        yield PageRefused(f"{where}: no http response", where=where, reason="no_items")


@contextmanager
def _seekable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """fastwarc panics on a stream without seek (a member of a WACZ, a pipe): such a one is spooled."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spooled:
        shutil.copyfileobj(stream, spooled)
        spooled.seek(0)
        yield spooled


def _page(record: Any, where: str, number: int, largest: int) -> Page | PageRefused | None:
    url = record.headers.get("WARC-Target-URI")
    url = url.strip("<>") if url else None
    media = record.headers.get("Content-Type")
    if record.is_http:
        http = record.http_headers
        if http is None or (http.status_code is not None and http.status_code not in _OK):
            return None
        media = http.get("Content-Type") or "text/html"
    if url is not None and not url.lower().startswith(("http:", "https:")):
        return None
    if not media or not _READABLE.match(media):
        return None
    content = record.reader.read(largest + 1)
    if len(content) > largest:
        return PageRefused(f"{url}: too large", where=f"{where}#{url or number}", reason="too_large")
    if not content.strip():
        return None
    charset = _CHARSET.search(media)
    return Page(
        content=content, door="warc", url=url, path=where, media_type=media.split(";")[0].strip().lower(),
        charset=charset.group(1) if charset else None, seen=_moment(record),
    )  # fmt: skip


def _moment(record: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(record.headers.get("WARC-Date") or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
