"""Figures over a story: one series for one thing, and relations that are not comparable by default."""

import hashlib
from dataclasses import replace

import pytest

from marsad.analysis import analyse
from marsad.model.article import Article, ArticleId, Dating, Paragraph, Source
from marsad.model.span import Span
from marsad.stories.figures import find_figures
from marsad.stories.kept import Arrival
from marsad.stories.measures import countries, measure_of
from marsad.stories.memory import weave_all
from marsad.stories.novelty import what_is_new
from marsad.stories.relations import revision_in
from marsad.stories.statements import find_statements
from marsad.stories.telling import Witness, tell


def article(body: str, day: str, domain: str, headline: str = "قوات نوردية في إقليم الساحل") -> Article:
    return Article(
        id=ArticleId("a" + hashlib.sha256((domain + body).encode()).hexdigest()[:16]),
        page="p" * 64,
        position=0,
        headline=headline,
        body=body,
        paragraphs=(Paragraph(span=Span(0, len(body))),),
        published=Dating(value=day, precision="day", evidence="markup"),
        source=Source(name=domain, domain=domain),
    )


def witnesses(*articles: Article) -> list[Witness]:
    arrivals = [Arrival(sequence=n, article=a, analysis=analyse(a)) for n, a in enumerate(articles, 1)]
    memory = weave_all(arrivals)
    return [
        Witness(
            seat=memory.chairs[a.sequence],
            article=a.article,
            analysis=a.analysis,
            woven=memory.kept[a.sequence],
        )
        for a in arrivals
    ]


WASHINGTON = (
    "قال المتحدث باسم البيت الأبيض، الأربعاء، إن كوريا الشمالية أرسلت أربعة آلاف جندي إلى روسيا لتدريبهم."
)
PENTAGON = (
    "قالت وزارة الدفاع الأمريكية، الاثنين، إن نحو تسعة آلاف جندي كوري شمالي باتوا في روسيا، "
    "ارتفاعا من تقدير سابق بلغ أربعة آلاف جندي."
)
NARROWER = "قال السفير الأمريكي، الجمعة، إن سبعة آلاف جندي كوري شمالي وصلوا إلى بيلغورود."


def test_a_later_figure_that_recalls_the_earlier_one_revises_it():
    figures = find_figures(
        witnesses(
            article(WASHINGTON, "2024-10-23", "one.example"), article(PENTAGON, "2024-10-28", "two.example")
        )
    )
    (figure,) = [figure for figure in figures if figure.measure.startswith("troops")]
    assert [point.low for point in figure.points] == [4000, 9000]
    assert [relation.kind for relation in figure.relations] == ["revised"]
    assert len(figure.points[0].articles) == 2, "the page that recalls the earlier figure bears witness to it"
    assert not figure.disputed


def test_another_place_is_not_comparable():
    figures = find_figures(
        witnesses(
            article(PENTAGON, "2024-10-28", "two.example"), article(NARROWER, "2024-11-01", "three.example")
        )
    )
    kinds = {
        (figure.points[r.a].low, figure.points[r.b].low): r.kind
        for figure in figures
        for r in figure.relations
    }
    assert kinds[9000, 7000] == "not_comparable"
    assert "conflicting" not in kinds.values()


def test_copies_bear_witness_and_are_no_origin_of_their_own():
    pages = [
        article(PENTAGON * 1 + " " + "وذكرت تقارير أن القوات تتدرب." * n, "2024-10-28", f"{n}.example")
        for n in range(3)
    ]
    figures = find_figures(witnesses(*pages))
    figure = next(figure for figure in figures if figure.measure.startswith("troops"))
    assert max(len(point.articles) for point in figure.points) == 3
    assert {point.origins for point in figure.points} == {1}


def test_who_gives_no_figure_and_neither_confirms_nor_denies_is_shown():
    silent = "ولم تؤكد روسيا وجود جنود من كوريا الشمالية على أراضيها. " + WASHINGTON
    figures = find_figures(
        witnesses(
            article(silent, "2024-10-23", "one.example"), article(PENTAGON, "2024-10-28", "two.example")
        )
    )
    stances = [stance for figure in figures for stance in figure.stances]
    assert any(stance.cue in ("not_confirm", "not_deny", "decline") for stance in stances)


def test_points_slice_back_to_what_was_printed():
    pages = [article(WASHINGTON, "2024-10-23", "one.example"), article(PENTAGON, "2024-10-28", "two.example")]
    bodies = {page.id: page.body for page in pages}
    for figure in find_figures(witnesses(*pages)):
        for point in figure.points:
            assert point.span.of(bodies[point.articles[0]]) == point.text


@pytest.mark.parametrize(
    ("unit", "before", "after", "measure"),
    [
        ("قتيل", "", "", "dead"),
        ("شخص", "أسفر الهجوم عن مقتل", "", "dead"),
        ("شخص", "وأصيب", "", "wounded"),
        ("جندي", "لقي مصرع", "", "dead"),
        ("عسكري", "أرسلت", "", "troops"),
        ("مقاتل", "يضم المعسكر", "", "troops"),
        ("نازح", "", "", "displaced"),
        ("شخص", "نحو", "قتلوا في الغارة", "dead"),
        ("شخص", "حضر الحفل", "", None),
        ("يوم", "بعد", "", None),
        ("تشرين", "في", "", None),
        (None, "", "", None),
    ],
)
def test_what_is_counted(unit, before, after, measure):
    assert measure_of(unit, before, after) == measure


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("جندي كوري شمالي", ("KP",)),
        ("من كوريا الشمالية", ("KP",)),
        ("المتحدث الأمريكي", ("US",)),
        ("لسيول", ("KR",)),
        ("مصرع", ()),
        ("", ()),
    ],
)
def test_countries_named_or_meant(text, found):
    assert countries(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قدرت الوزارة العدد بنحو 500 جندي، ارتفاعا من تقديرات سابقة بلغت 200 جندي", (0, 1)),
        ("ارتفعت الحصيلة من 20 قتيلا إلى 35 قتيلا", (1, 0)),
        ("سقط 12 قتيلا بعد أن كانت الحصيلة 7 قتلى", (0, 1)),
        ("قتل 12 مدنيا وأصيب 30 آخرون", None),
        ("بين 20 و30 قتيلا", None),
    ],
)
def test_revisions_that_a_sentence_tells_of(text, expected):
    page = article(text, "2024-10-28", "one.example")
    quantities = [q for q in analyse(page).quantities if q.low >= 2]
    found = revision_in(text, Span(0, len(text)), quantities)
    assert (found.now, found.then) == expected if expected else found is None


def test_a_story_told_whole_has_a_headline_of_a_member_and_no_invented_sentence():
    pages = [article(WASHINGTON, "2024-10-23", "one.example"), article(PENTAGON, "2024-10-28", "two.example")]
    found = witnesses(*pages)
    thread_id = found[0].seat.story
    from marsad.stories.kept import Thread

    story = tell(
        Thread(
            id=thread_id, texts=(1, 2), size=2, headline=pages[0].headline or "", headline_article=pages[0].id
        ),
        [w.seat for w in found],
        found,
    )
    bodies = {page.id: page.body for page in pages}
    for shown in (*story.lead, *story.timeline):
        assert shown.span.of(bodies[shown.article]) == shown.text
    assert story.headline == pages[0].headline


def test_what_is_new_since_a_day_is_what_no_older_text_says():
    later = PENTAGON + " وأعلنت الوزارة أيضا إرسال فريق من المفتشين إلى قاعدة جوية في الشمال يوم الأربعاء."
    found = witnesses(
        article(PENTAGON, "2024-10-28", "two.example"), article(later, "2024-11-03", "three.example")
    )
    found = [replace(w, seat=replace(w.seat, group=w.seat.sequence)) for w in found]
    new = what_is_new(found, "2024-11-01")
    assert [sentence.text for sentence in new] == [later[later.index("وأعلنت") :]]
    assert what_is_new(found, "2024-12-01") == ()


def test_one_statement_has_its_witnesses_and_a_denial_points_at_it():
    denial = "نفت روسيا أن كوريا الشمالية أرسلت أربعة آلاف جندي إلى روسيا لتدريبهم."
    found = find_statements(
        witnesses(
            article(WASHINGTON, "2024-10-23", "one.example"),
            article("عاجل. " + WASHINGTON, "2024-10-23", "two.example"),
            article(denial, "2024-10-24", "three.example"),
        )
    )
    said = next(i for i, statement in enumerate(found) if len(statement.witnesses) == 2)
    answer = next(statement for statement in found if statement.cue == "deny")
    assert (answer.answers, answer.how) == (said, "denies")
