"""Weaving: stories and copies follow the archive's change log.

Everything a stretch of changes does is written in one transaction together with the position
behind it, so that a kill anywhere is followed by the same result as no kill.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from marsad.model.article import ArticleId
from marsad.model.story import StoryId
from marsad.ports import Archive, Change, Decision, Filed, WeaveStore
from marsad.stories.decisions import KINDS, MERGE, MOVE, RENAME, SPLIT, UNDO, carry_out
from marsad.stories.kept import Arrival, Woven
from marsad.stories.loom import Loom

STRETCH = 400
"""Changes woven in one transaction."""
REMEMBERED = 12_000
"""Articles kept at hand between stretches."""


def _silent(_covered: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaveReport:
    """What weaving did: changes covered, articles woven, stories changed, copies found."""

    changes: int = 0
    articles: int = 0
    stories: int = 0
    copies: int = 0


class Weaver:
    """The follower that weaves. One at a time: ``Archive.following(weaver.name)``."""

    name = "weave"

    def __init__(self, archive: Archive, store: WeaveStore, stretch: int = STRETCH) -> None:
        self._archive = archive
        self._store = store
        self._stretch = stretch
        self._at_hand: dict[int, Woven] = {}
        self.report = WeaveReport()

    def step(self) -> int:
        """Weave one stretch of changes; returns how many there were, 0 when caught up."""
        changes = self._archive.changes(self._store.position(), self._stretch)
        if not changes:
            return 0
        self._trim()
        loom = Loom(self._store, self._at_hand)
        arrivals = self._arrivals(changes)
        loom.expect(list(arrivals.values()))
        decisions = self._decisions(changes)
        for change in changes:
            loom.seating.sequence = change.sequence
            if change.kind == "article" and change.id in arrivals:
                loom.weave(arrivals.pop(change.id), change.sequence)
            elif change.kind == "forgotten":
                self._forget(loom, ArticleId(change.id))
            elif change.kind == "decision" and change.id in decisions:
                self._carry_out(loom, decisions[change.id])
        effects = loom.finish()
        self._store.write(effects, changes[-1].sequence)
        self.report = WeaveReport(
            changes=self.report.changes + len(changes),
            articles=self.report.articles + len(effects.woven),
            stories=self.report.stories + len(effects.threads),
            copies=self.report.copies + len(effects.copies),
        )
        return len(changes)

    def _arrivals(self, changes: Sequence[Change]) -> dict[str, Arrival]:
        """Return the articles of a stretch that are not woven yet."""
        ids = [ArticleId(change.id) for change in changes if change.kind == "article"]
        found = {filed.article.id: filed for filed in self._archive.filed(list(dict.fromkeys(ids)))}
        known = self._store.woven([filed.sequence for filed in found.values()])
        return {which: self._arrival(filed) for which, filed in found.items() if filed.sequence not in known}

    def _arrival(self, filed: Filed) -> Arrival:
        seen = [a.seen for a in self._archive.appearances(filed.article.id) if a.seen is not None]
        return Arrival(
            sequence=filed.sequence,
            article=filed.article,
            analysis=filed.analysis,
            seen=min(seen) if seen else None,
        )

    def _decisions(self, changes: Sequence[Change]) -> dict[str, Decision]:
        wanted = {change.id for change in changes if change.kind == "decision"}
        if not wanted:
            return {}
        return {
            str(decision.sequence): decision
            for decision in self._archive.decisions()
            if str(decision.sequence) in wanted and decision.kind in KINDS
        }

    def _carry_out(self, loom: Loom, decision: Decision) -> None:
        def undoing(number: int) -> Mapping[int, StoryId]:
            return loom.effects.undo.get(number) or self._store.undoing(number)

        loom.effects.undo[decision.sequence] = carry_out(
            loom.seating, decision.sequence, decision.kind, decision.payload, loom.sequence_of, undoing
        )

    def _forget(self, loom: Loom, article: ArticleId) -> None:
        sequence = loom.sequence_of(article)
        if sequence is not None:
            loom.forget(sequence)

    def _trim(self) -> None:
        if len(self._at_hand) > REMEMBERED:
            for sequence in list(self._at_hand)[: REMEMBERED // 3]:
                del self._at_hand[sequence]


def weave(archive: Archive, store: WeaveStore, tell: Callable[[int], None] = _silent) -> WeaveReport:
    """Weave until the change log is caught up; raises ``ArchiveBusy`` where another process does."""
    weaver = Weaver(archive, store)
    with archive.following(weaver.name):
        while covered := weaver.step():
            tell(covered)
    return weaver.report


def reweave(archive: Archive, store: WeaveStore, tell: Callable[[int], None] = _silent) -> WeaveReport:
    """Wipe the weave and weave the whole archive again, editors' decisions in their place."""
    weaver = Weaver(archive, store)
    with archive.following(weaver.name):
        store.wipe()
        while covered := weaver.step():
            tell(covered)
    return weaver.report


def decide_merge(archive: Archive, articles: Sequence[ArticleId]) -> int:
    """Decide that the stories of *articles* are one; returns the decision's number, for ``decide_undo``."""
    return archive.decide(MERGE, {"articles": " ".join(articles)})


def decide_split(archive: Archive, articles: Sequence[ArticleId]) -> int:
    """Decide that *articles*, with their copies, are a story of their own."""
    return archive.decide(SPLIT, {"articles": " ".join(articles)})


def decide_move(archive: Archive, articles: Sequence[ArticleId], to: ArticleId) -> int:
    """Decide that *articles*, with their copies, belong to the story of the article *to*."""
    return archive.decide(MOVE, {"articles": " ".join(articles), "to": to})


def decide_headline(archive: Archive, article: ArticleId) -> int:
    """Decide that the headline of *article* names its story."""
    return archive.decide(RENAME, {"headline": article})


def decide_undo(archive: Archive, decision: int) -> int:
    """Take a decision back; everything woven since stays."""
    return archive.decide(UNDO, {"decision": str(decision)})
