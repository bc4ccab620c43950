"""Passages on the raw text: vowels kept, clitics inside the mark, the claim that was asked for."""

import pytest

from marsad.analysis import analyse
from marsad.model.article import Article, ArticleId
from marsad.model.page import PageId
from marsad.search.analyser import Analyser
from marsad.search.language import parse
from marsad.search.snippets import claims_wanted, marks_in, snippet_of, wanted_by

ANALYSER = Analyser()


def typed_only(kind, value):
    return (value,)


def wanted(text):
    return wanted_by(parse(text), ANALYSER, typed_only)


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("جندي", "رحّب بالضباط وبالجنودِ أمس", ["وبالجنودِ"]),
        ("مدرسة", "فتحت المَدْرَسَةُ أبوابها", ["المَدْرَسَةُ"]),
        ("=جندي", "جندي والجنود", ["جندي"]),
        ("كور*", "في كورسك والكورية", ["كورسك"]),
        ('"مجلس الأمن"', "مجلس الوزراء، ثم لمجلس الأمن الدولي", ["لمجلس الأمن"]),
        ('"المجلس الأعلى"', "قدم للمجلس الأعلى تقريرا", ["للمجلس الأعلى"]),
        ("روسيا -كييف", "روسيا ترد على كييف", ["روسيا"]),
        ("8000", "نحو ٨٬٠٠٠ جندي", ["٨٬٠٠٠"]),
        ("جندي 8000..9000", "نحو 8500 جندي", ["جندي"]),
        ("في روسيا", "في موسكو، روسيا", ["روسيا"]),
    ],
)
def test_marks(query, text, marked):
    assert [mark.of(text) for mark in marks_in(text, wanted(query), ANALYSER)] == marked


LONG = "كلام كثير لا شأن له بشيء. " * 20 + "وصل الجنود إلى الميناء صباحا. " + "كلام آخر لا شأن له بشيء. " * 20


def test_the_passage_is_where_the_answer_is():
    snippet = snippet_of(LONG, wanted("جندي ميناء"), ANALYSER)
    assert snippet.text == snippet.span.of(LONG)
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["الجنود", "الميناء"]
    assert snippet.text.startswith("وصل الجنود")
    assert len(snippet.text) <= 240


def test_without_an_answer_it_is_the_beginning():
    snippet = snippet_of(LONG, wanted("كركدن"), ANALYSER)
    assert snippet.span.start == 0
    assert snippet.marks == ()
    assert snippet_of("", wanted("كركدن"), ANALYSER).text == ""


def test_the_claim_that_was_asked_for_is_shown():
    body = (
        "تحرك الجنود نحو الحدود أمس. " + "مرت ساعات طويلة دون أخبار مؤكدة من هناك. " * 8
        + 'وقال الوزير سامي الحداد إن "الجنود عادوا إلى قواعدهم مساء". وانتهى الأمر.'
    )  # fmt: skip
    article = Article(
        id=ArticleId("a1"), page=PageId("p"), position=0, headline=None, body=body, paragraphs=()
    )
    analysis = analyse(article)
    assert analysis.claims, "the claims' own tests say why"
    asked = wanted("قال:* جندي")
    claims = claims_wanted(analysis, asked, ANALYSER)
    assert [claim.speaker.name for claim in claims] == ["سامي الحداد"]
    assert claims[0].text in snippet_of(body, asked, ANALYSER, analysis).text
    assert claims_wanted(analysis, wanted("نفى:* جندي"), ANALYSER) == ()
