"""Did you mean: near by an Arabic measure, and silent where the word is known."""

import pytest

from marsad.search.analyser import Analyser
from marsad.search.engine import Known
from marsad.search.language import parse
from marsad.search.spelling import distance, nearest, respelt

PRINTED = {"زيلينسكي": 40, "كورسك": 30, "اوكرانيا": 90, "جنود": 70, "جود": 2, "صاروخ": 5}


def words(prefix, limit):
    found = [Known(word, count) for word, count in PRINTED.items() if word.startswith(prefix)]
    return tuple(sorted(found, key=lambda known: -known.articles)[:limit])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("زيلنسكي", "زيلينسكي"),
        ("ذيلينسكي", "زيلينسكي"),
        ("كورصك", "كورسك"),
        ("أوكرنيا", "اوكرانيا"),
        ("ساروخ", "صاروخ"),
        ("+كورصك -جنود", "+كورسك -جنود"),
        ("عنوان:كورصك", "عنوان:كورسك"),
    ],
)
def test_the_nearest_word_is_proposed(typed, meant):
    assert respelt(parse(typed), Analyser(), words) == meant


@pytest.mark.parametrize("typed", ["كورسك", "جنود", "كركدن", "=كورصك", "2024", "مصدر:كورصك", ""])
def test_nothing_is_proposed_for(typed):
    assert respelt(parse(typed), Analyser(), words) is None


def test_letters_that_are_mixed_up_cost_half():
    assert distance("كورصك", "كورسك", 2) == 0.5
    assert distance("كروسك", "كورسك", 2) == 1.0
    assert distance("كورسك", "اوكرانيا", 2) == float("inf")


def test_the_commoner_of_equals_wins():
    assert nearest("جنود", [Known("جمود", 1), Known("جدود", 9)]) == "جدود"
