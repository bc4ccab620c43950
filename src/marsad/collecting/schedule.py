"""When to come again: a door's habit, a failing host's rest. Times are seconds."""

from datetime import datetime, timedelta

SOONEST = 5 * 60
LATEST = 24 * 3600
FIRST_REST = 10 * 60
LONGEST_REST = 3 * 24 * 3600
LONGEST_ASKED = 7 * 24 * 3600
"""A server may ask for more peace than this; a slip of its clock must not shut a door for years."""
TRIES = 6
"""An address that failed so often is set aside, with its reason."""


def next_habit(every: int, news: int, offered: int) -> int:
    """Return how long to wait before the next visit, from what this one brought.

    A door that was full of news is visited sooner, an idle one later (both by steps, so that one
    quiet night does not put it to sleep). Half a page of news means that some may have been missed.
    """
    if offered and news * 2 >= offered:
        every //= 2
    elif news:
        every = int(every * 0.85)
    else:
        every = int(every * 1.25)
    return max(SOONEST, min(every, LATEST))


def rest_after(failures: int, asked_seconds: float | None = None, *, jitter: float = 0.5) -> float:
    """Return the rest after *failures* in a row: doubling, spread by *jitter*, never under what was asked.

    *jitter* (0..1) is given, not drawn: the core rolls no dice.
    """
    doubled = FIRST_REST * 2.0 ** min(max(failures - 1, 0), 16)
    rest = min(doubled, LONGEST_REST) * (0.75 + 0.5 * jitter)
    return max(rest, min(asked_seconds or 0.0, LONGEST_ASKED))


def next_wait(every: int, fresh_seconds: float | None, *, jitter: float = 0.5) -> float:
    """Return the wait before the next visit: the habit, spread by *jitter*, or while the answer is fresh.

    Freshness counts up to ``LATEST``: a server that calls its feed good for a year has made a mistake.
    """
    return max(every * (0.9 + 0.2 * jitter), min(fresh_seconds or 0.0, LATEST))


def after(now: datetime, seconds: float) -> datetime:
    """Return *now* plus *seconds*."""
    return now + timedelta(seconds=seconds)
