"""The reading flow: refusals go through, a broken rule costs an article nothing but its analysis."""

import pytest

from marsad.errors import PageRefused
from marsad.flows import reading
from marsad.flows.importing import read_mapping, reader
from marsad.flows.reading import UNFINISHED, read_all, read_page
from marsad.model.page import Page

TEXT = """افتتاح جسر جديد في المدينة

افتتح محافظ المدينة اليوم الخميس جسراً جديداً بطول 300 متر فوق النهر الكبير، وقال إنه سيخفف الازدحام.
"""


def page(text: str = TEXT) -> Page:
    return Page(content=text.encode(), door="file", path="news.txt")


def test_a_page_becomes_articles_with_their_analyses():
    read = read_page(page())
    assert [a.article for a in read.analyses] == [a.id for a in read.articles]
    assert read.kept.page == page()


def test_a_refusal_goes_through_and_work_goes_on():
    refusal = PageRefused("x", where="x", reason="missing")
    first, second, third = read_all([refusal, page(" "), page()])
    assert first is refusal
    assert second.refused == "empty"
    assert third.articles


def test_an_article_that_breaks_a_rule_is_kept_and_told_of(monkeypatch):
    def stumble(article):
        raise ZeroDivisionError("a rule")

    monkeypatch.setattr(reading, "analyse", stumble)
    read = read_page(page())
    assert read.articles
    assert [a.version for a in read.analyses] == [UNFINISHED] * len(read.articles)
    assert "ZeroDivisionError" in read.failed[0]


@pytest.mark.parametrize("given", ["headline", "=x", "headline=", "shoe=size"])
def test_a_mapping_that_names_nothing_of_ours_is_refused(given):
    from marsad.errors import InputError

    with pytest.raises(InputError):
        read_mapping([given])


@pytest.mark.parametrize("content", [b"{", b"[]", b"1", b'{"body": {"deep": [1]}}', b'{"title": "x"}'])
def test_a_record_without_an_article_is_refused_by_name(content):
    read = reader({})(Page(content=content, door="import", path="n.jsonl#1"))
    assert read.refused in {"bad_json", "no_text", "broken"}
