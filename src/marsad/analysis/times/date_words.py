"""Month names, years and adjectives as rules meet them: what a date is put together from."""

from typing import NamedTuple

from marsad.analysis.times import senses
from marsad.analysis.times.found import COMMAS, DASHES, TimeRow
from marsad.arabic.months import AMBIGUOUS, Month, match_month
from marsad.arabic.numerals import read_number

OF = "من"
SLASHES = frozenset("/\\")
OPEN = frozenset("(")
CLOSE = frozenset(")")
_BETWEEN_NAMES = SLASHES | DASHES | OPEN
HIJRI_MARKS = frozenset(("ه", "هجريه", "هجري", "للهجره", "الهجري", "الهجريه"))
CIVIL_MARKS = frozenset(("م", "ميلادي", "ميلاديه", "للميلاد"))
_RAW_AB = "\u0622\u0628"
HIJRI_MOST, HIJRI_LEAST = 1500, 1300
HIJRI_UNMARKED = 1470
"""Without ``هـ`` a year above this is a Gregorian one (``العام 1492``)."""
LAST_SPELLED = 2199
KINDS_OF_YEAR = frozenset(("المالي", "الماليه", "الدراسي", "الدراسيه", "الميلادي", "الهجري"))
OFFSETS = {"before-last": -2, "last": -1, "this": 0, "next": 1, "after-next": 2}
"""How far from the article's date an adjective points."""


class MonthName(NamedTuple):
    """A month as printed, perhaps under two names: tokens up to ``end``."""

    month: Month
    end: int
    double: bool
    article: bool = False


class Tail(NamedTuple):
    """What follows a month: a year, or the policy its adjective gives."""

    year: str
    policy: str
    end: int


def month_name(row: TimeRow, at: int) -> MonthName | None:
    """Return the month named at *at*, its second name included (``تشرين الأول/ أكتوبر``)."""
    first = _single_month(row, at)
    if first is None:
        return None
    month, end = first
    begin = end
    if row.key(begin) in _BETWEEN_NAMES:
        begin += 1
    second = _single_month(row, begin) if begin < len(row) and row.same_line(at, begin) else None
    if second is None or second[0].number != month.number or second[0].calendar != month.calendar:
        return MonthName(month, end, False)
    if second[0].family == month.family:
        return MonthName(month, end, False)
    end = second[1]
    if row.key(begin - 1) in OPEN:
        end = row.skip(end, CLOSE)
    return MonthName(month, end, True)


def _single_month(row: TimeRow, at: int) -> tuple[Month, int] | None:
    if at >= len(row) or row.tokens[at].kind not in ("word", "latin"):
        return None
    found = match_month(row.keys, at)
    if found is None:
        return None
    if row.key(at) == "اب" and not row.surface(at).startswith(_RAW_AB):
        return None
    return found[0], at + found[1]


def month_at(row: TimeRow, at: int) -> MonthName | None:
    """As ``month_name``, also behind ``و``, ``ف``, ``ب``, ``ل`` (``وأكتوبر``)."""
    found = month_name(row, at)
    if found is not None:
        return found
    key = row.key(at)
    if len(key) <= 3 or key[0] not in "وفبل" or not row.is_word(at):
        return None
    keys = [key[1:], row.key(at + 1)]
    bare = match_month(keys, 0)
    if bare is None or (bare[1] == 1 and keys[0] in AMBIGUOUS):
        return None
    following = month_name(row, at + bare[1] + 1) if row.key(at + bare[1]) in SLASHES else None
    if following is not None and following.month.number == bare[0].number:
        return MonthName(bare[0], following.end, True)
    return MonthName(bare[0], at + bare[1], False)


def tail(row: TimeRow, at: int, *, hijri: bool = False) -> Tail:
    """Return the year or adjective that follows a month, a weekday or a unit at *at*."""
    begin = row.skip(at, COMMAS) if row.year(at + 1) else at
    year = row.year(begin)
    if year is not None and _is_plausible(year, hijri=hijri) and row.same_line(at - 1, begin):
        return Tail(str(year), "", after_year(row, begin))
    spelled = _spelled(row, row.skip(at, frozenset((OF,))))
    if spelled is not None and not hijri:
        return spelled
    worded = year_words(row, row.skip(at, frozenset((OF,))))
    if worded is not None:
        return worded
    policy, end = adjective(row, at)
    return Tail("", policy, end)


def _spelled(row: TimeRow, at: int) -> Tail | None:
    """``أكتوبر ألفين وأربعة وعشرين``."""
    form = row.forms[at] if at < len(row) else None
    if form is None or form.sense.rank not in ("dual", "scale") or form.proclitics:
        return None
    number = read_number(row.tokens, row.forms, at)
    if number is None or not HIJRI_MOST <= number.value <= LAST_SPELLED or number.end == at + 1:
        return None
    return Tail(str(int(number.value)), "", number.end)


def year_words(row: TimeRow, at: int) -> Tail | None:
    """``عام 2024``, ``العام الماضي``, ``هذا العام``, ``العام نفسه`` as the year of a month before it."""
    begin = at + (row.key(at) in senses.THESE)
    if row.key(begin) not in senses.YEAR_WORDS:
        return None
    year = row.year(begin + 1)
    if year is not None:
        return Tail(str(year), "", after_year(row, begin + 1))
    if begin > at:
        return Tail("dct+0y", "", begin + 1)
    if row.key(begin + 1) in senses.SAME:
        return Tail("prevy", "", begin + 2)
    policy, end = adjective(row, begin + 1)
    offset = {"last": "dct-1y", "this": "dct+0y", "next": "dct+1y", "before-last": "dct-2y"}.get(policy)
    return Tail(offset, "", end) if offset and row.key(begin).startswith(("ال", "لل", "وال", "بال")) else None


def adjective(row: TimeRow, at: int) -> tuple[str, int]:
    """The policy of ``الماضي``, ``الجاري``, ``المقبل``, ``قبل الماضي`` at *at*, and where it ends."""
    key = row.key(at)
    if key in senses.LAST:
        return "last", at + 1
    if key in senses.THIS:
        return "this", at + 1
    if key in senses.NEXT:
        return "next", at + 1
    if key == "قبل" and row.key(at + 1) in senses.LAST:
        return "before-last", at + 2
    if key == "بعد" and row.key(at + 1) in senses.NEXT:
        return "after-next", at + 2
    return "", at


def _is_plausible(year: int, *, hijri: bool) -> bool:
    return (year < HIJRI_MOST) is hijri


def after_year(row: TimeRow, at: int) -> int:
    """The index after the year at *at* and its ``م`` or ``هـ``."""
    following = row.key(at + 1)
    return at + 2 if following in CIVIL_MARKS or following in HIJRI_MARKS else at + 1
