"""Backing up and restoring: a copy of the archive that has been tried before it is called one.

A backup is restored and checked before it gets its name; a restored archive is checked before it
gets its place. Killed anywhere, neither leaves something that looks finished. The search index is
no part of it: it is made anew from the archive.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from marsad.errors import ArchiveError, InputError
from marsad.ports import Archive, Clock, Fault
from marsad.version import VERSION

FORMAT = "marsad.backup/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds. ``last_change`` is its place in the change log, ``sha256`` the database's."""

    format: str
    marsad: str
    made: str
    bytes: int
    sha256: str
    pages: int
    articles: int
    claims: int
    refusals: int
    last_change: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """How archives are copied (into a directory), digested, packed (to a file) and unpacked from it.

    ``copy`` raises ``ArchiveError``, ``unpack`` ``InputError``; both leave one file in the directory.
    """

    copy: Callable[[str, Path], Path]
    digest: Callable[[Path], str]
    pack: Callable[[Path, Mapping[str, Any], Path], None]
    unpack: Callable[[Path, Path], dict[str, Any]]


Opener = Callable[[str], Archive]


def backup(address: str, file: Path, copies: Copies, opened: Opener, clock: Clock) -> Manifest:
    """Write the archive at *address* to *file* while it is used, restore that once, and check it.

    Raises ``InputError`` where *file* exists or cannot be written, ``ArchiveError`` where it has faults.
    """
    if file.exists() or file.is_symlink():
        raise InputError(f"{file} is there already; a backup overwrites nothing")
    with _beside(file) as folder:
        copy = folder / "copy"
        copy.mkdir()
        database = copies.copy(address, copy)
        manifest = _described(database, copies, opened, clock)
        packed = folder / "packed"
        copies.pack(copy, asdict(manifest), packed)
        shutil.rmtree(copy)
        restored = folder / "restored"
        restored.mkdir()
        _tried(packed, restored, copies, opened)
        _named(packed, file)
    return manifest


def restore(file: Path, directory: Path, copies: Copies, opened: Opener) -> Manifest:
    """Make an archive in *directory* from *file*, checked before it is there; raises ``InputError``.

    An archive is never overwritten: *directory* must be new, or empty.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise InputError(f"{directory} is not empty; restoring overwrites nothing")
    if not file.is_file():
        raise InputError(f"there is no file {file}")
    with _beside(directory) as folder:
        made = folder / "archive"
        made.mkdir()
        manifest = _tried(file, made, copies, opened)
        if directory.exists():
            directory.rmdir()
        made.rename(directory)
        _directory_onto_disk(directory.parent)
    return manifest


def _described(database: Path, copies: Copies, opened: Opener, clock: Clock) -> Manifest:
    """Count in a second copy: opening an archive changes its file (it begins a log)."""
    counted = database.parent.with_name("counted")
    counted.mkdir()
    shutil.copyfile(database, counted / database.name)
    with closing(opened(str(counted))) as archive:
        counts = archive.counts()
    shutil.rmtree(counted)
    return Manifest(
        format=FORMAT, marsad=VERSION, made=clock.now().isoformat(),
        bytes=database.stat().st_size, sha256=copies.digest(database),
        pages=counts.pages, articles=counts.articles, claims=counts.claims, refusals=counts.refusals,
        last_change=counts.last_change,
    )  # fmt: skip


def _tried(file: Path, directory: Path, copies: Copies, opened: Opener) -> Manifest:
    """Restore *file* into *directory* and look at everything in it once."""
    found = copies.unpack(file, directory)
    if found.get("format") != FORMAT:
        raise InputError(f"{file}: this Marsad restores {FORMAT}, not {str(found.get('format'))[:40]}")
    try:
        manifest = Manifest(**found)
    except TypeError as error:
        raise InputError(f"{file}: its manifest cannot be read") from error
    with closing(opened(str(directory))) as archive:
        faults: tuple[Fault, ...] = archive.check()
        counts = archive.counts()
    held = (counts.pages, counts.articles, counts.claims, counts.refusals, counts.last_change)
    told = (manifest.pages, manifest.articles, manifest.claims, manifest.refusals, manifest.last_change)
    if faults:
        named = "; ".join(f"{fault.key} {fault.subject}" for fault in faults[:3])
        raise ArchiveError(f"the archive in {file} has {len(faults)} faults: {named}", reason=named)
    if held != told:
        raise ArchiveError(f"{file} holds {held}, its manifest says {told}", reason="counts")
    return manifest


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Give a folder on the file system of *place*, so that what is made there can be renamed to it."""
    try:
        place.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".marsad-", dir=place.absolute().parent) as folder:
            yield Path(folder)
    except OSError as error:
        raise InputError(f"{place}: {error.strerror or error}") from error


def _named(packed: Path, file: Path) -> None:
    """Give *packed* its name unless someone else took it meanwhile (a link overwrites nothing)."""
    os.link(packed, file)
    _directory_onto_disk(file.absolute().parent)


def _directory_onto_disk(directory: Path) -> None:
    place = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
