"""The number part of a quantity: exact numbers, ranges, shares, vague classes, duals.

An ``Amount`` is what stands in figures or number words, before anyone asks what it counts.
"""

from typing import NamedTuple

from marsad.analysis.quantities import guards
from marsad.analysis.quantities.words import CHANGES
from marsad.analysis.row import Row
from marsad.arabic.forms import with_proclitics
from marsad.arabic.normalise import fold
from marsad.arabic.nouns import DUALS
from marsad.arabic.number_words import FRACTION_FORMS, NUMBER_FORMS
from marsad.arabic.numerals import Number, read_fraction, read_number

_VAGUE = {
    "عشرات": 10, "مئات": 100, "مائات": 100, "آلاف": 10**3, "ألوف": 10**3, "ملايين": 10**6,
    "مليارات": 10**9, "بلايين": 10**9, "تريليونات": 10**12,
}  # fmt: skip
_VAGUE_FORMS = with_proclitics({fold(word): (word, worth) for word, worth in _VAGUE.items()})
_FEW = frozenset(map(fold, ("بضع", "بضعة", "وبضع", "وبضعة", "ببضع", "ببضعة", "لبضع", "لبضعة")))
_SEVERAL = _FEW | frozenset(map(fold, ("عدة", "وعدة", "بعدة")))
_FEW_LOW, _FEW_HIGH = 3, 9
_TIME_DUALS = frozenset(
    map(fold, ("سنة", "عام", "يوم", "شهر", "أسبوع", "ساعة", "دقيقة", "مرة", "مادة", "بند"))
)
_DUAL_FORMS = with_proclitics(
    {form: lemma for form, lemma in DUALS.items() if fold(lemma) not in _TIME_DUALS}, article=False
)
TRIGGERS = frozenset().union(NUMBER_FORMS, FRACTION_FORMS, _VAGUE_FORMS, _FEW, _DUAL_FORMS, {fold("صفر")})
"""Keys on which an amount may begin."""

_DASHES = frozenset("-–—−")
_TO = frozenset(map(fold, ("إلى", "حتى", "لـ")))
_OR = fold("أو")
_AND = "و"
_BETWEEN = frozenset(map(fold, ("بين", "وبين", "مابين")))
_FROM = frozenset(map(fold, ("من", "ومن")))
_CHANGE_REACH = 8
_HALF_OPEN = 1000
_WEEKDAYS = frozenset(article + fold("اثنين") for article in ("ال", "وال", "فال", "بال", "لل", "كال"))
"""With the article it is Monday."""


class Amount(NamedTuple):
    """Tokens ``[start, end)``; bounds; how it is written (``form``); the vague class, a dual's noun."""

    start: int
    end: int
    low: float
    high: float
    form: str
    vague: str | None = None
    lemma: str | None = None
    article: bool = False
    number: Number | None = None


def amount_at(row: Row, at: int) -> Amount | None:
    """Return the amount that begins at token *at*, guards applied; ``None`` where none does."""
    key = row.key(at)
    if key in _FEW or key in _VAGUE_FORMS:
        return _vague(row, at)
    number = _number(row, at)
    if number is not None:
        return None if _is_refused(row, number) or key in _WEEKDAYS else _exact(row, number)
    fraction = read_fraction(row.tokens, row.forms, at) if key in FRACTION_FORMS else None
    if fraction is not None:
        return Amount(at, fraction.end, fraction.value, fraction.value, "fraction", article=fraction.article)
    dual = _DUAL_FORMS.get(key)
    if dual is not None:
        return Amount(at, at + 1, 2, 2, "dual", lemma=dual.sense)
    return None


def _number(row: Row, at: int) -> Number | None:
    if row.tokens[at].kind != "number" and row.forms[at] is None and row.key(at) not in FRACTION_FORMS:
        return None
    number = read_number(row.tokens, row.forms, at)
    if number is None:
        return None
    share = read_fraction(row.tokens, row.forms, at)
    if share is not None and share.end > number.end:
        return None
    return number


def _is_refused(row: Row, number: Number) -> bool:
    return (
        (number.words and number.value == 1)  # أحد الطرفين counts nothing
        or guards.is_reference(row, number)
        or guards.is_hung(row, number)
        or guards.is_date(row, number)
        or guards.is_telephone(row, number)
        or guards.is_list_mark(row, number)
    )


def _exact(row: Row, number: Number) -> Amount | None:
    second = _second(row, number)
    if second is None:
        return Amount(
            number.start, number.end, number.value, number.value, "number",
            article=number.article, number=number,
        )  # fmt: skip
    low = number.value
    if second.scale > 1 and number.scale == 1 and low < _HALF_OPEN and low * second.scale <= second.value:
        low *= second.scale  # بين 8 و10 آلاف: the scale word serves both
    if low >= second.value or guards.is_score(row, number, second):
        return None
    return Amount(number.start, second.end, low, second.value, "range", number=second)


def _second(row: Row, first: Number) -> Number | None:
    """The other end of a range, if the number is the first end of one."""
    at = first.end
    if at >= len(row) - 1 or not row.same_line(first.start, at):
        return None
    before = row.key(first.start - 1)
    key = row.key(at)
    if key in _DASHES or key == _OR:
        return _plain(row, at + 1)
    form = row.forms[at]
    if before in _BETWEEN:
        if key == _AND:
            return _plain(row, at + 1)
        if form is not None and form.joined:
            return read_number(row.tokens, row.forms, at)
    if key in _TO and not (before in _FROM and _is_change(row, first.start)):
        second = _plain(row, at + 1)
        is_range = second is not None and (before in _FROM or before in _BETWEEN or second.end < len(row))
        return second if is_range and second is not None and second.value > first.value else None
    return None


def _plain(row: Row, at: int) -> Number | None:
    if at >= len(row) or (row.tokens[at].kind != "number" and row.forms[at] is None):
        return None
    return read_number(row.tokens, row.forms, at)


def _is_change(row: Row, at: int) -> bool:
    """``ارتفع من 3000 إلى 10 آلاف`` gives two figures, not a range."""
    return any(key in CHANGES for key in row.keys[max(0, at - _CHANGE_REACH) : at])


def _vague(row: Row, at: int) -> Amount | None:
    """``آلاف``, ``عشرات الآلاف``, ``بضعة آلاف``, ``بضعة``: a class with the range it may mean."""
    key = row.key(at)
    if key in _FEW:
        following = _VAGUE_FORMS.get(row.key(at + 1))
        if following is not None and not following.proclitics:
            word, worth = following.sense
            return Amount(at, at + 2, _FEW_LOW * worth, 10 * worth, "vague", f"بضعة {word}")
        return Amount(at, at + 1, _FEW_LOW, _FEW_HIGH, "vague", "بضعة")
    form = _VAGUE_FORMS[key]
    before = row.key(at - 1)
    if row.is_word(at - 1) and (before in _SEVERAL or row.forms[at - 1] is not None):
        return None
    word, worth = form.sense
    end, name = at + 1, word
    following = _VAGUE_FORMS.get(row.key(end))
    if following is not None and not following.proclitics and following.sense[1] > worth:
        name = f"{word} ال{following.sense[0]}"
        worth *= following.sense[1]
        end += 1
    return Amount(at, end, 2 * worth, 10 * worth, "vague", name, article=form.article)
