"""Times hung on the article's date: ``أمس الأربعاء``, ``العام الماضي``, ``كل ليلة``."""

from dataclasses import replace

from marsad.analysis.times import date_words, dates, senses
from marsad.analysis.times.date_words import OFFSETS
from marsad.analysis.times.found import COMMAS, DASHES, Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.arabic import letters
from marsad.arabic.normalise import fold
from marsad.arabic.numerals import read_number

GRAINS = {"D": "d", "N": "n", "W": "w", "M": "m", "Y": "y", "E": "D", "C": "C", "Q": "q"}
_FIRST_WORDS = frozenset(map(fold, ("أول", "وأول", "قبل")))
_OF = frozenset(("من",))
_YESTERDAY = frozenset(map(fold, ("أمس", "البارحة", "الأمس")))
_PERIODS = frozenset(map(fold, ("الفترة", "المرحلة", "الآونة", "المدة", "للفترة", "للمرحلة")))
_LATEST = frozenset(map(fold, ("الأخيرة", "الماضية", "السابقة", "المنصرمة")))
_COMING = frozenset(map(fold, ("المقبلة", "القادمة", "اللاحقة", "التالية")))
_OCCASION = fold("وقت")
_EARLIER, _LATER, _LATE, _EARLY = fold("سابق"), fold("لاحق"), fold("متأخر"), fold("مبكر")
_NEXT_ONE = fold("التالي")
DAYS = frozenset(map(fold, ("أيام", "وأيام")))
FIRST_DAYS = frozenset(map(fold, ("فاتح", "غرة")))
BEFORE_A_DAY = _FIRST_WORDS | frozenset(map(fold, ("بعد", "وبعد")))
OCCASIONS = frozenset(map(fold, ("وقت", "ساعة", "ساعات")))
_TOUCHED = fold("لامس")
_NEED = fold("الحاجة")


def day(row: TimeRow, at: int) -> Found | None:
    """``اليوم الثلاثاء``, ``أمس``, ``أول أمس الجمعة``, ``أمس الأول``, ``بعد غد``, ``اليوم التالي``."""
    offset, end = _day_offset(row, at)
    if offset is None:
        return None
    if offset == "today":
        return _today(row, at, end)
    weekday = row.weekday(row.skip(end, COMMAS)) if not _lists_days(row, end) else 0
    if weekday:
        end = row.skip(end, COMMAS) + 1
        dated = _date_after(row, end)
        if dated is not None:
            return Found(at, dated.end, "DATE", replace(dated.form, weekday=weekday), "date.weekday-date")
    return Found(
        at,
        end,
        "DATE",
        OpenTime(offset, weekday=weekday),
        "relative.day-weekday" if weekday else "relative.day",
    )


def _lists_days(row: TimeRow, at: int) -> bool:
    """A comma before the weekday parts them unless a comma or a stop follows it too."""
    return row.key(at) in COMMAS and row.weekday(at + 1) > 0 and row.key(at + 2) not in COMMAS


def _day_offset(row: TimeRow, at: int) -> tuple[str | None, int]:
    key = row.key(at)
    if key in _FIRST_WORDS:
        begin = at + 1 + (row.key(at + 1) in _OF)
        if key == "قبل" and row.key(begin) == "يوم" and row.key(begin + 1) in _YESTERDAY:
            return "dct-2d", begin + 2
        if row.key(begin) in _YESTERDAY and (key != "قبل" or begin == at + 1):
            return "dct-2d", begin + 1
        return None, at
    if key in ("بعد", "وبعد") and row.key(at + 1) in ("غد", "الغد"):
        return "dct+2d", at + 2
    form = row.sense(at, "day")
    if form is None:
        return None, at
    if form.sense.value == "dct+0d":
        return "today", at + 1
    if form.sense.value == "dct-1d" and row.key(at + 1) in ("الاول", "الاولي"):
        return "dct-2d", at + 2
    if form.sense.value == "dct-1d" and row.key(at + 1) == _NEED:
        return None, at  # في أمس الحاجة
    if key == _TOUCHED and letters.ALEF_HAMZA_ABOVE not in row.surface(at):
        return None, at
    if key in ("غد", "لغد") and row.key(at - 1) not in ("يوم", "بعد", "حتي", "مساء", "صباح", "ظهر"):
        return None, at
    return form.sense.value, at + 1


def _today(row: TimeRow, at: int, end: int) -> Found | None:
    following = row.key(end)
    if following in senses.FOLLOWING:
        return Found(at, end + 1, "DATE", OpenTime("prev+1d"), "relative.next-day")
    if following in senses.PRECEDING:
        return Found(at, end + 1, "DATE", OpenTime("prev-1d"), "relative.previous-day")
    if following in senses.SAME:
        return Found(at, end + 1, "DATE", OpenTime("prev+0d"), "relative.same-day")
    if row.key(at - 1) in senses.PLACES or (following in senses.NOT_TODAY and not row.weekday(end)):
        return None
    weekday = row.weekday(row.skip(end, COMMAS)) if not _lists_days(row, end) else 0
    if weekday:
        end = row.skip(end, COMMAS) + 1
        dated = _date_after(row, end)
        if dated is not None:
            form = replace(dated.form, weekday=weekday)
            return Found(at, dated.end, "DATE", form, "date.weekday-date")
        return Found(at, end, "DATE", OpenTime("dct+0d", weekday=weekday), "relative.day-weekday")
    if not row.key(at).endswith("اليوم"):
        return None
    return Found(at, end, "DATE", OpenTime("dct+0d"), "relative.day")


def _date_after(row: TimeRow, at: int) -> Found | None:
    begin = row.skip(at, COMMAS)
    begin = row.skip(begin, frozenset("("))
    begin = row.skip(begin, dates.CORRESPONDING)
    if begin >= len(row) or not row.same_line(at - 1, begin):
        return None
    found = dates.numeric(row, begin) or dates.day_month(row, begin)
    if found is None or found.form.until is not None:
        return None
    return (
        found._replace(end=row.skip(found.end, frozenset(")")))
        if begin > at and row.key(begin - 1) == "("
        else found
    )


def unit(row: TimeRow, at: int) -> Found | None:
    """``العام الماضي``, ``هذا الأسبوع``, ``الليلة الماضية``, ``الأسابيع القليلة المقبلة``."""
    these = row.key(at) in senses.THESE
    begin = at + these
    form = row.sense(begin, "unit")
    if form is None or not form.article:
        return None
    if form.sense.many != "one":
        return None if these else _units(row, at, form.sense.value, form.sense.many)
    kind_of_year = form.sense.value == "Y" and row.key(begin + 1) in date_words.KINDS_OF_YEAR
    policy, end = date_words.adjective(row, begin + 1 + kind_of_year)
    if these and not policy:
        policy = "this"
    if row.key(begin + 1) in senses.SAME:
        return _same(at, begin, form.sense.value)
    if row.key(begin + 1) in senses.FOLLOWING and form.sense.value == "Y" and row.key(begin + 1) == _NEXT_ONE:
        named = row.year(begin + 2)
        form_of_next = OpenTime(str(named) if named else "prevy+1")
        return Found(at, begin + 2 + bool(named), "DATE", form_of_next, "relative.next-year")
    if not policy or (row.key(begin + 1) in senses.FOLLOWING and not these):
        return _tonight(row, at, begin, form.sense.value) if not policy else None
    grain = GRAINS.get(form.sense.value)
    if grain is None:
        return None
    if grain == "w" and (weekday := row.weekday(end + (row.key(end) in senses.PLAIN_DAY_WORDS))):
        end += row.key(end) in senses.PLAIN_DAY_WORDS
        return Found(
            at, end + 1, "DATE", OpenTime(f"dct{OFFSETS[policy]:+d}w:{weekday}"), "relative.week-weekday"
        )
    if grain == "n":
        night = OpenTime(f"dct{OFFSETS[policy]:+d}d", clock="TNI")
        return Found(at, end, "TIME", night, "relative.night")
    return Found(at, end, "DATE", OpenTime(f"dct{OFFSETS[policy]:+d}{grain}"), "relative.unit")


def _same(at: int, begin: int, unit_code: str) -> Found | None:
    if unit_code == "Y":
        return Found(at, begin + 2, "DATE", OpenTime("prevy"), "relative.same-year")
    return None


def _tonight(row: TimeRow, at: int, begin: int, unit_code: str) -> Found | None:
    if unit_code == "N" and row.key(begin) == "الليله" and not row.weekday(begin + 1):
        return Found(at, begin + 1, "TIME", OpenTime("dct+0d", clock="TNI"), "relative.night")
    return None


def _units(row: TimeRow, at: int, unit_code: str, count: str) -> Found | None:
    """``الأيام الثلاثة الماضية``, ``الأعوام الأخيرة``: a length that touches the date."""
    end, amount = at + 1, "2" if count == "two" else "X"
    number = (
        read_number(row.tokens, row.forms, end)
        if row.forms[end : end + 1] != [None] or row.digits(end)
        else None
    )
    if number is not None and (number.article or number.words):
        amount, end = plain(number.value), number.end
    end += row.key(end) in senses.FEW
    policy, end = date_words.adjective(row, end)
    if not policy:
        return None
    return Found(at, end, "DURATION", OpenTime(length(unit_code, amount)), "duration.relative")


def plain(value: float) -> str:
    """*value* without a useless point and without an exponent."""
    return str(int(value)) if value == int(value) else repr(value)


def length(unit_code: str, amount: str) -> str:
    """The TIMEX3 duration of *amount* units (``P3D``, ``PT30M``, ``P20Y`` for two decades)."""
    if unit_code == "E" or unit_code == "C":
        years = {"E": 10, "C": 100}[unit_code]
        return (
            f"P{plain(float(amount) * years)}Y"
            if amount != "X"
            else f"PX{'DE' if unit_code == 'E' else 'CE'}"
        )
    if unit_code in ("TH", "TM", "S"):
        return f"PT{amount}{ {'TH': 'H', 'TM': 'M', 'S': 'S'}[unit_code] }"
    return f"P{amount}{'D' if unit_code == 'N' else unit_code}"


def repeated(row: TimeRow, at: int) -> Found | None:
    """``كل ليلة``, ``كل جمعة``, ``كل 3 أيام``, ``يوميا``: a set."""
    adverb = row.sense(at, "adverb")
    if adverb is not None:
        return Found(at, at + 1, "SET", OpenTime(adverb.sense.value), "set.adverb")
    if row.key(at) in DAYS and row.weekday(at + 1):
        return Found(at, at + 2, "SET", OpenTime(f"XXXX-WXX-{row.weekday(at + 1)}"), "set.weekday")
    if row.key(at) not in senses.EVERY or at + 1 >= len(row):
        return None
    begin = at + 1
    named = row.weekdays[begin] or (
        row.weekdays[begin + 1] if row.key(begin) == "يوم" and begin + 1 < len(row) else None
    )
    if named is not None:
        end = begin + 1 if row.weekdays[begin] is not None else begin + 2
        return Found(at, end, "SET", OpenTime(f"XXXX-WXX-{named.sense}"), "set.weekday")
    part = row.sense(begin, "part") or _night(row, begin)
    if part is not None and not part.article:
        return Found(at, begin + 1, "SET", OpenTime("XXXX-XX-XX", clock=part.sense.value), "set.part")
    number = read_number(row.tokens, row.forms, begin) if row.forms[begin] or row.digits(begin) else None
    amount, unit_at = (plain(number.value), number.end) if number is not None else ("1", begin)
    form = row.sense(unit_at, "unit")
    if form is None or form.proclitics or form.article:
        return None
    if form.sense.many == "two":
        amount = "2"
    elif form.sense.many == "many" and number is None:
        return None
    return Found(at, unit_at + 1, "SET", OpenTime(length(form.sense.value, amount)), "set.unit")


def _night(row: TimeRow, at: int) -> senses.TimeForm | None:
    form = row.sense(at, "unit")
    if form is None or form.sense.value != "N" or form.sense.many != "one":
        return None
    return form._replace(sense=form.sense._replace(value="TNI"))


def reference(row: TimeRow, at: int) -> Found | None:
    """``حاليا``, ``في الآونة الأخيرة``, ``في وقت سابق``: now, then, soon."""
    form = row.sense(at, "reference")
    if form is not None and not form.article and form.proclitics in ("", "و"):
        return Found(at, at + 1, "DATE", OpenTime(form.sense.value), "relative.reference")
    if row.key(at) in _PERIODS:
        value = _reference_of(row.key(at + 1))
        return Found(at, at + 2, "DATE", OpenTime(value), "relative.reference") if value else None
    if row.key(at) == _OCCASION and row.key(at + 1) in (_EARLIER, _LATER):
        value = "PAST_REF" if row.key(at + 1) == _EARLIER else "FUTURE_REF"
        return Found(at, at + 2, "DATE", OpenTime(value), "relative.reference")
    return None


def _reference_of(key: str) -> str:
    if key in _LATEST:
        return "PAST_REF"
    if key in _COMING:
        return "FUTURE_REF"
    return "PRESENT_REF" if key in senses.THIS else ""


def late_in(row: TimeRow, at: int) -> tuple[str, int] | None:
    """``وقت متأخر من``, ``ساعة مبكرة من`` before a day: the mod and where the day begins."""
    if row.key(at) not in (_OCCASION, "ساعه", "ساعات") or row.key(at + 2) != "من":
        return None
    second = row.key(at + 1)
    if second.startswith(_LATE):
        return "END", at + 3
    return ("START", at + 3) if second.startswith(_EARLY) else None


def night_between(row: TimeRow, end: int, weekday: int) -> int:
    """``ليل الجمعة - السبت``: the second day only says which night; returns where it ends."""
    begin = end + (row.key(end) in DASHES | frozenset("/"))
    return begin + 1 if row.weekday(begin) == weekday % 7 + 1 else end
