"""Suggesting: names while a reader types, and articles like one that was read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from marsad.errors import NotFound
from marsad.flows.search import Options, answer_plan
from marsad.model.article import ArticleId
from marsad.model.query import Is, Query, SearchResult, ValueField
from marsad.ports import Archive, Generation, Indexes
from marsad.search.documents import name_words
from marsad.search.engine import Between, Combined, OneOf, Plan
from marsad.search.rendering import render
from marsad.search.resembling import resembling_article

KINDS: tuple[ValueField, ...] = ("person", "organisation", "place", "source")
_LEAST_TYPED = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the index knows: how it is shown, what a query says for it, in how many articles it is."""

    label: str
    kind: ValueField
    query: str
    articles: int


def suggest(index: Indexes, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Return names with a word that begins as the last word of *typed*, all words before it in the name."""
    generation = index.current()
    words = name_words(typed)
    if generation is None or not words or len(words[-1]) < _LEAST_TYPED:
        return ()
    found = sorted(_suggestions(generation, words), key=lambda each: (-each.articles, each.label))
    return tuple(found[:limit])


def _suggestions(generation: Generation, words: list[str]) -> Iterator[Suggestion]:
    *before, last = words
    for kind in KINDS:
        allowed = {known.id for known in generation.index.named(kind, before)} if before else None
        for known in generation.index.beginning(kind, last, limit=50):
            if allowed is not None and known.id not in allowed:
                continue
            label = generation.index.label(kind, known.id)
            if label:
                yield Suggestion(label, kind, render(Is(kind, label)), known.articles)


def more_like(
    archive: Archive, index: Indexes, which: ArticleId, *, today: date, limit: int = 10
) -> SearchResult:
    """Return articles that resemble one, its copies left out; raises ``NotFound``."""
    generation = index.current()
    article = archive.article(which)
    if article is None:
        raise NotFound(f"there is no article {which}", what=which)
    query = Query("", None)
    if generation is None:
        return SearchResult(query=query, hits=(), total=0)
    like = resembling_article(article, generation.analyser, generation.index, generation.index.count())
    _, group = generation.index.belongings([which]).get(which, (None, 0))
    itself: tuple[Plan, ...] = (OneOf("id", (which,)),)
    if group:
        itself += (Between("group", group, group),)
    plan = Combined(must=(like,), never=itself)
    options = Options(limit=limit, recency=None)
    return replace(answer_plan(archive, generation, query, plan, options, today), cursor=None)
