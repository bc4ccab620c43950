"""Tolls that contradict, sums of money that are of one thing, and what is not comparable."""

import pytest
from test_figures_rules import article, witnesses

from marsad.stories.figures import find_figures
from marsad.stories.measures import sum_of

RELIEF = "قالت جمعية الهلال الأحمر الليبي، {day}، إن الفيضان أودى بحياة 9400 شخص في بنغازي."
MINISTRY = "قالت وزارة الصحة الليبية، {day}، إن الفيضان أودى بحياة {toll} شخص في {place}."


def kinds(*articles) -> set[str]:
    figures = find_figures(witnesses(*articles))
    return {r.kind for f in figures if f.measure.startswith("dead") for r in f.relations}


def pair(toll: str, day: str, place: str = "بنغازي", printed: str = "الأحد") -> set[str]:
    return kinds(
        article(RELIEF.format(day="السبت"), "2023-09-16", "one.example", "فيضان بنغازي"),
        article(
            MINISTRY.format(day=printed, place=place, toll=toll), day, "two.example", "حصيلة فيضان بنغازي"
        ),
    )


def test_a_toll_that_another_authority_puts_lower_a_day_later_contradicts():
    assert "conflicting" in pair("3120", "2023-09-17")


@pytest.mark.parametrize(
    ("toll", "day", "place", "printed"),
    [
        ("14230", "2023-09-17", "بنغازي", "الأحد"),  # a toll grows
        ("3120", "2023-09-24", "بنغازي", "الأحد"),  # a week later
        ("3120", "2023-09-17", "طرابلس", "الأحد"),  # another city
        ("1120", "2023-09-17", "بنغازي", "الأحد"),  # may be a part
        ("9350", "2023-09-17", "بنغازي", "الأحد"),  # the same
    ],
)
def test_what_does_not_contradict(toll: str, day: str, place: str, printed: str):
    assert "conflicting" not in pair(toll, day, place, printed)


@pytest.mark.parametrize(
    ("before", "thing"),
    [
        ("رفع البنك قيمة القرض القائم إلى ", "loan"),
        ("وتلقت الخزانة الدفعة الأولى البالغة ", "tranche"),
        ("ارتفعت احتياطيات المصرف إلى ", "reserves"),
        ("وبلغت كلفة إعادة الإعمار ", "cost"),
        ("وقال الوزير إن البلاد ستنفق ", None),
        ("وقعت الدولة قرضا جديدا، وقال الوزير إن لديها ", None),
    ],
)
def test_what_a_sum_of_money_is(before: str, thing: str | None):
    assert sum_of(before) == thing


def test_sums_of_different_things_by_one_speaker_are_no_series():
    figures = find_figures(
        witnesses(
            article(
                "قال رئيس الوزراء، الأحد، إن قرض البنك يبلغ 8 مليارات دولار.", "2024-03-03", "one.example"
            ),
            article(
                "قال رئيس الوزراء، الاثنين، إن الدفعة الأولى تبلغ 820 مليون دولار.",
                "2024-03-04",
                "two.example",
            ),
        )
    )
    assert not [
        r for f in figures if f.measure.startswith("money") for r in f.relations if r.kind == "revised"
    ]


def test_who_denies_a_figure_does_not_give_it():
    figures = find_figures(
        witnesses(
            article(RELIEF.format(day="السبت"), "2023-09-16", "one.example", "فيضان بنغازي"),
            article(
                "نفت وزارة الصحة الليبية، الأحد، مقتل 21 ألف شخص في بنغازي.",
                "2023-09-17",
                "two.example",
                "الوزارة تنفي حصيلة فيضان بنغازي",
            ),
        )
    )
    dead = [figure for figure in figures if figure.measure.startswith("dead")]
    assert all(point.speaker is None for figure in dead for point in figure.points if point.low == 21000)
