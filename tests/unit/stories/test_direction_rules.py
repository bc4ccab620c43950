"""Who had it from whom: credits, siblings, times that may overlap, and the right to be undecided."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from marsad.model.article import Dating
from marsad.stories.copies import Overlap
from marsad.stories.direction import agency_of, direct, lead_time, origin_of
from marsad.stories.kept import Moment, Woven
from marsad.stories.moments import moment_of
from marsad.stories.traits import Traits

WHOLE = Overlap(1.0, 1.0, 1.0, 100)
TRAITS = Traits(headline={}, lead={}, body={}, grams=(), rare=())


def text(
    name: str, domain: str, earliest: str | None = None, latest: str | None = None, *credited: tuple[str, str]
):
    return Woven(
        sequence=1, article=f"a{name}", domain=domain, source=name, headline="", words=100,
        moment=Moment(earliest=earliest, latest=latest or earliest), runs=b"", short_runs=b"", keys=b"",
        quoted=(), credits=credited, traits=TRAITS,
    )  # fmt: skip


EARLY = "2024-03-01T08:00:00+00:00"
LATE = "2024-03-01T20:00:00+00:00"


def test_a_printed_credit_decides_against_time():
    paper = text("النهار", "nahar.example", EARLY, None, ("الأفق", "newspaper"))
    origin = text("الأفق", "ufuq.example", LATE)
    found = direct(paper, origin, WHOLE)
    assert (found.direction, found.origin) == ("credited", origin.article)


def test_an_agency_s_own_page_is_the_origin_of_who_credits_it():
    paper = text("النهار", "nahar.example", EARLY, None, ("واس", "agency"))
    agency = text("وكالة الأنباء السعودية", "spa.gov.sa", LATE)
    assert direct(paper, agency, WHOLE).origin == agency.article
    assert direct(agency, paper, WHOLE).origin == agency.article


def test_two_that_credit_one_agency_are_siblings_of_a_text_that_is_not_here():
    one = text("النهار", "nahar.example", EARLY, None, ("الأناضول", "agency"))
    two = text("الأفق", "ufuq.example", LATE, None, ("وكالة الأناضول", "agency"))
    found = direct(one, two, WHOLE)
    assert (found.origin, found.ancestor) == (None, "الأناضول")


def test_the_earlier_one_is_the_origin_only_where_times_cannot_overlap():
    one, two = text("أ", "a.example", LATE), text("ب", "b.example", EARLY)
    assert direct(one, two, WHOLE).origin == two.article
    same_day = text("ب", "b.example", "2024-03-01T00:00:00+00:00", "2024-03-01T23:59:59+00:00")
    found = direct(one, same_day, WHOLE)
    assert (found.direction, found.origin) == ("undecided", None)


def test_without_any_ground_it_is_undecided():
    assert direct(text("أ", "a.example"), text("ب", "b.example"), WHOLE).direction == "undecided"


@pytest.mark.parametrize(
    ("printed", "name"),
    [("أ ف ب", "فرانس برس"), ("(رويترز)", "رويترز"), ("الرياض - واس", "واس"), ("د ب أ", "الألمانية"),
     ("وكالة الأنباء السعودية", "واس"), ("الأناضول", "الأناضول")],
)  # fmt: skip
def test_agencies_are_known_by_their_spellings(printed, name):
    assert agency_of(printed.strip("()")) == name or agency_of(printed) == name


@pytest.mark.parametrize("printed", ["محمد العلي", "النهار", "قنا عبد الله", "خاص", ""])
def test_what_is_no_agency_is_none(printed):
    assert agency_of(printed) is None


def test_origin_is_the_agency_that_is_credited_else_the_outlet():
    assert origin_of(text("النهار", "nahar.example", None, None, ("رويترز", "agency"))) == "agency:رويترز"
    assert origin_of(text("النهار", "nahar.example")) == "outlet:nahar.example"


def test_a_day_is_an_interval_and_the_time_of_the_visit_bounds_it():
    day = Dating(value="2024-03-01", precision="day", evidence="printed")
    seen = datetime(2024, 3, 1, 10, 0, tzinfo=UTC)
    found = moment_of(day, seen)
    assert found.earliest is not None
    assert found.earliest < "2024-03-01"
    assert found.latest == "2024-03-01T10:00:00+00:00"
    assert moment_of(None, None) == Moment()
    minute = Dating(value="2024-03-01T10:00:00+03:00", precision="minute", evidence="markup")
    assert moment_of(minute, None).earliest == "2024-03-01T07:00:00+00:00"


def test_lead_time_is_none_while_either_may_be_first():
    one, two = text("أ", "a.example", EARLY), text("ب", "b.example", LATE)
    assert lead_time(one, two) == -lead_time(two, one)
    assert lead_time(one, replace(two, moment=Moment())) is None
