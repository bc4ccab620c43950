"""Who sits in which story: joining, opening, merging, splitting, and why each of it happened."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from marsad.model.article import ArticleId
from marsad.model.story import StoryId
from marsad.stories import assignment
from marsad.stories.affinity import affinity, days_apart
from marsad.stories.assignment import Fit
from marsad.stories.direction import origin_of
from marsad.stories.evidence import evidence
from marsad.stories.families import Families
from marsad.stories.gist import COVERED, coverage, gist, ownership
from marsad.stories.kept import Effects, LogKind, LogLine, Remembered, Seat, Thread, Woven
from marsad.stories.kinship import Kinship
from marsad.stories.moments import day_of
from marsad.stories.summary import summary

CROSSING = 5
"""Members of each of two stories compared before both become one."""
KIN = 0.45
"""Two stories are kin for a text when they are nearly as like each other as it is to the nearer."""
HINTED_ACROSS = 0.6
STORIES_LOOKED_AT = 4


class Seating:
    """The stories as they stand while a batch is woven; every change goes into *effects*."""

    def __init__(
        self,
        memory: Remembered,
        effects: Effects,
        known: Callable[[Sequence[int]], dict[int, Woven]],
        frequencies: Callable[[Collection[int]], Mapping[int, int]],
    ) -> None:
        self._memory = memory
        self._effects = effects
        self._known = known
        self._families = Families(known, frequencies)
        self._seats: dict[int, Seat] = {}
        self._threads: dict[StoryId, Thread | None] = {}
        self._rosters: dict[StoryId, dict[int, Seat]] = {}
        self._touched: dict[StoryId, None] = {}
        self.sequence = 0

    # looking
    def seat(self, sequence: int) -> Seat | None:
        """Return where an article sits."""
        return self._all_seats((sequence,)).get(sequence)

    def _all_seats(self, sequences: Iterable[int]) -> dict[int, Seat]:
        wanted = list(sequences)
        missing = [s for s in wanted if s not in self._seats]
        if missing:
            self._seats.update(self._memory.seats(missing))
        return {s: self._seats[s] for s in wanted if s in self._seats}

    def thread(self, story: StoryId) -> Thread | None:
        """Return a story as it stands."""
        if story not in self._threads:
            self._threads[story] = self._memory.thread(story)
        return self._threads[story]

    def members(self, story: StoryId) -> dict[int, Seat]:
        """Return the seats of a story by sequence."""
        if story not in self._rosters:
            roster = {seat.sequence: seat for seat in self._memory.members(story)}
            for sequence, seat in self._effects.seats.items():
                roster.pop(sequence, None)
                if seat.story == story:
                    roster[sequence] = seat
            for sequence in self._effects.forgotten:
                roster.pop(sequence, None)
            self._rosters[story] = roster
            for sequence, seat in roster.items():
                self._seats.setdefault(sequence, seat)
        return self._rosters[story]

    # sitting
    def sit(self, seat: Seat) -> Seat:
        """Give an article its seat, taking it from the one it had."""
        before = self._seats.get(seat.sequence)
        if before is not None and before.story in self._rosters:
            self._rosters[before.story].pop(seat.sequence, None)
        if before is not None:
            self._touched[before.story] = None
        self._seats[seat.sequence] = seat
        self._effects.seats[seat.sequence] = seat
        if seat.story in self._rosters:
            self._rosters[seat.story][seat.sequence] = seat
        self._touched[seat.story] = None
        return seat

    def place(self, text: Woven, candidates: Sequence[int], contained: Mapping[int, float]) -> Seat:
        """Seat a distinct text: in the story it fits best, or in one of its own."""
        fits = self._fits(text, candidates, contained)
        joined = next((fit for fit in fits if fit.joins), None)
        kin: list[Fit] = []
        if joined is None:
            joined, kin = self._alone(fits, text)
        role = "rewrite" if any(value >= 0.3 for value in contained.values()) else "new"
        seat = Seat(
            sequence=text.sequence,
            article=text.article,
            group=text.sequence,
            story=StoryId(""),
            role=role,  # type: ignore[arg-type] # one of two roles by construction
            score=1.0,
            origin=origin_of(text),
            outlet=text.domain or text.source,
            day=day_of(text.traits.latest),
        )
        if joined is None:
            return self._open(seat)
        best = self._known((joined.best,)).get(joined.best)
        seat = self.sit(
            replace(
                seat, story=joined.story, score=round(joined.score, 4), evidence=evidence(text, joined, best)
            )
        )
        self._add_texts(joined.story, (text.sequence,))
        for fit in fits:
            if fit is not joined and fit.joins:
                self._try_merge(joined.story, fit, text)
        for fit in kin:
            self.merge(joined.story, fit.story, f"nothing else like them bridge:{text.article}")
        self._look_through(seat.story)
        return self._seats[text.sequence]

    def _fits(self, text: Woven, candidates: Sequence[int], contained: Mapping[int, float]) -> list[Fit]:
        groups = {seat.group: contained[s] for s, seat in self._all_seats(contained).items()}
        sequences = list(dict.fromkeys((*groups, *candidates)))
        seats = self._all_seats(sequences)
        texts = self._known(sequences)
        likeness: dict[StoryId, dict[int, float]] = {}
        for sequence in sequences:
            if sequence in seats and sequence in texts:
                value = affinity(text.traits, texts[sequence].traits, groups.get(sequence, 0.0))
                likeness.setdefault(seats[sequence].story, {})[sequence] = value
        fits = []
        for story, values in likeness.items():
            thread = self.thread(story)
            if thread is None or max(values.values()) < assignment.FAINT:
                continue
            others = [s for s in assignment.sample(thread.texts) if s not in values]
            for sequence, other in self._known(others).items():
                values[sequence] = affinity(text.traits, other.traits, groups.get(sequence, 0.0))
            fits.append(self._with_gist(assignment.fit(story, values), text, values, texts))
        return sorted(fits, key=lambda fit: (-fit.rank, fit.story))

    def _with_gist(
        self, fit: Fit, text: Woven, members: Mapping[int, float], near: Mapping[int, Woven]
    ) -> Fit:
        """Add to *fit* what the text holds of the story's gist, and how far the story has it alone."""
        inside = [other.traits for other in self._known(list(members)).values()]
        core = gist(inside)
        covered = coverage(core, text.traits)
        if covered < COVERED or text.traits.template or text.traits.genre != "news":
            return fit
        outside = [other.traits for sequence, other in near.items() if sequence not in members]
        gap = min(days_apart(text.traits, other) for other in inside)
        return replace(fit, coverage=covered, own=ownership(core, inside, outside), gap=gap)

    def _alone(self, fits: Sequence[Fit], text: Woven) -> tuple[Fit | None, list[Fit]]:
        """Return the story that is faintly like the text where nothing else in the archive is at all.

        Other stories may be as like it because they are parts of the same one: these kin are no
        rivals, and are returned to be merged, unless an editor holds them.
        """
        if not fits or text.traits.genre != "news" or text.traits.template:
            return None, []
        best, others = fits[0], fits[1:]
        kin: list[Fit] = []
        rivals: list[Fit] = []
        for fit in others:
            cross = self._crossing(best.story, fit.story) if fit.score >= KIN * best.score else 0.0
            (kin if cross >= KIN * best.score else rivals).append(fit)
        if best.hinted < assignment.HINTED or not assignment.stands_alone(
            best.score, [fit.score for fit in rivals]
        ):
            return None, []
        free = [fit for fit in kin if not self._held(best.story) and not self._held(fit.story)]
        return best, free

    def _held(self, story: StoryId) -> bool:
        return (thread := self.thread(story)) is None or thread.held

    def _crossing(self, one: StoryId, other: StoryId) -> float:
        """Return the mean likeness of members across two stories, 0 where most are not alike at all."""
        a, b = self.thread(one), self.thread(other)
        if a is None or b is None:
            return 0.0
        left = self._known(assignment.sample(a.texts)[-CROSSING:]).values()
        right = self._known(assignment.sample(b.texts)[-CROSSING:]).values()
        values = [affinity(x.traits, y.traits) for x in left for y in right]
        hinted = sum(value >= assignment.FAINT for value in values)
        return sum(values) / len(values) if values and hinted >= HINTED_ACROSS * len(values) else 0.0

    def _open(self, seat: Seat, reason: str = "nothing like it") -> Seat:
        story = self._free_id(seat.article)
        seat = replace(seat, story=story)
        self._put(Thread(id=story, texts=(seat.sequence,), size=1))
        self._log(story, "opened", reason, articles=(seat.article,))
        return self.sit(seat)

    def _free_id(self, article: ArticleId) -> StoryId:
        """Return the id of a story that begins with *article*; numbered on where it is taken."""
        number = int(article[1:13], 16)
        while self.thread(StoryId(f"s{number:012x}")) is not None:
            number = (number + 1) % (1 << 48)
        return StoryId(f"s{number:012x}")

    # changing stories
    def _put(self, thread: Thread) -> None:
        self._threads[thread.id] = thread
        self._effects.threads[thread.id] = thread
        self._touched[thread.id] = None

    def _add_texts(self, story: StoryId, texts: Iterable[int]) -> None:
        if (thread := self._threads[story]) is None:
            raise LookupError(story)
        self._put(replace(thread, texts=tuple(sorted({*thread.texts, *texts}))))

    def _try_merge(self, into: StoryId, fit: Fit, bridge: Woven) -> None:
        ours, theirs = self.thread(into), self.thread(fit.story)
        if ours is None or theirs is None or ours.held or theirs.held:
            return
        left = self._known(assignment.sample([s for s in ours.texts if s != bridge.sequence])[-CROSSING:])
        right = self._known(assignment.sample(theirs.texts)[-CROSSING:])
        crossing = [affinity(a.traits, b.traits) for a in left.values() for b in right.values()]
        if assignment.should_merge(crossing):
            mean = sum(crossing) / len(crossing)
            self.merge(into, fit.story, f"likeness:{mean:.2f} bridge:{bridge.article}")

    # whole stories
    def bring_together(self, seat: Seat, candidates: Sequence[int]) -> Seat:
        """Merge the story of *seat* with those of the texts *candidates* that are one with it.

        The candidates come the nearest first; at most ``STORIES_LOOKED_AT`` of their stories are
        weighed, and again when the story grew by one of them. Returns where the article sits now.
        """
        story = seat.story
        rivals = self._stories_of(candidates, story)
        while rivals:
            found = {rival: self._kinship(story, rival) for rival in rivals}
            best = max(rivals, key=lambda rival: (found[rival].one, found[rival].score, rival))
            if not found[best].one:
                break
            story = self.merge(story, best, f"one story that goes on {found[best].reason}")
            rivals.remove(best)
        return self._seats[seat.sequence]

    def _stories_of(self, candidates: Sequence[int], own: StoryId) -> list[StoryId]:
        if self._held(own):
            return []
        weights: dict[StoryId, float] = defaultdict(float)
        for rank, seat in enumerate(self._all_seats(candidates).values()):
            weights[seat.story] += 1 / (3 + rank)
        weights.pop(own, None)
        ranked = sorted(weights, key=lambda s: (-weights[s], s))
        return [s for s in ranked[:STORIES_LOOKED_AT] if not self._held(s)]

    def _kinship(self, one: StoryId, other: StoryId) -> Kinship:
        a, b = self.thread(one), self.thread(other)
        return self._families.weigh(a.texts, b.texts) if a and b else Kinship(0.0)

    def merge(self, one: StoryId, other: StoryId, reason: str, *, held: bool = False) -> StoryId:
        """Make one story of two; the larger keeps its id, of equals the older. Returns that id."""
        a, b = self.thread(one), self.thread(other)
        if a is None or b is None or a.id == b.id:
            return one
        keep, gone = (a, b) if (-len(a.texts), a.texts) <= (-len(b.texts), b.texts) else (b, a)
        moved = list(self.members(gone.id).values())
        for seat in moved:
            self.sit(replace(seat, story=keep.id))
        self._put(replace(keep, held=keep.held or gone.held or held, title=keep.title or gone.title))
        self._add_texts(keep.id, gone.texts)
        self._close(gone.id, keep.id)
        self._log(keep.id, "merged", reason, gone.id, tuple(seat.article for seat in moved))
        return keep.id

    def _close(self, story: StoryId, successor: StoryId | None) -> None:
        self._threads[story] = None
        self._effects.threads[story] = None
        self._touched.pop(story, None)
        if successor is not None:
            self._effects.aliases[story] = successor

    def _look_through(self, story: StoryId) -> None:
        """Split a story whose members no longer hold together."""
        thread = self.thread(story)
        if thread is None or thread.held or len(thread.texts) not in assignment.SPLIT_SIZES:
            return
        known = self._known(thread.texts[-assignment.LOOKED_THROUGH :])
        likeness = {(a, b): affinity(known[a].traits, known[b].traits) for a in known for b in known if a < b}
        main, *others = assignment.parts(tuple(known), likeness)
        core = gist([known[s].traits for s in main])
        for part in others:
            if max(coverage(core, known[s].traits) for s in part) >= COVERED:
                continue
            if not self._families.weigh(part, main).stays:
                self.split(story, part, "no link to the others")

    def split(
        self,
        story: StoryId,
        texts: Sequence[int],
        reason: str,
        *,
        held: bool = False,
        into: StoryId | None = None,
    ) -> StoryId:
        """Take *texts*, with their copies, out of a story into another or a new one; returns its id."""
        thread = self.thread(story)
        leaving = set(texts)
        moved = [seat for seat in self.members(story).values() if seat.group in leaving]
        if thread is None or not moved:
            return story
        if into is None:
            first = min(moved, key=lambda seat: seat.sequence)
            into = self._free_id(first.article)
            self._put(Thread(id=into, texts=(), size=0, held=held))
        for seat in moved:
            self.sit(replace(seat, story=into))
        self._add_texts(into, leaving & {seat.group for seat in moved})
        rest = tuple(s for s in thread.texts if s not in leaving)
        if rest:
            self._put(replace(thread, texts=rest, held=thread.held or held))
        else:
            self._close(story, into)
        kind: LogKind = "split" if rest else "moved"
        self._log(story, kind, reason, into, tuple(seat.article for seat in moved))
        return into

    def hold(self, story: StoryId, *, held: bool = True, title: ArticleId | None = None) -> None:
        """Keep a story from being merged or split by itself; *title* is the article that names it."""
        if (thread := self.thread(story)) is not None:
            self._put(replace(thread, held=held or thread.held, title=title or thread.title))

    def untitle(self, story: StoryId) -> None:
        """Give a story back the headline that weaving chooses."""
        if (thread := self.thread(story)) is not None:
            self._put(replace(thread, title=None))

    def reopen(self, story: StoryId) -> None:
        """Open a story again that was merged away, under its own id."""
        if self.thread(story) is None:
            self._put(Thread(id=story, texts=(), size=0, held=True))
            self._effects.aliases[story] = None

    def leave(self, sequence: int) -> None:
        """Take an article out of its story; its copies stay, one of them becomes the text."""
        seat = self.seat(sequence)
        if seat is None:
            return
        roster = self.members(seat.story)
        roster.pop(sequence, None)
        self._seats.pop(sequence, None)
        self._effects.seats.pop(sequence, None)
        if (thread := self.thread(seat.story)) is None:
            return
        texts = [s for s in thread.texts if s != sequence]
        orphans = sorted((s for s in roster.values() if s.group == sequence), key=lambda s: s.sequence)
        for orphan in orphans:
            self.sit(
                replace(orphan, group=orphans[0].sequence, role="new" if orphan is orphans[0] else "copy")
            )
        if orphans:
            texts.append(orphans[0].sequence)
        if texts:
            self._put(replace(thread, texts=tuple(sorted(texts))))
        else:
            self._close(thread.id, None)
            self._log(thread.id, "closed", "its last article was forgotten", articles=(seat.article,))

    def _log(
        self,
        story: StoryId,
        kind: LogKind,
        reason: str,
        other: StoryId | None = None,
        articles: tuple[ArticleId, ...] = (),
    ) -> None:
        self._effects.log.append(
            LogLine(
                sequence=self.sequence, story=story, kind=kind, reason=reason, other=other, articles=articles
            )
        )

    # summaries
    def summarise(self) -> None:
        """Bring size, sources, days and headline of every touched story up to date."""
        for story in list(self._touched):
            if (thread := self.thread(story)) is not None:
                self._put(summary(thread, list(self.members(thread.id).values()), self._known))
        self._touched.clear()
