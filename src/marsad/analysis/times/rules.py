"""Which rule reads at which token, and how readings grow: parts of day, clocks, ranges."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from marsad.analysis.times import clocks, dates, durations, periods, relatives, senses, years
from marsad.analysis.times.found import DASHES, Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.arabic.months import FIRST_WORDS
from marsad.arabic.normalise import fold
from marsad.arabic.number_words import FRACTION_FORMS, NUMBER_FORMS, ORDINAL_FORMS

_MONTH_BEGINNINGS = frozenset(prefix + word for word in FIRST_WORDS for prefix in ("", "و", "ف", "ب", "ل"))
_OTHER_BEGINNINGS = frozenset(
    map(
        fold,
        (
            "قبل", "وقبل", "بعد", "وبعد", "الفترة", "المرحلة", "الآونة", "المدة", "للفترة", "وقت", "الربع",
            "النصف", "للربع", "للنصف", "فاتح", "الثلث", "غرة",
        ),
    )
)  # fmt: skip
TRIGGERS = frozenset().union(
    senses.SENSES,
    senses.WEEKDAYS,
    _MONTH_BEGINNINGS,
    senses.SOME,
    senses.THESE,
    senses.EVERY,
    senses.YEAR_WORDS,
    senses.BOTH_YEARS,
    senses.PLAIN_DAY_WORDS,
    senses.MONTH_WORDS,
    NUMBER_FORMS,
    FRACTION_FORMS,
    ORDINAL_FORMS,
    _OTHER_BEGINNINGS,
)
"""Keys on which a time may begin; numbers in digits always may."""

_FROM = frozenset(map(fold, ("من", "ومن", "بين", "وبين")))
_WHOLE_DATES = frozenset(("date.day-month", "date.day-month-year", "date.numeric", "date.weekday-date"))
_TO = frozenset(map(fold, ("إلى", "حتى", "ولغاية", "لغاية", "وحتى", "وإلى")))


def time_at(row: TimeRow, at: int) -> Found | None:
    """Return the longest time that begins at token *at*, ``None`` where none does."""
    found = _whole(row, at)
    if found is None:
        return None
    return _range(row, found) or found


def _whole(row: TimeRow, at: int) -> Found | None:
    if at >= len(row):
        return None
    readers = _FOR_DIGITS if row.tokens[at].kind == "number" else _readers_of(row.keys[at])
    for reader in readers:
        found = reader(row, at)
        if found is not None:
            return found
    return None


def _late_or_early(row: TimeRow, at: int) -> Found | None:
    late = relatives.late_in(row, at)
    inner = _day(row, late[1]) if late is not None else None
    if late is None or inner is None:
        return None
    return inner._replace(start=at, mod=late[0], rule="relative.late-or-early")


def _day(row: TimeRow, at: int) -> Found | None:
    """A day of any kind, without its part."""
    if at >= len(row):
        return None
    if row.tokens[at].kind == "number":
        return dates.numeric(row, at) or dates.day_month(row, at)
    begin = at + 1 if row.key(at) in senses.PLAIN_DAY_WORDS and row.sense(at + 1, "day") else at
    found = relatives.day(row, begin) or dates.weekday(row, at)
    if found is None and row.key(at) in senses.PLAIN_DAY_WORDS and at + 1 < len(row):
        found = dates.numeric(row, at + 1) or dates.day_month(row, at + 1)
    return found._replace(start=at) if found is not None else dates.day_month(row, at)


def _part_of_day(row: TimeRow, at: int) -> Found | None:
    """``مساء أمس``, ``صباح يوم الاثنين``, ``ليل الجمعة - السبت``."""
    part = row.sense(at, "part")
    value, begin = (part.sense.value, at + 1) if part is not None and not part.article else ("", at)
    night = row.sense(at, "unit")
    if night is not None and night.sense.value == "N" and night.sense.many == "one" and not night.article:
        value, begin = "TNI", at + 1
    if not value and tuple(row.keys[at : at + 2]) in senses.AFTERNOONS:
        value, begin = "TAF", at + 2
    if not value or begin >= len(row):
        return None
    begin += row.key(begin) == "من"
    inner = _day(row, begin)
    if inner is None or not row.same_line(at, begin):
        return None
    end = inner.end
    if value == "TNI" and row.weekday(end - 1):
        end = relatives.night_between(row, end, row.weekday(end - 1))
    return Found(at, end, "TIME", replace(inner.form, clock=value), "time.part-of-day")


def _day_with_part(row: TimeRow, at: int) -> Found | None:
    """A day, and the part or clock after it: ``أمس الثلاثاء صباحا``, ``الاثنين عند الساعة 9``."""
    found = _day(row, at)
    if found is None or found.form.until is not None or found.end >= len(row):
        return found
    part = row.sense(found.end, "part")
    if part is not None and not part.proclitics and row.key(found.end).endswith("ا") and not part.article:
        form = replace(found.form, clock=part.sense.value)
        return Found(at, found.end + 1, "TIME", form, "time.part-of-day")
    begin = found.end + (row.key(found.end) in _AT)
    if begin < len(row) and row.key(begin) in senses.O_CLOCK and row.same_line(at, begin):
        clock = clocks.clock(row, begin)
        if clock is not None:
            return Found(at, clock.end, "TIME", replace(found.form, clock=clock.form.clock), "time.day-clock")
    return found


_AT = frozenset(map(fold, ("عند", "في", "،", "على")))


def _clock_of_day(row: TimeRow, at: int) -> Found | None:
    """``الساعة 9 من مساء الاثنين``."""
    found = clocks.clock(row, at)
    if found is None or found.end >= len(row):
        return found
    begin = found.end + (row.key(found.end) in ("من", "يوم"))
    part = row.sense(begin, "part")
    if part is not None and begin + 1 < len(row):
        begin += 1
    inner = _day(row, begin) if begin < len(row) and row.same_line(at, begin) else None
    if inner is None or inner.form.until is not None:
        return found
    return Found(at, inner.end, "TIME", replace(inner.form, clock=found.form.clock), "time.day-clock")


def _range(row: TimeRow, first: Found) -> Found | None:
    """``من … إلى …``, ``بين … و…``, two dates with a dash."""
    if first.type not in ("DATE", "TIME") or first.form.until is not None or first.end >= len(row) - 1:
        return None
    key, before = row.key(first.end), row.key(first.start - 1)
    begin = first.end + 1
    if key in DASHES or (key in _TO and before in _FROM) or (before in ("بين", "وبين") and key == "و"):
        pass
    elif before in ("بين", "وبين") and key.startswith("و"):
        begin = first.end
    else:
        return None
    if not row.same_line(first.end - 1, begin):
        return None
    second = _whole(row, begin) or _second_day(row, begin)
    if second is None and row.year(begin) is not None and first.rule in ("date.year", "date.month-year"):
        second = Found(begin, begin + 1, "DATE", OpenTime(row.key(begin)), "date.year")
    if second is None or second.type != first.type or second.form.until is not None:
        return None
    form = replace(_with_year_of(first.form, second.form), until=second.form)
    return Found(first.start, second.end, first.type, form, "range.dates", first.mod)


def _second_day(row: TimeRow, at: int) -> Found | None:
    return dates.numeric(row, at) if row.digits(at) is not None else None


def _with_year_of(first: OpenTime, second: OpenTime) -> OpenTime:
    """``من 5 أكتوبر إلى 3 نوفمبر 2024``: the year printed once serves both ends."""
    if (
        first.base.startswith("XXXX-")
        and not first.base.startswith("XXXX-W")
        and first.policy in ("", "past")
    ):
        if second.base[:4].isdigit():
            year = int(second.base[:4])
            return replace(first, base=f"{year:04}{first.base[4:]}", policy="")
        return replace(first, policy=second.policy)
    return first


def _kind(key: str) -> str:
    form = senses.SENSES.get(key)
    return form.sense.kind if form is not None else ""


def _is_night(key: str) -> bool:
    form = senses.SENSES.get(key)
    return form is not None and form.sense.value == "N"


def _begins_day_month(key: str) -> bool:
    return key in ORDINAL_FORMS or key in NUMBER_FORMS or key in relatives.FIRST_DAYS


def _begins_day(key: str) -> bool:
    return (
        _kind(key) == "day"
        or key in senses.WEEKDAYS
        or key in senses.PLAIN_DAY_WORDS
        or key in relatives.BEFORE_A_DAY
        or _begins_day_month(key)
    )


Reader = Callable[[TimeRow, int], Found | None]
_READERS: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    # which words a reader can begin with, and the reader; the first that finds something wins
    (lambda key: key in relatives.OCCASIONS, _late_or_early),
    (lambda key: key in senses.EVERY or key in relatives.DAYS or _kind(key) == "adverb", relatives.repeated),
    (lambda key: key == senses.MIDNIGHT[0], clocks.midnight),
    (lambda key: key in senses.O_CLOCK, _clock_of_day),
    (lambda key: _kind(key) == "part" or _is_night(key) or key == senses.AFTER_NOON[0], _part_of_day),
    (_begins_day, _day_with_part),
    (_begins_day_month, dates.day_month),
    (lambda key: _kind(key) == "phase", periods.phase),
    (lambda key: key in periods.QUARTERS, periods.quarter),
    (lambda key: key in periods.WEEK_OR_HALF, periods.week_of),
    (lambda key: key in _MONTH_BEGINNINGS or key in senses.MONTH_WORDS, dates.month),
    (lambda key: key in senses.YEAR_WORDS or key in senses.BOTH_YEARS, years.year),
    (lambda key: key in periods.CENTURY, periods.century),
    (lambda key: key in senses.THESE or _kind(key) == "unit", relatives.unit),
    (lambda key: _kind(key) == "decade", periods.decade),
    (lambda key: _kind(key) == "season", periods.season),
    (lambda _: True, relatives.reference),
    (lambda _: True, durations.duration),
)
_FOR_DIGITS: tuple[Reader, ...] = (
    dates.numeric, dates.day_month, _clock_of_day, years.year, durations.duration,
)  # fmt: skip


@cache
def _readers_of(key: str) -> tuple[Reader, ...]:
    """The readers a word can begin; asked only for ``TRIGGERS``, so what is kept is bounded."""
    return tuple(reader for begins, reader in _READERS if begins(key))
