"""Which story a text belongs to: the mean of its best three likenesses, and a quorum of the members.

A single strong link is not enough to join a grown story (chains glue unrelated events): a third of
the members looked at must find the text at least possible. Mean of the top three beat nearest
neighbour and matched the centroid on OG2021 titles (research note, section 3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from marsad.model.story import StoryId
from marsad.stories.gist import COVERED, OWN

JOIN = 0.5
POSSIBLE = 0.3
FAINT = 0.025
RIVALS = 3
RIVAL_WEIGHT = 6.0
NOISE = 0.014
ALONE = 0.55
HINTED = 0.4
"""Share of a story's members that must be at least faintly like a text that stands alone."""
HINT = 0.08
"""Likeness to its nearest member under which a story is not thought of."""
QUORUM = 0.34
BEST = 3
MERGE = 0.45
MERGE_QUORUM = 0.5
LINK = 0.06
"""Likeness under which two members of a story do not hold together when it is looked through."""

FIRST_LOOKED_AT = 2
LAST_LOOKED_AT = 6
SPLIT_SIZES = frozenset({4, 6, 9, 13, 18, 24, 32})
"""Numbers of texts at which a story is looked through; a fixed table keeps rebuilds equal."""
LOOKED_THROUGH = 32


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a text fits a story: ``score`` 0..1, ``quorum`` the share of members that agree.

    ``hinted`` is the share of members that are at least faintly like it. ``coverage`` and
    ``own`` are the gist's (see ``gist``): what the text holds of it, and how far the story has
    it for itself.
    """

    story: StoryId
    score: float
    quorum: float
    best: int
    likeness: float
    hinted: float = 0.0
    coverage: float = 0.0
    own: float = 0.0
    gap: float = 0.0

    @property
    def by_gist(self) -> bool:
        """True when the text holds what the story is about, and few others do."""
        needed = COVERED + min(0.2, 0.04 * log1p(self.gap))
        return self.coverage >= needed and self.own >= OWN and self.likeness >= HINT

    @property
    def joins(self) -> bool:
        """True when the text belongs to the story."""
        return (self.score >= JOIN and self.quorum >= QUORUM) or self.by_gist

    @property
    def rank(self) -> float:
        """What stories are ordered by when several would take the text."""
        return max(self.score, 0.5 * self.coverage + 0.25 if self.by_gist else 0.0)


def sample(texts: Sequence[int]) -> tuple[int, ...]:
    """Return the members to look at: the first ones, which name the event, and the latest."""
    if len(texts) <= FIRST_LOOKED_AT + LAST_LOOKED_AT:
        return tuple(texts)
    return (*texts[:FIRST_LOOKED_AT], *texts[-LAST_LOOKED_AT:])


def fit(story: StoryId, likeness: Mapping[int, float]) -> Fit:
    """Return how a text fits a story, from its likeness to the members looked at (not empty)."""
    ranked = sorted(likeness.items(), key=lambda item: (-item[1], item[0]))
    top = [value for _, value in ranked[:BEST]]
    agreeing = sum(value >= POSSIBLE for value in likeness.values())
    hinted = sum(value >= FAINT for value in likeness.values()) / len(likeness)
    return Fit(story, sum(top) / len(top), agreeing / len(likeness), ranked[0][0], ranked[0][1], hinted)


def stands_alone(score: float, rivals: Sequence[float]) -> bool:
    """True when a faint likeness counts, because the archive holds nothing else like the text."""
    level = sum(sorted(rivals, reverse=True)[:RIVALS]) / RIVALS
    return score >= FAINT and score / (score + RIVAL_WEIGHT * level + NOISE) >= ALONE


def should_merge(crossing: Sequence[float]) -> bool:
    """True when two stories are one: *crossing* are likenesses of members across the gap."""
    if not crossing:
        return False
    agreeing = sum(value >= POSSIBLE for value in crossing) / len(crossing)
    return sum(crossing) / len(crossing) >= MERGE and agreeing >= MERGE_QUORUM


def parts(texts: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return the connected parts of a story over links of at least ``LINK``, the largest first."""
    parent = {text: text for text in texts}

    def root(text: int) -> int:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for (a, b), value in likeness.items():
        if value >= LINK:
            parent[max(root(a), root(b))] = min(root(a), root(b))
    grouped: dict[int, list[int]] = {}
    for text in texts:
        grouped.setdefault(root(text), []).append(text)
    return sorted(grouped.values(), key=lambda part: (-len(part), part[0]))
