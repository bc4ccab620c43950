"""Robots, habits, rests and the links of a section page."""

import pytest

from marsad.collecting.addresses import host_of, one_form
from marsad.collecting.offers import offered_by
from marsad.collecting.robots import opted_out, read_robots
from marsad.collecting.schedule import LATEST, SOONEST, next_habit, rest_after
from marsad.model.page import Page


def test_a_byte_order_mark_hides_no_rule() -> None:
    """The first group counts also behind a BOM."""
    robots = read_robots("\ufeffUser-agent: *\nDisallow: /".encode(), "Marsad/1")
    assert not robots.may_fetch("https://a.example/news")


def test_arabic_paths_in_robots() -> None:
    """Raw and percent-encoded Arabic paths are the same path."""
    robots = read_robots("User-agent: *\nDisallow: /أرشيف/".encode(), "Marsad/1")
    assert not robots.may_fetch("https://a.example/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81/1")
    assert robots.may_fetch("https://a.example/news/1")


def test_no_robots_allows_everything_at_our_pace() -> None:
    """A host without rules still gets its pause."""
    robots = read_robots(None, "Marsad/1")
    assert robots.may_fetch("https://a.example/x")
    assert robots.pause_seconds(2.0) == 2.0


@pytest.mark.parametrize(
    ("tag", "out"), [("noai", True), ("noindex, nofollow", True), ("", False), ("all", False)]
)
def test_opting_out(tag: str, out: bool) -> None:
    """A page may ask not to be mined."""
    assert opted_out(tag) is out


def test_habits_stay_in_bounds() -> None:
    """Busy doors are visited sooner, idle ones later, never beyond the bounds."""
    every = 1800
    for _ in range(20):
        every = next_habit(every, news=20, offered=20)
    assert every == SOONEST
    for _ in range(40):
        every = next_habit(every, news=0, offered=20)
    assert every == LATEST


def test_rest_doubles_and_respects_the_server() -> None:
    """Each failure in a row rests longer; what the server asked is the least."""
    rests = [rest_after(n) for n in range(1, 8)]
    assert rests == sorted(rests)
    assert rest_after(1, 86_400.0) == 86_400.0


def test_one_form_of_an_address() -> None:
    """Upper, lower and raw encodings are one address; fragments fall away."""
    forms = {
        one_form("https://a.example/%d8%a3#x"),
        one_form("https://a.example/%D8%A3"),
        one_form("https://a.example/أ"),
    }
    assert len(forms) == 1
    assert host_of("HTTPS://A.example:443/x") == "a.example"


def test_headlines_of_a_section_page() -> None:
    """Links alike in address, long in words, on this host; navigation and strangers are no articles."""
    links = "".join(f'<a href="/news/{n}/item">عنوان خبر طويل بما يكفي رقم {n}</a>' for n in range(5))
    menu = '<a href="/politics">سياسة</a><a href="https://other.example/a/b">عنوان على موقع آخر لا يخصنا</a>'
    page = Page(
        content=f"<html><body>{menu}{links}</body></html>".encode(), door="http", url="https://a.example/"
    )
    assert offered_by(page).articles == tuple(f"https://a.example/news/{n}/item" for n in range(5))
