"""Agreement: the weave and the index, held against the record of truth article by article."""

from collections.abc import Iterator
from itertools import islice

from marsad.ports import Archive, Fault, Filed, Indexes, WeaveStore

AT_ONCE = 500


class StoriesAgree:
    """Every article sits in one story that exists, and stories hold nothing else."""

    name = "weave"

    def __init__(self, archive: Archive, store: WeaveStore) -> None:
        self._archive = archive
        self._store = store

    def check(self) -> Iterator[Fault]:
        """Return articles without a seat, seats in no story, stories whose size is not their members'."""
        sizes: dict[str, int] = {}
        for stretch in _stretches(self._archive):
            seats = self._store.seats([filed.sequence for filed in stretch])
            for filed in stretch:
                seat = seats.get(filed.sequence)
                if seat is None or seat.article != filed.article.id:
                    yield Fault(key="stories.article.unseated", subject=filed.article.id)
                else:
                    sizes[seat.story] = sizes.get(seat.story, 0) + 1
        yield from self._sizes(sizes)

    def _sizes(self, sizes: dict[str, int]) -> Iterator[Fault]:
        told: dict[str, int] = {}
        cursor: str | None = None
        while True:
            part = self._store.threads("updated", since=None, limit=AT_ONCE, cursor=cursor)
            told |= {thread.id: thread.size for thread in part.items}
            cursor = part.cursor
            if cursor is None:
                break
        for story in sorted(sizes.keys() | told.keys()):
            if sizes.get(story) != told.get(story):
                detail = f"says {told.get(story)} articles, has {sizes.get(story)}"
                yield Fault(key="stories.story.size", subject=story, detail=detail)


class IndexAgrees:
    """Every article can be found, under the story it sits in, and nothing else can be found."""

    name = "index"

    def __init__(self, archive: Archive, indexes: Indexes, store: WeaveStore) -> None:
        self._archive = archive
        self._indexes = indexes
        self._store = store

    def check(self) -> Iterator[Fault]:
        """Return articles missing from the index, found under another story, or found though not kept."""
        generation = self._indexes.current()
        if generation is None:
            yield Fault(key="index.missing", subject="index", detail="`marsad rebuild index` makes it")
            return
        if self._indexes.outdated():
            yield Fault(key="index.outdated", subject=generation.name, detail=generation.made_by)
        articles = 0
        for stretch in _stretches(self._archive):
            articles += len(stretch)
            found = generation.index.belongings([filed.article.id for filed in stretch])
            seats = self._store.seats([filed.sequence for filed in stretch])
            for filed in stretch:
                seat = seats.get(filed.sequence)
                if filed.article.id not in found:
                    yield Fault(key="index.article.missing", subject=filed.article.id)
                elif seat is not None and found[filed.article.id][0] != seat.story:
                    detail = f"{found[filed.article.id][0]}, sits in {seat.story}"
                    yield Fault(key="index.article.story", subject=filed.article.id, detail=detail)
        if (count := generation.index.count()) > articles:
            yield Fault(key="index.article.surplus", subject="index", detail=f"{count} > {articles}")


def _stretches(archive: Archive) -> Iterator[list[Filed]]:
    filed = archive.iter_articles()
    while stretch := list(islice(filed, AT_ONCE)):
        yield stretch
