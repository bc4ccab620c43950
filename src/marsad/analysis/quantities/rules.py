"""What an amount counts: percent, money, measures, nouns; how exactly; of how many; where.

Every rule has a dotted name (``count.noun``, ``money.currency``); ``examples`` shows what each finds
and what it must refuse.
"""

from dataclasses import replace

from marsad.analysis import approximations
from marsad.analysis.quantities import phrases, units
from marsad.analysis.quantities.amounts import Amount, amount_at
from marsad.analysis.quantities.bare import BACK_REACH, Counted, is_scaled, nothing_counted, noun_before
from marsad.analysis.quantities.words import (
    COUNT_OF,
    EVENTS,
    NOT_AFTER_FRACTION,
    OUT_OF,
    VICTIMS,
)
from marsad.analysis.row import Row
from marsad.arabic import letters
from marsad.arabic.normalise import fold
from marsad.arabic.nouns import is_listed, measure_of, noun_lemma
from marsad.arabic.numerals import read_digits, read_number
from marsad.model.analysis import Approximation, Quantity

_TEN = 10
_UPPER: frozenset[Approximation] = frozenset(("less_than", "at_most", "up_to"))
_LOWER: frozenset[Approximation] = frozenset(("more_than", "at_least"))
_SQUARE_OR_CUBIC = {
    "m": ("m²", "m³"),
    "km": ("km²", "km³"),
    "mi": ("mi²", "mi³"),
    "ft": ("ft²", "ft³"),
    "cm": ("cm²", "cm³"),
}
_OF_MATTER = frozenset(("t", "kg", "g", "lb", "l", "bbl", "m³"))
_PER_HOUR = (fold("في"), fold("الساعة"))
_IN = fold("في")


def quantity_at(row: Row, at: int) -> tuple[Quantity, int] | None:
    """Return the quantity whose number begins at token *at*, and the token after it."""
    amount = amount_at(row, at)
    if amount is None:
        return None
    before = approximations.before(row, amount.start)
    found = _counted(row, amount)
    if found is None and row.key(amount.start - 1) == "(" and row.key(amount.end) == ")":
        # (343) دائرة: the figures alone stand in brackets
        found = _counted(row, amount._replace(start=amount.start - 1, end=amount.end + 1))
        if found is not None:
            amount = amount._replace(start=amount.start - 1)
            before = approximations.before(row, amount.start)
    if found is None:
        found = nothing_counted(row, amount, approximated=before is not None)
        if found is None:
            return None
    return _built(row, amount, found, before)


def _counted(row: Row, amount: Amount) -> Counted | None:
    return (
        _percent(row, amount)
        or _money(row, amount)
        or _measure(row, amount)
        or _out_of(row, amount)
        or _noun(row, amount)
    )


def _built(
    row: Row, amount: Amount, found: Counted, before: tuple[Approximation, int] | None
) -> tuple[Quantity, int]:
    of, end = _total(row, found)
    approx, start, end = _approximated(row, amount, before, end)
    low, high = _bounds(row, amount, found, approx)
    scope = _scope(row, amount, end)
    noun = found.noun
    if noun is None and found.kind == "bare" and (noun := noun_before(row, amount)) is not None:
        unit = measure_of(noun_lemma(_without_waw(row, noun[0])))
        found = replace(found, kind="count", unit=unit, rule="count.noun-before")
    event = EVENTS.get(row.key(start - 1)) if found.kind == "bare" else None
    if event is not None:
        found = replace(found, kind="count", unit=event.sense, rule="count.event")
    if low < 0 and start == amount.start:
        start -= 1  # the sign is part of the figure
    form = row.forms[start]
    proclitics = form.proclitics if form is not None and not form.article else ""
    span = row.bare_span(start, end, proclitics)
    quantity = Quantity(
        span=span,
        text=span.of(row.body),
        low=float(low),
        high=None if high is None else float(high),
        rule=found.rule,
        kind=found.kind,
        approx=approx,
        unit=found.unit,
        noun=row.span(*noun).of(row.body).removeprefix(_conjunction(row, noun)) if noun else None,
        scope=row.span(*scope).of(row.body) if scope else None,
        vague=amount.vague,
        of=of,
    )
    return quantity, end


def _conjunction(row: Row, noun: tuple[int, int]) -> str:
    return letters.WAW if _without_waw(row, noun[0]) != row.surface(noun[0]) else ""


def _without_waw(row: Row, at: int) -> str:
    surface = row.surface(at)
    return surface[1:] if surface[0] == letters.WAW and row.key(at)[1:] in VICTIMS else surface


def _bounds(
    row: Row, amount: Amount, found: Counted, approx: Approximation | None
) -> tuple[float, float | None]:
    low, high = amount.low, amount.high
    key = row.key(amount.start)
    if found.kind == "percent" and amount.form == "number" and key.count(".") == 1:
        exact = read_digits(key, decimal=True) if amount.end == amount.start + 1 else None
        if exact is not None:
            low = high = exact  # 1.250 per cent is a decimal, of people a thousand and more
    if (
        row.tokens[amount.start].kind == "number"
        and row.key(amount.start - 1) in ("-", "−")
        and row.touches(amount.start - 1)
        and not row.touches(amount.start - 2)
    ):
        low, high = -high, -low
    if approx in _LOWER:
        return low, None
    if approx in _UPPER:
        return 0, high
    return low, high


def _approximated(
    row: Row, amount: Amount, before: tuple[Approximation, int] | None, end: int
) -> tuple[Approximation | None, int, int]:
    after = approximations.after(row, end)
    if before is not None:
        return before[0], before[1], end
    if after is not None:
        return after[0], amount.start, after[1]
    return None, amount.start, end


def _percent(row: Row, amount: Amount) -> Counted | None:
    end = amount.end
    if row.key(end) in units.PERCENT_SIGNS or row.key(end) in units.PERCENT:
        return Counted(end + 1, "percent", "percent.after", "%", _share_of(row, end + 1))
    if row.key(end) == _IN and row.key(end + 1) in units.HUNDRED_WITH_ARTICLE:
        return Counted(end + 2, "percent", "percent.words", "%", _share_of(row, end + 2))
    if row.key(amount.start - 1) in units.PERCENT_SIGNS and row.touches(amount.start - 1):
        return Counted(end, "percent", "percent.before", "%", _share_of(row, end))
    return None


def _share_of(row: Row, at: int) -> tuple[int, int] | None:
    noun = phrases.partitive(row, at)
    return None if noun is None else (noun.start, noun.end)


def _money(row: Row, amount: Amount) -> Counted | None:
    end = amount.end
    sign = units.SIGNS.get(row.key(amount.start - 1)) or units.SIGNS.get(row.key(end))
    if sign is not None:
        after = row.key(end) in units.SIGNS
        return Counted(end + after, "money", "money.sign", sign)
    if end < len(row) and row.key(end) in units.CODES and row.tokens[end].kind == "latin":
        return Counted(end + 1, "money", "money.code", row.key(end).upper())
    form = units.CURRENCY_FORMS.get(row.key(end))
    if form is None or form.proclitics or not row.is_word(end):
        return None
    currency = form.sense
    code = currency.by_country.get(row.key(end + 1).removeprefix("ال"))
    if code is not None:
        return Counted(end + 2, "money", "money.currency", code, (end, end + 2))
    return Counted(end + 1, "money", "money.currency", currency.alone or currency.lemma, (end, end + 1))


def _measure(row: Row, amount: Amount) -> Counted | None:
    end = amount.end
    if row.key(end) in units.POINTS and row.key(end + 1) in units.POINT_KINDS:
        return Counted(
            end + 2, "measure", "measure.point", units.POINT_KINDS[row.key(end + 1)], (end, end + 2)
        )
    form = units.MEASURE_FORMS.get(row.key(end))
    if form is None or form.proclitics or form.article or not row.is_word(end):
        return None
    symbol, last = form.sense, end + 1
    if row.key(last) in units.SQUARE or row.key(last) in units.CUBIC:
        square, cubic = _SQUARE_OR_CUBIC.get(symbol, (symbol, symbol))
        symbol = square if row.key(last) in units.SQUARE else cubic
        last += 1
    elif symbol == "degree":
        if row.key(last) in units.CELSIUS:
            symbol, last = "°C", last + 1
    elif (row.key(last), row.key(last + 1)) == _PER_HOUR or (
        row.key(last) == "/" and row.key(last + 1) in ("ساعه", "الساعه", "س")
    ):
        symbol, last = f"{symbol}/h", last + 2
    matter = phrases.partitive(row, last) if symbol in _OF_MATTER else None
    if matter is not None:
        return Counted(matter.end, "measure", "measure.matter", symbol, (end, matter.end))
    return Counted(last, "measure", "measure.unit", symbol, (end, last))


def _noun(row: Row, amount: Amount) -> Counted | None:
    if amount.form == "dual":
        if row.key(amount.start - 1) in ("كلا", "كلتا"):
            return None
        end = phrases.modifiers_end(row, amount.end, definite=False)
        noun = (amount.start, phrases.origin_end(row, end))
        return Counted(noun[1], "count", "count.dual", measure_of(amount.lemma or ""), noun)
    if amount.form == "fraction":
        if row.key(amount.end) in NOT_AFTER_FRACTION or amount.article:
            return None
        phrase = phrases.counted_noun(row, amount.end, definite=True) if row.is_word(amount.end) else None
        if phrase is None or not row.has_article(phrase.start):
            return None
        return Counted(phrase.end, "ratio", "ratio.fraction", phrase.unit, (phrase.start, phrase.end))
    phrase = phrases.counted_noun(row, amount.end, definite=amount.form == "vague")
    if _is_small_and_definite(amount) and (phrase is None or not is_listed(row.surface(phrase.start))):
        return None  # الزوارق الأربعة أطلقت النار
    if phrase is None:
        phrase = phrases.members(row, amount.end)
    if phrase is None:
        phrase = phrases.partitive(row, amount.end)
        if phrase is None or not (amount.form == "vague" or is_scaled(amount)):
            return None
    rule = {"vague": "count.vague", "range": "count.range"}.get(amount.form, "count.noun")
    return Counted(phrase.end, "count", rule, phrase.unit, (phrase.start, phrase.end))


def _is_small_and_definite(amount: Amount) -> bool:
    number = amount.number
    return amount.article and number is not None and number.words and number.scale == 1


def _total(row: Row, found: Counted) -> tuple[float | None, int]:
    """``26 طائرة من أصل 48``: the total and where it ends."""
    if found.rule == "count.out-of":
        return _out_of_total(row, found)
    for words in OUT_OF[:-2]:
        begin = found.end + len(words)
        if tuple(row.keys[found.end : begin]) == words and begin < len(row):
            total = read_number(row.tokens, row.forms, begin)
            if total is not None:
                return total.value, total.end
    return None, found.end


def _out_of(row: Row, amount: Amount) -> Counted | None:
    """``26 من بين 48 طائرة``: the noun stands after the total."""
    if amount.form != "number":
        return None
    for words in OUT_OF[:-1]:
        begin = amount.end + len(words)
        if tuple(row.keys[amount.end : begin]) != words or begin >= len(row):
            continue
        total = read_number(row.tokens, row.forms, begin)
        if total is None or total.value <= amount.low:
            continue
        noun = phrases.counted_noun(row, total.end)
        if noun is not None:
            return Counted(noun.end, "count", "count.out-of", noun.unit, (noun.start, noun.end))
        if len(words) > 1:
            return Counted(total.end, "bare", "count.out-of")
    return None


def _out_of_total(row: Row, found: Counted) -> tuple[float | None, int]:
    at = found.noun[0] if found.noun else found.end
    for begin in range(at - 1, max(0, at - _TEN), -1):
        total = read_number(row.tokens, row.forms, begin) if _may_begin(row, begin) else None
        if (
            total is not None
            and total.end == at
            and row.key(begin - 1) in ("من", "بين", "اصل", "مجموع", "اجمالي")
        ):
            return total.value, found.end
    return None, found.end


def _may_begin(row: Row, at: int) -> bool:
    return row.tokens[at].kind == "number" or row.forms[at] is not None


def _scope(row: Row, amount: Amount, end: int) -> tuple[int, int] | None:
    after = phrases.scope_after(row, end)
    if after is not None:
        return after
    first = max(0, amount.start - BACK_REACH)
    for begin in range(amount.start - 1, first - 1, -1):
        if (row.tokens[begin].kind == "mark" and row.key(begin) in ".؟!:؛،") or not row.same_line(
            begin, amount.start
        ):
            return None
        if row.key(begin) in COUNT_OF or row.key(begin) in VICTIMS:
            return phrases.scope_before(row, begin, amount.start)
    return None
