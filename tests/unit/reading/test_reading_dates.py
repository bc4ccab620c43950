"""Dates: printed in every family, relative to when the page was seen, implied by the article's words."""

from datetime import UTC, date, datetime

import pytest

from marsad.reading.dates.inferred import Bounds, infer
from marsad.reading.dates.printed import printed_dates
from marsad.reading.dates.relative import relative_dating

PRINTED = {
    "تاريخ النشر: 12th, March 2023 GMT": "2023-03-12",
    "28 آب/اغسطس 2013": "2013-08-28",
    "23 ديسمبر 2024، 4:35 م": "2024-12-23T16:35",
    "الجمعة 8 فيفري 2019": "2019-02-08",
    "15 غشت 2023": "2023-08-15",
    "2020-03-17T12:44:00+02:00": "2020-03-17T12:44+02:00",
    "آخر تحديث 17/03/2020 - 21:15": "2020-03-17T21:15",
    "٢٥ تشرين الأول ٢٠٢٤": "2024-10-25",
    "٢٠٢٤/١٠/٢٥": "2024-10-25",
    "October 5, 2024": "2024-10-05",
    "12 كانون الأول عام 2023": "2023-12-12",
    "في يونيو/حزيران 2024": "2024-06",
    "27-28 تشرين الأول/ أكتوبر": "XXXX-10-28",
    "12 صفر 1445 هـ": "2023-08-28",
}


@pytest.mark.parametrize(("text", "value"), PRINTED.items())
def test_printed(text: str, value: str) -> None:
    found = printed_dates(text)
    assert [each.value for each in found] == [value]
    assert found[0].text in text


@pytest.mark.parametrize("text", ["المادة 14 من القانون", "31/02/2024", "عام 2024", "1250 مترا", "45 أكتوبر"])
def test_no_date(text: str) -> None:
    assert printed_dates(text) == []


def test_both_calendars_in_one_line() -> None:
    found = printed_dates("الخميس 26 صفر 1447 هـ - 21 أغسطس 2025")
    assert [(each.value, each.hijri) for each in found] == [("2025-08-20", True), ("2025-08-21", False)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 day ago", "2024-10-24"),
        ("منذ 51 دقيقة", "2024-10-25T11:09+00:00"),
        ("قبل ساعتين", "2024-10-25T10+00:00"),
    ],
)
def test_relative(text: str, value: str) -> None:
    seen = datetime(2024, 10, 25, 12, 0, tzinfo=UTC)
    dating = relative_dating(text, seen)
    assert dating is not None
    assert dating.value == value
    assert relative_dating(text, None) is None


def test_weekday_after_the_page_s_date() -> None:
    dating = infer("قالت الوزارة، اليوم الثلاثاء، إن الأعمال بدأت.", Bounds(header=date(2024, 10, 25)))
    assert dating is not None
    assert (dating.value, dating.evidence, dating.text) == ("2024-10-29", "inferred", "اليوم الثلاثاء")


def test_year_nobody_printed_stays_open() -> None:
    body = "قال، أمس الأربعاء، إن العمل مستمر.\nوفي 6 أغسطس/ آب الجاري بدأت المرحلة الأولى."
    dating = infer(body, Bounds())
    assert dating is not None
    assert (dating.value, dating.precision) == ("XXXX-08", "month")


def test_seen_bounds_the_year() -> None:
    body = "قال، أمس الأربعاء، إن العمل مستمر.\nوفي 6 أغسطس/ آب الجاري بدأت المرحلة الأولى."
    dating = infer(body, Bounds(seen=date(2024, 8, 20)))
    assert dating is not None
    assert dating.value == "2024-08"
    assert dating.earliest == date(2024, 8, 8)
    assert dating.latest == date(2024, 8, 15)


def test_range_where_only_the_month_is_said() -> None:
    body = "وقع العقد يوم الاثنين، 11 نوفمبر.\nوكان المجلس أقره يوم 9 نوفمبر الجاري."
    dating = infer(body, Bounds(header=date(2024, 11, 10)))
    assert dating is not None
    assert (dating.value, dating.precision) == ("2024-11-11/2024-11-30", "range")


def test_words_that_say_nothing() -> None:
    assert infer("افتتح المعرض في المدينة بحضور جمع من الزوار.", Bounds(seen=date(2024, 1, 1))) is None
