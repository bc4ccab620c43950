"""Connections to SQLite and PostgreSQL, and the two ways to use one: to read, to write.

SQLite runs in WAL mode with ``synchronous=FULL``: what was acknowledged survives a power cut.
A writer takes its lock at the beginning (``BEGIN IMMEDIATE``), so that no transaction dies on the
way from reading to writing. On PostgreSQL writers of the change log queue on an advisory lock:
otherwise a lower sequence could become visible after a higher one, and a follower would miss it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as SqlTimeoutError
from sqlalchemy.pool import QueuePool

from marsad.errors import ArchiveError

DATABASE = "marsad.sqlite"
BUSY_SECONDS = 60
CHANGE_LOG_LOCK = 0x6D61_7273
"""Advisory lock number of PostgreSQL's change log writers ("mars")."""


def open_engine(address: str | Path) -> Engine:
    """Return an engine for a directory (SQLite inside it) or a ``postgresql://`` address."""
    if is_postgresql(address):
        url = str(address).replace("postgres://", "postgresql://", 1)
        return create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True)
    return _sqlite(Path(address) / DATABASE)


def is_postgresql(address: str | Path) -> bool:
    """True when *address* names a PostgreSQL server, not a directory."""
    return str(address).startswith(("postgresql://", "postgres://"))


def _sqlite(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=56,  # a connection costs little; a web server has many threads
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, see _begin
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",  # what is forgotten is overwritten
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "cache_size=-32000",
            "temp_store=MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("marsad_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the archive from beginning to end."""
    with _said_plainly(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose work is committed at the end: all of it, or none on an error."""
    with _said_plainly(), engine.connect() as plain:
        connection = plain.execution_options(marsad_writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": CHANGE_LOG_LOCK})
            yield connection


def empty_log(engine: Engine) -> None:
    """Write SQLite's log into its file and empty it: forgotten text must not lie there."""
    if engine.dialect.name == "sqlite":
        with _said_plainly(), engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn what the driver raises (locked, full, damaged, gone) into ``ArchiveError``."""
    try:
        yield
    except (DBAPIError, SqlTimeoutError) as error:
        reason = " ".join(str(getattr(error, "orig", None) or error).split())
        raise ArchiveError(reason, reason=reason) from error
