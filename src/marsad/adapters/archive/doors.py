"""Doors, offered addresses and hosts in the archive's database: the schedule survives everything.

An offer is leased before it is fetched, together with its host, so that several processes share
the work and no host is asked twice at once; a lease that its holder did not live to give back
runs out by itself.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from marsad.adapters.archive.engine import reading, writing
from marsad.adapters.archive.keeping import chunks
from marsad.adapters.archive.tables import metadata
from marsad.collecting.addresses import host_of
from marsad.model.door import DoorCounts, HostManners, Offer, Settled, SourceDoor

LEASE = timedelta(minutes=5)
_MOMENT = String(40)

doors = Table(
    "doors",
    metadata,
    Column("address", Text, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("on", SmallInteger, nullable=False),
    Column("due", _MOMENT, nullable=False),
    Column("every_seconds", Integer, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("offered", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
    Column("visited", _MOMENT),
    Column("succeeded", _MOMENT),
    Column("trouble", Text),
    Index(None, "on", "due"),
)

offers = Table(
    "offers",
    metadata,
    Column("url", Text, primary_key=True),
    Column("door", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("offered_at", _MOMENT, nullable=False),
    Column("due", _MOMENT),
    Column("tries", Integer, nullable=False),
    Column("outcome", String(16)),
    Column("reason", Text),
    Column("settled_at", _MOMENT),
    Index(None, "due"),
    Index(None, "door"),
)
"""``due`` is empty once the address is settled; the row stays, so that no door offers it anew."""

hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("robots", Text),
    Column("robots_read", _MOMENT),
    Column("pause_seconds", Float, nullable=False),
    Column("ready", _MOMENT),
)


class SqlDoors:
    """The DoorStore port over the archive's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # doors

    def put(self, door: SourceDoor) -> None:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            connection.execute(delete(doors).where(doors.c.address == door.address))
            connection.execute(insert(doors).values(**_row(door)))

    def remove(self, address: str) -> bool:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            return connection.execute(delete(doors).where(doors.c.address == address)).rowcount > 0

    def every(self) -> tuple[SourceDoor, ...]:
        """See ``ports.DoorStore``."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(doors).order_by(doors.c.address)).mappings()
            return tuple(_door(dict(row)) for row in rows)

    def take_door(self, now: datetime) -> SourceDoor | None:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            ready = and_(doors.c.on == 1, doors.c.due <= _text(now))
            found = (
                connection.execute(select(doors).where(ready).order_by(doors.c.due).limit(1))
                .mappings()
                .first()
            )
            if found is None:
                return None
            leased = _text(now + LEASE)
            connection.execute(update(doors).where(doors.c.address == found["address"]).values(due=leased))
            return _door(dict(found))

    def visited(self, door: SourceDoor, urls: Sequence[str], now: datetime) -> int:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            known: set[str] = set()
            for part in chunks(list(dict.fromkeys(urls))):
                known.update(connection.scalars(select(offers.c.url).where(offers.c.url.in_(part))))
            fresh = [url for url in dict.fromkeys(urls) if url not in known]
            if fresh:
                connection.execute(
                    insert(offers),
                    [{"url": url, "door": door.address, "host": host_of(url), "offered_at": _text(now),
                      "due": _text(now), "tries": 0} for url in fresh],
                )  # fmt: skip
            values = _row(door)
            values["offered"] = doors.c.offered + len(fresh)
            del values["kept"]  # counted where offers settle, perhaps by another process meanwhile
            connection.execute(update(doors).where(doors.c.address == door.address).values(**values))
        return len(fresh)

    # offers

    def take_offers(self, now: datetime, limit: int, pause_seconds: float) -> tuple[Offer, ...]:
        """See ``ports.DoorStore``."""
        moment = _text(now)
        with writing(self._engine) as connection:
            found = connection.execute(
                select(offers.c.host, func.min(offers.c.due), func.min(offers.c.url))
                .select_from(offers.outerjoin(hosts, hosts.c.host == offers.c.host))
                .where(offers.c.due <= moment, or_(hosts.c.ready.is_(None), hosts.c.ready <= moment))
                .group_by(offers.c.host)
                .order_by(func.min(offers.c.due))
                .limit(limit)
            ).all()
            urls = [url for _, _, url in found]
            if not urls:
                return ()
            leased = update(offers).where(offers.c.url.in_(urls)).values(due=_text(now + LEASE))
            connection.execute(leased)
            asked = select(hosts.c.host, hosts.c.pause_seconds).where(
                hosts.c.host.in_([row.host for row in found])
            )
            pauses: dict[str, float] = {row.host: row.pause_seconds for row in connection.execute(asked)}
            for host, _, _ in found:
                pause = max(pauses.get(host, 0.0), pause_seconds)
                _put_host(connection, host, pause_seconds=pause, ready=_text(now + timedelta(seconds=pause)))
            rows = connection.execute(select(offers).where(offers.c.url.in_(urls)).order_by(offers.c.url))
            return tuple(Offer(url=row.url, door=row.door, tries=row.tries) for row in rows)

    def settle(self, settled: Sequence[Settled], now: datetime) -> None:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            for each in settled:
                connection.execute(
                    update(offers)
                    .where(offers.c.url == each.offer.url)
                    .values(
                        due=_text(each.again) if each.again else None,
                        tries=each.offer.tries + (each.outcome == "failed"),
                        outcome=each.outcome,
                        reason=each.reason,
                        settled_at=None if each.again else _text(now),
                    )
                )
                if each.outcome == "kept":
                    more = (
                        update(doors).where(doors.c.address == each.offer.door).values(kept=doors.c.kept + 1)
                    )
                    connection.execute(more)

    def waiting(self, now: datetime) -> int:
        """See ``ports.DoorStore``."""
        with reading(self._engine) as connection:
            open_offers = select(func.count()).select_from(offers).where(offers.c.due <= _text(now))
            return int(connection.scalar(open_offers) or 0)

    def counts(self, now: datetime) -> DoorCounts:
        """See ``ports.DoorStore``."""
        with reading(self._engine) as connection:

            def number(*conditions: ColumnElement[bool]) -> int:
                return int(connection.scalar(select(func.count()).select_from(doors).where(*conditions)) or 0)

            on = doors.c.on == 1
            fates = select(offers.c.outcome, func.count()).group_by(offers.c.outcome)
            due = select(func.count()).select_from(offers).where(offers.c.due <= _text(now))
            return DoorCounts(
                on=number(on),
                shut=number(doors.c.on == 0),
                due=number(on, doors.c.due <= _text(now)),
                failing=number(on, doors.c.failures > 0),
                offers={outcome or "waiting": int(count) for outcome, count in connection.execute(fates)},
                offers_due=int(connection.scalar(due) or 0),
                last_success=_moment(connection.scalar(select(func.max(doors.c.succeeded)))),
            )

    def move(self, old: str, new: str) -> bool:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            found = connection.execute(select(doors).where(doors.c.address == old)).mappings().first()
            if found is None:
                return False
            there = select(doors.c.address).where(doors.c.address == new)
            if connection.execute(there).first() is None:
                connection.execute(update(doors).where(doors.c.address == old).values(address=new))
            else:
                connection.execute(delete(doors).where(doors.c.address == old))
                more = {"offered": doors.c.offered + found["offered"], "kept": doors.c.kept + found["kept"]}
                connection.execute(update(doors).where(doors.c.address == new).values(**more))
            connection.execute(update(offers).where(offers.c.door == old).values(door=new))
            return True

    def outcomes(self, door: str) -> dict[str, int]:
        """See ``ports.DoorStore``."""
        with reading(self._engine) as connection:
            counted = (
                select(offers.c.outcome, func.count()).where(offers.c.door == door).group_by(offers.c.outcome)
            )
            return {outcome or "waiting": int(count) for outcome, count in connection.execute(counted)}

    # hosts

    def manners(self, host: str) -> HostManners | None:
        """See ``ports.DoorStore``."""
        with reading(self._engine) as connection:
            found = connection.execute(select(hosts).where(hosts.c.host == host)).mappings().first()
            if found is None:
                return None
            return HostManners(
                host=host,
                robots=found["robots"],
                robots_read=_moment(found["robots_read"]),
                pause_seconds=found["pause_seconds"],
                ready=_moment(found["ready"]),
            )

    def learn_manners(self, manners: HostManners) -> None:
        """See ``ports.DoorStore``."""
        with writing(self._engine) as connection:
            _put_host(
                connection,
                manners.host,
                robots=manners.robots,
                pause_seconds=manners.pause_seconds,
                robots_read=_text(manners.robots_read) if manners.robots_read else None,
                ready=_text(manners.ready) if manners.ready else None,
            )


def _put_host(connection: Connection, host: str, **values: str | float | None) -> None:
    changed = connection.execute(update(hosts).where(hosts.c.host == host).values(**values)).rowcount
    if not changed:
        connection.execute(insert(hosts).values(**{"host": host, "pause_seconds": 0.0, **values}))


def _text(moment: datetime) -> str:
    """One width and one zone, so that text sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _moment(text: str | None) -> datetime | None:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC) if text else None


def _row(door: SourceDoor) -> dict[str, Any]:
    return {
        "address": door.address,
        "kind": door.kind,
        "name": door.name,
        "on": int(door.on),
        "due": _text(door.due),
        "every_seconds": door.every_seconds,
        "etag": door.etag,
        "modified": door.modified,
        "failures": door.failures,
        "offered": door.offered,
        "kept": door.kept,
        "visited": _text(door.visited) if door.visited else None,
        "succeeded": _text(door.succeeded) if door.succeeded else None,
        "trouble": door.trouble,
    }


def _door(row: Mapping[str, Any]) -> SourceDoor:
    moments = {key: _moment(row[key]) for key in ("visited", "succeeded")}
    due = _moment(row["due"])
    return SourceDoor(**{**row, **moments, "due": due, "on": bool(row["on"])})
