"""Figures as numbers an index can range over: the unit and the value in one 64-bit code.

The upper 24 bits name the unit, the lower 40 order the value (the leading bits of its IEEE 754
form, which sort as the values do: eight significant digits). A range over one unit's codes finds
figures of that unit only, so ``جندي 8000..12000`` is not answered by 9,000 dollars.
"""

import struct
from collections.abc import Iterator
from zlib import crc32

from marsad.model.analysis import Analysis, Quantity
from marsad.search.analyser import Analyser

ANY_UNIT = "*"
_VALUE_BITS = 40
_DROPPED_BITS = 64 - _VALUE_BITS
_LARGEST = (1 << _VALUE_BITS) - 1


def unit_key(analyser: Analyser, unit: str) -> str:
    """Return the key under which *unit* is found: the stem of its lemma's first word."""
    keys = analyser.keys(unit)
    return keys[0].lemma if keys else ANY_UNIT


def _band(unit: str) -> int:
    return (crc32(unit.encode()) & 0xFFFFFF) << _VALUE_BITS


def _ordered(value: float) -> int:
    (bits,) = struct.unpack(">Q", struct.pack(">d", max(0.0, value)))
    return int(bits) >> _DROPPED_BITS


def code(unit: str, value: float) -> int:
    """Return the code of *value* (not below zero) of the unit with that key."""
    return _band(unit) | _ordered(value)


def code_range(
    unit: str, low: float | None, high: float | None, *, exclusive: bool = False
) -> tuple[int, int]:
    """Return the first and the last code of the values from *low* to *high*; open where ``None``."""
    step = 1 if exclusive else 0
    first = _band(unit) | (0 if low is None else min(_ordered(low) + step, _LARGEST))
    last = _band(unit) | (_LARGEST if high is None else max(_ordered(high) - step, 0))
    return first, last


def codes_of(analyser: Analyser, analysis: Analysis) -> tuple[int, ...]:
    """Return the codes of every figure in *analysis*, under its unit, its noun and no unit at all."""
    found: set[int] = set()
    for quantity in _quantities(analysis):
        units = {ANY_UNIT}
        units.update(unit_key(analyser, name) for name in (quantity.unit, quantity.noun) if name)
        for value in {quantity.low, quantity.high}:
            if value is not None and value >= 0:
                found.update(code(unit, value) for unit in units)
    return tuple(sorted(found))


def _quantities(analysis: Analysis) -> Iterator[Quantity]:
    yield from analysis.quantities
    for claim in analysis.headline_claims:
        yield from claim.quantities
