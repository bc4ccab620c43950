"""A weave kept in dictionaries: for small collections, measurements and tests of the rules."""

from bisect import insort
from collections.abc import Mapping, Sequence

from marsad.model.article import ArticleId
from marsad.model.story import Copy, StoryId
from marsad.stories.kept import Arrival, Effects, LogLine, Seat, Thread, Woven
from marsad.stories.loom import Loom


class InMemory:
    """Everything ``Remembered`` asks for, without a database."""

    def __init__(self) -> None:
        self.kept: dict[int, Woven] = {}
        self.chairs: dict[int, Seat] = {}
        self.threads: dict[StoryId, Thread] = {}
        self.aliases: dict[StoryId, StoryId] = {}
        self.copies: list[Copy] = []
        self.log: list[LogLine] = []
        self._postings: dict[int, list[tuple[int, int]]] = {}
        self._rare: dict[int, list[int]] = {}
        self._frequencies: dict[int, int] = {}
        self._undo: dict[int, Mapping[int, StoryId]] = {}
        self._sequences: dict[ArticleId, int] = {}

    def postings(self, keys: Sequence[int]) -> Mapping[int, Sequence[tuple[int, int]]]:
        """See ``Remembered``."""
        return {key: self._postings[key] for key in keys if key in self._postings}

    def sharing(self, terms: Sequence[int], newest: int) -> Mapping[int, Sequence[int]]:
        """See ``Remembered``."""
        return {t: self._rare[t][: -newest - 1 : -1] for t in terms if t in self._rare}

    def frequencies(self, terms: Sequence[int]) -> Mapping[int, int]:
        """See ``Remembered``."""
        return {t: self._frequencies[t] for t in terms if t in self._frequencies}

    def woven(self, sequences: Sequence[int]) -> Mapping[int, Woven]:
        """See ``Remembered``."""
        return {s: self.kept[s] for s in sequences if s in self.kept}

    def seats(self, sequences: Sequence[int]) -> Mapping[int, Seat]:
        """See ``Remembered``."""
        return {s: self.chairs[s] for s in sequences if s in self.chairs}

    def members(self, story: StoryId) -> Sequence[Seat]:
        """See ``Remembered``."""
        return [seat for seat in self.chairs.values() if seat.story == story]

    def thread(self, story: StoryId) -> Thread | None:
        """See ``Remembered``."""
        return self.threads.get(story)

    def sequence_of(self, article: ArticleId) -> int | None:
        """See ``Remembered``."""
        return self._sequences.get(article)

    def undoing(self, decision: int) -> Mapping[int, StoryId]:
        """See ``Remembered``."""
        return self._undo.get(decision, {})

    def write(self, effects: Effects) -> None:
        """Take over what a loom changed."""
        self.kept.update((text.sequence, text) for text in effects.woven)
        self._sequences.update((text.article, text.sequence) for text in effects.woven)
        self.chairs.update(effects.seats)
        for story, thread in effects.threads.items():
            if thread is None:
                self.threads.pop(story, None)
            else:
                self.threads[story] = thread
        self.aliases.update((old, new) for old, new in effects.aliases.items() if new)
        for key, sequence, outlet in effects.postings:
            self._postings.setdefault(key, []).append((sequence, outlet))
        for term, sequence in effects.rare:
            insort(self._rare.setdefault(term, []), sequence)
        for term, count in effects.frequencies.items():
            self._frequencies[term] = self._frequencies.get(term, 0) + count
        self.copies.extend(effects.copies)
        self.log.extend(effects.log)
        self._undo.update(effects.undo)
        for sequence in effects.forgotten:
            self._forget(sequence)

    def _forget(self, sequence: int) -> None:
        self.chairs.pop(sequence, None)
        gone = self.kept.pop(sequence, None)
        if gone is None:
            return
        self._sequences.pop(gone.article, None)
        for key in gone.indexed():
            self._postings[key] = [row for row in self._postings.get(key, []) if row[0] != sequence]
        for term in gone.traits.rare:
            self._rare[term] = [s for s in self._rare.get(term, []) if s != sequence]
        self.copies = [c for c in self.copies if gone.article not in (c.article, c.other)]


def weave_all(arrivals: Sequence[Arrival], batch: int = 200) -> InMemory:
    """Weave articles in the order given and return the weave."""
    memory = InMemory()
    cache: dict[int, Woven] = {}
    for start in range(0, len(arrivals), batch):
        part = arrivals[start : start + batch]
        loom = Loom(memory, cache)
        loom.expect(part)
        for arrival in part:
            loom.weave(arrival)
        memory.write(loom.finish())
    return memory
