"""An article dated in part: what is certain is said, the rest stays open."""

import pytest

from marsad.analysis import text_of
from marsad.analysis.times import find_times
from marsad.analysis.times.uncertain import resolve_within
from marsad.model.article import Dating


def _values(body: str, published: Dating | None) -> dict[str, str]:
    text = text_of(body)
    return {time.text: time.value for time in resolve_within(find_times(text), published, text.sentences)}


def _dated(value: str) -> Dating:
    return Dating(value=value, precision="range" if "/" in value else "day", evidence="inferred")


def test_a_range_of_days_in_one_year_settles_the_year() -> None:
    """From 11 to 30 November 2024, last June is June 2024 and this month's 9th is one day."""
    found = _values(
        "وُقع الاتفاق في 19 يونيو الماضي وأقره البرلمان يوم 9 نوفمبر الجاري.", _dated("2024-11-11/2024-11-30")
    )
    assert found["19 يونيو الماضي"] == "2024-06-19"
    assert "2024-11-09" in found.values()


def test_what_depends_on_the_day_stays_open() -> None:
    """Yesterday is another day for each day of the range."""
    assert _values("وصل الوفد أمس.", _dated("2024-11-11/2024-11-30")) == {"أمس": "XXXX-XX-XX"}


def test_an_open_year_with_a_weekday_settles_days_of_the_month() -> None:
    """On a Monday 28 October, last Thursday is the 24th in whatever year."""
    found = _values("قال اليوم الاثنين إن القمة عقدت الخميس الماضي.", _dated("XXXX-10-28"))
    assert found["اليوم الاثنين"] == "XXXX-10-28"
    assert found["الخميس الماضي"] == "XXXX-10-24"


def test_an_open_year_without_a_weekday_settles_no_weekday() -> None:
    """Nobody knows what day of the week 28 October was."""
    assert _values("عُقدت القمة الخميس الماضي.", _dated("XXXX-10-28"))["الخميس الماضي"] == "XXXX-WXX-4"


@pytest.mark.parametrize("published", [None, _dated("2024-10-28")])
def test_a_known_day_or_none_changes_nothing(published: Dating | None) -> None:
    """There is nothing to weigh."""
    assert _values("في 24 فبراير 2022.", published) == {"24 فبراير 2022": "2022-02-24"}
