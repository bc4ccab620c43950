"""Collections of records: JSON Lines and JSON arrays, plain or packed, files and folders.

Each record becomes a page whose bytes are the record as it stood, so that the same record is the
same page for ever. Lines stream; an array is held whole (packed: within a limit).
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec
import zstandard

from marsad.errors import PageRefused
from marsad.model.page import Page

LARGEST_LINE = 64 << 20
LARGEST_ARRAY = 1 << 30
"""Bytes, unpacked."""

SUFFIXES = (".jsonl", ".ndjson", ".json", ".gz", ".zst", ".zip")

_DAMAGED = (OSError, EOFError, zipfile.BadZipFile, zlib.error, zstandard.ZstdError, NotImplementedError)


class Collection:
    """Records of a file or folder; ``fraction`` is how much of its bytes has been passed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done = 0
        self._total = 0
        self._open: IO[bytes] | None = None

    @property
    def fraction(self) -> float:
        """Share of the bytes on disk that lie behind; 0 at the start."""
        at = self._open.tell() if self._open is not None and not self._open.closed else 0
        return min(1.0, (self._done + at) / self._total) if self._total else 0.0

    def records(self) -> Iterator[Page | PageRefused]:
        """Return every record as a page; what is damaged comes as a refusal, work goes on."""
        files = self._files()
        if not files:
            yield refusal(self._path, "missing" if not self._path.exists() else "no_items")
        self._total = sum(_size(file) for file in files)
        for file in files:
            try:
                with file.open("rb") as opened:
                    self._open = opened
                    yield from _records(opened, file.name, str(file))
            except PermissionError:
                yield refusal(file, "no_rights")
            except _DAMAGED:
                yield refusal(file, "bad_archive")
            self._open = None
            self._done += _size(file)

    def _files(self) -> list[Path]:
        if not self._path.is_dir():
            return [self._path] if self._path.exists() else []
        return sorted(p for p in self._path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)


def refusal(where: object, reason: str) -> PageRefused:
    """Return the refusal of *where* for *reason* (a stable key)."""
    return PageRefused(f"{where}: {reason}", where=str(where), reason=reason)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _records(stream: IO[bytes], name: str, where: str) -> Iterator[Page | PageRefused]:
    """Unpack *stream* by its *name* until records appear."""
    lower = name.lower()
    if lower.endswith(".zip"):
        with zipfile.ZipFile(stream) as packed:
            for member in packed.infolist():
                if not member.is_dir() and member.filename.lower().endswith(SUFFIXES):
                    with packed.open(member) as inner:
                        yield from _records(inner, member.filename, f"{where}!{member.filename}")
    elif lower.endswith(".gz"):
        with gzip.open(stream) as inner:
            yield from _records(cast("IO[bytes]", inner), name[:-3], where)
    elif lower.endswith(".zst"):
        with zstandard.ZstdDecompressor().stream_reader(stream) as reader:
            yield from _records(cast("IO[bytes]", io.BufferedReader(reader)), name[:-4], where)
    else:
        yield from _plain_records(stream, where)


def _plain_records(stream: IO[bytes], where: str) -> Iterator[Page | PageRefused]:
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast("io.RawIOBase", stream))
    start: bytes = buffered.peek(64)[:64]
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        yield from _array(buffered, where)
        return
    number = 0
    while line := buffered.readline(LARGEST_LINE + 1):
        number += 1
        if len(line) > LARGEST_LINE:
            yield refusal(f"{where}#{number}", "too_large")
            return
        content = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if content:
            yield Page(content=content, door="import", path=f"{where}#{number}")


def _array(stream: IO[bytes], where: str) -> Iterator[Page | PageRefused]:
    content = stream.read(LARGEST_ARRAY + 1)
    if len(content) > LARGEST_ARRAY:
        yield refusal(where, "unpacks_too_large")
        return
    try:
        raws = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except msgspec.MsgspecError:
        yield refusal(where, "bad_json")
        return
    for number, raw in enumerate(raws, 1):
        yield Page(content=bytes(raw).strip(), door="import", path=f"{where}#{number}")
