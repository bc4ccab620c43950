"""Nouns to bytes and back: msgpack by field name, compressed with zstd.

By name, so that a field added later reads as its default from older rows. A compressor serves
one thread at a time; each thread has its own.
"""

import threading
from datetime import datetime
from typing import Any, TypeVar

import msgspec
import zstandard

from marsad.errors import ArchiveError
from marsad.model.analysis import Analysis
from marsad.model.article import Article

T = TypeVar("T")

LEVEL = 3
LARGEST = 1 << 30
"""Bytes one value may unpack to: a damaged frame must not ask for all the memory there is."""

_local = threading.local()
_encoder = msgspec.msgpack.Encoder()
_decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {
    kind: msgspec.msgpack.Decoder(kind) for kind in (Article, Analysis)
}


def pack(value: object) -> bytes:
    """Return *value* (a noun) as compressed bytes."""
    return squeeze(_encoder.encode(value))


def unpack(stored: bytes, kind: type[T]) -> T:
    """Return the noun of *kind* that ``pack`` stored; raises ``ArchiveError`` where it is damaged."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.msgpack.Decoder(kind)
    try:
        value: T = decoder.decode(unsqueeze(stored))
    except msgspec.MsgspecError as error:
        raise ArchiveError(f"a stored {kind.__name__} cannot be read: {error}", kind=kind.__name__) from error
    return value


def squeeze(content: bytes) -> bytes:
    """Return *content* compressed."""
    if not hasattr(_local, "compressor"):
        _local.compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    squeezed: bytes = _local.compressor.compress(content)
    return squeezed


def unsqueeze(stored: bytes) -> bytes:
    """Return what ``squeeze`` was given; raises ``ArchiveError`` where it is damaged."""
    if not hasattr(_local, "decompressor"):
        _local.decompressor = zstandard.ZstdDecompressor()
    try:
        content: bytes = _local.decompressor.decompress(stored, max_output_size=LARGEST)
    except (zstandard.ZstdError, TypeError) as error:  # a damaged row may hold no bytes at all
        raise ArchiveError(f"a stored text cannot be unpacked: {error}") from error
    return content


def instant(value: str | None) -> datetime | None:
    """Return the moment a text column holds."""
    return None if value is None else datetime.fromisoformat(value)


def plain(value: str | None) -> str | None:
    """Return text fit for a column: PostgreSQL takes no NUL, no database takes half a surrogate."""
    if value is None:
        return None
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
