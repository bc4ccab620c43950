"""Days as a query may give them: ISO and its parts, written out, today, a number of days back."""

import re
from calendar import monthrange
from datetime import date, timedelta

from marsad.analysis import text_of
from marsad.analysis.times import find_times
from marsad.arabic.normalise import fold

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_EUROPEAN = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_BACK = re.compile(r"(\d{1,4})(d|w|m|y)$")
_LONGEST = 40
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_WORDS = {
    fold(word): back
    for words, back in (
        ("اليوم today", "0d"),
        ("أمس البارحة yesterday", "1d"),
        ("أسبوع week", "7d"),
        ("شهر month", "30d"),
        ("سنة عام year", "365d"),
    )
    for word in words.split()
}


def understood(text: str) -> str | None:
    """Return *text* in canonical form (``2024-10-28``, ``2024-10``, ``2024``, ``7d``), or ``None``."""
    key = fold(text).strip()
    key = _WORDS.get(key, key)
    european = _EUROPEAN.match(key)
    if european:
        day, month, year = european.groups()
        key = f"{year}-{month}-{day}"
    back = _BACK.match(key)
    if back:
        return f"{int(back[1]) * _DAYS[back[2]]}d"
    iso = _ISO.match(key) or _ISO.match(_printed(text))
    if not iso:
        return None
    parts = [int(part) for part in iso.groups() if part]
    try:
        year, month, day_of_month = (*parts, 1, 1)[:3]
        date(year, month, day_of_month)
    except ValueError:
        return None
    return "-".join(f"{part:02d}" for part in parts)


def _printed(text: str) -> str:
    """Return the ISO value of a date written out (``28 تشرين الأول 2024``), empty for anything else."""
    if not 0 < len(text) <= _LONGEST:
        return ""
    found = find_times(text_of(text))
    whole = len(found) == 1 and found[0].span.of(text).strip() == text.strip()
    return found[0].value if whole and found[0].type == "DATE" else ""


def bounds(canonical: str, today: date) -> tuple[date, date]:
    """Return the first and the last day that *canonical* covers; ``7d`` is the day seven days ago."""
    if canonical.endswith("d"):
        day = today - timedelta(days=min(int(canonical[:-1]), (today - date.min).days))
        return day, day
    parts = [int(part) for part in canonical.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    year, month, day_of_month = parts
    return date(year, month, day_of_month), date(year, month, day_of_month)
