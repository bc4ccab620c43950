"""The unresolved form of a time, and its resolution against the article's date.

An ``OpenTime`` is all the page said: it is written into ``TimeExpression.unresolved`` and read back
by ``OpenTime.read``, so a corrected publication date resolves every time anew without a parse.
Policy after Strötgen & Gertz' news domain: news looks back, unless its words look forward.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from marsad.model.analysis import Anchor

_MONTHS = 12
_WEEK = 7
_YEARLESS = re.compile(r"^XXXX-(\d\d)(?:-(\d\d))?$")
_WEEKDAY = re.compile(r"^XXXX-WXX-(\d)$")
_OFFSET = re.compile(r"^dct([+-]\d+)([dwmyDCnqsh])(?::(.+))?$")
_HIJRI = re.compile(r"^hijri:(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_HIJRI_FIRST, _HIJRI_LAST = 1343, 1500
_SEARCHED_YEARS = 7
_OPEN_GRAIN = {
    "d": "XXXX-XX-XX",
    "w": "XXXX-WXX",
    "m": "XXXX-XX",
    "y": "XXXX",
    "D": "XXX",
    "C": "XX",
    "q": "XXXX-QX",
}


class Resolved(NamedTuple):
    """A TIMEX3 value with what is doubtful about it. ``anchor`` is the model's."""

    value: str
    anchor: Anchor = "absolute"
    conflict: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenTime:
    """``base`` is a TIMEX3 value with X for what was not printed, ``dct-1d``, or ``hijri:1446-09-15``.

    ``policy`` is past, last, before-last, this, next, after-next, after or event; ``weekday`` (1..7)
    is a printed weekday that must agree; ``clock`` is ``TNI`` or ``T14:30``; ``until`` is the other
    end of a range.
    """

    base: str
    policy: str = ""
    weekday: int = 0
    clock: str = ""
    until: "OpenTime | None" = None

    def __str__(self) -> str:
        own = ";".join(
            part
            for part in (self.base, self.policy, f"w{self.weekday}" if self.weekday else "", self.clock)
            if part
        )
        return f"{own}..{self.until}" if self.until else own

    @classmethod
    def read(cls, text: str) -> "OpenTime":
        """Return what ``str`` wrote."""
        own, _, until = text.partition("..")
        base, *parts = own.split(";")
        form = cls(base)
        for part in parts:
            if re.fullmatch(r"w\d", part):
                form = replace(form, weekday=int(part[1]))
            elif part.startswith("T"):
                form = replace(form, clock=part)
            else:
                form = replace(form, policy=part)
        return replace(form, until=cls.read(until)) if until else form


def resolve(form: OpenTime, dct: date | None, previous: str | None = None) -> Resolved:
    """Resolve *form* against *dct*; *previous* is the day told last in the same sentence, ISO."""
    if form.until is not None:
        return _resolve_range(form, form.until, dct, previous)
    resolved = _resolve_day(form, dct, previous)
    if not form.clock:
        return resolved
    return resolved._replace(
        value=resolved.value + form.clock,
        alternatives=tuple(day + form.clock for day in resolved.alternatives),
    )


def _resolve_range(form: OpenTime, until: OpenTime, dct: date | None, previous: str | None) -> Resolved:
    first = resolve(replace(form, until=None), dct, previous)
    second = resolve(until, dct, previous)
    start, end = first.value.split("/")[0], second.value.split("/")[-1]
    if start[:1].isdigit() and end[:1].isdigit() and start > end and form.base.startswith("XXXX-"):
        # من نوفمبر إلى مارس: the first end belongs to the year, or week, before the second
        if form.base.startswith("XXXX-W"):
            day = _day(start)
            start = (day - timedelta(days=_WEEK)).isoformat() if day else start
            return Resolved(f"{start}/{end}", first.anchor, first.conflict or second.conflict)
        start = f"{int(start[:4]) - 1}{start[4:]}"
    anchor = first.anchor if first.anchor != "absolute" else second.anchor
    return Resolved(f"{start}/{end}", anchor, first.conflict or second.conflict)


def _resolve_day(form: OpenTime, dct: date | None, previous: str | None) -> Resolved:
    base = form.base
    if match := _OFFSET.match(base):
        return _offset(form, match, dct)
    if match := _WEEKDAY.match(base):
        return _weekday(form, int(match.group(1)), dct, previous)
    if match := _YEARLESS.match(base):
        month, day = int(match.group(1)), int(match.group(2) or 0)
        return _yearless(form, month, day, dct)
    if base.startswith("hijri:"):
        return _hijri(form, dct)
    if base.startswith("prev"):
        return _relative_to_previous(base, previous)
    if form.weekday and _DAY.match(base):
        given = _day(base)
        wrong = given is None or given.isoweekday() != form.weekday
        return Resolved(base, conflict=wrong)
    return Resolved(base)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _relative_to_previous(base: str, previous: str | None) -> Resolved:
    """``prev+1d`` (اليوم التالي), ``prevy`` (العام نفسه)."""
    day = _day(previous) if previous else None
    if base.startswith("prevy"):
        year = previous[:4] if previous else ""
        return Resolved(f"{int(year) + int(base[5:] or 0):04}" if year.isdigit() else "XXXX", "previous")
    if day is None:
        return Resolved("XXXX-XX-XX", "previous")
    return Resolved((day + timedelta(days=int(base[4:-1]))).isoformat(), "previous")


def _offset(form: OpenTime, match: "re.Match[str]", dct: date | None) -> Resolved:
    amount, grain, tail = int(match.group(1)), match.group(2), match.group(3) or ""
    if dct is None:
        if form.weekday:
            return Resolved(f"XXXX-WXX-{form.weekday}", "dct")
        return Resolved(_OPEN_GRAIN[grain] + (f"-{tail}" if tail else ""), "dct")
    if grain != "d":
        return Resolved(_shifted(dct, amount, grain, tail), "dct")
    day = dct + timedelta(days=amount)
    if form.weekday and day.isoweekday() != form.weekday:
        # a printed weekday outweighs arithmetic: take the nearest such day, and say so
        near = min(
            (day + timedelta(days=shift) for shift in range(-3, 4)),
            key=lambda other: (other.isoweekday() != form.weekday, abs(other - day)),
        )
        return Resolved(near.isoformat(), "dct", conflict=True, alternatives=(day.isoformat(),))
    return Resolved(day.isoformat(), "dct")


def _shifted(dct: date, amount: int, grain: str, tail: str) -> str:
    end = f"-{tail}" if tail else ""
    if grain == "w" and tail.isdigit():
        # Arab weeks begin with Sunday: a named day is looked for from there
        sunday = dct - timedelta(days=dct.isoweekday() % _WEEK) + timedelta(weeks=amount)
        return (sunday + timedelta(days=int(tail) % _WEEK)).isoformat()
    if grain == "w":
        year, week, _ = (dct + timedelta(weeks=amount)).isocalendar()
        return f"{year}-W{week:02}{end}"
    if grain == "m":
        months = dct.year * _MONTHS + dct.month - 1 + amount
        return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}{end}"
    if grain == "q":
        quarters = dct.year * 4 + (dct.month - 1) // 3 + amount
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    if grain == "D":
        return f"{dct.year // 10 + amount}"
    if grain == "C":
        return f"{dct.year // 100 + amount}{tail}"
    return f"{dct.year + amount:04}{end}"


def _weekday(form: OpenTime, weekday: int, dct: date | None, previous: str | None) -> Resolved:
    if form.policy == "after" and previous is not None and (told := _day(previous)) is not None:
        ahead = (weekday - told.isoweekday() - 1) % _WEEK + 1
        return Resolved((told + timedelta(days=ahead)).isoformat(), "previous")
    if dct is None:
        return Resolved(form.base, "dct")
    back = (dct.isoweekday() - weekday) % _WEEK
    if form.policy in ("last", "before-last"):
        back = (back or _WEEK) + (_WEEK if form.policy == "before-last" else 0)
    elif form.policy == "this":
        back = dct.isoweekday() % _WEEK - weekday % _WEEK
    elif form.policy == "after-next":
        back = -((weekday - dct.isoweekday() - 1) % _WEEK + 1) - _WEEK
    elif form.policy == "next":
        back = -((weekday - dct.isoweekday() - 1) % _WEEK + 1)
    elif form.policy == "after":
        back = -((weekday - dct.isoweekday()) % _WEEK)
    day = dct - timedelta(days=back)
    others = (day - timedelta(days=_WEEK),) if form.policy in ("past", "") else ()
    return Resolved(day.isoformat(), "dct", alternatives=tuple(other.isoformat() for other in others))


def _yearless(form: OpenTime, month: int, day: int, dct: date | None) -> Resolved:
    if dct is None or form.policy == "event":
        return Resolved(form.base, "event" if form.policy == "event" else "dct")
    year = _year_of(month, form.policy, dct)
    wrong_month = form.policy == "this" and month != dct.month
    if not day:
        others = (f"{year + 1:04}-{month:02}",) if form.policy in ("past", "") and month != dct.month else ()
        return Resolved(f"{year:04}-{month:02}", "dct", wrong_month, others)
    if form.weekday:
        for candidate in _nearest_years(year):
            if _is_day(candidate, month, day) and date(candidate, month, day).isoweekday() == form.weekday:
                conflict = abs(candidate - year) > 1
                if not conflict:
                    return Resolved(f"{candidate:04}-{month:02}-{day:02}", "dct")
        return Resolved(f"{year:04}-{month:02}-{day:02}", "dct", conflict=True)
    return Resolved(f"{year:04}-{month:02}-{day:02}", "dct", conflict=wrong_month)


def _nearest_years(year: int) -> list[int]:
    return sorted(
        range(year - _SEARCHED_YEARS, year + 2), key=lambda other: (abs(other - year), other > year)
    )


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(year, month)[1]


def _year_of(month: int, policy: str, dct: date) -> int:
    if policy == "this":
        return dct.year
    if policy in ("last", "before-last"):
        return (dct.year if month < dct.month else dct.year - 1) - (policy == "before-last")
    if policy == "after-next":
        return (dct.year if month > dct.month else dct.year + 1) + 1
    if policy in ("next", "after"):
        later = month > dct.month if policy == "next" else month >= dct.month
        return dct.year if later else dct.year + 1
    return dct.year if month <= dct.month else dct.year - 1


def _hijri(form: OpenTime, dct: date | None) -> Resolved:
    match = _HIJRI.match(form.base)
    if match is None:
        return Resolved(form.base)
    month, day = int(match.group(2) or 0), int(match.group(3) or 0)
    anchor: Anchor = "absolute"
    if match.group(1) == "XXXX":
        if dct is None or not month:
            return Resolved("XXXX-XX-XX" if day else "XXXX-XX", "dct")
        year, anchor = _hijri_year(month, form.policy, dct), "dct"
    else:
        year = int(match.group(1))
    if not _HIJRI_FIRST <= year < _HIJRI_LAST:
        return Resolved(_civil_guess(year))
    first, last = _hijri_bounds(year, month, day)
    value = first.isoformat() if day else f"{first.isoformat()}/{last.isoformat()}"
    if form.weekday and day and first.isoweekday() != form.weekday:
        # the moon is seen a day sooner or later by country: the printed weekday decides
        for shift in (-1, 1):
            if (first + timedelta(days=shift)).isoweekday() == form.weekday:
                return Resolved((first + timedelta(days=shift)).isoformat(), anchor, alternatives=(value,))
        return Resolved(value, anchor, conflict=True)
    return Resolved(value, anchor)


def _civil_guess(year: int) -> str:
    """The Gregorian year in which most of a Hijri year outside Umm al-Qura's table fell."""
    return f"{round(year * 0.970224 + 621.5774):04}"


def _hijri_year(month: int, policy: str, dct: date) -> int:
    today = Gregorian.fromdate(dct).to_hijri()
    if policy == "this":
        return int(today.year)
    if policy == "last":
        return int(today.year if month < today.month else today.year - 1)
    if policy in ("next", "after"):
        return int(today.year if month > today.month else today.year + 1)
    return int(today.year if month <= today.month else today.year - 1)


def _hijri_bounds(year: int, month: int, day: int) -> tuple[date, date]:
    first_month, last_month = (month, month) if month else (1, _MONTHS)
    length = Hijri(year, last_month, 1).month_length()
    first = Hijri(year, first_month, min(day or 1, length)).to_gregorian()
    last = Hijri(year, last_month, min(day or length, length)).to_gregorian()
    return date(first.year, first.month, first.day), date(last.year, last.month, last.day)
