"""Spellings and forms that must meet, and words that must not."""

import pytest

from marsad.search.analyser import Analyser, Frequencies, lemma_of

ANALYSER = Analyser()


def keys(text):
    return ANALYSER.keys(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("المدرسة", "المدرسه"),
        ("إلى", "الى"),
        ("مُدَرِّسَة", "مدرسة"),
        ("أ.ف.ب", "أ ف ب."[0:1] + ".ف.ب"),
        ("٨٬٠٠٠", "8,000"),
        ("8,000", "8000"),
        ("COVID", "covid"),
        ("کوریا", "كوريا"),
        ("كـــوريا", "كوريا"),
    ],
)
def test_spellings_meet_in_the_exact_key(a, b):
    assert keys(a)[0].exact == keys(b)[0].exact


@pytest.mark.parametrize(("a", "b"), [("والجنود", "جنود"), ("للجيش", "الجيش"), ("وبالمدرسة", "مدرسة")])
def test_proclitics_fall_in_the_stem(a, b):
    assert keys(a)[0].stem == keys(b)[0].stem


@pytest.mark.parametrize(
    ("a", "b"), [("الجنود", "جندي"), ("وبالجنود", "جندي"), ("تقارير", "تقرير"), ("مسيرته", "مسيرة")]
)
def test_the_lemma_joins_what_the_stem_does_not(a, b):
    assert keys(a)[0].lemma == keys(b)[0].lemma


def test_a_proclitic_is_cut_on_the_archive_s_evidence_only():
    often = {"بيان": 90, "يان": 1, "البيان": 20, "لبنان": 50, "بنان": 1}
    guarded = Analyser(Frequencies(often, 50_000))
    assert guarded.keys("بيان")[0].stem == "بيان"
    assert guarded.keys("لبنان")[0].stem == "لبنان"
    assert guarded.keys("لبيان")[0].stem == guarded.keys("بيان")[0].stem


def test_few_words_are_no_evidence():
    assert Frequencies({"بيان": 5}, 100).usable is None


def test_the_dictionary_is_asked_for_respelt_words():
    assert lemma_of("مدرسه") == "مدرسة"
    assert lemma_of("زقزوقستان") is None


@pytest.mark.parametrize(
    "text",
    ["وبالجنودِ الكـوريين ٨٬٠٠٠ جندي", "أ.ف.ب: COVID-19 #كورونا_مصر", "ﻻ إله", "\u202eمخفي\u202c نصٌّ", ""],
)
def test_places_lie_in_the_raw_text(text):
    located = ANALYSER.located(text)
    assert [word.keys for word in located] == keys(text)
    for word in located:
        assert ANALYSER.keys(word.span.of(text))[0].exact == word.keys.exact


def test_memory_is_bounded():
    small = Analyser(remembered=10)
    assert len({small.keys(f"كلمة{i}")[0].exact for i in range(100)}) > 0
    assert len(small._seen) + len(small._elder) <= 10
