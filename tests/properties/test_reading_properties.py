"""Whatever the bytes: reading returns, spans slice back, and the same page reads the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.page import Page
from marsad.reading import read
from marsad.reading.blocks import blocks_of_text
from marsad.reading.identity import canonical_url
from marsad.reading.refusals import REASONS

_LINES = st.sampled_from(
    [
        "إقرأ أيضاً:",
        "المصدر: صحيفة الساحل",
        "كلمات دلالية: ماء سد",
        "1 day ago",
        "share",
        "الأناضول",
        "***",
        "",
        "   ",
        "مقالات مشابهة",
        "تاريخ النشر: 4th, March 2024 GMT",
        "عنوان خبر قصير من أخبار المدينة",
        "• عنوان آخر في القائمة",
        "التعليقات",
        "أعلنت وزارة المياه، اليوم الاثنين، بدء العمل في سد الوادي الكبير بتكلفة مئتي مليون دولار.",
        "وقال الوزير إن المشروع سيوفر مياه الري لأكثر من أربعين ألف مزارع في ثلاث محافظات من البلاد.",
    ]
)
_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<h1>",
        "</h1>",
        "<a href='/x'>",
        "</a>",
        "<br>",
        "<ul><li>",
        "<table><tr><td>",
        "<b>",
        "<script>",
        "<!--",
        "]]>",
        "<rss>",
    ]
)


def check(content: bytes) -> None:
    page = Page(content=content, door="file")
    reading = read(page)
    assert reading.articles or reading.refused in REASONS
    assert reading.refused != "broken"
    for position, article in enumerate(reading.articles):
        assert article.position == position
        assert article.page == page.id
        assert "\n\n".join(p.span.of(article.body) for p in article.paragraphs) == article.body
    assert read(page) == reading


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes(content: bytes) -> None:
    check(content)


@given(st.lists(_LINES, max_size=25))
@settings(max_examples=80, deadline=None)
def test_any_row_of_lines(lines: list[str]) -> None:
    check("\n".join(lines).encode())


@given(st.lists(st.one_of(_TAGS, _LINES), max_size=40))
@settings(max_examples=80, deadline=None)
def test_any_tag_soup(parts: list[str]) -> None:
    check("".join(parts).encode())


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_blocks_keep_every_letter(text: str) -> None:
    kept = "".join("".join(block.text.split()) for block in blocks_of_text(text))
    assert set(kept) <= set(text)


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_canonical_address_is_stable(tail: str) -> None:
    once = canonical_url(f"https://sahil.example/{tail}")
    assert once is None or canonical_url(once) == once
