"""Making an archive's tables, and knowing an archive that another version made."""

import importlib
import importlib.util
from pathlib import Path

from sqlalchemy import Engine, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from marsad.adapters.archive.engine import DATABASE, is_postgresql, reading, writing
from marsad.adapters.archive.tables import facts, metadata
from marsad.errors import ArchiveError, ArchiveMissing

SCHEMA = "1"
_VERSION = select(facts.c.value).where(facts.c.key == "schema")


def prepare(engine: Engine, address: str | Path, *, create: bool) -> None:
    """Make sure the archive is there and of this version.

    Raises ``ArchiveMissing`` where there is none and *create* is not asked for, ``ArchiveError``
    where what lies there is no archive, or one of a later version.
    """
    if not is_postgresql(address):
        _prepare_directory(Path(address), create=create)
    _join_followers_tables()
    try:
        present = set(inspect(engine).get_table_names())
        if facts.name not in present and not create:
            raise ArchiveMissing(f"there is no archive at {address}", address=str(address))
        if not present.issuperset(metadata.tables):
            _create(engine)
        _check_version(engine)
    except DatabaseError as error:
        reason = " ".join(str(error.orig or error).split())
        raise ArchiveError(f"{address}: {reason}", address=str(address), reason=reason) from error


def _prepare_directory(directory: Path, *, create: bool) -> None:
    if not (directory / DATABASE).exists() and not create:
        raise ArchiveMissing(f"there is no archive at {directory}", address=str(directory))
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArchiveError(f"{directory}: {reason}", address=str(directory), reason=reason) from error


def _join_followers_tables() -> None:
    """Let the tables of weaving join the metadata before anything is created."""
    if importlib.util.find_spec("marsad.adapters.archive.weaving"):
        importlib.import_module("marsad.adapters.archive.weaving")


def _create(engine: Engine) -> None:
    """Create what is missing, in one transaction: a kill leaves all of it or nothing."""
    with writing(engine) as connection:
        metadata.create_all(connection)
        if connection.execute(_VERSION).scalar() is None:
            connection.execute(insert(facts).values(key="schema", value=SCHEMA))


def _check_version(engine: Engine) -> None:
    with reading(engine) as connection:
        found = connection.execute(_VERSION).scalar()
    if found != SCHEMA:
        raise ArchiveError(f"the archive has schema {found}, this Marsad reads {SCHEMA}", found=found)
