"""Between which two instants an article was published, as far as its evidence goes."""

import re
from datetime import UTC, date, datetime, time, timedelta

from marsad.model.article import Dating
from marsad.stories.kept import Moment

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ZONES = timedelta(hours=14)
"""A printed day without a zone can begin this much earlier, and end this much later, in UTC."""
LOCAL = timedelta(hours=5)
"""The same for a clock time without a zone: Arabic outlets print between UTC and UTC+5."""


def moment_of(published: Dating | None, seen: datetime | None) -> Moment:
    """Return the bounds in UTC; *seen* is when the page was first met and bounds from above."""
    earliest, latest = _bounds(published)
    if seen is not None:
        seen = seen.astimezone(UTC)
        if latest is None:
            latest = seen
        elif earliest is None or earliest <= seen:
            latest = min(latest, seen)
    return Moment(
        earliest=earliest.isoformat(timespec="seconds") if earliest else None,
        latest=latest.isoformat(timespec="seconds") if latest else None,
    )


def _bounds(published: Dating | None) -> tuple[datetime | None, datetime | None]:
    if published is None:
        return None, None
    if published.precision in ("second", "minute", "hour"):
        try:
            instant = datetime.fromisoformat(published.value.replace("Z", "+00:00"))
        except ValueError:
            return None, None
        slack = {"second": timedelta(), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
        until = slack[published.precision]
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=UTC)
            return instant - LOCAL, instant + until
        instant = instant.astimezone(UTC)
        return instant, instant + until
    first, last = _days(published)
    if first is None or last is None:
        return None, None
    return (
        datetime.combine(first, time(), UTC) - ZONES / 2,
        datetime.combine(last, time(23, 59, 59), UTC) + ZONES / 2,
    )


def _days(published: Dating) -> tuple[date | None, date | None]:
    if published.earliest and published.latest:
        return published.earliest, published.latest
    try:
        day = date.fromisoformat(published.value[:10])
    except ValueError:
        return None, None
    return day, day


def day_of(ordinal: int) -> str | None:
    """Return the ISO day of a proleptic ordinal, ``None`` for 0."""
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def iso_day(value: str | None, printed: str | None) -> str | None:
    """Return the ISO day of a TIMEX3 value; a bare weekday is the last one before *printed*.

    What is no day at all (a month, ``PRESENT_REF``) gives *printed*, the day of publication.
    """
    if not value:
        return printed
    weekday = _WEEKDAY.fullmatch(value)
    if weekday and printed:
        day = date.fromisoformat(printed)
        return (day - timedelta(days=(day.isoweekday() - int(weekday[1])) % 7)).isoformat()
    start = value.split("/")[0][:10]
    return start if _DAY.fullmatch(start) else printed
