"""The query language: whatever is typed, it is understood or refused at a character; and it round-trips."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import QueryError
from marsad.model.query import Days, Either, FigureIn, In, Is, Item, Phrase, Prefix, Row, Said, Word
from marsad.search.language import parse
from marsad.search.rendering import render

WORDS = st.sampled_from(["جندي", "كوريا", "الشمالية", "وبالجنود", "covid-19", "أ.ف.ب", "2024", "بوتين"])
LEAVES = (
    st.builds(Word, WORDS, st.booleans())
    | st.builds(Prefix, WORDS)
    | st.builds(
        Phrase,
        st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
        st.booleans(),
        st.none() | st.integers(0, 20),
    )
)
NUMBERS = st.integers(0, 10**9).map(float)
FIGURES = st.one_of(
    st.builds(lambda unit, a, b: FigureIn(unit, min(a, b), max(a, b)), st.none() | WORDS, NUMBERS, NUMBERS),
    st.builds(lambda unit, a: FigureIn(unit, a, None, exclusive=True), st.none() | WORDS, NUMBERS),
    st.builds(lambda a: FigureIn(None, None, a, exclusive=True), NUMBERS),
).filter(lambda figure: figure.unit not in ("2024",))
FACTS = st.one_of(
    st.builds(
        Is,
        st.sampled_from(["source", "place", "person", "speaker", "category"]),
        WORDS | st.just("كيم جونغ أون"),
    ),
    st.sampled_from(
        [Days("2024-10", None), Days(None, "1d"), Days("2024-10-01", "2024-10-31"), Days("2024", "2024")]
    ),
    FIGURES,
    st.builds(
        lambda speaker, cue, words: Said(speaker, cue, tuple(words)),
        st.none() | WORDS | st.just("كيم جونغ أون"),
        st.sampled_from([None, "deny", "confirm", "warn"]),
        st.lists(LEAVES, max_size=2),
    ),
)


def row(items):
    """Return the normal form: a lone wanted clause is no row."""
    if len(items) == 1 and items[0].occur == "should":
        return items[0].clause
    return Row(tuple(items))


def either(options):
    flat = [
        inner for option in options for inner in (option.options if isinstance(option, Either) else (option,))
    ]
    return flat[0] if len(flat) == 1 else Either(tuple(flat))


def grown(inner):
    items = st.lists(
        st.builds(Item, inner, st.sampled_from(["should", "must", "must_not"])), min_size=1, max_size=3
    )
    return st.one_of(
        items.map(row),
        st.lists(inner, min_size=1, max_size=3).map(either),
        st.builds(In, st.sampled_from(["headline", "lead", "body"]), inner),
    )


CLAUSES = st.recursive(LEAVES | FACTS, grown, max_leaves=6)


@given(CLAUSES, st.sampled_from(["ar", "en"]))
@settings(max_examples=300, deadline=None)
def test_what_is_rendered_reads_back(clause, language):
    text = render(clause, language)
    assert parse(text).clause == clause, text


@given(st.text(alphabet='اأوكبجندي abOR"«»()+-=*:~<>.،؟0123٤\u200f\u202e\x00|/\n', max_size=60))
@settings(max_examples=500, deadline=None)
def test_anything_typed_is_understood_or_refused_at_a_character(text):
    try:
        query = parse(text)
    except QueryError as error:
        refused = error.values
    else:
        refused = None
    if refused is not None:
        assert 0 <= int(refused["position"]) <= len(text)
        assert refused["arabic"]
        return
    for language in ("ar", "en"):
        assert parse(render(query, language)).clause == query.clause


@pytest.mark.parametrize("noise", ["\u202e", "\u200f", "\u0000", "\u0007", "\ufeff"])
def test_invisible_characters_change_nothing(noise):
    assert parse(f"كوريا{noise} {noise}الشمالية").clause == parse("كوريا الشمالية").clause
