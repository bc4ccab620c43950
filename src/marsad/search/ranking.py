"""The order of an answer: recency beside relevance, one of each group of copies, pages by cursor."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from marsad.search.complaints import complaint
from marsad.search.engine import Found

RERANKED = 200
"""So many of the most relevant are weighed with their age; those behind keep their order."""

DEEPEST = 10_000
"""Paging ends here: who wants more, narrows the query or exports."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Recency:
    """How much being new counts: a fresh article's score gains *gain*, halved every *half_life* days."""

    gain: float = 0.3
    half_life: float = 30.0


RECENT = Recency()
"""The default; ``None`` in its place switches recency off."""


def weighed(found: Sequence[Found], recency: Recency | None, now: int) -> tuple[Found, ...]:
    """Return *found* with the first ``RERANKED`` in the order of score and age; *now* in seconds.

    An article without a date gains nothing; one from the future counts as new.
    """
    if recency is None:
        return tuple(found)
    head = [
        replace(each, score=each.score * (1.0 + _gain(each.at, recency, now))) for each in found[:RERANKED]
    ]
    head.sort(key=lambda each: -each.score)
    return (*head, *found[RERANKED:])


def _gain(at: int | None, recency: Recency, now: int) -> float:
    if at is None:
        return 0.0
    age = max(0.0, (now - at) / _DAY)
    return float(recency.gain * 0.5 ** (age / recency.half_life))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer; ``consumed`` counts what was gone through from the start of the answer."""

    found: tuple[Found, ...]
    consumed: int


def page_of(found: Iterable[Found], consumed: int, limit: int, *, folded: bool) -> Page:
    """Return the next *limit* of *found* behind the first *consumed*, one of each group when *folded*."""
    seen: set[int] = set()
    page: list[Found] = []
    at = 0
    for at, each in enumerate(found, 1):
        repeated = folded and each.group != 0 and each.group in seen
        if len(page) == limit and not repeated:
            return Page(tuple(page), at - 1)
        seen.add(each.group)
        if at > consumed and not repeated:
            page.append(each)
    return Page(tuple(page), at)


def cursor_of(consumed: int, asked: str) -> str:
    """Return the mark of the page behind *consumed*; it is good for the same question only."""
    return base64.urlsafe_b64encode(f"{consumed}.{crc32(asked.encode()):x}".encode()).decode().rstrip("=")


def consumed_of(cursor: str | None, asked: str) -> int:
    """Return where the page begins; raises ``QueryError`` for a mark of another question."""
    if cursor is None:
        return 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        consumed, _, digest = base64.urlsafe_b64decode(padded.encode()).decode().partition(".")
        if int(digest, 16) == crc32(asked.encode()) and 0 <= int(consumed) <= DEEPEST:
            return int(consumed)
    except (ValueError, binascii.Error):
        pass
    raise complaint("cursor", 0)
