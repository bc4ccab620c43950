"""A consistent copy of an archive that is in use: SQLite's online backup.

In WAL mode a reader sees one state and holds nobody up; copying in one step keeps that state to
the end, so writers go on and the copy never has to begin anew.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from marsad.adapters.archive.engine import BUSY_SECONDS, DATABASE, is_postgresql
from marsad.errors import ArchiveError, ArchiveMissing, InputError


def copy_archive(address: str, directory: Path) -> Path:
    """Write the archive at *address*, as it stands now, into *directory* and return the file.

    Raises ``ArchiveMissing``, ``ArchiveError`` (disk full, damaged), ``InputError`` for PostgreSQL.
    """
    if is_postgresql(address):
        raise InputError("an archive on a PostgreSQL server is backed up with pg_dump")
    origin = Path(address) / DATABASE
    if not origin.is_file():
        raise ArchiveMissing(f"there is no archive at {address}", address=address)
    target = directory / DATABASE
    try:
        with (
            closing(sqlite3.connect(origin, timeout=BUSY_SECONDS)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
        _onto_disk(target)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(f"{address}: {error}", reason=str(error)) from error
    return target


def _onto_disk(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
