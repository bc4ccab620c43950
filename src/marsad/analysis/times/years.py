"""Years: worded, in figures where the words before them say so, in pairs, and of the Hijra."""

from marsad.analysis.times import senses
from marsad.analysis.times.date_words import (
    CIVIL_MARKS,
    HIJRI_LEAST,
    HIJRI_MARKS,
    HIJRI_MOST,
    HIJRI_UNMARKED,
    KINDS_OF_YEAR,
    LAST_SPELLED,
    SLASHES,
    after_year,
)
from marsad.analysis.times.found import DASHES, Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.arabic.normalise import fold
from marsad.arabic.numerals import read_number

_LAST_BARE = 2100
_RECENT = (1990, 2035)
_PLAIN_CUES = frozenset(map(fold, ("في", "وفي", "منذ", "حتى")))


def year(row: TimeRow, at: int) -> Found | None:
    """``عام 2022``, ``في 2022``, ``عامي 2014 و2015``, ``2014-2020``, ``1446 هـ``, ``مونديال 2022``."""
    key = row.key(at)
    if key in senses.YEAR_WORDS:
        worded = _worded_year(row, at)
        if worded is not None:
            return worded
    if key in senses.BOTH_YEARS:
        first, second = row.year(at + 1), row.year(at + 3)
        if first is not None and second is not None and row.key(at + 2) in ("و", "-", "–"):
            form = OpenTime(str(first), until=OpenTime(str(second)))
            return Found(at, at + 4, "DATE", form, "range.years")
    value = row.year(at)
    if value is None:
        return None
    if row.key(at + 1) in HIJRI_MARKS and value < HIJRI_MOST:
        return Found(at, at + 2, "DATE", OpenTime(f"hijri:{value}"), "date.hijri")
    if not value >= HIJRI_MOST:
        return None
    second = row.year(at + 2)
    if row.key(at + 1) in DASHES | SLASHES and second is not None and second > value:
        return Found(at, at + 3, "DATE", OpenTime(str(value), until=OpenTime(str(second))), "range.years")
    marked = row.key(at + 1) in CIVIL_MARKS and row.touches(at)
    recent = _RECENT[0] <= value <= _RECENT[1] and row.key(at - 1) in _PLAIN_CUES
    if not marked and (not _is_cued(row, at) or (not recent and _counts_something(row, at))):
        return None
    return Found(at, after_year(row, at), "DATE", OpenTime(str(value)), "date.year")


def _worded_year(row: TimeRow, at: int) -> Found | None:
    begin = at + 1
    while begin < at + 3 and row.key(begin) in KINDS_OF_YEAR:
        begin += 1
    value = row.year(begin)
    if value is None:
        return _spelled_year(row, at, begin)
    end = after_year(row, begin)
    second = row.year(begin + 2)
    if row.key(begin + 1) in DASHES | SLASHES and second is not None and second > value:
        return Found(at, begin + 3, "DATE", OpenTime(str(value), until=OpenTime(str(second))), "range.years")
    if value < HIJRI_MOST and (row.key(begin + 1) in HIJRI_MARKS or HIJRI_LEAST < value < HIJRI_UNMARKED):
        return Found(at, end, "DATE", OpenTime(f"hijri:{value}"), "date.hijri")
    return Found(at, end, "DATE", OpenTime(str(value)), "date.year")


def _spelled_year(row: TimeRow, at: int, begin: int) -> Found | None:
    """``عام ألفين وأربعة وعشرين``."""
    number = read_number(row.tokens, row.forms, begin) if begin < len(row) and row.forms[begin] else None
    if number is None or number.proclitics or not HIJRI_MOST <= number.value <= LAST_SPELLED:
        return None
    return Found(at, number.end, "DATE", OpenTime(str(int(number.value))), "date.year")


def _is_cued(row: TimeRow, at: int) -> bool:
    before = row.key(at - 1)
    if before in ("و", "او") and at > 1:
        return row.year(at - 2) is not None
    if before == "من" and row.key(at - 2) in ("اكثر", "اقل", "ازيد", "يقرب", "اعلي"):
        return False
    if not row.same_line(at - 1, at) if at else True:
        return False
    if row.digits(at) is not None and int(row.key(at)) > _LAST_BARE:
        return False
    if before in senses.YEAR_CUES:
        return True
    if row.key(at + 1) in ("و", "الي", "حتي") and row.year(at + 2) is not None:
        return True
    if before in ("الي", "حتي"):
        return row.year(at - 2) is not None
    if before == "من" and _RECENT[0] <= int(row.key(at)) <= _RECENT[1]:
        return not row.is_word(at + 1) and row.tokens[at - 1].kind == "word"
    return before in senses.YEAR_NOUNS or row.key(at - 2) in senses.YEAR_NOUNS


def _counts_something(row: TimeRow, at: int) -> bool:
    """``في 2000 قرية`` counts villages: a bare noun without the article follows."""
    following = at + 1
    if not row.is_word(following) or not row.same_line(at, following):
        return False
    if row.forms[following] is not None and row.forms[following].sense.rank == "scale":  # type: ignore[union-attr] # tested just before
        return True
    key = row.key(following)
    if row.has_article(following) or key[0] in "وفبلكسيتن" or len(key) <= 3:
        return False
    return (
        key.endswith(("ا", "ات", "ين", "ون", "ه"))
        and row.senses[following] is None
        and key not in _AFTER_YEAR
    )


_AFTER_YEAR = frozenset(
    map(
        fold,
        (
            "إلى",
            "بما",
            "كما",
            "عندما",
            "حينما",
            "بينما",
            "إذا",
            "انطلاقا",
            "استنادا",
            "بناء",
            "وفقا",
            "هذا",
            "اعتبارا",
            "منه",
            "عليه",
            "أما",
            "هنا",
        ),
    )
)
