"""How open times resolve: what news does with a bare weekday, a month, a contradiction, no date at all."""

from datetime import date

import pytest

from marsad.analysis import text_of
from marsad.analysis.times import find_times, resolve_again
from marsad.analysis.times.open_form import OpenTime, resolve

MONDAY = date(2024, 10, 28)


def only(text: str, dct: date | None = MONDAY):
    (time,) = find_times(text_of(text, dct))
    return time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في 12 أكتوبر", "XXXX-10-12"),
        ("وصل الأربعاء إلى القرية", "XXXX-WXX-3"),
        ("وصل أمس الأربعاء إلى القرية", "XXXX-WXX-3"),
        ("زاد في العام الماضي", "XXXX"),
        ("وصل أمس إلى القرية", "XXXX-XX-XX"),
        ("في يونيو الماضي", "XXXX-06"),
    ],
)
def test_without_a_date_the_value_stays_open(text, value):
    assert only(text, None).value == value


def test_a_correction_resolves_without_a_parse():
    time = only("وصل أمس الأربعاء إلى القرية", None)
    (again,) = resolve_again([time], date(2024, 10, 31))
    assert (again.value, again.conflict) == ("2024-10-30", False)


def test_a_printed_weekday_outweighs_arithmetic_and_the_contradiction_shows():
    time = only("وصل أول أمس الجمعة إلى القرية")
    assert time.value == "2024-10-25"
    assert time.conflict
    assert time.alternatives == ("2024-10-26",)


def test_a_bare_weekday_keeps_the_week_before_as_an_alternative():
    time = only("قالت الخميس إن الطريق مغلق")
    assert (time.value, time.alternatives) == ("2024-10-24", ("2024-10-17",))


def test_a_coming_day_counts_from_the_day_told_before_it():
    text = "وأول أمس الجمعة قال إن الشركة ستبدأ العمل اعتبارا من الأحد."
    friday, sunday = find_times(text_of(text, MONDAY))
    assert (friday.value, sunday.value, sunday.anchor) == ("2024-10-25", "2024-10-27", "previous")


def test_month_of_the_year_before():
    assert only("في ديسمبر/كانون الأول الماضي").value == "2023-12"
    assert only("في نوفمبر").value == "2023-11"
    assert only("في تشرين الأول/ أكتوبر الجاري").value == "2024-10"


def test_the_weekday_beside_a_date_tells_the_year():
    assert only("يوم الاثنين، 11 نوفمبر", date(2024, 12, 1)).value == "2024-11-11"
    assert only("يوم الثلاثاء، 11 نوفمبر", date(2024, 12, 1)).value == "2025-11-11"


def test_a_wrong_month_of_this_year_is_flagged():
    time = only("في 6 أغسطس/ آب الجاري")
    assert (time.value, time.conflict) == ("2024-08-06", True)


def test_a_range_reads_its_second_end_against_the_article():
    time = only("خلال الفترة من أغسطس/آب 2023 إلى إبريل/نيسان الماضي", date(2025, 7, 12))
    assert time.value == "2023-08/2025-04"


def test_hijri_day_moves_with_the_printed_weekday():
    form = OpenTime("hijri:1446-09-15", weekday=7)
    resolved = resolve(form, None)
    assert resolved.value == "2025-03-16"
    assert resolved.alternatives == ("2025-03-15",)


def test_open_forms_are_written_and_read_back():
    form = OpenTime("XXXX-10-27", "past", 7, "T14:30", OpenTime("XXXX-10-28", "past"))
    assert OpenTime.read(str(form)) == form
