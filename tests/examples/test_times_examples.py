"""Every rule of times finds its examples and refuses the others."""

import re
from pathlib import Path

import pytest

from marsad.analysis import text_of, times
from marsad.analysis.times import find_times, resolve_again
from marsad.analysis.times.examples import DCT, FOUND, NOT_FOUND, Found, Refused

SOURCES = Path(times.__file__).parent.glob("*.py")
RULES = {
    rule
    for path in SOURCES
    if path.name != "examples.py"
    for rule in re.findall(r'"((?:date|relative|duration|set|range|time)\.[a-z-]+)"', path.read_text("utf-8"))
}


@pytest.mark.parametrize("example", FOUND, ids=lambda e: f"{e.rule}:{e.words}")
def test_found(example: Found) -> None:
    found = [time for time in find_times(text_of(example.text, DCT)) if time.rule == example.rule]
    assert [time.text for time in found] == [example.words]
    assert (found[0].value, found[0].mod) == (example.value, example.mod)
    assert found[0].span.of(example.text) == example.words


@pytest.mark.parametrize("example", FOUND, ids=lambda e: f"{e.rule}:{e.words}")
def test_a_corrected_date_needs_no_new_parse(example: Found) -> None:
    """The unresolved form, resolved again, gives what a fresh reading gives."""
    undated = text_of(example.text, None)
    again = {t.span: t.value for t in resolve_again(find_times(undated), DCT, undated.sentences)}
    fresh = {time.span: time.value for time in find_times(text_of(example.text, DCT))}
    assert again == fresh


@pytest.mark.parametrize("example", NOT_FOUND, ids=lambda e: e.text[:40])
def test_refused(example: Refused) -> None:
    assert find_times(text_of(example.text, DCT)) == (), example.why


def test_every_rule_has_an_example() -> None:
    assert {example.rule for example in FOUND} == RULES
