"""Reading stories: lists, one story whole, where an article belongs, what it was copied from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.errors import NotFound
from marsad.model.article import Article, ArticleId
from marsad.model.story import Copy, LeadSentence, RelatedStory, Story, StoryId
from marsad.ports import Archive, Slice, StoryOrder, WeaveStore
from marsad.stories.copies import shared_passages
from marsad.stories.kept import LogLine, Seat, Thread
from marsad.stories.novelty import what_is_new
from marsad.stories.related import relate
from marsad.stories.telling import Witness, tell

LOOKED_AT = 120
"""Members of a large story that its page is made from: the first fifth and the latest."""
RELATED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOf:
    """A copy relation as an article's page shows it: seen from ``copy.article``."""

    copy: Copy
    other: Article


def list_stories(
    store: WeaveStore,
    *,
    order: StoryOrder = "latest",
    since: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
    least: int = 1,
) -> Slice[Thread]:
    """Return stories in short: id, headline, size, sources, days. *least* is the fewest articles."""
    return store.threads(order, since=since, limit=limit, cursor=cursor, least=least)


def get_story(archive: Archive, store: WeaveStore, id: StoryId | str) -> Story:  # noqa: A002 - the noun's own word
    """Return a story whole; an id that was merged away leads on. Raises ``NotFound``."""
    story = store.resolve(StoryId(id))
    thread = store.thread(story)
    if thread is None:
        raise NotFound(f"there is no story {id}", id=str(id))
    seats = store.members(story)
    return tell(thread, seats, _witnesses(archive, store, seats), _related(store, thread))


def news_of(
    archive: Archive,
    store: WeaveStore,
    id: StoryId | str,  # noqa: A002 - the noun's own word
    since: str,
) -> tuple[LeadSentence, ...]:
    """Return what a story's texts of the ISO day *since* or after say that none before did."""
    seats = store.members(store.resolve(StoryId(id)))
    return what_is_new(_witnesses(archive, store, seats), since)


def story_of(store: WeaveStore, article: ArticleId) -> StoryId | None:
    """Return the story an article belongs to, ``None`` while it is not woven."""
    seat = store.seat_of(article)
    return None if seat is None else seat.story


def copies_of(archive: Archive, store: WeaveStore, article: ArticleId, limit: int = 12) -> tuple[CopyOf, ...]:
    """Return what shares text with an article, the closest first, with the passages both print.

    Every relation is turned so that ``copy.article`` is the article asked for.
    """
    here = archive.article(article)
    if here is None:
        raise NotFound(f"there is no article {article}", id=article)
    found = [_seen_from(article, copy) for copy in store.copies_of(article)[:limit]]
    others = {other.id: other for other in archive.articles([copy.other for copy in found])}
    return tuple(
        CopyOf(
            copy=replace(copy, shared=shared_passages(here.body, others[copy.other].body)),
            other=others[copy.other],
        )
        for copy in found
        if copy.other in others
    )


def history(store: WeaveStore, id: StoryId | str) -> tuple[LogLine, ...]:  # noqa: A002 - the noun's own word
    """Return what happened to a story and why, the latest first."""
    return store.story_log(store.resolve(StoryId(id)))


def _seen_from(article: ArticleId, copy: Copy) -> Copy:
    if copy.article == article:
        return copy
    return replace(copy, article=article, other=copy.article, shared=tuple((b, a) for a, b in copy.shared))


def _witnesses(archive: Archive, store: WeaveStore, seats: Sequence[Seat]) -> list[Witness]:
    looked_at = list(seats)
    if len(looked_at) > LOOKED_AT:
        looked_at = [*looked_at[: LOOKED_AT // 5], *looked_at[-(LOOKED_AT - LOOKED_AT // 5) :]]
    woven = store.woven([seat.sequence for seat in looked_at])
    filed = {each.article.id: each for each in archive.filed([seat.article for seat in looked_at])}
    return [
        Witness(
            seat=seat,
            article=filed[seat.article].article,
            analysis=filed[seat.article].analysis,
            woven=woven[seat.sequence],
        )
        for seat in looked_at
        if seat.article in filed and seat.sequence in woven
    ]


def _related(store: WeaveStore, thread: Thread) -> tuple[RelatedStory, ...]:
    """Look for stories that share telling terms with this one's first, middle and latest texts."""
    texts = list(dict.fromkeys((thread.texts[0], thread.texts[len(thread.texts) // 2], thread.texts[-1])))
    ours = list(store.woven(texts).values())
    terms = list(dict.fromkeys(term for text in ours for term in text.traits.rare[:10]))
    near = store.sharing(terms, 20)
    candidates = sorted({s for found in near.values() for s in found} - set(thread.texts))
    seats = store.seats(candidates)
    theirs = {s: text for s, text in store.woven(list(seats)).items() if seats[s].story != thread.id}
    return relate(ours, [(seats[s].story, text) for s, text in theirs.items()])[:RELATED]
