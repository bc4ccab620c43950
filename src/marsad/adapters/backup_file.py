"""The file of a backup: a tar of ``manifest.json`` and ``marsad.sqlite``, compressed with zstd.

Both tools are everywhere, so that a backup can be opened without Marsad: ``tar --zstd -xf``.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import zstandard

from marsad.errors import InputError

MANIFEST = "manifest.json"
DATABASE = "marsad.sqlite"
LEVEL = 6
LARGEST_MANIFEST = 1 << 20
_STRETCH = 1 << 20


def digest_of(file: Path) -> str:
    """Return the SHA-256 of *file*, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def pack(directory: Path, manifest: Mapping[str, Any], file: Path) -> None:
    """Write the database in *directory* and *manifest* to *file*, which must not exist, onto the disk."""
    text = json.dumps(dict(manifest), ensure_ascii=False, indent=2, sort_keys=True).encode()
    # readers' addresses and webhooks' secrets lie in an archive: the file is its owner's alone
    place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(place, "wb") as out:
        compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        with (
            compressor.stream_writer(out, closefd=False) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            member = tarfile.TarInfo(MANIFEST)
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
            database = directory / DATABASE
            member = tarfile.TarInfo(DATABASE)
            member.size = database.stat().st_size
            with database.open("rb") as source:
                tar.addfile(member, source)
        out.flush()
        os.fsync(out.fileno())


def unpack(file: Path, directory: Path) -> dict[str, Any]:
    """Write the database in *file* into *directory* and return the manifest.

    Names in the file choose no path. Raises ``InputError`` where it is no backup, is cut short or
    its digest is another than the manifest's.
    """
    try:
        with _members(file) as tar:
            manifest = _manifest(tar)
            member = tar.next()
            source = tar.extractfile(member) if member is not None and member.name == DATABASE else None
            if source is None or member is None or member.size != manifest.get("bytes"):
                raise InputError(f"{file} is no backup of Marsad's, or is damaged")
            _write(source, directory / DATABASE)
    except (tarfile.TarError, zstandard.ZstdError, EOFError, ValueError, RecursionError) as error:
        raise InputError(f"{file} is no backup of Marsad's, or is damaged: {error}") from error
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from error
    if digest_of(directory / DATABASE) != manifest.get("sha256"):
        raise InputError(f"{file} is damaged: the digest of its database is not the one in its manifest")
    return manifest


@contextmanager
def _members(file: Path) -> Iterator[tarfile.TarFile]:
    with (
        file.open("rb") as packed,
        zstandard.ZstdDecompressor().stream_reader(packed) as plain,
        tarfile.open(fileobj=plain, mode="r|") as tar,
    ):
        yield tar


def _manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    member = tar.next()
    source = tar.extractfile(member) if member is not None and member.name == MANIFEST else None
    if source is None or member is None or member.size > LARGEST_MANIFEST:
        raise ValueError("no manifest")
    manifest = json.loads(source.read())
    if not isinstance(manifest, dict):
        raise ValueError("no manifest")
    return manifest


def _write(source: IO[bytes], target: Path) -> None:
    with target.open("xb") as out:
        while stretch := source.read(_STRETCH):
            out.write(stretch)
        out.flush()
        os.fsync(out.fileno())
