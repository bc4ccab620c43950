"""What a desk editor types, and what it means; what is wrong, and where."""

import time
from datetime import date

import pytest

from marsad.errors import QueryError
from marsad.model.query import Days, Either, FigureIn, In, Is, Item, Phrase, Prefix, Row, Said, Word
from marsad.search import days
from marsad.search.complaints import pointed
from marsad.search.language import parse
from marsad.search.rendering import render, with_item, without_clause

MEANT = [
    ("جندي", Word("جندي")),
    ("=جندي", Word("جندي", exact=True)),
    ("كور*", Prefix("كور")),
    ('"مجلس الأمن"', Phrase("مجلس الأمن")),
    ("«مجلس الأمن»", Phrase("مجلس الأمن")),
    ("“مجلس الأمن”", Phrase("مجلس الأمن")),
    ('="مجلس الأمن"', Phrase("مجلس الأمن", exact=True)),
    ('"جنود كوريا"~5', Phrase("جنود كوريا", within=5)),
    ("جنود قرب/5 كوريا", Phrase("جنود كوريا", within=5)),
    ("جنود near/5 كوريا", Phrase("جنود كوريا", within=5)),
    ("روسيا أو أوكرانيا", Either((Word("روسيا"), Word("أوكرانيا")))),
    ("روسيا OR أوكرانيا | كوريا", Either((Word("روسيا"), Word("أوكرانيا"), Word("كوريا")))),
    ("روسيا AND كوريا", Row((Item(Word("روسيا"), "must"), Item(Word("كوريا"), "must")))),
    ("+روسيا -كوريا", Row((Item(Word("روسيا"), "must"), Item(Word("كوريا"), "must_not")))),
    ("روسيا NOT كوريا", Row((Item(Word("روسيا")), Item(Word("كوريا"), "must_not")))),
    ("عنوان:بوتين", In("headline", Word("بوتين"))),
    ("title:بوتين", In("headline", Word("بوتين"))),
    ("عنوان:(بوتين أو كيم)", In("headline", Either((Word("بوتين"), Word("كيم"))))),
    ("المصدر:رويترز", Is("source", "رويترز")),
    ('مكان:"كوريا الشمالية"', Is("place", "كوريا الشمالية")),
    ("المصدر:(رويترز أو الجزيرة)", Either((Is("source", "رويترز"), Is("source", "الجزيرة")))),
    ("منذ:2024-10", Days(since="2024-10")),
    ("حتى:٢٠٢٤-١٠-٣١", Days(until="2024-10-31")),
    ("يوم:28/10/2024", Days("2024-10-28", "2024-10-28")),
    ("يوم:2024-10-01..2024-10-31", Days("2024-10-01", "2024-10-31")),
    ("منذ:أسبوع", Days(since="7d")),
    ('يوم:"28 تشرين الأول 2024"', Days("2024-10-28", "2024-10-28")),
    ('منذ:"أكتوبر 2024"', Days(since="2024-10")),
    ("رقم>5000", FigureIn(None, 5000.0, None, exclusive=True)),
    ("رقم:5000", FigureIn(None, 5000.0, 5000.0)),
    ("جندي 8000..12000", FigureIn("جندي", 8000.0, 12000.0)),
    ("٨٬٠٠٠..12,000 جندي", FigureIn("جندي", 8000.0, 12000.0)),
    ("جندي>=8000", FigureIn("جندي", 8000.0, None)),
    ("قال:زيلينسكي جندي", Said("زيلينسكي", None, (Word("جندي"),))),
    ('نفى:"كيم جونغ أون"', Said("كيم جونغ أون", "deny")),
    ("نفى:* جندي", Said(None, "deny", (Word("جندي"),))),
    ("قال:زيلينسكي (جندي)", Row((Item(Said("زيلينسكي", None)), Item(Word("جندي"))))),
    ("أو", Phrase("أو")),
    ("", None),
    ("  \u200f ", None),
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_meaning(typed, meant):
    assert parse(typed).clause == meant


@pytest.mark.parametrize(
    "pasted",
    [
        "بوتين: لن نقبل - أبدا",
        "الساعة 10:30 صباحا",
        "https://example.org/a?b=c",
        "صحيفة: انسحاب القوات",
        "عنوان: بوتين",
    ],
)
def test_a_pasted_headline_is_words(pasted):
    clause = parse(pasted).clause
    items = clause.items if isinstance(clause, Row) else (Item(clause),)
    assert all(isinstance(item.clause, Word) for item in items)


WRONG = [
    ('كوريا "الشمالية', 6, "quote_open"),
    ("(روسيا", 0, "group_open"),
    ("روسيا)", 5, "group_close"),
    ("روسيا ()", 6, "group_empty"),
    ("*", 0, "star_alone"),
    ("ك*", 0, "prefix_short"),
    ("OR روسيا", 0, "operator_alone"),
    ("روسيا OR", 6, "operator_alone"),
    ("روسيا AND", 6, "operator_alone"),
    ("روسيا قرب/5", 6, "operator_alone"),
    ("منذ:غدا", 4, "day"),
    ("منذ:2024-13", 4, "day"),
    ("رقم:كثير", 4, "number"),
    ("9000..300", 0, "range_reversed"),
    ("sorce:x", 0, "unknown_field"),
    ("منذ:(2024)", 4, "value_takes_no_group"),
]


@pytest.mark.parametrize(("typed", "position", "problem"), WRONG)
def test_complaints_point_at_the_character(typed, position, problem):
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert caught.value.values["problem"] == problem
    assert caught.value.values["position"] == position
    assert caught.value.values["arabic"] != str(caught.value)


@pytest.mark.parametrize(
    "heavy",
    ["ك" * 100_000, "كلمة " * 10_000, "(" * 1_000, '"' * 1_999, "a OR " * 399, "*" * 1_000, "\u202e" * 1_999],
)
def test_a_heavy_query_is_answered_at_once(heavy):
    started = time.perf_counter()
    said = ""
    try:
        parse(heavy)
    except QueryError as error:
        said = str(error)
    assert len(said) < 200
    assert time.perf_counter() - started < 0.2


def test_the_caret_stands_under_the_character():
    assert pointed("a b) c", 3) == "a b) c\n   ^"


def test_facets_are_typed_into_the_query_and_out_again():
    query = parse("جندي")
    text = with_item(query, Is("source", "رويترز"))
    assert text == "جندي مصدر:رويترز"
    assert without_clause(parse(text), Is("source", "رويترز")) == "جندي"
    assert with_item(parse(""), Is("place", "كوريا الشمالية"), "en") == 'place:"كوريا الشمالية"'


def test_rendering_speaks_both_languages():
    query = parse("عنوان:كيم أو قال:بوتين")
    assert render(query, "en") == "headline:كيم OR said:بوتين"
    assert parse(render(query, "en")).clause == query.clause


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("أمس", date(2024, 10, 31), date(2024, 10, 31)),
        ("7d", date(2024, 10, 25), date(2024, 10, 25)),
        ("2w", date(2024, 10, 18), date(2024, 10, 18)),
    ],
)
def test_days(typed, first, last):
    assert days.bounds(days.understood(typed), date(2024, 11, 1)) == (first, last)
