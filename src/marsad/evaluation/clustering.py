"""Measures of one grouping of items against another: ``{item: group}`` on both sides."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

Grouping = Mapping[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed precision, recall and F1 (Bagga & Baldwin 1998), averaged over items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _tables(found: Grouping, true: Grouping) -> tuple[list[Hashable], Counter[tuple[Hashable, Hashable]]]:
    if set(found) != set(true):
        raise ValueError("both groupings must hold the same items")
    items = list(true)
    return items, Counter((found[item], true[item]) for item in items)


def b_cubed(found: Grouping, true: Grouping) -> BCubed:
    """Compare two groupings item by item; raises ``ValueError`` unless both hold the same items."""
    items, cells = _tables(found, true)
    if not items:
        return BCubed(1.0, 1.0)
    in_found, in_true = Counter(found.values()), Counter(true.values())
    precision = sum(n * n / in_found[f] for (f, _), n in cells.items())
    recall = sum(n * n / in_true[t] for (_, t), n in cells.items())
    return BCubed(precision / len(items), recall / len(items))


def adjusted_rand(found: Grouping, true: Grouping) -> float:
    """Return the adjusted Rand index (Hubert & Arabie 1985): 1 equal, 0 what chance gives."""
    items, cells = _tables(found, true)

    def pairs(count: int) -> float:
        return count * (count - 1) / 2

    together = sum(pairs(n) for n in cells.values())
    by_found = sum(pairs(n) for n in Counter(found.values()).values())
    by_true = sum(pairs(n) for n in Counter(true.values()).values())
    everything = pairs(len(items))
    if not everything:
        return 1.0
    chance = by_found * by_true / everything
    most = (by_found + by_true) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)
