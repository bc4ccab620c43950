"""Dates as pages print them: every family of month names, Hijri, English furniture, numerals.

Finds absolute dates only; what hangs on another date (``أمس``, ``1 day ago``) is ``relative``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from hijridate import Hijri

from marsad.arabic.months import MONTHS
from marsad.arabic.normalise import Folded, fold_with_offsets
from marsad.model.article import Precision
from marsad.model.span import Span
from marsad.reading.patterns import key_source, over_keys

_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s+") for name in sorted(MONTHS, key=lambda name: (-len(name), name))
)
_MONTH = rf"(?:{_NAMES})(?![^\W\d_])"
_TWIN = rf"(?:\s*[/(\-–|]\s*|\s+){_MONTH}\)?"
_OF_YEAR = key_source(r"(?:\s*[,،.\-/]?\s*(?:من\s+)?(?:ل?عام|سنة|ل?لعام|للعام)?\s*)")
_YEAR = r"(?:19[5-9]\d|20\d\d|1[34]\d\d)(?!\d)"
_JOIN = key_source(r"(?:st|nd|rd|th)?\s*(?:[,،.\-/]\s*)?(?:من\s+)?(?:شهر\s+)?")

_DAY_MONTH = re.compile(
    rf"(?<![\d:.,])(?P<day>\d{{1,2}}){_JOIN}(?P<month>{_MONTH})(?:{_TWIN})?(?:{_OF_YEAR}(?P<year>{_YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]\s*(?P<year>{_YEAR})"
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_YEAR = re.compile(rf"(?<![^\W_])(?P<month>{_MONTH})(?:{_TWIN})?{_OF_YEAR}(?P<year>{_YEAR})")
_HAS_YEAR = re.compile(_YEAR)
_CLOCK = over_keys(
    r"(?<![\d:])(?P<hour>\d{1,2})\s?:\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\.\d+)?"
    r"\s*(?P<half>صباحا|مساء|مساءا|ظهرا|عصرا|صباح|ص(?!\w)|م(?!\w)|am\b|pm\b|a\.m|p\.m)?"
    r"\s*(?P<zone>gmt|utc|z\b|بتوقيت غرينتش|غرينتش|جرينتش|بتوقيت جرينتش"
    r"|بتوقيت مكة|مكة المكرمة|بتوقيت السعودية)?"
    r"(?P<offset>[+-]\d\d:?\d\d)?"
)
_ZONES = {"gmt": 0, "utc": 0, "z": 0, "غرينتش": 0, "جرينتش": 0, "مكه": 3, "السعوديه": 3}
_AFTER_NOON = frozenset({"م", "مساء", "مساءا", "ظهرا", "عصرا", "pm", "p.m"})
_HIJRI_FROM, _HIJRI_TO = 1343, 1500


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found in a text. ``year`` and ``day`` are ``None`` where not printed."""

    span: Span
    text: str
    month: int
    year: int | None = None
    day: int | None = None
    moment: datetime | None = None
    hijri: bool = False
    rule: str = ""

    @property
    def date(self) -> date | None:
        """The calendar day, where all of it is printed."""
        if self.year is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def precision(self) -> Precision:
        """How much of the date stands there."""
        if self.moment is not None:
            return "second" if self.moment.second else "minute"
        return "day" if self.day is not None else "month"

    @property
    def value(self) -> str:
        """ISO 8601, with ``XXXX`` for a year that nobody printed."""
        if self.moment is not None:
            return self.moment.isoformat(timespec="seconds" if self.moment.second else "minutes")
        year = f"{self.year:04d}" if self.year is not None else "XXXX"
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")


def printed_dates(text: str, *, clocks: bool = True) -> list[Printed]:
    """Return the dates in *text* in order, none overlapping another; longer readings win.

    *clocks* looks for the time of day beside each date (for lines, not for running text).
    """
    if not any(character.isdigit() for character in text):
        return []
    folded = fold_with_offsets(text)
    found: list[Printed] = []
    taken: list[Span] = []
    for printed in _candidates(folded):
        if any(printed.span.overlaps(span) for span in taken):
            continue
        taken.append(printed.span)
        found.append(_with_clock(printed, folded) if clocks else printed)
    return sorted(found, key=lambda printed: printed.span)


def _candidates(folded: Folded) -> Iterator[Printed]:
    key = folded.text
    for pattern, rule in (
        (_ISO, "iso"), (_NUMERIC, "numeric"), (_DAY_MONTH, "day-month"), (_MONTH_DAY, "month-day"),
    ):  # fmt: skip
        for match in pattern.finditer(key):
            made = _made(match, folded, rule)
            if made is not None:
                yield made
    for year in _HAS_YEAR.finditer(key):
        # looked for from the year back: month names begin like too many words to scan for
        for match in _MONTH_YEAR.finditer(key, max(0, year.start() - 40), year.end()):
            made = _made(match, folded, "month-year")
            if made is not None:
                yield made


def _made(match: "re.Match[str]", folded: Folded, rule: str) -> Printed | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    day = int(parts["day"]) if parts.get("day") else None
    hijri = False
    if parts["month"].isdigit():
        month = int(parts["month"])
        if month > 12 and day is not None and day <= 12 and rule == "numeric":
            day, month = month, day
    else:
        named = MONTHS[re.sub(r"\s+", " ", parts["month"])]
        month, hijri = named.number, named.calendar == "hijri"
        if year is not None and (year < 1500) is not hijri:
            return None
    span = folded.source_span(Span(match.start(), match.end()))
    text = span.of(folded.source)
    if hijri:
        return _from_hijri(span, text, (year, month, day))
    if not _exists(year, month, day):
        return None
    return Printed(span, text, month, year, day, rule=rule)


def _exists(year: int | None, month: int, day: int | None) -> bool:
    try:
        date(year or 2024, month, day or 1)
    except ValueError:
        return False
    return True


def _from_hijri(span: Span, text: str, parts: tuple[int | None, int, int | None]) -> Printed | None:
    """Hijri days become Gregorian ones (Umm al-Qura; ±1 day by country). Without a year: nothing."""
    year, month, day = parts
    if year is None or day is None or not _HIJRI_FROM <= year <= _HIJRI_TO:
        return None
    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Printed(span, text, gregorian.month, gregorian.year, gregorian.day, hijri=True, rule="hijri")


def _with_clock(printed: Printed, folded: Folded) -> Printed:
    """Add the time of day that stands within a few words of the date."""
    day = printed.date
    if day is None or printed.hijri:
        return printed
    start = folded.folded_offset(printed.span.start)
    end = folded.folded_offset(printed.span.end)
    match = _CLOCK.search(folded.text, end, end + 40) or _CLOCK.search(folded.text, max(0, start - 32), start)
    if match is None:
        return printed
    hour = _hour(int(match["hour"]), match["half"])
    if hour is None:
        return printed
    moment = datetime(
        day.year, day.month, day.day, hour, int(match["minute"]), int(match["second"] or 0),
        tzinfo=_zone(match["zone"], match["offset"]),
    )  # fmt: skip
    return Printed(
        printed.span, printed.text, printed.month, printed.year, printed.day, moment, rule=printed.rule
    )


def _hour(hour: int, half: str | None) -> int | None:
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTER_NOON else 0)
    return hour if hour < 24 else None


def _zone(name: str | None, offset: str | None) -> timezone | None:
    if offset:
        sign = -1 if offset[0] == "-" else 1
        digits = offset[1:].replace(":", "")
        minutes = min(int(digits[:2]) * 60 + int(digits[2:]), 14 * 60)
        return timezone(sign * timedelta(minutes=minutes))
    if name:
        for word, hours in _ZONES.items():
            if name.startswith(word) or word in name.split():
                return timezone(timedelta(hours=hours))
    return None
