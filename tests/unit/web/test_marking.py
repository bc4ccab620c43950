"""Marked text is the printed text."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from marsad.model.span import Span
from marsad.web.marking import Mark, mark_up

TEXT = "قال الوزير <إن> 3,000 جندي & أكثر وصلوا إلى المدينة أمس"


def _mark(start: int, end: int, kind: str) -> Mark:
    return Mark(Span(start, end), kind, Markup(f'<span class="{kind}">'), Markup("</span>"))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from(["claim", "name", "time"])
        ),
        max_size=8,
    )
)
def test_marking_changes_no_letter_and_balances(ranges: list[tuple[int, int, str]]) -> None:
    """Marks may nest and cross; the text stays as printed and every element is closed."""
    html = mark_up(TEXT, [_mark(min(a, b), max(a, b), kind) for a, b, kind in ranges if a != b])
    assert unescape(re.sub(r"<[^>]*>", "", html)) == TEXT
    assert html.count("<span") == html.count("</span>")


def test_a_hostile_text_stays_text() -> None:
    """What the page printed is shown, never run."""
    assert "<script" not in mark_up("<script>alert(1)</script>", [])
