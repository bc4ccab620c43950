"""Searching: what a reader typed -> the articles that answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from marsad.errors import IndexUnavailable
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.query import (
    Clause,
    Facet,
    FacetName,
    FacetValue,
    Hit,
    Is,
    Query,
    Row,
    SearchResult,
    Sort,
)
from marsad.model.story import StoryId
from marsad.ports import Archive, Generation, Indexes
from marsad.search.analyser import Analyser
from marsad.search.engine import Answer, Between, Combined, Counted, Found, Plan, Request
from marsad.search.language import DEFAULT_LIMITS, Limits, parse
from marsad.search.plan import Planner, any_of
from marsad.search.ranking import (
    DEEPEST,
    RECENT,
    RERANKED,
    Page,
    Recency,
    consumed_of,
    cursor_of,
    page_of,
    weighed,
)
from marsad.search.snippets import Wanted, claims_wanted, marks_in, snippet_of, wanted_by
from marsad.search.spelling import respelt

FACETS: tuple[FacetName, ...] = (
    "source", "day", "category", "place", "person", "organisation", "speaker", "cue", "story",
)  # fmt: skip
_COPIES_NAMED = 50
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to answer; the defaults are what a reader wants who said nothing."""

    sort: Sort = "relevance"
    limit: int = 10
    cursor: str | None = None
    facets: tuple[FacetName, ...] = ()
    folded: bool = True
    recency: Recency | None = RECENT
    limits: Limits = DEFAULT_LIMITS


def search(
    archive: Archive,
    index: Indexes,
    query_text: str,
    *,
    today: date,
    sort: Sort = "relevance",
    limit: int = 10,
    cursor: str | None = None,
    facets: tuple[FacetName, ...] = (),
    folded: bool = True,
    recency: Recency | None = RECENT,
) -> SearchResult:
    """Answer *query_text*: one of each group of copies unless not *folded*, counts over all.

    Raises ``QueryError`` pointing at a character, ``IndexUnavailable`` where nothing was indexed.
    """
    options = Options(sort=sort, limit=limit, cursor=cursor, facets=facets, folded=folded, recency=recency)
    return answer(archive, index, parse(query_text, options.limits), options, today)


def answer(archive: Archive, index: Indexes, query: Query, options: Options, today: date) -> SearchResult:
    """Answer a query that was understood already."""
    generation = index.current()
    if generation is None:
        raise IndexUnavailable("nothing was indexed yet: run `marsad rebuild index`")
    planner = Planner(generation.analyser, generation.index, today)
    result = answer_plan(archive, generation, query, planner.plan(query), options, today)
    if not result.total and _has_words(query.clause):
        relaxed = Planner(generation.analyser, generation.index, today, relaxed=True).plan(query)
        result = answer_plan(archive, generation, query, relaxed, options, today)
        result = replace(result, relaxed=result.total > 0)
    if result.total and not result.relaxed:
        return result
    return replace(result, suggestion=respelt(query, generation.analyser, generation.index.words))


def answer_plan(
    archive: Archive, generation: Generation, query: Query, plan: Plan, options: Options, today: date
) -> SearchResult:
    """Answer *plan*, showing what *query* asked for."""
    asked = f"{options.sort}|{options.folded}|{query.text}"
    consumed = consumed_of(options.cursor, asked)
    found, page = _page(generation, plan, options, consumed, today)
    planner = Planner(generation.analyser, generation.index, today)
    wanted = wanted_by(query, generation.analyser, planner.ids_of)
    more = page.consumed < min(found.total, DEEPEST) and bool(page.found)
    return SearchResult(
        query=query,
        hits=_hits(archive, generation, plan, page.found, wanted),
        total=found.total,
        facets=tuple(_facet(generation, query, name, counted) for name, counted in found.facets.items()),
        cursor=cursor_of(page.consumed, asked) if more else None,
        generation=generation.name,
    )


def _page(
    generation: Generation, plan: Plan, options: Options, consumed: int, today: date
) -> tuple[Answer, Page]:
    """Return the answer and the page of it, asking for more where copies take up the places."""
    by_relevance = options.sort == "relevance"
    window = max(consumed + options.limit * 3, RERANKED if by_relevance else 0)
    now = int(datetime.combine(today + timedelta(days=1), time(), UTC).timestamp())
    while True:
        request = Request(plan=plan, sort=options.sort, limit=window, facets=options.facets)
        found = generation.index.answer(request)
        ranked = weighed(found.found, options.recency, now) if by_relevance else found.found
        page = page_of(ranked, consumed, options.limit, folded=options.folded)
        enough = len(page.found) == options.limit or window >= min(found.total, DEEPEST)
        if enough:
            return found, page
        window = min(window * 4, DEEPEST)


def _has_words(clause: Clause | None) -> bool:
    """True when *clause* has loose words whose being all there can be let go of."""
    return isinstance(clause, Row) and sum(item.occur == "should" for item in clause.items) > 1


def _hits(
    archive: Archive, generation: Generation, plan: Plan, found: Sequence[Found], wanted: Wanted
) -> tuple[Hit, ...]:
    identified = generation.index.identify(found)
    ids = [each.article for each in identified]
    articles = {article.id: article for article in archive.articles(ids)}
    analyses = {each.article: each for each in archive.analyses(ids)} if wanted.needs_analysis else {}
    copies = _copies(generation, plan, found)
    look = _Look(generation.analyser, wanted, analyses)
    hits = []
    for each, who in zip(found, identified, strict=True):
        article = articles.get(who.article)
        if article is not None:  # forgotten a moment ago: the index is about to follow
            same = tuple(other for other in copies.get(each.group, ()) if other != who.article)
            hits.append(look.hit(article, each.score, who.story, same))
    return tuple(hits)


@dataclass(frozen=True, slots=True)
class _Look:
    """How articles are shown in the answer to one query."""

    analyser: Analyser
    wanted: Wanted
    analyses: Mapping[ArticleId, Analysis]

    def hit(
        self, article: Article, score: float, story: StoryId | None, copies: tuple[ArticleId, ...]
    ) -> Hit:
        source = article.source
        headline = article.headline
        analysis = self.analyses.get(article.id)
        return Hit(
            article=article.id,
            headline=headline,
            headline_marks=marks_in(headline, self.wanted, self.analyser) if headline else (),
            snippet=snippet_of(article.body, self.wanted, self.analyser, analysis),
            score=score,
            source=source.name if source else None,
            domain=source.domain if source else None,
            url=article.url,
            published=article.published.value if article.published else None,
            story=story,
            copies=copies,
            claims=claims_wanted(analysis, self.wanted, self.analyser) if analysis else (),
        )


def _copies(generation: Generation, plan: Plan, found: Sequence[Found]) -> dict[int, list[ArticleId]]:
    """Return all articles of the answer by group, for the groups of *found*, the earliest first."""
    groups = sorted({each.group for each in found if each.group})
    if not groups:
        return {}
    same = Combined(filters=(plan, any_of(Between("group", group, group) for group in groups)))
    others = generation.index.answer(
        Request(plan=same, sort="earliest", limit=_COPIES_NAMED * len(groups))
    ).found
    members: dict[int, list[ArticleId]] = {group: [] for group in groups}
    for each, who in zip(others, generation.index.identify(others), strict=True):
        members[each.group].append(who.article)
    return members


def _facet(generation: Generation, query: Query, name: FacetName, counted: Counted) -> Facet:
    chosen = {clause.value for clause in _facts(query.clause) if clause.field == name}
    values = tuple(
        FacetValue(
            value=_shown_day(value) if name == "day" else value,
            label=_shown_day(value) if name == "day" else generation.index.label(name, value) or value,
            count=count,
            chosen=value in chosen,
        )
        for value, count in counted.values
    )
    return Facet(name=name, values=values, other=counted.other)


def _facts(clause: Clause | None) -> list[Is]:
    if isinstance(clause, Is):
        return [clause]
    if isinstance(clause, Row):
        return [fact for item in clause.items if item.occur != "must_not" for fact in _facts(item.clause)]
    return []


def _shown_day(value: str) -> str:
    return (_EPOCH + timedelta(days=int(value))).isoformat()
