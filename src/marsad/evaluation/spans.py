"""Found against true: precision, recall and F1 of sets, of spans, and of boundaries."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of a comparison; add scores of several texts for the micro average."""

    right: int
    found: int
    true: int
    right_found: int | None = None
    """How many of the found were right, where that differs from ``right`` (overlap matching)."""

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1.0 where nothing was found."""
        right = self.right if self.right_found is None else self.right_found
        return right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the true that was found; 1.0 where nothing was there."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        right_found: int | None = None
        if self.right_found is not None or other.right_found is not None:
            mine = self.right if self.right_found is None else self.right_found
            right_found = mine + (other.right if other.right_found is None else other.right_found)
        return Score(self.right + other.right, self.found + other.found, self.true + other.true, right_found)


NOTHING = Score(0, 0, 0)


def score_sets(found: Collection[Hashable], true: Collection[Hashable]) -> Score:
    """Compare two sets (exact spans, labelled spans, ids): equal or wrong."""
    return Score(len(set(found) & set(true)), len(set(found)), len(set(true)))


def score_overlap(found: Iterable[Span], true: Iterable[Span]) -> Score:
    """Compare spans leniently: one that overlaps any on the other side is right.

    ``right`` counts true spans that were touched, ``right_found`` found spans that touch.
    """
    founds, trues = tuple(found), tuple(true)
    touched = sum(any(t.overlaps(f) for f in founds) for t in trues)
    touching = sum(any(f.overlaps(t) for t in trues) for f in founds)
    return Score(touched, len(founds), len(trues), touching)


def score_boundaries(found: Iterable[int], true: Iterable[int], tolerance: int = 0) -> Score:
    """Compare cut positions; each true cut is matched once, by the nearest within *tolerance*.

    Greedy from left to right, which is optimal for points on a line with one tolerance.
    """
    founds, trues = sorted(set(found)), sorted(set(true))
    i = j = right = 0
    while i < len(founds) and j < len(trues):
        if abs(founds[i] - trues[j]) <= tolerance:
            right, i, j = right + 1, i + 1, j + 1
        elif founds[i] < trues[j]:
            i += 1
        else:
            j += 1
    return Score(right, len(founds), len(trues))
