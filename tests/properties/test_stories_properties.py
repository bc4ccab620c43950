"""Weaving gives one result whatever the batches; fingerprints and passages keep their promises."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId, Dating, Paragraph, Source
from marsad.model.span import Span
from marsad.stories.copies import compare, shared_passages
from marsad.stories.kept import Arrival
from marsad.stories.memory import weave_all
from marsad.stories.prints import keys_of, make_print

_TEXT = (
    "زلزال ضرب جزيرة مرجان وزير أعلن قتلى إنقاذ فرق ميناء سفينة عاصفة مطر جسر انهيار مدينة سندس نهر قطار "
    "انتخابات حزب مجلس نواب جلسة تصويت قانون ميزانية نفط سعر برميل بورصة مؤشر لقاح مستشفى أطباء إضراب معلمون"
)
WORDS = _TEXT.split()
texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=90).map(" ".join)
articles = st.tuples(
    texts, st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), st.integers(1, 28), st.integers(0, 4)
)


def arrival(sequence: int, item: tuple[str, str, int, int]) -> Arrival:
    body, headline, day, outlet = item
    name = hashlib.sha256(f"{sequence}{body}{headline}".encode()).hexdigest()[:16]
    article = Article(
        id=ArticleId(f"a{name}"),
        page="p" * 64,
        position=0,
        headline=headline or None,
        body=body,
        paragraphs=(Paragraph(span=Span(0, len(body))),),
        published=Dating(value=f"2024-03-{day:02}", precision="day", evidence="markup"),
        source=Source(name=f"صحيفة {outlet}", domain=f"{outlet}.example"),
    )
    return Arrival(sequence=sequence, article=article, analysis=Analysis(article=article.id, version="0"))


@settings(max_examples=40, deadline=None)
@given(st.lists(articles, max_size=24), st.integers(1, 7))
def test_batches_do_not_change_the_result(items, batch):
    arrivals = [arrival(n, item) for n, item in enumerate(items, 1)]
    whole, pieces = weave_all(arrivals, 1000), weave_all(arrivals, batch)
    assert whole.chairs == pieces.chairs
    assert whole.threads == pieces.threads
    assert whole.copies == pieces.copies
    assert whole.log == pieces.log


@settings(max_examples=40, deadline=None)
@given(st.lists(articles, max_size=24))
def test_every_article_sits_in_one_living_story_and_every_story_has_its_members(items):
    arrivals = [arrival(n, item) for n, item in enumerate(items, 1)]
    memory = weave_all(arrivals)
    assert set(memory.chairs) == {a.sequence for a in arrivals}
    for story, thread in memory.threads.items():
        seats = memory.members(story)
        assert thread.size == len(seats) > 0
        assert set(thread.texts) == {seat.group for seat in seats}
        assert 1 <= thread.origins <= thread.size
    assert {seat.story for seat in memory.chairs.values()} == set(memory.threads)
    for copy in memory.copies:
        assert copy.origin in (None, copy.article, copy.other)
        assert 0 < copy.contained <= 1


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_containment_is_symmetric_and_bounded(one, other):
    a, b = make_print(keys_of(one)), make_print(keys_of(other))
    there, back = compare(a, b), compare(b, a)
    assert there.contained == back.contained
    assert (there.here, there.there) == (back.there, back.here)
    assert 0 <= there.contained <= 1


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_shared_passages_are_the_same_words_and_do_not_overlap(one, other):
    last = 0
    for here, there in shared_passages(one, other):
        assert here.start >= last
        last = here.end
        assert here.of(one)
        assert there.of(other)
