"""What an index promises: nothing lost, nothing double, nothing left, and counts that agree."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_material import TODAY, FixedSeats, MemoryArchive, article

from marsad.adapters.tantivy_index import IndexHome
from marsad.errors import IndexUnavailable, QueryError
from marsad.flows.indexing import Indexer
from marsad.flows.search import FACETS, search
from marsad.flows.suggesting import more_like, suggest
from marsad.model.article import ArticleId
from marsad.search import analyser as analysing

HERE = Path(__file__).parent


def caught_up(archive, home, weave=None):
    indexer = Indexer(archive, home, weave)
    while indexer.step():
        pass
    return indexer


@pytest.fixture
def home(tmp_path):
    return IndexHome(tmp_path / "index")


@pytest.fixture
def archive():
    return MemoryArchive([article(n) for n in range(1, 41)])


def ask(archive, home, text, **options):
    return search(archive, home, text, today=TODAY, **options)


def ids(result):
    return [hit.article for hit in result.hits]


def test_before_the_first_generation_it_says_so(archive, home):
    with pytest.raises(IndexUnavailable):
        ask(archive, home, "تقرير")


def test_everything_kept_is_found_once(archive, home):
    caught_up(archive, home)
    result = ask(archive, home, "", limit=100)
    assert sorted(ids(result)) == sorted(archive.kept)
    assert result.total == 40


def test_an_added_article_is_found_by_a_reader_that_was_there_before(archive, home, tmp_path):
    caught_up(archive, home)
    reader = IndexHome(tmp_path / "index")
    assert ask(archive, reader, "خاص99خاص").total == 0
    archive.keep(article(99))
    started = time.perf_counter()
    caught_up(archive, home)
    assert time.perf_counter() - started < 2
    assert ids(ask(archive, reader, "خاص99خاص")) == [article(99).id]


def test_an_article_indexed_again_is_there_once(archive, home):
    indexer = caught_up(archive, home)
    for _ in range(3):
        archive.note("reanalysed", article(7).id)
        indexer.step()
    assert ids(ask(archive, home, "خاص7خاص")) == [article(7).id]
    assert ask(archive, home, "").total == 40


def test_forgetting_leaves_no_trace_on_disk(archive, home, tmp_path):
    indexer = caught_up(archive, home)
    secret = "خاص13خاص".encode()
    archive.forget(article(13).id)
    indexer.step()
    assert ask(archive, home, "خاص13خاص").total == 0
    caught_up(archive, home)
    assert ask(archive, home, "").total == 39
    left = [
        path for path in (tmp_path / "index").rglob("*") if path.is_file() and secret in path.read_bytes()
    ]
    assert left == []


def test_one_writer_at_a_time(archive, home, tmp_path):
    indexer = caught_up(archive, home)
    archive.keep(article(50))
    indexer.step()
    other = IndexHome(tmp_path / "index")
    with pytest.raises(IndexUnavailable):
        other.current().index.apply((), (), 99)
    assert ask(archive, other, "خاص50خاص").total == 1


def test_a_killed_follower_goes_on_where_it_was(tmp_path):
    """SIGKILL at any moment, many times; then one run to the end: every article once."""
    home, count = tmp_path / "index", 60
    command = [sys.executable, str(HERE / "killed_index.py"), str(home), str(count)]
    chance = random.Random(20241102)
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            run.stdout.readline()
            time.sleep(chance.random() * 0.25)
            run.send_signal(signal.SIGKILL)
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.endswith("done\n")
    archive = MemoryArchive([article(n) for n in range(1, count + 1)])
    result = ask(archive, IndexHome(home), "", limit=200)
    assert sorted(ids(result)) == sorted(archive.kept)
    assert IndexHome(home).current().index.position() == count


def test_the_old_generation_answers_while_the_new_is_made(archive, home):
    caught_up(archive, home)
    before = home.current().name
    home.ask_rebuild()
    made = home.begin(analysing.NO_FREQUENCIES, 0)
    assert ask(archive, home, "خاص7خاص").generation == before
    made.index.close()
    caught_up(archive, home)
    after = ask(archive, home, "خاص7خاص")
    assert after.generation != before
    assert after.total == 1


def test_an_index_of_another_analyser_is_made_anew(archive, home, monkeypatch):
    caught_up(archive, home)
    monkeypatch.setattr("marsad.adapters.tantivy_index.home.VERSION", "other")
    assert home.outdated()
    assert ask(archive, home, "خاص7خاص").total == 1
    caught_up(archive, home)
    assert not home.outdated()


@pytest.mark.parametrize("text", ["", "تقرير", "الجنود أو المدارس", "مصدر:outlet1.example", "بيروت -الجنود"])
def test_facets_agree_with_the_result_list(archive, home, text):
    caught_up(archive, home)
    result = ask(archive, home, text, limit=100, facets=FACETS, folded=False)
    assert len(result.hits) == result.total
    facets = {facet.name: facet for facet in result.facets}
    for name, of in (("source", "domain"), ("day", "published")):
        counted = {value.value: value.count for value in facets[name].values}
        shown: dict[str, int] = {}
        for hit in result.hits:
            shown[getattr(hit, of)] = shown.get(getattr(hit, of), 0) + 1
        assert counted == shown
    for value in facets["source"].values:
        narrowed = ask(archive, home, f"{text} مصدر:{value.value}", limit=100, folded=False)
        assert narrowed.total == value.count


@pytest.mark.parametrize("sort", ["relevance", "date", "earliest"])
@pytest.mark.parametrize("folded", [True, False])
def test_pages_hold_everything_once(archive, home, sort, folded):
    weave = FixedSeats(archive, {n: ((n - 1) // 4 * 4 + 1, f"s{n % 2}") for n in range(1, 41)})
    caught_up(archive, home, weave)
    seen, cursor = [], None
    while True:
        page = ask(archive, home, "تقرير", sort=sort, limit=3, cursor=cursor, folded=folded)
        seen += ids(page)
        cursor = page.cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == (10 if folded else 40)


def test_one_of_each_group_of_copies_names_the_others(archive, home):
    weave = FixedSeats(archive, {n: (1 if n <= 3 else n, "s1") for n in range(1, 41)})
    caught_up(archive, home, weave)
    first = {article(n).id for n in (1, 2, 3)}
    result = ask(archive, home, "تقرير", limit=50)
    shown = [hit for hit in result.hits if hit.article in first]
    assert len(shown) == 1
    assert {shown[0].article, *shown[0].copies} == first
    assert result.total == 40


def test_a_moved_article_is_indexed_under_its_new_story(archive, home):
    where = {n: (n, "s000000000001") for n in range(1, 41)}
    weave = FixedSeats(archive, where)
    indexer = caught_up(archive, home, weave)
    where[5] = (5, "s000000000002")
    archive.note("story", "s000000000002")
    indexer.step()
    assert ids(ask(archive, home, "قصة:s000000000002")) == [article(5).id]
    assert ask(archive, home, "قصة:s000000000001").total == 39


def test_dates_sort_and_bound(archive, home):
    caught_up(archive, home)
    latest = [hit.published for hit in ask(archive, home, "", sort="date", limit=40).hits]
    assert latest == sorted(latest, reverse=True)
    earliest = [hit.published for hit in ask(archive, home, "", sort="earliest", limit=40).hits]
    assert earliest == sorted(earliest)
    october = ask(archive, home, "يوم:2024-10-05..2024-10-06", limit=40)
    assert {hit.published for hit in october.hits} == {"2024-10-05", "2024-10-06"}
    assert ask(archive, home, "منذ:2024-11").total == 0


def test_no_article_with_all_words_says_so(archive, home):
    caught_up(archive, home)
    result = ask(archive, home, "تقرير كركدن")
    assert result.relaxed
    assert result.total == 40


def test_a_cursor_of_another_question_is_refused(archive, home):
    caught_up(archive, home)
    cursor = ask(archive, home, "تقرير", limit=3).cursor
    with pytest.raises(QueryError):
        ask(archive, home, "بيروت", cursor=cursor)


def test_what_is_forgotten_but_still_indexed_is_not_shown(archive, home):
    caught_up(archive, home)
    del archive.kept[ArticleId(article(7).id)]
    assert ids(ask(archive, home, "خاص7خاص")) == []


def test_a_misspelt_word_is_answered_with_a_known_one(archive, home):
    caught_up(archive, home)
    assert ask(archive, home, "القاهره").suggestion is None
    assert ask(archive, home, "بيروط").suggestion == "بيروت"


def test_suggestions_are_what_the_index_knows(archive, home):
    caught_up(archive, home)
    labels = {each.label: each for each in suggest(home, "الفج")}
    assert labels["الفجر"].articles == 13
    assert ask(archive, home, labels["الفجر"].query, folded=False).total == 13


def test_articles_like_one_leave_it_and_its_copies_out(archive, home):
    weave = FixedSeats(archive, {n: (1 if n <= 3 else n, "s1") for n in range(1, 41)})
    caught_up(archive, home, weave)
    like = ids(more_like(archive, home, article(1).id, today=TODAY))
    assert like
    assert not {article(n).id for n in (1, 2, 3)} & set(like)


def test_the_archive_knows_how_far_the_index_is(archive, home):
    caught_up(archive, home)
    assert archive.positions["index"] == len(archive.log)
    archive.keep(article(77))
    caught_up(archive, home)
    assert archive.positions["index"] == len(archive.log) == home.current().index.position()


def test_a_reader_of_a_replaced_generation_still_answers(archive, home, tmp_path):
    caught_up(archive, home)
    old = home.current().index
    before = old.count()
    other = IndexHome(tmp_path / "index")
    other.ask_rebuild()
    caught_up(archive, other)
    assert old.count() == before
    assert home.current().name == other.current().name
