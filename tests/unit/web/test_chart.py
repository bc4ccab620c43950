"""The figure chart puts points where their values and days are."""

from marsad.model.article import ArticleId
from marsad.model.span import Span
from marsad.model.story import Figure, FigurePoint, FigureRelation
from marsad.web.chart import WIDTH, lay_out


def _point(low: float, day: str, speaker: str | None, high: float | None = None) -> FigurePoint:
    return FigurePoint(
        low=low, high=high or low, approx=None, text=str(low), speaker=speaker, speaker_id=None, said_on=day,
        as_of=None, scope=None, articles=(ArticleId("a1"),), span=Span(0, 1),
    )  # fmt: skip


FIGURE = Figure(
    measure="جندي",
    label="جندي كوري شمالي",
    points=(_point(3000, "2024-10-23", "واشنطن"), _point(10000, "2024-10-28", "البنتاغون")),
    relations=(FigureRelation(a=0, b=1, kind="revised", grounds="same speaker"),),
)


def test_time_runs_with_the_language() -> None:
    """From the right in Arabic, from the left in English."""
    rtl, ltr = lay_out(FIGURE, rtl=True), lay_out(FIGURE, rtl=False)
    assert rtl
    assert ltr
    assert rtl.dots[0].x > rtl.dots[1].x
    assert ltr.dots[0].x < ltr.dots[1].x


def test_higher_is_more() -> None:
    """A larger figure stands higher, inside the box."""
    chart = lay_out(FIGURE, rtl=True)
    assert chart
    assert chart.dots[0].y > chart.dots[1].y
    assert all(0 < dot.x < WIDTH for dot in chart.dots)
    assert chart.links[0].kind == "revised"


def test_one_day_is_no_chart() -> None:
    """A single dated point is a line in the table, not a chart."""
    alone = Figure(measure="جندي", label="جندي", points=FIGURE.points[:1])
    assert lay_out(alone, rtl=True) is None


def test_many_speakers_share_the_tones() -> None:
    """More speakers than tones, one of them unnamed: all are in the legend."""
    days = [f"2024-10-{day:02}" for day in range(1, 9)]
    names = [*(f"متحدث {n}" for n in range(7)), None]
    points = tuple(
        _point(1000.0 + n, day, name) for n, (day, name) in enumerate(zip(days, names, strict=True))
    )
    chart = lay_out(Figure(measure="جندي", label="جندي", points=points), rtl=True)
    assert chart
    assert [name for _, name in chart.speakers] == names
