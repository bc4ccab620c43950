"""Parts and stretches of time: ``مطلع أكتوبر``, ``تسعينيات القرن الماضي``, ``الربع الثالث من 2024``."""

from dataclasses import replace

from marsad.analysis.times import date_words, dates, senses, years
from marsad.analysis.times.date_words import OFFSETS
from marsad.analysis.times.found import Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.analysis.times.relatives import GRAINS, unit
from marsad.arabic.normalise import fold
from marsad.arabic.numerals import read_ordinal

CENTURY = frozenset(map(fold, ("القرن", "للقرن", "بالقرن", "والقرن")))
QUARTERS = {
    fold("الربع"): "Q",
    fold("النصف"): "H",
    fold("للربع"): "Q",
    fold("للنصف"): "H",
    fold("الفصل"): "Q",
}
_FIRST = fold("أول")
_WEEKS = frozenset(map(fold, ("الأسبوع", "للأسبوع", "والأسبوع")))
WEEK_OR_HALF = _WEEKS | frozenset(map(fold, ("النصف", "الثلث")))
_LAST_ONE = frozenset(map(fold, ("الأخير", "الأخيرة")))
_LAST_WEEK = 3
_BEFORE_CHRIST = ("قبل", fold("الميلاد"))
_WEEKEND = "WE"


def phase(row: TimeRow, at: int) -> Found | None:
    """``مطلع أكتوبر``, ``أواخر يونيو/حزيران الماضي``, ``منتصف العام``, ``نهاية الأسبوع``."""
    form = row.sense(at, "phase")
    if form is None or form.article or at + 1 >= len(row):
        return None
    begin = at + 1
    inner = (
        dates.month(row, begin)
        or years.year(row, begin)
        or unit(row, begin)
        or decade(row, begin)
        or season(row, begin)
        or _bare_unit(row, begin)
    )
    if inner is None and row.year(begin) is not None:
        inner = Found(begin, begin + 1, "DATE", OpenTime(row.key(begin)), "date.year")
    if inner is None or inner.type == "DURATION" or inner.mod or not row.same_line(at, begin):
        return None
    if form.sense.value == "END" and inner.form.base == "dct+0w":
        return Found(at, inner.end, "DATE", OpenTime(f"dct+0w:{_WEEKEND}"), "relative.weekend")
    if (
        row.key(at) == _FIRST
        and inner.rule in ("date.month", "date.month-year")
        and inner.form.base[-3] == "-"
    ):
        first = replace(inner.form, base=f"{inner.form.base}-01")
        return inner._replace(start=at, form=first, rule="date.day-month")
    return inner._replace(start=at, mod=form.sense.value)


def week_of(row: TimeRow, at: int) -> Found | None:
    """``الأسبوع الأول من أكتوبر``, ``النصف الثاني من يوليو``: a part of a month or a year."""
    if row.key(at) not in WEEK_OR_HALF:
        return None
    ordinal = read_ordinal(row.tokens, row.forms, at + 1)
    last = row.key(at + 1) in _LAST_ONE
    end = ordinal.end if ordinal is not None else at + 1 + last
    if (ordinal is None and not last) or row.key(end) != "من":
        return None
    begin = end + 1
    inner = dates.month(row, begin) or years.year(row, begin) or unit(row, begin) or _bare_unit(row, begin)
    if inner is None or inner.type != "DATE":
        return None
    half = row.key(at) not in _WEEKS
    nth = int(ordinal.value) if ordinal is not None else 0
    mod = "START" if nth == 1 else "END" if last or (half and nth == 2) or nth > _LAST_WEEK else "MID"
    return Found(at, inner.end, "DATE", inner.form, "relative.part-of-month", mod)


def _bare_unit(row: TimeRow, at: int) -> Found | None:
    """``العام``, ``الشهر`` with no adjective: only after مطلع, نهاية and the like."""
    form = row.sense(at, "unit")
    if (
        form is None
        or not form.article
        or form.sense.many != "one"
        or form.sense.value not in ("W", "M", "Y")
    ):
        return None
    return Found(at, at + 1, "DATE", OpenTime(f"dct+0{GRAINS[form.sense.value]}"), "relative.unit")


def decade(row: TimeRow, at: int) -> Found | None:
    """``تسعينيات القرن الماضي``, ``الثمانينيات``, ``ستينات القرن العشرين``."""
    form = row.sense(at, "decade")
    if form is None:
        return None
    tens = form.sense.value
    if row.key(at + 1) in CENTURY:
        hundred = century(row, at + 1)
        if hundred is not None:
            base = hundred.form.base
            whole = f"{base}:{tens}" if base.startswith("dct") else base + tens
            return Found(at, hundred.end, "DATE", OpenTime(whole), "date.decade")
    if not form.article:
        return None
    return Found(at, at + 1, "DATE", OpenTime(f"19{tens}"), "date.decade")


def century(row: TimeRow, at: int) -> Found | None:
    """``القرن الحادي والعشرين``, ``القرن 19``, ``القرن الماضي``."""
    if row.key(at) not in CENTURY or at + 1 >= len(row):
        return None
    digits = row.digits(at + 1)
    ordinal = read_ordinal(row.tokens, row.forms, at + 1) if row.is_word(at + 1) else None
    if digits is not None and digits < 30:
        return _of_era(row, Found(at, at + 2, "DATE", OpenTime(f"{digits - 1:02}"), "date.century"))
    if ordinal is not None:
        form = OpenTime(f"{int(ordinal.value) - 1:02}")
        return _of_era(row, Found(at, ordinal.end, "DATE", form, "date.century"))
    return unit(row, at)


def _of_era(row: TimeRow, hundred: Found) -> Found:
    """``قبل الميلاد`` after a century."""
    if (row.key(hundred.end), row.key(hundred.end + 1)) != _BEFORE_CHRIST:
        return hundred
    return hundred._replace(end=hundred.end + 2, form=OpenTime(f"BC{hundred.form.base}"))


def season(row: TimeRow, at: int) -> Found | None:
    """``صيف 2024``, ``خريف العام الماضي``, ``الشتاء المقبل``."""
    form = row.sense(at, "season")
    if form is None:
        return None
    code = form.sense.value
    if form.article:
        year = row.year(at + 1)
        if year is not None:
            return Found(at, at + 2, "DATE", OpenTime(f"{year}-{code}"), "date.season")
        policy, end = date_words.adjective(row, at + 1)
        if row.key(at - 1) in senses.THESE and not policy:
            policy = "this"
        offset = OFFSETS.get(policy)
        if offset is None:
            return None
        return Found(at, end, "DATE", OpenTime(f"dct{offset:+d}y:{code}"), "relative.season")
    year = row.year(at + 1)
    if year is not None:
        return Found(at, at + 2, "DATE", OpenTime(f"{year}-{code}"), "date.season")
    worded = date_words.year_words(row, at + 1)
    if worded is None or worded.year == "prevy":
        return None
    base = f"{worded.year}-{code}" if worded.year.isdigit() else f"{worded.year}:{code}"
    return Found(at, worded.end, "DATE", OpenTime(base), "date.season")


def quarter(row: TimeRow, at: int) -> Found | None:
    """``الربع الثالث من 2024``, ``النصف الأول من العام الجاري``."""
    code = QUARTERS.get(row.key(at))
    if code is None or at + 1 >= len(row):
        return None
    ordinal = read_ordinal(row.tokens, row.forms, at + 1)
    if ordinal is None or ordinal.value > 4:
        return None
    begin = ordinal.end + (row.key(ordinal.end) in ("من", "ل"))
    if begin == ordinal.end and row.key(begin)[:1] != "ل" and row.year(begin) is None:
        return None
    year = row.year(begin)
    ending = f"{code}{int(ordinal.value)}"
    if year is not None:
        return Found(at, begin + 1, "DATE", OpenTime(f"{year}-{ending}"), "date.quarter")
    worded = date_words.year_words(row, begin)
    if worded is None or worded.year == "prevy":
        return None
    base = f"{worded.year}-{ending}" if worded.year.isdigit() else f"{worded.year}:{ending}"
    return Found(at, worded.end, "DATE", OpenTime(base), "date.quarter")
