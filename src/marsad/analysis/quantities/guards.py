"""Numbers that count nothing: references, models, scores, telephones, list marks, years."""

from marsad.analysis.quantities.words import AGE_WORDS, REFERENCES, SCORE_WORDS
from marsad.analysis.row import Row
from marsad.arabic import letters
from marsad.arabic.months import AMBIGUOUS, match_month
from marsad.arabic.nouns import is_listed
from marsad.arabic.numerals import Number

_DASHES = frozenset("-–—−")
_NUMBER_WORDS = frozenset(("رقم", "الرقم"))
_CLOSERS = frozenset("″\"»”'’")
_OPENERS = frozenset("\"«“'‘")
_TITLE = 6
_NIL = "صفر"
_PHONE_DIGITS = 7
_SINGLE_DIGITS = 10
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_REACH = 8


def is_reference(row: Row, number: Number) -> bool:
    """``المادة 51``, ``المادة الـ51``, ``القرار رقم 1701``, ``سو-35``, ``كوفيد-19``."""
    at = number.start - 1
    while row.key(at) == letters.WAW and row.tokens[at - 1].kind == "number" and at > 1:
        at -= 2  # المادتان 5 و6, الدقائق 22 و73
    if row.key(at) in ("ال", "لل") and row.tokens[at].kind == "word":
        at -= 1
    if row.key(at) in _DASHES and row.touches(at) and row.touches(at - 1):
        # a number hung on a word is part of its name; on another number it is a range or a score
        return row.tokens[at - 1].kind in ("word", "latin") and len(row.key(at - 1)) > 1
    if row.key(at) in ("(", "#", "№"):
        at -= 1
    if row.key(at - 1) in _DASHES and row.touches(at - 1) and row.touches(at - 2):
        return True  # آي سي-في 82
    if row.key(at) in _NUMBER_WORDS and row.is_word(number.end) and is_listed(row.surface(number.end)):
        return False  # رقم 11,300 قتيل
    return at >= 0 and row.key(at) in REFERENCES and not number.words and row.same_line(at, number.start)


def is_hung(row: Row, number: Number) -> bool:
    """``25th``, ``5G``, ``1+1``, ``@3``: a number with something glued on that is no sign of a unit."""
    last = number.end - 1
    if row.touches(last) and row.tokens[number.end].kind in ("latin", "number", "handle", "hashtag"):
        return True
    if row.touches(last) and row.key(number.end) in "/:=_×+" and row.touches(number.end):
        return True
    if row.touches(last) and row.key(number.end) in _DASHES and row.key(number.end + 1) == _NIL:
        return True
    before = number.start - 1
    if row.key(before) in _DASHES and row.touches(before) and row.touches(before - 1):
        return row.tokens[before - 1].kind == "number"
    return before >= 0 and row.touches(before) and row.key(before) in "/:=_+" and row.touches(before - 1)


def is_date(row: Row, number: Number) -> bool:
    """``مدينة 6 أكتوبر``: a day before a month's name, be it a date or a place called after one."""
    if number.end >= len(row) or number.words:
        return False
    found = match_month(row.keys, number.end)
    return found is not None and (row.key(number.end) not in AMBIGUOUS or found[0].calendar == "hijri")


def is_telephone(row: Row, number: Number) -> bool:
    """A leading zero or plus sign before many digits, or digits parted by dashes."""
    if number.words:
        return False
    key = row.key(number.start)
    if key.startswith("0") and key.isdigit() and len(key) > 1:
        return True
    return row.key(number.start - 1) == "+" and row.touches(number.start - 1) and len(key) >= _PHONE_DIGITS


def is_list_mark(row: Row, number: Number) -> bool:
    """``1-``, ``2.``, ``3)`` at the beginning of a line."""
    return (
        not number.words
        and row.line_begins(number.start)
        and row.key(number.end) in (".", "-", ")", "–", "•")
        and row.touches(number.end - 1)
    )


def is_score(row: Row, first: Number, second: Number) -> bool:
    """``2-1``: one-digit numbers that fall, stay, or stand near words of sport."""
    if max(first.value, second.value) >= _SINGLE_DIGITS or first.words or second.words:
        return False
    if first.value >= second.value:
        return True
    around = row.keys[max(0, first.start - _REACH) : second.end + _REACH]
    return any(key in SCORE_WORDS for key in around)


def is_age(row: Row, number: Number) -> bool:
    """``البالغ من العمر 45``, ``عمره 12``."""
    return any(key in AGE_WORDS for key in row.keys[max(0, number.start - 3) : number.start]) and any(
        "عمر" in key or key in ("سن", "السن") for key in row.keys[max(0, number.start - 3) : number.start]
    )


def looks_like_year(row: Row, number: Number) -> bool:
    """Four bare digits in a year's range with nothing counted."""
    return (
        not number.words
        and number.end == number.start + 1
        and len(row.key(number.start)) == len("2024")
        and row.key(number.start).isdigit()
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
    )


def is_in_title(row: Row, number: Number) -> bool:
    """``«بالاتيوم 3»``: figures that end a quoted name belong to it."""
    last = number.end - 1
    if number.words or not row.touches(last) or row.key(number.end) not in _CLOSERS:
        return False
    return any(row.key(index) in _OPENERS for index in range(max(0, number.start - _TITLE), number.start))
