"""Indexing: the index follows the archive's change log; a new generation is made beside the old.

Each stretch is one commit of the index that carries its position, so the follower may be killed
anywhere: it goes on where the last whole commit ended, and nothing is there twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from marsad.model.article import ArticleId
from marsad.model.story import StoryId
from marsad.ports import Archive, Change, Filed, Generation, Indexes
from marsad.search.analyser import Analyser, Frequencies
from marsad.search.documents import ALONE, Belonging, Document, document_of, group_of
from marsad.stories.kept import Seat

CHANGES_AT_ONCE = 500
LEARNT_FROM = 200_000
"""Articles whose words are counted for a generation; more would change no decision."""

RARE = 2
"""A word seen less often is left out of the frequencies: it can decide nothing."""

_AGAIN_WHEN_GROWN = 4
_LEAST_TO_LEARN = 500


class Seats(Protocol):
    """Where articles sit in stories; part of ``ports.WeaveStore``."""

    def seats(self, sequences: Sequence[int]) -> Mapping[int, Seat]:
        """Return the seats of these articles by their sequence."""
        ...

    def members(self, story: StoryId) -> Sequence[Seat]:
        """Return the seats of a story."""
        ...


class Indexer:
    """The index as a follower of the archive (``flows.sync.Follower``)."""

    name = "index"

    def __init__(self, archive: Archive, indexes: Indexes, weave: Seats | None = None) -> None:
        self._archive = archive
        self._indexes = indexes
        self._weave = weave

    def step(self) -> int:
        """Follow one stretch of changes, or make a new generation where one is due; 0 when caught up."""
        if self._indexes.outdated() or self._outgrown():
            return self._rebuild()
        generation = self._indexes.current()
        return self._follow(generation) if generation else 0

    def _outgrown(self) -> bool:
        """True when the frequencies were learnt from far fewer articles than there are now."""
        generation = self._indexes.current()
        if generation is None:
            return True
        articles = generation.index.count()
        return articles >= _LEAST_TO_LEARN and articles >= _AGAIN_WHEN_GROWN * max(1, generation.articles)

    def _follow(self, generation: Generation) -> int:
        position = generation.index.position()
        changes = self._archive.changes(position, CHANGES_AT_ONCE)
        if not changes:
            return 0
        touched = self._touched(changes, generation)
        filed = self._archive.filed(touched)
        there = {each.article.id for each in filed}
        gone = [which for which in touched if which not in there]
        last = changes[-1].sequence
        generation.index.apply(self._documents(filed, generation.analyser), gone, last)
        self._archive.advance(self.name, last)
        if any(change.kind == "forgotten" for change in changes):
            # a deleted article's words stay in its segment until that is made anew
            self._indexes.ask_rebuild()
        return len(changes)

    def _touched(self, changes: Iterable[Change], generation: Generation) -> list[ArticleId]:
        touched: dict[ArticleId, None] = {}
        stories: dict[StoryId, None] = {}
        for change in changes:
            if change.kind == "story":
                stories[StoryId(change.id)] = None
            elif change.kind != "decision":
                touched[ArticleId(change.id)] = None
        if self._weave is not None:
            for story in stories:
                touched.update(dict.fromkeys(_moved(self._weave.members(story), generation)))
        return list(touched)

    def _documents(self, filed: Sequence[Filed], analyser: Analyser) -> Iterator[Document]:
        seats = self._weave.seats([each.sequence for each in filed]) if self._weave else {}
        for each in filed:
            where = _belonging(seats[each.sequence]) if each.sequence in seats else ALONE
            yield document_of(each.article, each.analysis, analyser, where)

    def _rebuild(self) -> int:
        """Make a generation beside the one that answers, then let it answer; return changes covered."""
        position = self._archive.counts().last_change
        frequencies, articles = self._learn()
        generation = self._indexes.begin(frequencies, articles)
        filed = self._archive.iter_articles()
        while stretch := list(islice(filed, CHANGES_AT_ONCE)):
            generation.index.add_new(self._documents(stretch, generation.analyser))
        generation.index.apply((), (), position)
        # what was kept meanwhile may be in already: followed again from before the run through
        while self._follow(generation):
            pass
        reached = generation.index.position()
        self._indexes.publish(generation)
        self._archive.advance(self.name, reached)
        return max(1, position)

    def _learn(self) -> tuple[Frequencies, int]:
        counts: Counter[str] = Counter()
        plain = Analyser()
        articles = 0
        for filed in self._archive.iter_articles(limit=LEARNT_FROM):
            articles += 1
            for text in (filed.article.headline or "", filed.article.body):
                counts.update(key.exact for key in plain.keys(text))
        common = {word: count for word, count in counts.items() if count >= RARE}
        return Frequencies(common, counts.total()), articles


def _belonging(seat: Seat) -> Belonging:
    return Belonging(story=seat.story, copies=f"c{seat.group}")


def _moved(members: Sequence[Seat], generation: Generation) -> list[ArticleId]:
    """Return those of a story's members that the index has elsewhere; the others need no work."""
    known = generation.index.belongings([seat.article for seat in members])
    return [seat.article for seat in members if known.get(seat.article) != _indexed(_belonging(seat))]


def _indexed(where: Belonging) -> tuple[str | None, int]:
    return where.story, group_of(where.copies) if where.copies else 0
