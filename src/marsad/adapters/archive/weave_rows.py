"""The weave's rows and the values they hold."""

import json
from typing import Any

import msgspec

from marsad.adapters.archive.codec import plain
from marsad.model.article import ArticleId
from marsad.model.story import Copy, StoryId
from marsad.stories.kept import LogLine, Seat, Thread

Row = dict[str, Any]

_texts = msgspec.msgpack.Decoder(tuple[int, ...]).decode
_encode = msgspec.msgpack.Encoder().encode


SEAT_COLUMNS = "sequence, article, text_group, story, role, score, origin, outlet, day, evidence"


def seat_of_row(row: tuple[Any, ...]) -> Seat:
    """Return the seat a row holds (columns in the order of ``SEAT_COLUMNS``)."""
    sequence, article, group, story, role, score, origin, outlet, day, evidence = row
    return Seat(
        sequence=sequence,
        article=ArticleId(article),
        group=group,
        story=StoryId(story),
        role=role,
        score=score,
        origin=origin,
        outlet=outlet,
        day=day,
        evidence=tuple(json.loads(evidence)),
    )


def seat_row(seat: Seat) -> Row:
    """Return the row of a seat."""
    return {
        "sequence": seat.sequence,
        "article": seat.article,
        "text_group": seat.group,
        "story": seat.story,
        "role": seat.role,
        "score": seat.score,
        "origin": seat.origin,
        "outlet": seat.outlet,
        "day": seat.day,
        "evidence": json.dumps(seat.evidence, ensure_ascii=False),
    }


def thread_of_row(row: Any) -> Thread:
    """Return the story a row holds."""
    return Thread(
        id=StoryId(row.id),
        texts=_texts(bytes(row.texts)),
        size=row.size,
        origins=row.origins,
        outlets=row.outlets,
        headline=row.headline,
        headline_article=ArticleId(row.headline_article) if row.headline_article else None,
        first=row.first,
        last=row.last,
        updated=row.updated,
        held=bool(row.held),
        title=ArticleId(row.title) if row.title else None,
    )


def thread_row(thread: Thread) -> Row:
    """Return the row of a story."""
    row = {name: getattr(thread, name) for name in Thread.__slots__}
    return row | {
        "headline": plain(thread.headline),
        "texts": _encode(thread.texts),
        "held": int(thread.held),
    }


def copy_of_row(row: Any) -> Copy:
    """Return the copy relation a row holds."""
    return Copy(
        article=ArticleId(row.article),
        other=ArticleId(row.other),
        contained=row.contained,
        relation=row.relation,
        direction=row.direction,
        origin=ArticleId(row.origin) if row.origin else None,
        ancestor=row.ancestor,
        grounds=tuple(json.loads(row.grounds)),
    )


def copy_row(copy: Copy) -> Row:
    """Return the row of a copy relation."""
    return {
        "article": copy.article,
        "other": copy.other,
        "contained": copy.contained,
        "relation": copy.relation,
        "direction": copy.direction,
        "origin": copy.origin,
        "ancestor": copy.ancestor,
        "grounds": json.dumps(copy.grounds, ensure_ascii=False),
    }


def line_of_row(row: Any) -> LogLine:
    """Return the log line a row holds."""
    return LogLine(
        sequence=row.sequence,
        story=StoryId(row.story),
        kind=row.kind,
        reason=row.reason,
        other=StoryId(row.other) if row.other else None,
        articles=tuple(ArticleId(a) for a in row.articles.split()),
    )


def line_row(line: LogLine) -> Row:
    """Return the row of a log line."""
    return {
        "sequence": line.sequence,
        "story": line.story,
        "kind": line.kind,
        "reason": line.reason,
        "other": line.other,
        "articles": " ".join(line.articles),
    }
