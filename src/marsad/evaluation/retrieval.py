"""Measures of one ranking against judgements; average them over the queries."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from math import log2


def mean(values: Iterable[float]) -> float:
    """Return the arithmetic mean, 0.0 of nothing."""
    numbers = tuple(values)
    return sum(numbers) / len(numbers) if numbers else 0.0


def reciprocal_rank(ranking: Sequence[Hashable], relevant: Collection[Hashable]) -> float:
    """Return 1/rank of the first relevant item, 0.0 where none was ranked (Voorhees 1999)."""
    return next((1.0 / rank for rank, item in enumerate(ranking, 1) if item in relevant), 0.0)


def recall_at(k: int, ranking: Sequence[Hashable], relevant: Collection[Hashable]) -> float:
    """Return the share of the relevant items among the first *k*; 1.0 where nothing is relevant."""
    if not relevant:
        return 1.0
    return len(set(ranking[:k]) & set(relevant)) / len(set(relevant))


def precision_at(k: int, ranking: Sequence[Hashable], relevant: Collection[Hashable]) -> float:
    """Return the share of the first *k* places that hold a relevant item (empty places count)."""
    return sum(item in relevant for item in ranking[:k]) / k


def average_precision(ranking: Sequence[Hashable], relevant: Collection[Hashable]) -> float:
    """Return the mean of the precisions at each relevant item, unranked ones counting 0."""
    found, total = 0, 0.0
    for rank, item in enumerate(ranking, 1):
        if item in relevant:
            found += 1
            total += found / rank
    return total / len(relevant) if relevant else 0.0


def ndcg_at(k: int, ranking: Sequence[Hashable], grades: Mapping[Hashable, float]) -> float:
    """Return normalised discounted cumulative gain of the first *k* (Järvelin & Kekäläinen 2002).

    Gain is ``2**grade - 1``, discount ``log2(rank + 1)``; 0.0 where nothing has a grade.
    """

    def gain(values: Iterable[float]) -> float:
        return sum((float(2.0**grade) - 1.0) / log2(rank + 1) for rank, grade in enumerate(values, 1))

    best = gain(sorted(grades.values(), reverse=True)[:k])
    return gain(grades.get(item, 0.0) for item in ranking[:k]) / best if best else 0.0
