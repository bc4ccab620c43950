"""Kept pages as a WARC file (ISO 28500): ``resource`` records, as the bytes came."""

import gzip
import mimetypes
from collections.abc import Iterable
from datetime import UTC
from io import BytesIO
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from marsad.model.page import Page
from marsad.version import VERSION


def write_warc(pages: Iterable[Page], path: Path) -> int:
    """Write *pages* and return how many; ``.gz`` at the end of *path* compresses record by record.

    The archive keeps no HTTP headers, so the records are ``resource``, not ``response``; the date is
    when the page was seen, and left at the file's own where nobody knows.
    """
    packed = path.suffix == ".gz"
    with path.open("wb") as out:
        out.write(_bytes(_information(), packed=packed))
        count = 0
        for page in pages:
            out.write(_bytes(_record(page), packed=packed))
            count += 1
    return count


def _bytes(record: WarcRecord, *, packed: bool) -> bytes:
    """Return one record; packed it is a gzip member of its own, so that readers may jump to it."""
    out = BytesIO()
    record.write(out, checksum_data=True)
    return gzip.compress(out.getvalue(), mtime=0) if packed else out.getvalue()


def _information() -> WarcRecord:
    info = WarcRecord()
    info.init_headers(record_type=WarcRecordType.warcinfo)
    info.headers["Content-Type"] = "application/warc-fields"
    info.set_bytes_content(f"software: Marsad/{VERSION}\r\nformat: WARC File Format 1.1\r\n".encode())
    return info


def _record(page: Page) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.resource)
    record.headers["WARC-Target-URI"] = page.url or f"urn:marsad:page:{page.id}"
    if page.seen is not None:
        record.headers["WARC-Date"] = page.seen.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    charset = f"; charset={page.charset}" if page.charset else ""
    record.headers["Content-Type"] = f"{page.media_type or _media_type(page)}{charset}"
    record.set_bytes_content(page.content)
    return record


def _media_type(page: Page) -> str:
    """Say what the bytes look like where nobody said it: a reader of the file goes by it."""
    guessed = mimetypes.guess_type(page.path)[0] if page.path else None
    return guessed or ("text/html" if b"<" in page.content[:512] else "text/plain")
