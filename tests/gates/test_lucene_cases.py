"""Lucene's own Arabic cases: each met, or its difference listed here with the reason."""

import pytest

from marsad.arabic.normalise import fold
from marsad.arabic.stem import light_stem

pytestmark = pytest.mark.shared

STOP_WORDS = "stop words are the query language's business: the stemmer leaves none out"
DIFFERENT = {
    ("analyze", "ما ملكت أيمانكم"): STOP_WORDS,
    ("analyze", "الذين ملكت أيمانكم"): STOP_WORDS,
}
"""kind and input -> why we differ."""


def ours(kind: str, text: str) -> str:
    if kind == "norm":
        return fold(text)
    return " ".join(light_stem(fold(word)) for word in text.split())


def test_every_difference_is_listed(shared_data):
    different = {}
    lines = (shared_data / "lucene_ar_cases" / "cases.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        kind, text, wanted = line.split("\t")
        if ours(kind, text).casefold() != fold(wanted):
            different[kind, text] = (wanted, ours(kind, text))
    assert set(different) == set(DIFFERENT)
    assert all(DIFFERENT.values())
