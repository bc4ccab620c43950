"""Files, folders, packed files and standard input become pages; what cannot be read is named, not raised."""

import gzip
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import zstandard

from marsad.adapters.warc import warc_pages
from marsad.errors import PageRefused
from marsad.model.page import Door, Page

SUFFIXES = (
    ".html",
    ".htm",
    ".xhtml",
    ".txt",
    ".text",
    ".json",
    ".jsonl",
    ".ndjson",
    ".xml",
    ".rss",
    ".atom",
    ".rdf",
    ".opml",
    ".eml",
    ".mht",
    ".mhtml",
    ".warc",
    ".wacz",
    ".zip",
    ".gz",
    ".zst",
    ".php",
    ".aspx",
    ".asp",
    ".amp",
)
"""What a folder is searched for; a file named by itself is opened whatever it is called."""

_MEDIA = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".json": "application/json",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".eml": "message/rfc822",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".xml": "application/xml",
    ".rdf": "application/rdf+xml",
}
_DAMAGED = (
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    zstandard.ZstdError,
    NotImplementedError,
    gzip.BadGzipFile,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Bytes: of one page, of one packed file unpacked; and how deep packed files may nest."""

    page: int = 64 << 20
    unpacked: int = 4 << 30
    depth: int = 3


DEFAULT_LIMITS = FileLimits()


def iter_pages(
    name: str | Path, *, limits: FileLimits = DEFAULT_LIMITS, stdin: IO[bytes] | None = None
) -> Iterator[Page | PageRefused]:
    """Yield the pages behind *name*: a file, a folder (sorted), or ``-`` for standard input.

    Whatever cannot be opened comes as a ``PageRefused`` with its path and reason; nothing is raised.
    """
    opener = _Opener(limits)
    if str(name) == "-":
        yield from opener.stream(cast("IO[bytes]", stdin or sys.stdin.buffer), "-", "stdin", 0)
        return
    path = Path(name)
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except OSError:
        yield refusal(str(path), "no_rights")
        return
    if not exists:
        yield refusal(str(path), "missing")
    elif is_folder:
        yield from _folder(path, opener)
    else:
        yield from opener.file(path)


def refusal(where: str, reason: str) -> PageRefused:
    """Return the refusal of *where* for *reason* (a key of ``reading.refusals``)."""
    return PageRefused(f"{where}: {reason}", where=where, reason=reason)


def _folder(path: Path, opener: "_Opener") -> Iterator[Page | PageRefused]:
    refused: list[OSError] = []
    found = False
    for root, folders, files in os.walk(path, onerror=refused.append):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for file in sorted(files):
            if file.startswith(".") or not file.lower().endswith(SUFFIXES):
                continue
            found = True
            yield from opener.file(Path(root) / file)
    for error in refused:
        yield refusal(str(error.filename or path), "no_rights")
    if not found and not refused:
        yield refusal(str(path), "empty")


class _Opener:
    def __init__(self, limits: FileLimits) -> None:
        self._limits = limits

    def file(self, path: Path) -> Iterator[Page | PageRefused]:
        where = str(path)
        try:
            if not path.is_file():
                yield refusal(where, "unreadable")
                return
            with path.open("rb") as opened:
                yield from self.stream(opened, where, "file", 0)
        except PermissionError:
            yield refusal(where, "no_rights")
        except FileNotFoundError:
            yield refusal(where, "missing")
        except OSError:
            yield refusal(where, "unreadable")

    def stream(self, raw: IO[bytes], where: str, door: Door, depth: int) -> Iterator[Page | PageRefused]:
        """Open *raw* by its first bytes first, its name second."""
        stream = raw if hasattr(raw, "peek") else io.BufferedReader(cast("io.RawIOBase", raw))
        stream = cast("io.BufferedReader", stream)
        try:
            head = stream.peek(16)[:16]
            yield from self._opened(stream, head, where, door, depth)
        except _DAMAGED:
            yield refusal(where, "bad_archive")

    def _opened(
        self, stream: io.BufferedReader, head: bytes, where: str, door: Door, depth: int
    ) -> Iterator[Page | PageRefused]:
        name = where.lower()
        if head.startswith(b"WARC/") or (name.endswith(".warc.gz") and head.startswith(b"\x1f\x8b")):
            yield from warc_pages(cast("IO[bytes]", stream), where, largest=self._limits.page)
        elif head.startswith(b"\x1f\x8b"):
            yield from self._unpacked(
                lambda: cast("IO[bytes]", gzip.GzipFile(fileobj=stream)), where, ".gz", door, depth
            )
        elif head.startswith(b"\x28\xb5\x2f\xfd"):
            unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27)
            yield from self._unpacked(
                lambda: cast(
                    "IO[bytes]",
                    io.BufferedReader(
                        cast("io.RawIOBase", unpacker.stream_reader(stream, read_across_frames=True))
                    ),
                ),
                where,
                ".zst",
                door,
                depth,
            )
        elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            yield from self._zip(stream, where, door, depth)
        elif name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".ndjson.gz", ".ndjson.zst")):
            yield from self._lines(stream, where, door)
        else:
            yield self._page(stream, where, door)

    def _unpacked(
        self, open_: Callable[[], IO[bytes]], where: str, suffix: str, door: Door, depth: int
    ) -> Iterator[Page | PageRefused]:
        if depth >= self._limits.depth:
            yield refusal(where, "bad_archive")
            return
        with open_() as inner:
            del suffix
            yield from self.stream(
                cast("IO[bytes]", _Counted(inner, self._limits.unpacked)), where, door, depth + 1
            )

    def _zip(
        self, stream: io.BufferedReader, where: str, door: Door, depth: int
    ) -> Iterator[Page | PageRefused]:
        if depth >= self._limits.depth:
            yield refusal(where, "bad_archive")
            return
        if not stream.seekable():
            content = stream.read(self._limits.page + 1)
            if len(content) > self._limits.page:
                yield refusal(where, "too_large")
                return
            stream = io.BufferedReader(cast("io.RawIOBase", io.BytesIO(content)))
        with zipfile.ZipFile(stream) as packed:
            is_wacz = "datapackage.json" in packed.namelist()
            for member in sorted(packed.infolist(), key=lambda info: info.filename):
                lower = member.filename.lower()
                if member.is_dir() or not lower.endswith(SUFFIXES):
                    continue
                if is_wacz and not lower.startswith("archive/"):
                    continue  # WACZ's own tables
                inside = f"{where}!{member.filename}"
                if member.file_size > self._limits.unpacked:
                    yield refusal(inside, "unpacks_too_large")
                    continue
                with packed.open(member) as inner:
                    yield from self.stream(
                        cast("IO[bytes]", _Counted(inner, self._limits.unpacked)), inside, door, depth + 1
                    )

    def _lines(self, stream: io.BufferedReader, where: str, door: Door) -> Iterator[Page | PageRefused]:
        number = 0
        while line := stream.readline(self._limits.page + 1):
            number += 1
            if len(line) > self._limits.page:
                yield refusal(f"{where}#{number}", "too_large")
                return
            if line.strip():
                yield Page(
                    content=line.strip(), door=door, path=f"{where}#{number}", media_type="application/json"
                )
        if not number:
            yield refusal(where, "empty")

    def _page(self, stream: io.BufferedReader, where: str, door: Door) -> Page | PageRefused:
        content = _all(stream, self._limits.page)
        if len(content) > self._limits.page:
            return refusal(where, "too_large")
        if not content.strip():
            return refusal(where, "empty")
        name = where.lower().removesuffix(".gz").removesuffix(".zst")
        return Page(content=content, door=door, path=where, media_type=_MEDIA.get(Path(name).suffix))


def _all(stream: IO[bytes], most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while size <= most and (piece := stream.read(1 << 20)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


class _Counted(io.RawIOBase):
    """A reader that stops with an error once more than *most* bytes have come out: unpacking bombs."""

    def __init__(self, inner: IO[bytes], most: int) -> None:
        self._inner = inner
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        piece = self._inner.read(len(view))
        self._left -= len(piece)
        if self._left < 0:
            raise EOFError("unpacks_too_large")
        view[: len(piece)] = piece
        return len(piece)
