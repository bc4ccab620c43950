"""Quantities: numbers that count or measure, with what, how exactly, and where.

``find_quantities`` walks the tokens once and stops only at words that may begin a number; rules
are in ``rules``, the numbers themselves in ``amounts`` and ``arabic.numerals``.
"""

from bisect import bisect_left
from dataclasses import replace

from marsad.analysis.quantities.amounts import TRIGGERS
from marsad.analysis.quantities.rules import quantity_at
from marsad.analysis.quantities.words import OF_THEM
from marsad.analysis.row import Row
from marsad.analysis.text import Text
from marsad.analysis.times import find_times
from marsad.arabic import letters
from marsad.model.analysis import Quantity, TimeExpression

_SAME_BREATH = 120
_JOINTS = frozenset((letters.WAW, "مقابل"))
_JOINED = 30
_SCALED = 1000


def find_quantities(text: Text, *, times: tuple[TimeExpression, ...] | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of *text*, in order, none inside another and none inside a time.

    *times* are those already found in the same text; they are looked for where not given.
    """
    row = Row(text)
    taken = _Taken(find_times(text) if times is None else times)
    row.taken = taken.tokens(row)
    found: list[Quantity] = []
    free = 0
    for at, token in enumerate(row.tokens):
        if at < free or (token.kind != "number" and token.key not in TRIGGERS):
            continue
        if taken.covers(token.start):
            continue
        result = quantity_at(row, at)
        if result is None:
            continue
        quantity, free = result
        if found and quantity.unit is None:
            quantity = _as_before(quantity, found[-1], _points_back(row, at, free))
        if not taken.touches(quantity.span.start, quantity.span.end):
            found.append(quantity)
    return tuple(found)


def _points_back(row: Row, first: int, end: int) -> bool:
    """True beside ``منهم`` and ``بينهم``, and after a ``و`` or ``مقابل`` that leaves the noun out."""
    return row.key(end) in OF_THEM or row.key(first - 1) in OF_THEM or row.key(first - 1) in _JOINTS


def _as_before(quantity: Quantity, previous: Quantity, points_back: bool) -> Quantity:
    """``أربعة أشخاص … وستة آخرون``, ``ثمانية آلاف منهم``: others, or some, of what was counted before."""
    gap = quantity.span.start - previous.span.end
    if (
        quantity.rule == "bare.number"
        and previous.kind == "money"
        and gap <= _JOINED
        and quantity.low >= _SCALED
    ):
        # من 3 مليارات دولار إلى 8 مليارات: the currency is said once
        return replace(quantity, unit=previous.unit, kind="money", rule="money.said-once")
    near = gap <= _SAME_BREATH
    if not near or previous.kind != "count" or not (points_back or quantity.kind == "count"):
        return quantity
    rule = "count.of-them" if points_back else quantity.rule
    return replace(quantity, unit=previous.unit, kind="count", rule=rule)


class _Taken:
    """The spans of times, asked for in ascending order."""

    def __init__(self, times: tuple[TimeExpression, ...]) -> None:
        self._spans = [(time.span.start, time.span.end) for time in times]
        self._at = 0

    def tokens(self, row: Row) -> frozenset[int]:
        """The indices of the tokens that times have taken: no noun phrase may run into one."""
        starts = [token.start for token in row.tokens]
        return frozenset(
            index
            for begin, end in self._spans
            for index in range(bisect_left(starts, begin), bisect_left(starts, end))
        )

    def covers(self, offset: int) -> bool:
        """True when *offset* lies in a time; offsets come in ascending order."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= offset:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= offset

    def touches(self, start: int, end: int) -> bool:
        """True when a time lies in ``[start, end)`` of what is still ahead."""
        return any(begin < end and start < stop for begin, stop in self._spans[self._at : self._at + 2])
