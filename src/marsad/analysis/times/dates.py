"""Days and months: explicit, or hung on the article's date by an adjective; and weekdays.

Each function reads at one token and returns ``Found`` or ``None``; the longest reading is tried
first. Rule names: ``date.day-month-year``, ``date.weekday``, ``range.days-of-month`` and so on.
"""

from marsad.analysis.times import senses
from marsad.analysis.times.date_words import (
    CIVIL_MARKS,
    CLOSE,
    HIJRI_LEAST,
    HIJRI_MARKS,
    HIJRI_MOST,
    OF,
    OFFSETS,
    OPEN,
    SLASHES,
    MonthName,
    Tail,
    adjective,
    month_at,
    month_name,
    tail,
)
from marsad.analysis.times.found import COMMAS, DASHES, Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.arabic import letters
from marsad.arabic.months import AMBIGUOUS
from marsad.arabic.normalise import fold
from marsad.arabic.numerals import read_ordinal

CORRESPONDING = frozenset(map(fold, ("الموافق", "موافق", "الموافقة", "المصادف", "بتاريخ")))
_FIRST_DAY = frozenset(map(fold, ("فاتح", "غرة")))
_ENGLISH_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_MONTHS, _DAYS = 12, 31
_SHARES = frozenset(map(fold, ("النصف", "الثلث", "الربع", "للنصف", "للثلث", "العشر", "المرحلة", "الدفعة")))
_THE_MONTH = fold("الشهر")
_MONTH_EVIDENCE = frozenset(
    map(
        fold, ("في", "وفي", "منذ", "ومنذ", "خلال", "حتى", "أوائل", "أواخر", "مطلع", "منتصف", "نهاية", "بداية")
    )
)


def day_month(row: TimeRow, at: int) -> Found | None:
    """``6 أغسطس/ آب الجاري``, ``الأول من أكتوبر 2024``, ``27-28 تشرين الأول``, ``15 الجاري``."""
    day, begin = _day_of_month(row, at)
    if not day or row.key(at - 1) in senses.PLACES:
        return None
    last_day, begin = _second_day(row, begin, day)
    begin = row.skip(begin, frozenset((OF,)))
    if row.key(begin) in senses.THESE and row.key(begin + 1) == _THE_MONTH:
        return _in_relative_month(at, begin + 2, 0, (day, last_day))
    if row.key(begin) in senses.MONTH_WORDS:
        following = _of_this_month(row, at, begin, (day, last_day))
        if following is not None:
            return following
        begin += 1
    elif row.digits(at) is not None and row.key(begin) in senses.THIS - {fold("هذا"), fold("هذه")}:
        return Found(at, begin + 1, "DATE", OpenTime(f"dct+0m:{day:02}"), "date.day-of-this-month")
    parted = row.key(begin) in SLASHES | DASHES and row.touches(begin - 1)
    begin += parted
    if parted and row.key(begin) in AMBIGUOUS:
        return None  # 4-صفر is a score
    name = month_name(row, begin) if begin < len(row) else None
    if name is None or not row.same_line(at, name.end - 1):
        return None
    if last_day:
        return _day_range(row, at, day, last_day, name)
    return _dated(row, at, day, name)


def _dated(row: TimeRow, at: int, day: int, name: MonthName) -> Found:
    hijri = name.month.calendar == "hijri"
    rest = tail(row, name.end, hijri=hijri)
    form = _month_form(name, rest, day)
    rule = "date.hijri" if hijri else "date.day-month-year" if rest.year else "date.day-month"
    if not rest.year and row.key(at - 1) in senses.EVENTS and not rest.policy:
        form, rule = OpenTime(form.base, "event"), "date.event"
    return Found(at, rest.end, "DATE", form, rule)


def _month_form(name: MonthName, rest: Tail, day: int = 0) -> OpenTime:
    ending = f"-{day:02}" if day else ""
    number = name.month.number
    if name.month.calendar == "hijri":
        return OpenTime(
            f"hijri:{rest.year if rest.year.isdigit() else 'XXXX'}-{number:02}{ending}", rest.policy or "past"
        )
    if rest.year.isdigit():
        return OpenTime(f"{rest.year}-{number:02}{ending}")
    if rest.year:
        return OpenTime(f"{rest.year}:{number:02}{ending}" if rest.year != "prevy" else rest.year)
    policy = rest.policy or "past"
    return OpenTime(f"XXXX-{number:02}{ending}", policy)


def _day_range(row: TimeRow, at: int, day: int, last_day: int, name: MonthName) -> Found:
    rest = tail(row, name.end, hijri=name.month.calendar == "hijri")
    first, second = _month_form(name, rest, day), _month_form(name, rest, last_day)
    form = OpenTime(first.base, first.policy, until=second)
    return Found(at, rest.end, "DATE", form, "range.days-of-month")


def _day_of_month(row: TimeRow, at: int) -> tuple[int, int]:
    day = row.day_number(at)
    if day is not None:
        if row.key(at + 1) in _ENGLISH_ORDINALS and row.touches(at):
            return day, row.skip(at + 2, COMMAS)
        return day, at + 1
    if row.key(at) in _FIRST_DAY:
        return 1, at + 1
    before = row.sense(at - 1, "unit")
    if (before is not None and before.article and before.sense.value != "D") or row.key(at - 1) in _SHARES:
        return 0, at  # الأسبوع الأول من أكتوبر is a week
    ordinal = read_ordinal(row.tokens, row.forms, at) if row.is_word(at) else None
    if ordinal is None or ordinal.value > _DAYS:
        return 0, at
    pair = read_ordinal(row.tokens, row.forms, ordinal.end) if row.is_word(ordinal.end) else None
    paired = pair is not None and pair.proclitics == letters.WAW and row.key(pair.end) == OF
    return (int(ordinal.value), ordinal.end) if paired or row.key(ordinal.end) == OF else (0, at)


def _second_day(row: TimeRow, at: int, day: int) -> tuple[int, int]:
    """``27-28``, ``27 و28``, ``27 إلى 28``, before the month's name."""
    if row.key(at) in DASHES or row.key(at) in ("و", "الي", "او", "حتي"):
        second, end = _day_of_month(row, at + 1)
        if second > day:
            return second, end
    ordinal = read_ordinal(row.tokens, row.forms, at) if row.is_word(at) else None
    if ordinal is not None and ordinal.proclitics == "و" and day < ordinal.value <= _DAYS:
        return int(ordinal.value), ordinal.end
    return 0, at


def _in_relative_month(at: int, end: int, offset: int, days: tuple[int, int]) -> Found:
    first, last = (OpenTime(f"dct{offset:+d}m:{day:02}") for day in days)
    if days[1]:
        return Found(at, end, "DATE", OpenTime(first.base, until=last), "range.days-of-month")
    return Found(at, end, "DATE", first, "date.day-of-relative-month")


def _of_this_month(row: TimeRow, at: int, begin: int, days: tuple[int, int]) -> Found | None:
    """``العاشر من الشهر الجاري``, ``20 من هذا الشهر``."""
    if not row.key(begin).startswith("ال"):
        return None
    policy, end = adjective(row, begin + 1)
    offset = OFFSETS.get(policy)
    return None if offset is None else _in_relative_month(at, end, offset, days)


def month(row: TimeRow, at: int) -> Found | None:
    """``أكتوبر 2024``, ``يونيو/حزيران الماضي``, ``شهر رمضان``, ``مارس`` with evidence."""
    worded = row.key(at) in senses.MONTH_WORDS and at + 1 < len(row)
    if worded and row.digits(at + 1) is not None:
        return _numbered_month(row, at)
    name = month_name(row, at + 1) if worded else month_at(row, at)
    if name is None:
        return None
    hijri = name.month.calendar == "hijri"
    rest = tail(row, name.end, hijri=hijri)
    if not worded and not _has_evidence(row, at, name, rest):
        return None
    rule = "date.hijri" if hijri else "date.month-year" if rest.year else "date.month"
    form = _month_form(name, rest)
    if (
        not rest.year
        and not rest.policy
        and not worded
        and row.key(at - 1) in senses.EVENTS
        and not name.double
    ):
        form, rule = OpenTime(form.base, "event"), "date.event"
    return Found(at, rest.end, "DATE", form, rule)


def _numbered_month(row: TimeRow, at: int) -> Found | None:
    """``شهر 11 الماضي``, ``شهر 9 2021``."""
    number = row.day_number(at + 1)
    rest = tail(row, at + 2)
    if number is None or number > _MONTHS or not (rest.year.isdigit() or rest.policy):
        return None
    base = f"{rest.year or 'XXXX'}-{number:02}"
    return Found(at, rest.end, "DATE", OpenTime(base, rest.policy), "date.month-number")


def _has_evidence(row: TimeRow, at: int, name: MonthName, rest: Tail) -> bool:
    before = at - 2 if row.digits(at - 1) is not None else at - 1
    if row.key(before) in senses.PLACES:
        return False
    if name.month.family == "english":
        return bool(rest.year)
    ambiguous = row.key(at) in AMBIGUOUS
    if not ambiguous or name.double or rest.year or rest.policy:
        return True
    if name.month.calendar == "hijri" or row.key(at) == "اب":
        return row.key(at - 1) in ("في", "خلال") and row.key(at) in ("رمضان", "اب")
    return row.key(at - 1) in _MONTH_EVIDENCE


def numeric(row: TimeRow, at: int) -> Found | None:
    """``28/10/2024``, ``2024-10-28``, ``28.10.2024``, ``1446/09/15 هـ``."""
    parts = row.key(at).split(".")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return _from_parts(row, at, at + 1, parts)
    separator = row.key(at + 1)
    if separator not in SLASHES and separator not in DASHES:
        return None
    whole = [row.digits(index) for index in (at, at + 2, at + 4)]
    if None in whole or row.key(at + 3) != separator:
        return None
    if not all(row.touches(index) for index in range(at, at + 4)) and separator not in SLASHES:
        return None
    return _from_parts(row, at, at + 5, [row.key(index) for index in (at, at + 2, at + 4)])


def _short_numeric(row: TimeRow, at: int) -> Found | None:
    """``6/8`` after a weekday: a day and a month."""
    day, number = row.day_number(at), row.digits(at + 2)
    if (
        day is None
        or number is None
        or row.key(at + 1) != "/"
        or not row.touches(at)
        or not 1 <= number <= _MONTHS
    ):
        return None
    return Found(at, at + 3, "DATE", OpenTime(f"XXXX-{number:02}-{day:02}", "past"), "date.numeric")


def _from_parts(row: TimeRow, at: int, end: int, parts: list[str]) -> Found | None:
    if max(map(len, parts)) > len("2024"):
        return None
    if len(parts[0]) == len("2024"):
        year, month_number, day = parts
    elif len(parts[2]) == len("2024"):
        day, month_number, year = parts
    else:
        return None
    if int(month_number) > _MONTHS >= int(day):
        day, month_number = month_number, day
    if not 1 <= int(month_number) <= _MONTHS or not 1 <= int(day) <= _DAYS:
        return None
    marked = row.key(end) in HIJRI_MARKS
    if marked or HIJRI_LEAST <= int(year) < HIJRI_MOST:
        form = OpenTime(f"hijri:{year}-{int(month_number):02}-{int(day):02}")
        return Found(at, end + marked, "DATE", form, "date.hijri")
    end += row.key(end) in CIVIL_MARKS
    return Found(at, end, "DATE", OpenTime(f"{year}-{int(month_number):02}-{int(day):02}"), "date.numeric")


def weekday(row: TimeRow, at: int) -> Found | None:
    """``يوم الاثنين``, ``الأربعاء المنصرم``, ``الاثنين، 11 نوفمبر``, ``الخميس (24 أكتوبر)``."""
    begin = at + (row.key(at) in senses.PLAIN_DAY_WORDS)
    day = row.weekday(begin)
    if not day and at < begin < len(row):
        named = row.weekdays[begin]
        day = named.sense if named is not None and not named.proclitics else 0
    tens = row.forms[begin + 1] if begin + 1 < len(row) else None
    if tens is not None and tens.article and tens.sense.rank == "tens" and tens.proclitics == letters.WAW:
        return None  # الاثنين والعشرين are twenty-two
    if not day or row.key(at - 1) in senses.NOT_A_DAY_AFTER or row.key(begin + 1) in senses.NOT_A_DAY_BEFORE:
        return None
    full = _weekday_and_date(row, at, begin, day)
    if full is not None:
        return full
    policy, end = adjective(row, begin + 1)
    rule = "date.weekday-adjective" if policy else "date.weekday"
    start = at - (row.key(at - 1) in senses.THESE and begin == at)
    if start < at and not policy:
        policy = "this"
    in_week = _in_week(row, end, day) if not policy else None
    if in_week is not None:
        return in_week._replace(start=at)
    form = OpenTime(f"XXXX-WXX-{day}", policy or "past")
    return Found(start, end, "DATE", form, rule)


def _in_week(row: TimeRow, at: int, day: int) -> Found | None:
    """``الأربعاء من الأسبوع الماضي``: a weekday of a week told by its adjective."""
    begin = at + (row.key(at) == OF)
    form = row.sense(begin, "unit")
    if form is None or form.sense.value != "W" or not form.article or form.sense.many != "one":
        return None
    policy, end = adjective(row, begin + 1)
    offset = OFFSETS.get(policy)
    if offset is None:
        return None
    return Found(at, end, "DATE", OpenTime(f"dct{offset:+d}w:{day}"), "relative.week-weekday")


def _weekday_and_date(row: TimeRow, at: int, begin: int, day: int) -> Found | None:
    following = row.skip(begin + 1, COMMAS)
    opened = row.key(following) in OPEN
    following += opened
    following += row.key(following) in CORRESPONDING
    following += row.key(following) in DASHES
    if following >= len(row) or not row.same_line(begin, following):
        return None
    date_found = numeric(row, following) or day_month(row, following) or _short_numeric(row, following)
    if date_found is None or date_found.form.until is not None:
        return None
    end = row.skip(date_found.end, CLOSE) if opened else date_found.end
    form = OpenTime(date_found.form.base, date_found.form.policy, day)
    return Found(at, end, "DATE", form, "date.weekday-date")
