"""Times of day: ``الساعة التاسعة والنصف مساء``, ``14:30``, ``صباح الاثنين``, ``منتصف الليل``."""

from typing import NamedTuple

from marsad.analysis.times import senses
from marsad.analysis.times.found import Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.arabic import letters
from marsad.arabic.normalise import fold
from marsad.arabic.numerals import read_number, read_ordinal

_HOURS, _MINUTES = 24, 60
_NOON = 12
_MORNING = frozenset(map(fold, ("صباحا", "ص", "فجرا", "صباح", "فجر", "الصباح", "الفجر")))
_EVENING = frozenset(
    map(fold, ("مساء", "م", "ليلا", "عصرا", "ظهرا", "المساء", "الليل", "ليل", "مساءا", "الظهر", "العصر"))
)
_SHARES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_LESS = {"ربعا": 15, "ربع": 15, "الربع": 15, "ثلثا": 20, "ثلث": 20, "الثلث": 20}
_UNLESS = "الا"
_ABOUT = frozenset(map(fold, ("حوالي", "نحو", "قرابة", "حدود", "تمام")))


class Clock(NamedTuple):
    """``T14:30`` and where it ends."""

    value: str
    end: int


def clock(row: TimeRow, at: int) -> Found | None:
    """Return the time of day at *at*: ``الساعة …`` or digits with a colon; the day comes from outside."""
    begin = at
    if row.key(at) in senses.O_CLOCK and (
        row.key(at).startswith(("ال", "لل", "وال", "بال")) or row.digits(at + 1) is not None
    ):
        begin = at + 1 + (row.key(at + 1) in _ABOUT)
        found = _digital(row, begin) or _spoken(row, begin)
    else:
        found = _digital(row, at) if row.key(at + 1) == ":" else None
    if found is None:
        return None
    value, end = _half_of_day(row, found.value, found.end)
    return Found(at, end, "TIME", OpenTime("dct+0d", clock=value), "time.clock")


def midnight(row: TimeRow, at: int) -> Found | None:
    """``منتصف الليل``."""
    if (row.key(at), row.key(at + 1)) == senses.MIDNIGHT:
        return Found(at, at + 2, "TIME", OpenTime("dct+0d", clock="T00:00"), "time.midnight")
    return None


def _digital(row: TimeRow, at: int) -> Clock | None:
    hour = row.digits(at)
    if hour is None or hour > _HOURS or len(row.key(at)) > 2:
        return _pointed(row, at)
    minute = row.digits(at + 2)
    if row.key(at + 1) in (":", ".") and row.touches(at) and minute is not None and row.touches(at + 1):
        if minute < _MINUTES and len(row.key(at + 2)) == 2:
            end = at + 3
            if row.key(end) == ":" and row.digits(end + 1) is not None and row.touches(end):
                end += 2
            return Clock(f"T{hour:02}:{minute:02}", end)
        return None
    if row.key(at - 1) in senses.O_CLOCK or row.key(at - 1) in _ABOUT:
        return _with_minutes(row, hour, at + 1)
    return None


def _pointed(row: TimeRow, at: int) -> Clock | None:
    """``الساعة 9.30`` is one token."""
    if not 0 <= at < len(row) or row.tokens[at].kind != "number" or row.key(at - 1) not in senses.O_CLOCK:
        return None
    if len(row.key(at)) > len("14.30"):
        return None
    hour, _, minute = row.key(at).partition(".")
    if (
        hour.isdigit()
        and minute.isdigit()
        and len(minute) == 2
        and int(hour) <= _HOURS
        and int(minute) < _MINUTES
    ):
        return Clock(f"T{int(hour):02}:{int(minute):02}", at + 1)
    return None


def _spoken(row: TimeRow, at: int) -> Clock | None:
    """``التاسعة``, ``الواحدة``, ``الثانية عشرة والنصف``, ``العاشرة إلا ربعا``."""
    if not row.is_word(at):
        return None
    if row.key(at) in ("الواحده", "واحده"):
        return _with_minutes(row, 1, at + 1)
    ordinal = read_ordinal(row.tokens, row.forms, at)
    if ordinal is None or ordinal.value > _NOON:
        return None
    return _with_minutes(row, int(ordinal.value), ordinal.end)


def _with_minutes(row: TimeRow, hour: int, end: int) -> Clock | None:
    if hour > _HOURS:
        return None
    share = _SHARES.get(row.key(end))
    if share is not None:
        return Clock(f"T{hour:02}:{share:02}", end + 1)
    if row.key(end) == _UNLESS and row.key(end + 1) in _LESS:
        return Clock(f"T{(hour - 1) % _HOURS:02}:{_MINUTES - _LESS[row.key(end + 1)]:02}", end + 2)
    begin = end + (row.key(end) == letters.WAW)
    form = row.forms[begin] if begin < len(row) else None
    if begin > end or (form is not None and form.joined):
        number = read_number(row.tokens, row.forms, begin)
        if (
            number is not None
            and row.key(number.end) in ("دقيقه", "دقايق", "دقائق")
            and number.value < _MINUTES
        ):
            return Clock(f"T{hour:02}:{int(number.value):02}", number.end + 1)
    return Clock(f"T{hour:02}", end)


def _half_of_day(row: TimeRow, value: str, end: int) -> tuple[str, int]:
    hour = int(value[1:3])
    begin = end + (row.key(end) == "من")
    key = row.key(begin)
    if (key, row.key(begin + 1)) == senses.AFTER_NOON:
        return _shifted(value, hour, evening=True), begin + 2
    if begin > end and row.weekday(begin + 1):
        return (
            (_shifted(value, hour, evening=key in _EVENING), end)
            if key in _MORNING | _EVENING
            else (value, end)
        )
    if key in _MORNING:
        return _shifted(value, hour, evening=False), begin + 1
    if key in _EVENING:
        return _shifted(value, hour, evening=True), begin + 1
    return value, end


def _shifted(value: str, hour: int, *, evening: bool) -> str:
    if evening and hour < _NOON:
        hour += _NOON
    elif not evening and hour == _NOON:
        hour = 0
    return f"T{hour:02}{value[3:]}"
