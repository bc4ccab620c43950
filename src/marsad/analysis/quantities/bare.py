"""Figures with no noun after them: which are kept, and what was counted before the number."""

from dataclasses import dataclass

from marsad.analysis.quantities import guards, phrases
from marsad.analysis.quantities.amounts import Amount
from marsad.analysis.quantities.words import COUNT_OF, LINKS, TIME_NOUNS, VICTIMS
from marsad.analysis.row import Row
from marsad.arabic import letters
from marsad.arabic.nouns import is_listed_plural, noun_lemma
from marsad.model.analysis import QuantityKind

_JOINERS = letters.WAW + letters.FEH + letters.LAM
BACK_REACH = 14
_TEN = 10


@dataclass(frozen=True, slots=True)
class Counted:
    """What was found after the amount: tokens up to ``end``."""

    end: int
    kind: QuantityKind
    rule: str
    unit: str | None = None
    noun: tuple[int, int] | None = None


def is_scaled(amount: Amount) -> bool:
    """True where a scale word (ألف, مليون) ends the number."""
    return amount.number is not None and amount.number.scale > 1


def nothing_counted(row: Row, amount: Amount, *, approximated: bool) -> Counted | None:
    """A number with no noun after it: kept where the words before it say that it is a figure."""
    number = amount.number
    if number is None or (
        amount.article and not (is_scaled(amount) or (approximated and amount.low >= _TEN))
    ):
        return None
    if guards.is_age(row, number) or _is_time(row, amount.end):
        return None
    if guards.looks_like_year(row, number) and not approximated and noun_before(row, amount) is None:
        return None
    if guards.is_in_title(row, number):
        return None
    if not number.words and noun_before(row, amount) is not None:
        return Counted(amount.end, "bare", "bare.number")
    if amount.form == "range":
        return (
            Counted(amount.end, "bare", "bare.range")
            if approximated or is_scaled(amount) or _is_led(row, amount)
            else None
        )
    if (
        is_scaled(amount)
        or approximated
        or (number.words and (number.rank not in ("one", "ten") or _is_led(row, amount)))
    ):
        return None if _is_weak(amount) else Counted(amount.end, "bare", "bare.number")
    return Counted(amount.end, "bare", "bare.number") if not number.words and _is_led(row, amount) else None


def _is_time(row: Row, at: int) -> bool:
    """``ثمانية عشر عاما``: a length or an age, whoever refused it as a time."""
    return (
        row.tokens[at].kind == "word" and noun_lemma(row.surface(at)) in TIME_NOUNS
        if at < len(row)
        else False
    )


def _is_weak(amount: Amount) -> bool:
    """``أحد`` and ``واحدة`` alone are no figures."""
    return amount.number is not None and amount.number.words and amount.low == 1


def _is_led(row: Row, amount: Amount) -> bool:
    """True when a word that is no definite noun stands before the number on the same line."""
    at = amount.start - 1
    if not row.is_word(at) or not row.same_line(at, amount.start) or _is_weak(amount):
        return False
    if row.key(amount.start).endswith(("ث", "ع", "س", "ت")) and row.tokens[amount.start].kind == "word":
        return False  # سبع and خمس alone are as often a lion and a fifth
    return not row.has_article(at)


def _word(row: Row, at: int) -> str:
    """The printed word without its possessive ending (``سكانها``)."""
    return row.surface(at).removesuffix("ها").removesuffix("هم")


def _is_linked(row: Row, amount: Amount) -> bool:
    """True where a verb of amounting, ``ب`` or a scale word ties the number to a noun before it."""
    at = amount.start
    form = row.forms[at]
    if is_scaled(amount) or (form is not None and form.proclitics == letters.BEH):
        return True
    if row.key(at - 1).lstrip(letters.WAW) in VICTIMS:
        return True
    return any(
        key in LINKS or (key[1:] in LINKS and key[0] in _JOINERS) for key in row.keys[max(0, at - 3) : at]
    )


def noun_before(row: Row, amount: Amount) -> tuple[int, int] | None:
    """``عدد القتلى إلى 45``, ``قتلى الجيش … 695 ألفا``: what is counted stands before the number."""
    at = amount.start
    first = max(0, at - BACK_REACH)
    if not _is_linked(row, amount):
        return None
    for begin in range(at - 1, first - 1, -1):
        if (row.tokens[begin].kind == "mark" and row.key(begin) in ".؟!:؛") or not row.same_line(begin, at):
            return None
        if row.key(begin).lstrip("و") in COUNT_OF and row.is_word(begin + 1) and begin + 1 < at:
            noun = phrases.counted_noun(row, begin + 1, definite=True)
            named = row.has_article(begin + 1) or is_listed_plural(_word(row, begin + 1))
            if noun is not None and noun.unit is not None and named:
                return noun.start, min(noun.end, at)
        if row.key(begin).lstrip("و") in VICTIMS:
            end = phrases.modifiers_end(row, begin + 1, definite=row.key(begin).lstrip("و").startswith("ال"))
            return begin, min(end, at)
    return None
