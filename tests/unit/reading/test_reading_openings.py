"""Openings before a first sentence, and the lines of their own that say the same."""

import pytest

from marsad.reading.openings import dateline_alone, opening_of

SENTENCE = " قال مسؤول محلي إن الأعمال ستنتهي قبل حلول الشتاء."

FOUND = (
    ("أبوظبي في 12 نوفمبر / وام /", ["أبوظبي"], ["وام"], True),
    ("الرياض 12 جمادى الأولى 1446 هـ الموافق 14 نوفمبر 2024 م واس", ["الرياض"], ["واس"], True),
    ("الكويت - 12 - 11 (كونا) --", ["الكويت"], ["كونا"], False),
    ("عمان 12 تشرين الثاني (بترا)-", ["عمان"], ["بترا"], True),
    ("إسطنبول ـ «القدس العربي»:", ["إسطنبول"], ["القدس العربي"], False),
    ("رام الله 3-12-2024 وفا-", ["رام الله"], ["وفا"], True),
    ("بيروت:", ["بيروت"], [], False),
    ("وكالات:", [], ["وكالات"], False),
)
NOT_FOUND = (
    "دمشق تعلن",
    "العرب: لا حل بلا عدالة",
    "الرياض المدينة",
    "وفا تقول",
    "الاتحاد الأوروبي - الذي يضم",
    "في 17 أغسطس 2020",
)

LINES = (
    ("دبي: سامي نور", "دبي", (), "سامي نور"),
    ("بيروت ــ العربي الجديد", "بيروت", ("العربي الجديد",), None),
    ("المدينة نيوز – بغداد", "بغداد", ("المدينة نيوز",), None),
    ("الشارقة:", "الشارقة", (), None),
)
NO_LINES = (
    "حلب: معارك عنيفة",
    "القدس - مواجهات",
    "موسكو - كييف",
    "دمشق",
    "بغداد: هل تعود المياه؟",
    "سامي نور: سنفوز",
)


@pytest.mark.parametrize(("text", "places", "outlets", "dated"), FOUND)
def test_opening(text: str, places: list[str], outlets: list[str], dated: bool) -> None:
    opening = opening_of(text + SENTENCE)
    assert opening is not None
    assert (opening.places, opening.outlets, opening.dated) == (places, outlets, dated)
    assert (text + SENTENCE)[opening.end :].lstrip().startswith("قال")


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_opening(text: str) -> None:
    assert opening_of(text + SENTENCE) is None


@pytest.mark.parametrize(("text", "place", "outlets", "writer"), LINES)
def test_line_of_its_own(text: str, place: str, outlets: tuple[str, ...], writer: str | None) -> None:
    line = dateline_alone(text)
    assert line is not None
    assert (line.place, line.outlets, line.writer) == (place, outlets, writer)


@pytest.mark.parametrize("text", NO_LINES)
def test_headlines_are_no_such_line(text: str) -> None:
    assert dateline_alone(text) is None
