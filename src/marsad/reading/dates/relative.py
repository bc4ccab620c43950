"""``1 day ago`` and ``منذ 51 دقيقة``: dates that hang on the moment the page was seen."""

import re
from datetime import datetime, timedelta

from marsad.arabic.normalise import fold
from marsad.model.article import Dating, Precision
from marsad.reading.patterns import over_keys

_UNITS: dict[str, tuple[int, Precision]] = {
    # folded unit -> seconds, precision of the result
    **dict.fromkeys(
        ("ثانيه", "ثوان", "ثواني", "second", "seconds", "sec", "secs", "لحظات", "لحظه"), (1, "minute")
    ),
    **dict.fromkeys(("دقيقه", "دقائق", "دقايق", "minute", "minutes", "min", "mins"), (60, "minute")),
    **dict.fromkeys(("ساعه", "ساعات", "hour", "hours", "hr", "hrs"), (3600, "hour")),
    **dict.fromkeys(("يوم", "ايام", "يوما", "day", "days"), (86400, "day")),
    **dict.fromkeys(("اسبوع", "اسابيع", "week", "weeks"), (7 * 86400, "range")),
    **dict.fromkeys(("شهر", "اشهر", "شهور", "شهرا", "month", "months"), (30 * 86400, "range")),
    **dict.fromkeys(("سنه", "سنوات", "عام", "اعوام", "year", "years"), (365 * 86400, "range")),
}
_DUALS = {
    "دقيقتين": "دقيقه",
    "ساعتين": "ساعه",
    "يومين": "يوم",
    "اسبوعين": "اسبوع",
    "شهرين": "شهر",
    "سنتين": "سنه",
    "عامين": "عام",
}
_ONES = "|".join(sorted(_UNITS, key=len, reverse=True))
RELATIVE = over_keys(
    rf"(?<![^\W_])(?:(?:منذ|قبل)\s+(?:حوالي\s+)?(?:(?P<count>\d+|a|an)\s+)?(?P<unit>{_ONES}|{'|'.join(_DUALS)})(?:\s+واحدة?)?"
    rf"|(?P<count_en>\d+|an?|one)\s?(?P<unit_en>[a-z]+)\s+ago)(?![^\W_])"
)


DAY_WORD = over_keys(
    r"^[\W_]*(?:(?P<before>أمس|يوم أمس|البارحة|yesterday)|(?:اليوم|today)(?=.*\d))"
    r"(?:[\W\d_]|الساعة|ساعة|في|at|صباحا|مساء|ظهرا|عصرا|ليلا|فجرا|am|pm|[صم](?!\w)|gmt)*$"
)
"""``Yesterday``, ``أمس، 10:30 م``, ``اليوم 09:15``: a line that is nothing else."""


def relative_dating(text: str, seen: datetime | None) -> Dating | None:
    """Read ``… ago`` in *text* against *seen*; ``None`` where it is not there or nobody knows when.

    Coarse units (weeks, months, years) give a range one unit wide.
    """
    if seen is None:
        return None
    key = fold(text)
    match = RELATIVE.search(key)
    if match is None:
        return _day_word(key, text, seen)
    unit = match["unit"] or match["unit_en"] or ""
    written = match["count"] or match["count_en"]
    count = int(written) if written and written.isdigit() else 1
    if unit in _DUALS:
        unit, count = _DUALS[unit], 2
    if unit not in _UNITS or count > 10_000:
        return None
    seconds, precision = _UNITS[unit]
    try:
        moment = seen - timedelta(seconds=seconds * count)
        earliest = moment - timedelta(seconds=seconds)
    except OverflowError:
        return None
    if precision == "range":
        value = f"{earliest.date().isoformat()}/{moment.date().isoformat()}"
    elif precision == "day":
        value = moment.date().isoformat()
    else:
        value = moment.isoformat(timespec="hours" if precision == "hour" else "minutes")
    return Dating(
        value=value,
        precision=precision,
        evidence="relative",
        text=text,
        rule="relative.ago",
        confidence=0.9 if precision in ("minute", "hour") else 0.75,
        earliest=earliest.date(),
        latest=moment.date(),
    )


def _day_word(key: str, text: str, seen: datetime) -> Dating | None:
    match = DAY_WORD.match(key)
    if match is None:
        return None
    day = seen.date() - timedelta(days=1 if match["before"] else 0)
    return Dating(
        value=day.isoformat(), precision="day", evidence="relative", text=text,
        rule="relative.day-word", confidence=0.7, earliest=day - timedelta(days=1), latest=day,
    )  # fmt: skip


def is_relative(text: str) -> bool:
    """True when *text* holds an ``… ago`` expression."""
    return RELATIVE.search(fold(text)) is not None


__all__ = ["DAY_WORD", "RELATIVE", "is_relative", "re", "relative_dating"]
