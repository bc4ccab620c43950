"""Keys, tokens, clitics, months, nouns and stems."""

import pytest

from marsad.arabic.clitics import strip_proclitics
from marsad.arabic.months import MONTHS, match_month, month_number
from marsad.arabic.normalise import fold, fold_name, fold_with_offsets
from marsad.arabic.nouns import noun_lemma
from marsad.arabic.stem import light_stem
from marsad.arabic.words import iter_tokens
from marsad.model.span import Span


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("کوریا الشمالیة", "كوريا الشمالية"),
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("مدرسة", "مدرسه"),
        ("عـــربيّ", "عربي"),
        ("\ufefb", "لا"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("مُسيَّرة", "مسيره"),
        ("عربي\u200f", "عربي"),
    ],
)
def test_spellings_meet_in_one_key(left, right):
    assert fold(left) == fold(right)


def test_hamza_seats_meet_in_names_only():
    assert fold_name("رؤوف") == fold_name("روءوف") == "رووف"
    assert fold("رؤوف") != fold("رووف")


def test_a_span_of_the_key_brings_the_vowels_back():
    text = "قال مُحَمَّدٌ أمس"
    folded = fold_with_offsets(text)
    at = folded.text.index("محمد")
    assert folded.source_span(Span(at, at + 4)).of(text) == "مُحَمَّدٌ"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("نقلت أ ف ب عنه", ["word", "abbreviation", "word"]),
        ("(د. ب. أ)", ["mark", "abbreviation", "mark"]),
        ("بلغ 1,250.5 طن", ["word", "number", "word"]),
        ("١،٢٣٤،٥٦٧", ["number"]),
        ("#أوكرانيا @marsad https://a.b/c", ["hashtag", "handle", "url"]),
        ("طائرة F-16", ["word", "latin"]),
        ("2014م.", ["number", "word", "mark"]),
    ],
)
def test_token_kinds(text, kinds):
    assert [token.kind for token in iter_tokens(text)] == kinds


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("جانفي", 1), ("فيفري", 2), ("آذار", 3), ("إبريل", 4), ("أفريل", 4), ("ماي", 5), ("جوان", 6),
        ("يونيه", 6), ("يوليوز", 7), ("جويلية", 7),
        ("غشت", 8), ("أوت", 8), ("آب", 8), ("شتنبر", 9), ("تشرين الأول", 10),
        ("نونبر", 11), ("تشرين ثاني", 11), ("دجنبر", 12), ("كانون الأول", 12), ("كانون الثاني", 1),
    ],
)  # fmt: skip
def test_months_of_every_family(name, number):
    assert month_number(fold(name)) == number


def test_hijri_months_have_their_own_calendar():
    assert month_number(fold("رمضان")) is None
    assert month_number(fold("رمضان"), "hijri") == 9
    assert month_number(fold("ذي الحجة"), "hijri") == 12


def test_a_month_of_two_words_is_matched_whole():
    keys = fold("في تشرين الثاني الماضي").split()
    found = match_month(keys, 1)
    assert found is not None
    assert (found[0].number, found[1]) == (11, 2)
    assert all(name == fold(name) for name in MONTHS)


def test_clitics_are_offered_not_cut():
    readings = list(strip_proclitics(fold("وبالمدينة")))
    assert readings[0].rest == fold("وبالمدينة")
    assert ("وب", True, fold("مدينة")) in readings
    assert ("ل", True, fold("مادة")) in strip_proclitics(fold("للمادة"))


@pytest.mark.parametrize(
    "word", ["لبنان", "بوتين", "والي", "بطاطس", "وزير", "إيران", "واشنطن", "سليمان", "درهم", "برلمان"]
)
def test_a_stem_leaves_names_and_short_words_alone(word):
    assert light_stem(fold(word)) == fold(word)


def test_a_first_waw_of_the_word_itself_stays():
    assert light_stem(fold("وكالة")) == "وكال"
    assert light_stem(fold("وسيطر")) == "سيطر"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("المهيمن", "مهيمن"),
        ("والكتاب", "كتاب"),
        ("للأخبار", "اخبار"),
        ("قواتهم", "قوات"),
        ("الأوكرانية", "اوكران"),
    ],
)
def test_stems(word, stem):
    assert light_stem(fold(word)) == stem


def test_frequency_decides_about_a_lone_first_letter():
    frequency = {"اطفال": 40, "الاطفال": 60, "فاطفالهم": 1, "اطفالهم": 5, "فنلندا": 30, "نلندا": 0}
    assert light_stem(fold("فأطفالهم"), frequency=frequency) == "اطفال"
    assert light_stem(fold("فنلندا"), frequency=frequency) == "فنلندا"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("جنود", "جندي"), ("الجنود", "جندي"), ("جنديًا", "جندي"), ("قتلى", "قتيل"), ("شخصين", "شخص"),
        ("طائرات", "طائرة"), ("وزراء", "وزير"), ("لاعبا", "لاعب"), ("بلدان", "بلد"),
    ],
)  # fmt: skip
def test_lemmas_of_counted_nouns(word, lemma):
    assert noun_lemma(word) == lemma
