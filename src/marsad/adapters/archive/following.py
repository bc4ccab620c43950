"""The change log, how far followers have come, and the place of the one writer."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from sqlalchemy import Connection, Engine, func, insert, select, text, update

from marsad.adapters.archive.codec import instant
from marsad.adapters.archive.keeping import log
from marsad.adapters.archive.tables import changes, decisions, followers
from marsad.errors import ArchiveBusy
from marsad.ports import Change, Decision


def read_changes(connection: Connection, after: int, limit: int) -> tuple[Change, ...]:
    """Return the change log behind *after*."""
    c = changes.c
    rows = connection.execute(select(changes).where(c.sequence > after).order_by(c.sequence).limit(limit))
    return tuple(Change(sequence=row.sequence, kind=row.kind, id=row.id) for row in rows)


def position_of(connection: Connection, follower: str) -> int:
    """Return how far *follower* has come."""
    found = connection.execute(select(followers.c.position).where(followers.c.name == follower)).scalar()
    return int(found or 0)


def advance(connection: Connection, follower: str, sequence: int) -> None:
    """Remember how far *follower* has come; call it in the transaction that holds its work."""
    moved = connection.execute(
        update(followers).where(followers.c.name == follower).values(position=sequence)
    )
    if moved.rowcount == 0:
        connection.execute(insert(followers).values(name=follower, position=sequence))


def decide(connection: Connection, kind: str, payload: Mapping[str, str], now: datetime) -> int:
    """Keep a decision and log it."""
    connection.execute(
        insert(decisions).values(
            kind=kind,
            payload=json.dumps(dict(payload), ensure_ascii=False, sort_keys=True),
            at=now.isoformat(),
        )
    )
    sequence = int(connection.execute(select(func.max(decisions.c.sequence))).scalar_one())
    log(connection, [("decision", str(sequence))])
    return sequence


def read_decisions(connection: Connection, kind: str | None) -> tuple[Decision, ...]:
    """Return the decisions in order."""
    wanted = select(decisions).order_by(decisions.c.sequence)
    if kind is not None:
        wanted = wanted.where(decisions.c.kind == kind)
    return tuple(
        Decision(
            sequence=row.sequence,
            kind=row.kind,
            payload=json.loads(row.payload),
            at=instant(row.at) or datetime.min.replace(tzinfo=UTC),
        )
        for row in connection.execute(wanted)
    )


@contextmanager
def file_place(directory: Path, follower: str) -> Iterator[None]:
    """Hold *follower*'s place by a lock on a file; the kernel frees it when the process dies."""
    import fcntl

    with (directory / f"{follower}.lock").open("a") as place:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ArchiveBusy(f"another process is at work as {follower}", follower=follower) from error
        yield


@contextmanager
def server_place(engine: Engine, follower: str) -> Iterator[None]:
    """Hold *follower*'s place by a session lock; the server frees it when the connection dies."""
    number = {"n": crc32(f"marsad {follower}".encode())}
    with engine.connect() as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:n)"), number).scalar():
            raise ArchiveBusy(f"another process is at work as {follower}", follower=follower)
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:n)"), number)
            connection.commit()
