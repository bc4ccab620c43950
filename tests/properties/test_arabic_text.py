"""What must hold of any text: spans slice back, nothing overlaps, nothing crashes, keys are stable."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.analysis import text_of
from marsad.analysis.quantities import find_quantities
from marsad.analysis.quantities.amounts import TRIGGERS as AMOUNT_WORDS
from marsad.analysis.sentences import find_sentences
from marsad.analysis.times import find_times, resolve_again
from marsad.analysis.times.open_form import OpenTime
from marsad.analysis.times.rules import TRIGGERS as TIME_WORDS
from marsad.arabic.clitics import strip_proclitics
from marsad.arabic.normalise import fold, fold_name, fold_with_offsets
from marsad.arabic.stem import light_stem
from marsad.arabic.words import iter_tokens
from marsad.model.span import Span

ALPHABET = st.sampled_from(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ گپکیـًّْ\u200f\u200dﻻﷲ٠١٢٣۴5678 .،؛؟!«»“”\"'()-/:%\n\tAbz@#"
)
SOUP = st.text(ALPHABET, max_size=120)
VOCABULARY = sorted(
    AMOUNT_WORDS | TIME_WORDS | {"من", "إلى", "في", "و", "بين", "على", "الأقل", "الماضي", "المقبل", "الجاري"}
)
JOINTS = st.sampled_from([" ", " ", " ", "، ", " / ", "-", "/", ":", ". ", "\n", " و"])
WORD = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from(
        ["جندي", "الجنود", "روسيا", "دولار", "كلم", "بالمئة", "%", "الساعة", "صباحا", "الحرب", "هـ"]
    ),
    st.integers(0, 3000).map(str),
    st.sampled_from(["12.5", "1,250", "2024", "1446", "٣", "10:30", "28/10/2024", "0501234567"]),
)


@st.composite
def news(draw: st.DrawFn) -> str:
    """Words that rules begin with, in any order: where a rule reads past the end, it shows here."""
    words = draw(st.lists(WORD, max_size=14))
    return "".join(word + draw(JOINTS) for word in words)


TEXTS = st.one_of(SOUP, news())
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2060, 12, 31)))
PATIENT = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(SOUP)
def test_keys_are_stable(text):
    for key in (fold, fold_name):
        assert key(key(text)) == key(text)


@given(SOUP)
def test_folded_spans_lead_back(text):
    folded = fold_with_offsets(text)
    assert folded.text == folded.text.lower()
    for start in range(0, len(folded.text), 5):
        source = folded.source_span(Span(start, min(start + 3, len(folded.text))))
        assert 0 <= source.start <= source.end <= len(text)


@given(TEXTS)
def test_tokens_stand_in_order(text):
    end = 0
    for token in iter_tokens(text):
        assert end <= token.start < token.end
        end = token.end


@given(TEXTS)
def test_sentences_cover_every_letter(text):
    spans = find_sentences(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    inside = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in inside for at, character in enumerate(text) if character.isalnum())


@PATIENT
@given(TEXTS, DAYS)
def test_times_and_quantities_slice_back_and_never_meet(text, dct):
    read = text_of(text, dct)
    times = find_times(read)
    quantities = find_quantities(read, times=times)
    for row in (times, quantities):
        assert all(left.span.end <= right.span.start for left, right in pairwise(row))
        assert all(found.span.of(text) == found.text for found in row)
    assert not any(time.span.overlaps(quantity.span) for time in times for quantity in quantities)
    assert all(quantity.high is None or quantity.low <= quantity.high for quantity in quantities)


@PATIENT
@given(TEXTS, DAYS, DAYS)
def test_a_corrected_date_gives_what_a_fresh_reading_gives(text, dct, corrected):
    read = text_of(text, dct)
    again = resolve_again(find_times(read), corrected, read.sentences)
    fresh = find_times(text_of(text, corrected))
    assert [(time.span, time.value) for time in again] == [(time.span, time.value) for time in fresh]


@PATIENT
@given(TEXTS)
def test_the_unresolved_form_is_read_back(text):
    for time in find_times(text_of(text, None)):
        assert str(OpenTime.read(time.unresolved)) == time.unresolved


@given(st.text(ALPHABET, min_size=1, max_size=12))
def test_stems_are_parts_of_the_word_and_clitics_come_off_whole(word):
    key = fold(word)
    stem = light_stem(key)
    assert stem in key
    assert len(stem) >= min(len(key), 3)
    for reading in strip_proclitics(key):
        assert key.endswith(reading.rest)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000 + " جندي",
        "9" * 5000 + "/10/2024",
        "الساعة " + "9" * 5000 + ".30",
        "في " + "9" * 5000 + " أكتوبر",
        "9" * 5000 + ".10.2024",
        "100 000 " * 3000,
        "ألف " * 3000,
        "أ. " * 5000,
        "1-" * 5000,
        "تشرين الأول/" * 3000,
    ],
    ids=range(10),
)
def test_hostile_texts_are_read_to_their_end(text):
    read = text_of(text, date(2024, 11, 6))
    find_quantities(read, times=find_times(read))
