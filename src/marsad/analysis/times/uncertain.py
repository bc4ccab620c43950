"""Times of an article whose own date is known only in part: what holds for every day it may be of.

A page may say ``XXXX-10-28`` (nobody printed the year) or leave a range. Each expression is then
resolved against several days of which the article may be; a value on which they all agree is
certain and is kept, with ``XXXX`` where only the year differs. What they disagree on stays open.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.analysis.times import resolve_again
from marsad.model.analysis import TimeExpression
from marsad.model.article import Dating
from marsad.model.span import Span

_YEARS = range(2001, 2029)
"""Twenty-eight years hold every day of every month on every weekday."""
_OPEN_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_OPEN_MONTH = re.compile(r"XXXX-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_TODAY = re.compile(r"dct\+?0d\b")
_LONGEST_RANGE = 400
_STEP = 27
"""Days between those tried in a long range: every month is met."""


def resolve_within(
    times: tuple[TimeExpression, ...], published: Dating | None, sentences: tuple[Span, ...] = ()
) -> tuple[TimeExpression, ...]:
    """Return *times* resolved as far as every possible day of *published* agrees.

    Times found with a known day, or of an article without any date, come back as they are.
    """
    days = _possible_days(published.value, _weekday_said(times)) if published else ()
    if len(days) < 2:
        return times
    open_year = "XXXX" in published.value if published else False
    readings = [resolve_again(times, day, sentences) for day in days]
    return tuple(
        _agreed(time, [reading[at] for reading in readings], days if open_year else ())
        for at, time in enumerate(times)
    )


def _agreed(
    time: TimeExpression, readings: Sequence[TimeExpression], masked: Sequence[date]
) -> TimeExpression:
    if "X" not in time.value:
        return time
    values = {
        _without_year(reading.value, masked[at].year) if masked else reading.value
        for at, reading in enumerate(readings)
    }
    if len(values) != 1:
        return time
    first = readings[0]
    conflict = all(reading.conflict for reading in readings)
    return replace(time, value=values.pop(), anchor=first.anchor, conflict=conflict, alternatives=())


def _without_year(value: str, year: int) -> str:
    return re.sub(rf"(?<!\d){year}(?!\d)", "XXXX", value)


def _weekday_said(times: tuple[TimeExpression, ...]) -> int | None:
    """The weekday that the text gives its own day (``اليوم الاثنين``): 1..7, ``None`` where it gives none."""
    for time in times:
        found = re.search(r"XXXX-WXX-([1-7])$", time.value)
        if found and _TODAY.match(time.unresolved):
            return int(found.group(1))
    return None


def _possible_days(value: str, weekday: int | None) -> tuple[date, ...]:
    if "/" in value:
        days = _of_range(*value.split("/", 1))
    elif match := _OPEN_DAY.fullmatch(value[:10]):
        days = [d for year in _YEARS if (d := _day(year, int(match.group(1)), int(match.group(2))))]
    elif match := _OPEN_MONTH.fullmatch(value):
        days = [date(year, int(match.group(1)), day) for year in _YEARS[:9] for day in range(1, 29, 9)]
    elif match := _MONTH.fullmatch(value):
        days = [date(int(match.group(1)), int(match.group(2)), day) for day in range(1, 29)]
    else:
        return ()
    said = [day for day in days if weekday is None or day.isoweekday() == weekday]
    return tuple(said[:8] if len(said) > 8 and "XXXX" in value and weekday else said)


def _of_range(start: str, end: str) -> list[date]:
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return []
    length = (last - first).days
    if not 0 < length <= _LONGEST_RANGE:
        return []
    if length <= _STEP:
        return [first + timedelta(days=n) for n in range(length + 1)]
    return [first + timedelta(days=n) for n in (*range(0, length, _STEP // 4), length)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
