"""The library: an archive with its stories and its index, read only; what leaves Marsad goes through it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from types import TracebackType

from marsad.errors import IndexUnavailable, InputError, NotFound
from marsad.flows.search import search
from marsad.flows.stories import CopyOf, copies_of, get_story, list_stories, story_of
from marsad.flows.suggesting import Suggestion, more_like, suggest
from marsad.model.article import Article, ArticleId
from marsad.model.query import FacetName, SearchResult, Sort
from marsad.model.story import Figure, Story, StoryId
from marsad.ports import (
    Archive,
    ClaimQuery,
    Clock,
    Filed,
    FiledClaim,
    Indexes,
    NameFacts,
    Slice,
    SourceFacts,
    StoryOrder,
    WeaveStore,
)
from marsad.search.language import parse
from marsad.search.plan import Planner
from marsad.stories.kept import Thread

_TOLD = 256
"""Stories kept told: a page of the list, its feed and its figures ask for the same ones."""
_STORIES_AT_ONCE = 25
_STORIES_LOOKED_AT = 200
"""Stories that one question for figures looks through before it hands back a cursor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFigure:
    """A figure with the story it belongs to; ``number`` is its place among the story's figures."""

    story: StoryId
    headline: str
    number: int
    figure: Figure


class Library:
    """Questions to an archive; raises ``NotFound``, ``ArchiveError``, ``InputError`` (foreign cursor)."""

    def __init__(self, archive: Archive, weave: WeaveStore, indexes: Indexes, clock: Clock) -> None:
        self.archive = archive
        self.weave = weave
        self._indexes = indexes
        self._clock = clock
        self._told: dict[StoryId, tuple[int, Story]] = {}
        self._lock = Lock()

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        self.archive.close()

    def now(self) -> datetime:
        """Return the present moment, aware."""
        return self._clock.now()

    def state(self) -> str:
        """Return what answers depend on: the same state gives the same answers. Cheap to ask."""
        today = self._clock.now().date()  # a query may say "yesterday"
        return f"{self.weave.position()}.{self.archive.position('index')}.{today}"

    # articles

    def articles(
        self, limit: int = 50, cursor: str | None = None, *, source: str | None = None
    ) -> Slice[Article]:
        """Return articles, newest first; *source* is an outlet's domain or name."""
        return self.archive.recent(limit, cursor, source=source)

    def article(self, which: str) -> Filed:
        """Return an article with its analysis."""
        found = self.archive.filed([ArticleId(which)])
        if not found:
            raise NotFound(f"there is no article {which}", kind="article", id=which)
        return found[0]

    def every_article(self) -> Iterator[Filed]:
        """Run through all articles with their analyses, in order of arrival."""
        return self.archive.iter_articles()

    def copies_of(self, which: str, limit: int = 12) -> tuple[CopyOf, ...]:
        """Return what shares text with an article, the closest first."""
        return copies_of(self.archive, self.weave, ArticleId(which), limit)

    def story_of(self, which: str) -> StoryId | None:
        """Return the story an article belongs to, ``None`` while it is not woven."""
        return story_of(self.weave, ArticleId(which))

    # stories

    def stories(
        self,
        limit: int = 50,
        cursor: str | None = None,
        *,
        order: StoryOrder = "latest",
        since: str | None = None,
        least: int = 1,
    ) -> Slice[Thread]:
        """Return stories in short. *since* is an ISO day; *least* the fewest articles."""
        _known_cursor(cursor, order)
        return list_stories(self.weave, order=order, since=since, limit=limit, cursor=cursor, least=least)

    def every_story(self, *, since: str | None = None) -> Iterator[Story]:
        """Run through all stories, told whole, the latest first."""
        cursor = None
        while True:
            some = self.stories(_STORIES_AT_ONCE, cursor, since=since)
            for thread in some.items:
                yield self.story(thread.id)
            cursor = some.cursor
            if cursor is None:
                return

    def story(self, which: str) -> Story:
        """Return a story whole; the id of a merged one leads on."""
        woven_to = self.weave.position()
        with self._lock:
            known = self._told.get(StoryId(which))
        if known is not None and known[0] == woven_to:
            return known[1]
        story = get_story(self.archive, self.weave, which)
        with self._lock:
            while len(self._told) >= _TOLD:
                del self._told[next(iter(self._told))]
            self._told[StoryId(which)] = (woven_to, story)
        return story

    def members_of(self, story: Story) -> dict[ArticleId, Article]:
        """Return the story's articles by id."""
        return {each.id: each for each in self.archive.articles([m.article for m in story.members])}

    def figures(
        self,
        limit: int = 50,
        cursor: str | None = None,
        *,
        disputed: bool | None = None,
        measure: str | None = None,
        since: str | None = None,
    ) -> Slice[StoryFigure]:
        """Return the figures of stories, the latest story first; whole stories at a time.

        A slice may hold fewer than *limit* (even none) and still have a cursor: so many stories
        are looked through at a time.
        """
        skip, behind = _figure_cursor(cursor)
        found: list[StoryFigure] = []
        looked_at = 0
        while True:
            some = self.stories(_STORIES_AT_ONCE, behind, since=since)
            for place, thread in enumerate(some.items[skip:], skip + 1):
                found += [
                    each
                    for each in figures_of(self.story(thread.id))
                    if (disputed is None or each.figure.disputed is disputed)
                    and (measure is None or measure in (each.figure.measure, each.figure.label))
                ]
                looked_at += 1
                if len(found) >= limit or looked_at >= _STORIES_LOOKED_AT:
                    ended = place == len(some.items) and some.cursor is None
                    return Slice(items=tuple(found), cursor=None if ended else json.dumps([place, behind]))
            if some.cursor is None:
                return Slice(items=tuple(found))
            skip, behind = 0, some.cursor

    # claims and names

    def claims(
        self, query: ClaimQuery | None = None, limit: int = 50, cursor: str | None = None
    ) -> Slice[FiledClaim]:
        """Return claims that satisfy *query*, the latest first."""
        return self.archive.claims(query or ClaimQuery(), limit, cursor)

    def every_claim(self, query: ClaimQuery | None = None) -> Iterator[FiledClaim]:
        """Run through all claims that satisfy *query*, the latest first."""
        cursor = None
        while True:
            some = self.claims(query, 500, cursor)
            yield from some.items
            cursor = some.cursor
            if cursor is None:
                return

    def speakers(self, text: str = "", limit: int = 50) -> tuple[NameFacts, ...]:
        """Return who is quoted, most often first; *text* is part of a name."""
        return self.archive.speakers(text, limit)

    def sources(self) -> tuple[SourceFacts, ...]:
        """Return the outlets, the largest first."""
        return self.archive.sources()

    # search

    def search(
        self,
        text: str,
        limit: int = 10,
        cursor: str | None = None,
        *,
        sort: Sort = "relevance",
        facets: Sequence[FacetName] = (),
    ) -> SearchResult:
        """Answer a query in Marsad's query language; raises ``QueryError``, ``IndexUnavailable``."""
        return search(
            self.archive,
            self._indexes,
            text,
            today=self._clock.now().date(),
            sort=sort,
            limit=limit,
            cursor=cursor,
            facets=tuple(facets),
        )

    def suggest(self, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Return names that the last word of *typed* may begin, most articles first."""
        return suggest(self._indexes, typed, limit)

    def more_like(self, which: ArticleId, limit: int = 10) -> SearchResult:
        """Return articles that resemble one, its copies left out; raises ``NotFound``."""
        return more_like(self.archive, self._indexes, which, today=self._clock.now().date(), limit=limit)

    def matching(self, text: str, ids: Sequence[ArticleId]) -> frozenset[ArticleId]:
        """Return those of *ids* that the query *text* finds; raises ``QueryError``, ``IndexUnavailable``."""
        generation = self._indexes.current()
        if generation is None:
            raise IndexUnavailable("nothing was indexed yet: run `marsad rebuild index`")
        query = parse(text)
        plan = Planner(generation.analyser, generation.index, self._clock.now().date()).plan(query)
        return generation.index.matching(plan, ids) if ids else frozenset()


def figures_of(story: Story) -> list[StoryFigure]:
    """Return the figures of a story, each with where it belongs."""
    return [
        StoryFigure(story=story.id, headline=story.headline, number=number, figure=figure)
        for number, figure in enumerate(story.figures)
    ]


def _known_cursor(cursor: str | None, order: StoryOrder) -> None:
    if cursor is None:
        return
    try:
        at, last = json.loads(cursor)
    except (ValueError, TypeError) as error:
        raise InputError("this is no cursor of a list of stories", given=cursor) from error
    if not isinstance(at, str if order == "latest" else int) or not isinstance(last, str):
        raise InputError("this is no cursor of a list of stories", given=cursor)


def _figure_cursor(cursor: str | None) -> tuple[int, str | None]:
    if cursor is None:
        return 0, None
    try:
        skip, behind = json.loads(cursor)
    except (ValueError, TypeError) as error:
        raise InputError("this is no cursor of a list of figures", given=cursor) from error
    if not isinstance(skip, int) or not 0 <= skip <= _STORIES_AT_ONCE or not isinstance(behind, str | None):
        raise InputError("this is no cursor of a list of figures", given=cursor)
    return skip, behind
