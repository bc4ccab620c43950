"""The day of an article that prints none, from its own words; open where they do not say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.model.article import Dating
from marsad.reading.dates.clues import Clues, DayOfMonth, find_clues, printed_form

_AFTER_HEADER = 7
"""Glued articles were written between the page's date and a week later (research, times §5)."""
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known from outside the article: the page's own date, when it was seen, its copyright year."""

    header: date | None = None
    seen: date | None = None
    copyright_year: int | None = None

    @property
    def latest(self) -> date | None:
        """The last day the article can be from."""
        known = [self.seen] if self.seen else []
        if self.copyright_year:
            known.append(date(self.copyright_year, 12, 31))
        return min(known) if known else None


def infer(body: str, bounds: Bounds) -> Dating | None:
    """Return when *body* was written as far as its words tell; ``None`` where they tell nothing."""
    clues = find_clues(body)
    if not clues.any:
        return None
    text = printed_form(body, clues.weekday_text or clues.month_text) or None
    if bounds.header is not None:
        near = _near_header(clues, bounds.header)
        if near is not None:
            return _day(near, text, "inferred.after-header", 0.8 if clues.weekday is not None else 0.6)
    window = _window(clues, bounds)
    if window is None:
        return _open(clues, text)
    days = [day for day in _days(*window) if _fits(clues, day)]
    if not days:
        return _open(clues, text)
    if clues.month is not None and bounds.seen is not None:
        # the latest such month before the page was seen
        days = [day for day in days if (day.year, day.month) == (days[-1].year, days[-1].month)]
    if len(days) == 1:
        return _day(days[0], text, "inferred.only-day", 0.75)
    first, last = days[0], days[-1]
    if first.year == last.year and first.month == last.month and (first.month == clues.month):
        if clues.days and bounds.header is not None:
            return _range(first, last, text)
        return Dating(
            value=f"{first.year:04d}-{first.month:02d}", precision="month", evidence="inferred", text=text,
            rule="inferred.month", confidence=0.6, earliest=first, latest=last,
        )  # fmt: skip
    if clues.month is None and last - first > _YEAR:
        return None
    return _range(first, last, text)


def _day(day: date, text: str | None, rule: str, confidence: float) -> Dating:
    return Dating(
        value=day.isoformat(), precision="day", evidence="inferred", text=text, rule=rule,
        confidence=confidence, earliest=day, latest=day,
    )  # fmt: skip


def _range(first: date, last: date, text: str | None) -> Dating:
    return Dating(
        value=f"{first.isoformat()}/{last.isoformat()}", precision="range", evidence="inferred", text=text,
        rule="inferred.range", confidence=0.5, earliest=first, latest=last,
    )  # fmt: skip


def _near_header(clues: Clues, header: date) -> date | None:
    """The first day of the week after the page's date that fits; it takes a weekday to choose one."""
    if clues.weekday is None:
        return None
    for day in _days(header, header + timedelta(days=_AFTER_HEADER)):
        if _fits(clues, day):
            return day
    return None


def _window(clues: Clues, bounds: Bounds) -> tuple[date, date] | None:
    """The days to look through: from the last dated event to the outer bound, or the header's year."""
    latest, earliest = bounds.latest, clues.not_before
    if bounds.header is not None and clues.month is not None:
        year = bounds.header.year + (1 if clues.month < bounds.header.month else 0)
        start = date(year, clues.month, 1)
        return max(start, earliest or start), _month_end(start)
    if latest is None:
        return None
    if bounds.seen is None and earliest is None:
        return None
    floor = latest - _YEAR if clues.month is not None or earliest is None else earliest
    start = max(floor, earliest) if earliest and earliest <= latest else floor
    return (start, latest) if latest - start <= 4 * _YEAR else None


def _month_end(day: date) -> date:
    following = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _fits(clues: Clues, day: date) -> bool:
    """True when no clue speaks against *day*."""
    if clues.weekday is not None and day.weekday() != clues.weekday:
        return False
    if clues.month is not None and day.month != clues.month:
        return False
    if clues.not_before is not None and day < clues.not_before:
        return False
    for month in clues.past_months:
        if day.month == month:
            return False
        last = day.year if month < day.month else day.year - 1
        if (month, last) in clues.dated_months:
            # the same month is printed with its year: «الماضي» must mean another one
            return False
    return all(_agrees(named, day) for named in clues.days)


def _agrees(named: DayOfMonth, day: date) -> bool:
    """A past day of the running month lies before *day*; a printed weekday must be its own."""
    if named.month != day.month:
        return True
    try:
        first = date(day.year, named.month, named.first_of_range or named.day)
    except ValueError:
        return False
    if named.weekday is not None and first.weekday() != named.weekday:
        return False
    return named.future or first <= day


def _open(clues: Clues, text: str | None) -> Dating | None:
    """A year that nobody printed stays open (TIMEX3 ``XXXX``)."""
    month = clues.month
    if month is None:
        return None
    day = _day_of_open_month(clues, month)
    value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    earliest = None
    if clues.not_before is not None:
        passed = (clues.not_before.month, clues.not_before.day) > (month, day or 31)
        earliest = date(clues.not_before.year + passed, month, min(day or 1, 28))
        earliest = max(earliest, clues.not_before)
    return Dating(
        value=value, precision="day" if day else "month", evidence="inferred", text=text,
        rule="inferred.open-year", confidence=0.5 if day else 0.6, earliest=earliest,
    )  # fmt: skip


def _day_of_open_month(clues: Clues, month: int) -> int | None:
    """The day, where a weekday and a numbered day of the same month hang together.

    ``الأحد … 27-28 أكتوبر`` in an article of ``اليوم الاثنين``: the first of the named days is that
    Sunday, so the Monday that follows is the 28th.
    """
    if clues.weekday is None:
        return None
    for named in clues.days:
        if named.month == month and named.weekday is not None:
            day = (named.first_of_range or named.day) + (clues.weekday - named.weekday) % 7
            if day <= 31:
                return day
    return None
