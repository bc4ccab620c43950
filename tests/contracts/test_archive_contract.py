"""What every archive promises, on SQLite and PostgreSQL."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.adapters.archive import SqlArchive
from marsad.adapters.clock import SystemClock
from marsad.errors import ArchiveBusy
from marsad.model.analysis import Analysis, Claim, Cue, Speaker
from marsad.model.article import Article, ArticleId, Dating, Paragraph, Source
from marsad.model.page import Page
from marsad.model.span import Span
from marsad.ports import ClaimQuery, KeptPage


def article_of(page: Page, body: str, position: int = 0, *, day: str | None = "2024-10-31") -> Article:
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    return Article(
        id=ArticleId(f"a{digest}"),
        page=page.id,
        position=position,
        headline=f"خبر {body.split()[0]}",
        body=body,
        paragraphs=(Paragraph(span=Span(0, len(body))),),
        url=page.url,
        path=page.path,
        published=Dating(value=day, precision="day", evidence="printed") if day else None,
        source=Source(name="صحيفة المثال", domain="example.org"),
    )


def claim_of(body: str, speaker: str, cue: str = "say", said_on: str | None = None) -> Claim:
    return Claim(
        speaker=Speaker(name=speaker, kind="person", id=f"n{len(speaker)}"),
        cue=Cue(text="قال", cls=cue, span=Span(0, 2)),
        kind="indirect",
        span=Span(0, len(body)),
        text=body,
        rule="claim.test",
        confidence=0.9,
        said_on=said_on,
    )


def kept(
    content: str,
    *bodies: str,
    url: str | None = None,
    claims: tuple[Claim, ...] = (),
    day: str | None = "2024-10-31",
) -> KeptPage:
    page = Page(
        content=content.encode(),
        door="file",
        path="صفحة.html",
        url=url,
        seen=datetime(2024, 11, 1, tzinfo=UTC),
    )
    articles = tuple(article_of(page, body, n, day=day) for n, body in enumerate(bodies or (content,)))
    analyses = tuple(Analysis(article=a.id, version="1", claims=claims) for a in articles)
    return KeptPage(page=page, articles=articles, analyses=analyses)


def test_keeping_a_page_keeps_all_of_it(archive):
    page = kept("صفحة فيها خبران", "الخبر الأول كامل", "الثاني كامل")
    (outcome,) = archive.keep([page])
    assert outcome.new == tuple(a.id for a in page.articles)
    assert archive.articles(outcome.new) == page.articles
    assert archive.analyses(outcome.new) == page.analyses
    assert archive.page(page.page.id) == page.page
    assert [c.id for c in archive.changes(0)] == list(outcome.new)


def test_the_same_page_twice_changes_nothing(archive):
    page = kept("صفحة واحدة", url="http://example.org/1")
    archive.keep([page])
    before, log = archive.counts(), archive.changes(0)
    (outcome,) = archive.keep([page])
    assert outcome.known
    assert not outcome.new
    assert archive.counts() == before
    assert archive.changes(0) == log
    assert archive.known_pages([page.page.id]) == {page.page.id}


def test_the_same_page_twice_in_one_batch_is_kept_once(archive):
    page = kept("مرتان في دفعة")
    first, second = archive.keep([page, page])
    assert (len(first.new), len(second.new)) == (1, 0)
    assert archive.counts().articles == archive.counts().appearances == 1


def test_a_known_article_on_another_page_is_one_more_appearance(archive):
    archive.keep([kept("صفحة أ", "النص نفسه", url="http://a.example/1")])
    (outcome,) = archive.keep([kept("صفحة ب", "النص نفسه", url="http://b.example/1")])
    assert outcome.new == ()
    (which,) = outcome.again
    assert [a.url for a in archive.appearances(which)] == ["http://a.example/1", "http://b.example/1"]
    assert archive.counts().articles == 1
    assert [c.kind for c in archive.changes(0)] == ["article", "appearance"]


def test_another_text_at_a_known_address_is_a_revision_and_both_are_kept(archive):
    url = "http://example.org/news/7"
    first = kept("قتل 12 شخصا في الحادث", url=url)
    later = kept("قتل 14 شخصا في الحادث", url=url)
    archive.keep([first])
    (outcome,) = archive.keep([later])
    ids = (first.articles[0].id, later.articles[0].id)
    assert outcome.revised == (ids[1],)
    assert archive.revisions(ids[0]) == archive.revisions(ids[1]) == ids
    assert len(archive.articles(ids)) == 2


def test_neighbours_on_a_section_page_are_no_revisions(archive):
    url = "http://example.org/section"
    archive.keep([kept("قسم1", "سقط المطر على المدينة", "فاز الفريق في المباراة", url=url)])
    (outcome,) = archive.keep([kept("قسم2", "افتتح الوزير معرضا للكتاب", url=url)])
    assert outcome.revised == ()


def test_nothing_of_a_batch_is_kept_when_one_page_fails(archive):
    good = kept("صفحة سليمة")
    bad = KeptPage(page=good.page, articles=good.articles, analyses=())
    with pytest.raises(ValueError):
        archive.keep([good, kept("أخرى"), bad])
    assert archive.counts().pages == 0
    assert archive.changes(0) == ()


def test_recent_articles_come_newest_first_and_in_stretches(archive):
    for n in range(7):
        archive.keep([kept(f"خبر رقم {n}", day=f"2024-10-{10 + n}")])
    seen: list[str] = []
    cursor = None
    while True:
        part = archive.recent(3, cursor)
        seen += [a.published.value for a in part.items]
        cursor = part.cursor
        if cursor is None:
            break
    assert seen == [f"2024-10-{day}" for day in range(16, 9, -1)]
    assert archive.recent(3, source="example.org").items
    assert not archive.recent(3, source="elsewhere.example").items


def test_articles_are_read_in_order_of_arrival(archive):
    archive.keep([kept(f"نص رقم {n}") for n in range(250)])
    everything = [f.article.body for f in archive.iter_articles()]
    assert everything == [f"نص رقم {n}" for n in range(250)]
    some = list(archive.iter_articles(limit=10))
    assert len(some) == 10
    assert next(archive.iter_articles(after=some[-1].sequence)).article.body == "نص رقم 10"


def test_claims_are_found_by_speaker_class_words_and_days(archive):
    body = "الوزير ينفي نقل القوات"
    claims = (
        claim_of("ينفي نقل القوات", "خالد المثال", "deny", "2024-10-20"),
        claim_of("زار المدينة", "ليلى"),
    )
    archive.keep([kept(body, claims=claims)])

    def texts(**conditions) -> list[str]:
        return [c.claim.text for c in archive.claims(ClaimQuery(**conditions)).items]

    assert texts() == ["زار المدينة", "ينفي نقل القوات"]
    assert texts(speaker="خالد") == ["ينفي نقل القوات"]
    assert texts(speaker=claims[1].speaker.id) == ["زار المدينة"]
    assert texts(cue="deny") == ["ينفي نقل القوات"]
    assert texts(about="المدينه") == ["زار المدينة"]
    assert texts(until="2024-10-25") == ["ينفي نقل القوات"]
    assert texts(since="2024-10-25") == ["زار المدينة"]
    assert texts(source="example.org", about="100%") == []


def test_claims_come_in_stretches_without_gap_or_repetition(archive):
    claims = tuple(claim_of(f"قول {n}", "قائل", said_on=f"2024-10-{1 + n % 3:02}") for n in range(10))
    archive.keep([kept("صفحة أقوال", claims=claims), kept("صفحة أقوال أخرى", claims=claims)])
    seen = []
    cursor = None
    while True:
        part = archive.claims(ClaimQuery(), 3, cursor)
        seen += [(c.article, c.number) for c in part.items]
        cursor = part.cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 20
    assert archive.speakers("قائل")[0].claims == 20


def test_a_refusal_is_remembered_once(archive):
    archive.refuse("فارغ.html", "empty")
    archive.refuse("فارغ.html", "empty")
    (refusal,) = archive.refusals()
    assert (refusal.where, refusal.reason) == ("فارغ.html", "empty")


def test_a_new_analysis_replaces_the_old_and_is_logged(archive):
    page = kept("نص للتحليل", claims=(claim_of("قول", "قائل"),))
    archive.keep([page])
    which = page.articles[0].id
    fresh = Analysis(article=which, version="2")
    assert archive.reanalyse([fresh]) == 1
    assert archive.reanalyse([fresh]) == 0
    assert archive.analysis(which) == fresh
    assert archive.claims(ClaimQuery()).items == ()
    assert [c.kind for c in archive.changes(0)] == ["article", "reanalysed"]


def test_forgotten_text_is_nowhere_in_the_files(archive, address):
    if "://" in address:
        pytest.skip("a PostgreSQL server keeps its files to itself")
    body = "x".join(str(n) for n in range(40))
    archive.keep([kept(body, url="http://example.org/secret")])
    archive.keep([kept(f"نص باق {n}") for n in range(5)])
    archive.forget("http://example.org/secret")
    files = b"".join(file.read_bytes() for file in Path(address).iterdir())
    assert b"example.org/secret" not in files
    assert body[:20].encode() not in files


def test_forgetting_leaves_no_trace(archive):
    page = kept("نص سينسى تماما", url="http://example.org/forget", claims=(claim_of("قول", "قائل"),))
    other = kept("نص باق")
    archive.keep([page, other])
    assert archive.forget("http://example.org/forget") == 1
    counts = archive.counts()
    assert (counts.pages, counts.articles, counts.appearances, counts.claims) == (1, 1, 1, 0)
    assert archive.article(page.articles[0].id) is None
    assert archive.changes(0)[-1].kind == "forgotten"
    assert archive.forget("http://example.org/nowhere") == 0
    assert archive.check() == ()


def test_what_was_forgotten_does_not_come_back_until_allowed(archive):
    page = kept("نص سينسى تماما", "نص سينسى تماما", "جار على الصفحة", url="http://example.org/forget")
    archive.keep([page])
    archive.forget(page.articles[0].id)
    archive.keep([page])
    archive.keep([kept("صفحة أخرى", "نص سينسى تماما", url="http://example.org/elsewhere")])
    assert archive.article(page.articles[0].id) is None
    assert archive.article(page.articles[1].id) is not None
    assert archive.counts().pages == 0
    assert archive.allow(page.articles[0].id)
    assert not archive.allow(page.articles[0].id)
    archive.keep([page])
    assert archive.article(page.articles[0].id) is not None
    assert archive.check() == ()


def test_a_follower_has_one_place_and_a_position(archive, address):
    other = SqlArchive(address, SystemClock())
    assert archive.position("weave") == 0
    archive.advance("weave", 5)
    archive.advance("weave", 7)
    assert other.position("weave") == 7
    with archive.following("weave"):
        with pytest.raises(ArchiveBusy), other.following("weave"):
            pass
        with other.following("index"):
            pass
    with other.following("weave"):
        pass
    other.close()


def test_decisions_are_kept_in_order_and_logged(archive):
    first = archive.decide("merge", {"into": "s1", "from": "s2"})
    second = archive.decide("split", {"story": "s1"})
    assert second > first
    assert [d.kind for d in archive.decisions()] == ["merge", "split"]
    assert archive.decisions("split")[0].payload == {"story": "s1"}
    assert [c.kind for c in archive.changes(0)] == ["decision", "decision"]


def test_an_archive_in_order_has_no_faults(archive):
    archive.keep([kept(f"نص سليم {n}", claims=(claim_of("قول", "قائل"),)) for n in range(5)])
    assert archive.check() == ()
    assert archive.sources()[0].articles == 5


def test_text_that_no_database_takes_is_kept_without_harm(archive):
    page = kept("نص\x00 فيه صفر", url="http://example.org/\x00")
    (outcome,) = archive.keep([page])
    assert archive.article(outcome.new[0]) == page.articles[0]
