"""``SqlWeave``: the weave in the archive's database, written in one transaction with its position."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite

from marsad.adapters.archive import following, weaving
from marsad.adapters.archive.engine import reading, writing
from marsad.adapters.archive.keeping import chunks, log
from marsad.adapters.archive.weave_rows import (
    SEAT_COLUMNS,
    Row,
    copy_of_row,
    copy_row,
    line_of_row,
    line_row,
    seat_of_row,
    seat_row,
    thread_of_row,
    thread_row,
)
from marsad.model.article import ArticleId
from marsad.model.story import Copy, StoryId
from marsad.ports import Slice, StoryOrder
from marsad.stories.kept import Effects, LogLine, Seat, Thread, Woven

FOLLOWER = "weave"
TERMS_AT_ONCE = 200

_decode = msgspec.msgpack.Decoder(Woven).decode
_encode = msgspec.msgpack.Encoder().encode


class SqlWeave:
    """What weaving keeps, in SQLite or PostgreSQL; see ``ports.WeaveStore``."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._postgresql = engine.dialect.name == "postgresql"

    # what the loom asks
    def postings(self, keys: Sequence[int]) -> Mapping[int, Sequence[tuple[int, int]]]:
        """See ``Remembered``."""
        found: dict[int, list[tuple[int, int]]] = {}
        with reading(self.engine) as connection:
            for key, sequence, outlet in self._among(
                connection,
                "SELECT key, sequence, outlet FROM weave_keys WHERE key",
                keys,
                "ORDER BY key, sequence",
            ):
                found.setdefault(key, []).append((sequence, outlet))
        return found

    def sharing(self, terms: Sequence[int], newest: int) -> Mapping[int, Sequence[int]]:
        """See ``Remembered``."""
        found: dict[int, list[int]] = {}
        with reading(self.engine) as connection:
            for start in range(0, len(terms), TERMS_AT_ONCE):
                part = terms[start : start + TERMS_AT_ONCE]
                wanted = " UNION ALL ".join(
                    f"SELECT * FROM (SELECT term, sequence FROM weave_terms WHERE term = {int(term)} "
                    f"ORDER BY sequence DESC LIMIT {int(newest)}) t{number}"
                    for number, term in enumerate(part)
                )
                for term, sequence in connection.exec_driver_sql(wanted):
                    found.setdefault(term, []).append(sequence)
        return found

    def frequencies(self, terms: Sequence[int]) -> Mapping[int, int]:
        """See ``Remembered``."""
        with reading(self.engine) as connection:
            rows = self._among(connection, "SELECT term, count FROM weave_counts WHERE term", terms)
            return {row[0]: row[1] for row in rows}

    def woven(self, sequences: Sequence[int]) -> Mapping[int, Woven]:
        """See ``Remembered``."""
        with reading(self.engine) as connection:
            rows = self._among(
                connection, "SELECT sequence, value FROM weave_texts WHERE sequence", sequences
            )
            return {sequence: _decode(bytes(value)) for sequence, value in rows}

    def seats(self, sequences: Sequence[int]) -> Mapping[int, Seat]:
        """See ``Remembered``."""
        with reading(self.engine) as connection:
            rows = self._among(
                connection, f"SELECT {SEAT_COLUMNS} FROM weave_seats WHERE sequence", sequences
            )
            return {row[0]: seat_of_row(row) for row in rows}

    def members(self, story: StoryId) -> Sequence[Seat]:
        """See ``Remembered``."""
        with reading(self.engine) as connection:
            rows = connection.execute(
                text(f"SELECT {SEAT_COLUMNS} FROM weave_seats WHERE story = :story ORDER BY sequence"),
                {"story": story},
            )
            return [seat_of_row(tuple(row)) for row in rows]

    def thread(self, story: StoryId) -> Thread | None:
        """See ``Remembered``."""
        with reading(self.engine) as connection:
            row = connection.execute(select(weaving.stories).where(weaving.stories.c.id == story)).first()
            return None if row is None else thread_of_row(row)

    def sequence_of(self, article: ArticleId) -> int | None:
        """See ``Remembered``."""
        c = weaving.texts.c
        with reading(self.engine) as connection:
            found = connection.execute(select(c.sequence).where(c.article == article)).scalar()
            return None if found is None else int(found)

    def undoing(self, decision: int) -> Mapping[int, StoryId]:
        """See ``Remembered``."""
        c = weaving.undo.c
        with reading(self.engine) as connection:
            rows = connection.execute(select(c.sequence, c.story).where(c.decision == decision))
            return {row.sequence: StoryId(row.story) for row in rows}

    # what readers ask
    def seat_of(self, article: ArticleId) -> Seat | None:
        """Return where an article sits."""
        with reading(self.engine) as connection:
            row = connection.execute(
                text(f"SELECT {SEAT_COLUMNS} FROM weave_seats WHERE article = :article"), {"article": article}
            ).first()
            return None if row is None else seat_of_row(tuple(row))

    def resolve(self, story: StoryId) -> StoryId:
        """Return the id under which a story lives on after merges."""
        c = weaving.aliases.c
        with reading(self.engine) as connection:
            for _ in range(64):
                successor = connection.execute(select(c.story).where(c.old == story)).scalar()
                if successor is None:
                    break
                story = StoryId(successor)
        return story

    def threads(
        self, order: StoryOrder, *, since: str | None, limit: int, cursor: str | None, least: int = 1
    ) -> Slice[Thread]:
        """Return stories, the first in *order* first."""
        c = weaving.stories.c
        column = {"latest": c.last, "sources": c.origins, "size": c.size, "updated": c.updated}[order]
        key = func.coalesce(column, "") if order == "latest" else column
        wanted = select(weaving.stories).where(c.size >= least).order_by(key.desc(), c.id).limit(limit + 1)
        if since is not None:
            wanted = wanted.where(c.last >= since)
        if cursor is not None:
            at, last = json.loads(cursor)
            wanted = wanted.where(or_(key < at, (key == at) & (c.id > last)))
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        found = tuple(thread_of_row(row) for row in rows[:limit])
        if len(rows) <= limit:
            return Slice(items=found)
        value = {"latest": found[-1].last or "", "sources": found[-1].origins, "size": found[-1].size}
        return Slice(items=found, cursor=json.dumps([value.get(order, found[-1].updated), found[-1].id]))

    def copies_of(self, article: ArticleId) -> tuple[Copy, ...]:
        """Return the copy relations that an article stands in, the closest first."""
        c = weaving.copies.c
        wanted = select(weaving.copies).where(or_(c.article == article, c.other == article))
        with reading(self.engine) as connection:
            return tuple(
                copy_of_row(row) for row in connection.execute(wanted.order_by(c.contained.desc(), c.other))
            )

    def story_log(self, story: StoryId, limit: int = 200) -> tuple[LogLine, ...]:
        """Return what happened to a story, the latest first."""
        c = weaving.story_log.c
        wanted = select(weaving.story_log).where(or_(c.story == story, c.other == story))
        with reading(self.engine) as connection:
            return tuple(
                line_of_row(row) for row in connection.execute(wanted.order_by(c.number.desc()).limit(limit))
            )

    def position(self) -> int:
        """Return the change up to which everything is woven."""
        with reading(self.engine) as connection:
            return following.position_of(connection, FOLLOWER)

    # writing
    def write(self, effects: Effects, position: int) -> None:
        """Write what a loom changed and remember *position*: both or neither."""
        with writing(self.engine) as connection:
            self._write_texts(connection, effects)
            self._write_stories(connection, effects)
            self._forget(connection, effects.forgotten)
            changed = [story for story, thread in effects.threads.items() if thread is not None]
            log(connection, [("story", story) for story in (*changed, *effects.aliases)])
            following.advance(connection, FOLLOWER, position)

    def wipe(self) -> None:
        """Forget the whole weave; the next one begins at the archive's first change."""
        with writing(self.engine) as connection:
            for table in weaving.WEAVE_TABLES:
                connection.execute(delete(table))
            following.advance(connection, FOLLOWER, 0)

    def _write_texts(self, connection: Connection, effects: Effects) -> None:
        _insert(
            connection,
            weaving.texts,
            [{"sequence": t.sequence, "article": t.article, "value": _encode(t)} for t in effects.woven],
        )
        _insert(
            connection,
            weaving.keys,
            [{"key": k, "sequence": s, "outlet": o} for k, s, o in sorted(effects.postings)],
        )
        _insert(connection, weaving.terms, [{"term": t, "sequence": s} for t, s in sorted(effects.rare)])
        counted = [{"term": t, "count": n} for t, n in sorted(effects.frequencies.items())]
        if counted:
            adding = self._upsert(weaving.counts)
            connection.execute(
                adding.on_conflict_do_update(
                    index_elements=["term"], set_={"count": weaving.counts.c.count + adding.excluded.count}
                ),
                counted,
            )
        copied = [copy_row(copy) for copy in effects.copies]
        if copied:
            connection.execute(self._upsert(weaving.copies).on_conflict_do_nothing(), copied)

    def _write_stories(self, connection: Connection, effects: Effects) -> None:
        self._replace(connection, weaving.seats, "sequence", [seat_row(s) for s in effects.seats.values()])
        closed = [story for story, thread in effects.threads.items() if thread is None]
        for part in chunks(closed):
            connection.execute(delete(weaving.stories).where(weaving.stories.c.id.in_(part)))
        living = [thread_row(thread) for thread in effects.threads.values() if thread is not None]
        self._replace(connection, weaving.stories, "id", living)
        known = [{"old": old, "story": new} for old, new in effects.aliases.items() if new is not None]
        for part in chunks(list(effects.aliases)):
            connection.execute(delete(weaving.aliases).where(weaving.aliases.c.old.in_(part)))
        _insert(connection, weaving.aliases, known)
        _insert(connection, weaving.story_log, [line_row(line) for line in effects.log])
        moved = [
            {"decision": decision, "sequence": sequence, "story": story}
            for decision, before in effects.undo.items()
            for sequence, story in before.items()
        ]
        _insert(connection, weaving.undo, moved)

    def _forget(self, connection: Connection, sequences: Sequence[int]) -> None:
        for sequence in sequences:
            row = connection.execute(
                select(weaving.texts).where(weaving.texts.c.sequence == sequence)
            ).first()
            connection.execute(delete(weaving.seats).where(weaving.seats.c.sequence == sequence))
            if row is None:
                continue
            text_kept = _decode(bytes(row.value))
            for table, column, values in (
                (weaving.keys, weaving.keys.c.key, text_kept.indexed()),
                (weaving.terms, weaving.terms.c.term, text_kept.traits.rare),
            ):
                for part in chunks(values):
                    connection.execute(delete(table).where(column.in_(part), table.c.sequence == sequence))
            c = weaving.copies.c
            connection.execute(
                delete(weaving.copies).where(or_(c.article == row.article, c.other == row.article))
            )
            connection.execute(delete(weaving.texts).where(weaving.texts.c.sequence == sequence))

    # the two dialects
    def _among(
        self, connection: Connection, wanted: str, values: Sequence[int], after: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """Run ``wanted IN (values)`` with the values as one parameter."""
        if not values:
            return iter(())
        if self._postgresql:
            statement = text(f"{wanted} = ANY(CAST(:values AS BIGINT[])) {after}")
            return (tuple(row) for row in connection.execute(statement, {"values": list(values)}))
        given = json.dumps(list(values))
        rows = connection.exec_driver_sql(f"{wanted} IN (SELECT value FROM json_each(?)) {after}", (given,))
        return (tuple(row) for row in rows)

    def _upsert(self, table: Any) -> Any:
        return postgresql.insert(table) if self._postgresql else sqlite.insert(table)

    def _replace(self, connection: Connection, table: Any, key: str, rows: list[Row]) -> None:
        if not rows:
            return
        putting = self._upsert(table)
        others = {c.name: putting.excluded[c.name] for c in table.columns if c.name != key}
        connection.execute(putting.on_conflict_do_update(index_elements=[key], set_=others), rows)


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
