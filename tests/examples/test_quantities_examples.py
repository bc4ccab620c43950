"""Every rule of quantities finds its examples and refuses the others."""

import re
from datetime import date
from pathlib import Path

import pytest

from marsad.analysis import quantities, text_of
from marsad.analysis.quantities import find_quantities
from marsad.analysis.quantities.examples import FOUND, NOT_FOUND, Found, Refused

DCT = date(2024, 11, 6)
RULE = re.compile(r'"((?:count|money|percent|measure|ratio|bare)\.[a-z-]+)"')
RULES = {
    rule
    for path in Path(quantities.__file__).parent.glob("*.py")
    if path.name != "examples.py"
    for rule in RULE.findall(path.read_text("utf-8"))
}


BESIDE_OTHERS = {"count.of-them", "money.said-once"}


@pytest.mark.parametrize("example", FOUND, ids=lambda e: f"{e.rule}:{e.words}")
def test_found(example: Found) -> None:
    found = find_quantities(text_of(example.text, DCT))
    quantity = next(one for one in found if one.rule == example.rule)
    assert len(found) == 1 or example.rule in BESIDE_OTHERS
    assert (quantity.rule, quantity.text) == (example.rule, example.words)
    assert (quantity.low, quantity.high) == pytest.approx((example.low, example.high))
    told = (quantity.unit, quantity.noun, quantity.scope, quantity.approx, quantity.vague, quantity.of)
    assert told == (example.unit, example.noun, example.scope, example.approx, example.vague, example.of)
    assert quantity.span.of(example.text) == quantity.text


@pytest.mark.parametrize("example", NOT_FOUND, ids=lambda e: e.text[:40])
def test_refused(example: Refused) -> None:
    assert find_quantities(text_of(example.text, DCT)) == (), example.why


def test_every_rule_has_an_example() -> None:
    assert {example.rule for example in FOUND} == RULES
