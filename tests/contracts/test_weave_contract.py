"""Weaving over a real archive: the whole way, killed anywhere, woven anew, decided by hand."""

import hashlib
from datetime import UTC, datetime

import pytest

from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.weave_store import SqlWeave
from marsad.errors import NotFound
from marsad.flows import weave as flow
from marsad.flows.stories import copies_of, get_story, history, list_stories, story_of
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId, Credit, Dating, Paragraph, Source
from marsad.model.page import Page
from marsad.model.span import Span
from marsad.ports import KeptPage

BRIDGE = (
    "انهار جسر معلق فوق نهر الوادي الكبير في مدينة سندس صباح السبت بعد أسبوع من الأمطار الغزيرة. "
    "وقال قائد الدفاع المدني مازن الحلبي إن فرق الإنقاذ انتشلت سبعة مصابين من تحت الحطام. "
    "وأضاف الحلبي أن حركة القطارات بين سندس والميناء متوقفة حتى إشعار آخر. "
    "وكانت البلدية حذرت في الشتاء الماضي من تشققات في أعمدة الجسر المعلق ولم يجر ترميمه."
)
BRIDGE_AGAIN = (
    "باشرت النيابة في سندس التحقيق في انهيار الجسر المعلق فوق نهر الوادي الكبير واستدعت رئيس البلدية. "
    "وأوضح الحلبي قائد الدفاع المدني أن أعمدة الجسر كانت متشققة منذ الشتاء. "
    "وبقيت القطارات متوقفة بين سندس والميناء فيما نقل المصابون السبعة إلى المستشفى."
)
MARKET = (
    "أعلنت دار النشر أن رواية الكاتبة سلوى نجيب بيعت منها أربعون ألف نسخة في معرض الكتاب. "
    "وتدور الرواية حول صياد لؤلؤ يعود إلى قريته بعد ثلاثين سنة من الغياب. "
    "وستصدر ترجمتها الفرنسية في الربيع القادم عن دار في مرسيليا."
)
ELECTION = (
    "فتحت مراكز الاقتراع أبوابها في جزر المرجان لانتخاب مجلس تشريعي جديد من واحد وعشرين نائبا. "
    "ويتنافس في الاقتراع ستة أحزاب بعد حملة دامت شهرين. وتعلن النتائج مساء الأحد بحسب هيئة الاقتراع."
)


def article(body: str, headline: str, domain: str, day: str, credited: tuple[Credit, ...] = ()) -> Article:
    digest = hashlib.sha256((headline + body + domain).encode()).hexdigest()[:16]
    return Article(
        id=ArticleId(f"a{digest}"),
        page="p" * 64,
        position=0,
        headline=headline,
        body=body,
        paragraphs=(Paragraph(span=Span(0, len(body))),),
        url=f"https://{domain}/{digest}",
        published=Dating(value=day, precision="day", evidence="markup"),
        source=Source(name=domain.split(".")[0], domain=domain),
        credits=credited,
    )


AGENCY = Credit(name="الأناضول", kind="agency")
FIRST = article(BRIDGE, "انهيار جسر معلق في سندس وإصابة سبعة", "nahar.example", "2024-03-02")
COPY = article("خاص. " + BRIDGE, "سقوط الجسر المعلق", "sada.example", "2024-03-04")
FOLLOW = article(BRIDGE_AGAIN, "النيابة تحقق في انهيار جسر سندس المعلق", "ufuq.example", "2024-03-05")
BOOK = article(MARKET, "رواية سلوى نجيب تبيع أربعين ألف نسخة", "nahar.example", "2024-03-02")
VOTE_ONE = article(ELECTION, "جزر المرجان تقترع", "ufuq.example", "2024-03-03", (AGENCY,))
VOTE_TWO = article(ELECTION + " انتهى.", "الاقتراع في جزر المرجان", "sada.example", "2024-03-03", (AGENCY,))
ALL = (FIRST, BOOK, COPY, VOTE_ONE, FOLLOW, VOTE_TWO)


def keep(archive: SqlArchive, *articles: Article) -> None:
    for each in articles:
        page = Page(content=each.body.encode() + each.id.encode(), door="file", url=each.url,
                    seen=datetime(2024, 3, 10, tzinfo=UTC))  # fmt: skip
        kept = Analysis(article=each.id, version="1", sentences=sentences(each.body))
        archive.keep([KeptPage(page=page, articles=(each,), analyses=(kept,))])


def sentences(body: str) -> tuple[Span, ...]:
    found, start = [], 0
    for part in body.split(". "):
        found.append(Span(start, min(len(body), start + len(part) + 1)))
        start += len(part) + 2
    return tuple(found)


@pytest.fixture
def store(archive) -> SqlWeave:
    return SqlWeave(archive.engine)


def shape(store: SqlWeave) -> dict[str, tuple]:
    """Everything a weave says, comparable."""
    found = store.threads("size", since=None, limit=100, cursor=None)
    return {
        thread.id: (thread, tuple(store.members(thread.id)), store.story_log(thread.id))
        for thread in found.items
    } | {each.id: store.copies_of(each.id) for each in ALL}


def test_copies_and_follow_ups_meet_in_one_story_and_others_stay_apart(archive, store):
    keep(archive, *ALL)
    report = flow.weave(archive, store)
    assert report.articles == len(ALL)
    bridge = story_of(store, FIRST.id)
    assert story_of(store, COPY.id) == story_of(store, FOLLOW.id) == bridge
    assert len({bridge, story_of(store, BOOK.id), story_of(store, VOTE_ONE.id)}) == 3
    story = get_story(archive, store, bridge)
    assert {member.role for member in story.members} >= {"first", "copy"}
    assert story.headline in {FIRST.headline, COPY.headline, FOLLOW.headline}
    assert story.origins == 2, "a copy is no source of its own"
    assert 1 <= len(story.lead) <= 4
    bodies = {each.id: each.body for each in ALL}
    for sentence in story.lead:
        assert sentence.span.of(bodies[sentence.article]) == sentence.text


def test_a_copy_says_what_it_was_copied_from_and_which_passages(archive, store):
    keep(archive, *ALL)
    flow.weave(archive, store)
    (found,) = [each for each in copies_of(archive, store, COPY.id) if each.copy.relation == "copy"]
    assert found.copy.origin == FIRST.id
    assert found.copy.direction == "inferred"
    assert "earlier" in found.copy.grounds
    here, there = found.copy.shared[0]
    assert here.of(COPY.body).split()[-3:] == there.of(FIRST.body).split()[-3:]
    (turned,) = copies_of(archive, store, FIRST.id)
    assert (turned.copy.article, turned.copy.other) == (FIRST.id, COPY.id)


def test_siblings_of_an_agency_text_have_one_origin_that_is_not_in_the_archive(archive, store):
    keep(archive, VOTE_ONE, VOTE_TWO)
    flow.weave(archive, store)
    (found,) = copies_of(archive, store, VOTE_TWO.id)
    assert (found.copy.relation, found.copy.ancestor, found.copy.origin) == ("sibling", "الأناضول", None)
    story = get_story(archive, store, story_of(store, VOTE_ONE.id) or "")
    assert story.origins == 1


@pytest.mark.parametrize("stretch", [1, 2, 3, 400])
def test_the_result_does_not_depend_on_where_weaving_stops_and_starts(archive, store, stretch):
    keep(archive, *ALL)
    while flow.Weaver(archive, store, stretch).step():  # a new weaver each time: nothing at hand
        pass
    stepwise = shape(store)
    flow.reweave(archive, store)
    assert shape(store) == stepwise


def test_a_kill_before_the_transaction_ends_leaves_nothing_behind(archive, store, monkeypatch):
    keep(archive, *ALL)
    flow.Weaver(archive, store, 2).step()
    before, position = shape(store), store.position()

    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("marsad.adapters.archive.following.advance", killed)
        with pytest.raises(KeyboardInterrupt):
            flow.Weaver(archive, store, 3).step()
    assert (shape(store), store.position()) == (before, position)
    flow.weave(archive, store)
    restarted = shape(store)
    flow.reweave(archive, store)
    assert shape(store) == restarted


def test_an_editor_s_decisions_survive_a_rebuild_and_can_be_taken_back(archive, store):
    keep(archive, *ALL)
    flow.weave(archive, store)
    untouched = {each.id: story_of(store, each.id) for each in ALL}
    merged = flow.decide_merge(archive, [FIRST.id, BOOK.id])
    flow.weave(archive, store)
    assert story_of(store, BOOK.id) == story_of(store, FIRST.id)
    assert any(f"decision:{merged}" in line.reason for line in history(store, untouched[BOOK.id] or ""))
    flow.reweave(archive, store)
    assert story_of(store, BOOK.id) == story_of(store, FIRST.id)
    flow.decide_undo(archive, merged)
    flow.weave(archive, store)
    assert {each.id: story_of(store, each.id) for each in ALL} == untouched
    flow.decide_split(archive, [FOLLOW.id])
    flow.decide_headline(archive, COPY.id)
    flow.weave(archive, store)
    assert story_of(store, FOLLOW.id) != story_of(store, FIRST.id)
    assert get_story(archive, store, story_of(store, FIRST.id) or "").headline == COPY.headline
    split = shape(store)
    flow.reweave(archive, store)
    assert shape(store) == split
    flow.decide_move(archive, [FOLLOW.id], FIRST.id)
    flow.weave(archive, store)
    assert story_of(store, FOLLOW.id) == story_of(store, FIRST.id)


def test_a_merged_story_is_still_found_under_its_old_id(archive, store):
    keep(archive, *ALL)
    flow.weave(archive, store)
    book, bridge = story_of(store, BOOK.id), story_of(store, FIRST.id)
    flow.decide_merge(archive, [FIRST.id, BOOK.id])
    flow.weave(archive, store)
    gone = book if story_of(store, FIRST.id) == bridge else bridge
    assert get_story(archive, store, gone or "").id == story_of(store, FIRST.id)


def test_a_forgotten_article_leaves_no_trace_and_its_copy_takes_its_place(archive, store):
    keep(archive, *ALL)
    flow.weave(archive, store)
    archive.forget(FIRST.id)
    flow.weave(archive, store)
    assert story_of(store, FIRST.id) is None
    assert not copies_of(archive, store, COPY.id)
    story = get_story(archive, store, story_of(store, COPY.id) or "")
    assert FIRST.id not in {member.article for member in story.members}
    archive.forget(BOOK.id)
    flow.weave(archive, store)
    assert len(list_stories(store).items) == 2


def test_lists_are_ordered_and_go_on_where_they_stopped(archive, store):
    keep(archive, *ALL)
    flow.weave(archive, store)
    for order in ("latest", "sources", "size", "updated"):
        whole = [thread.id for thread in list_stories(store, order=order).items]
        pieces, cursor = [], None
        while True:
            part = list_stories(store, order=order, limit=1, cursor=cursor)
            pieces += [thread.id for thread in part.items]
            cursor = part.cursor
            if cursor is None:
                break
        assert pieces == whole
        assert len(whole) == 3
    assert len(list_stories(store, since="2024-03-05").items) == 1
    assert len(list_stories(store, least=2).items) == 2


def test_a_story_that_is_not_there_is_said_to_be_missing(archive, store):
    with pytest.raises(NotFound):
        get_story(archive, store, "s000000000000")
    assert story_of(store, ArticleId("a0000000000000000")) is None
