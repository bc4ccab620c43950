"""How sure a figure is: bootstrap intervals and paired randomisation tests.

The core has no chance of its own: every draw comes from a seeded SplitMix64 (Steele, Lea &
Flood 2014), so a figure repeats on every machine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.evaluation.retrieval import mean

_MASK = (1 << 64) - 1


class SplitMix64:
    """A small reproducible source of 64-bit numbers."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def next(self) -> int:
        """Return the next number, 0 .. 2**64 - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, bound: int) -> int:
        """Return a number ``0 .. bound - 1`` (bias under 2**-32 for bounds below 2**32)."""
        return self.next() % bound


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its interval."""

    value: float
    low: float
    high: float


def bootstrap_interval(
    values: Sequence[float],
    *,
    statistic: Callable[[Sequence[float]], float] = mean,
    resamples: int = 1000,
    level: float = 0.95,
    seed: int = 20241025,
) -> Interval:
    """Return the percentile bootstrap interval of *statistic* over *values* (Efron 1979)."""
    if not values:
        return Interval(0.0, 0.0, 0.0)
    source = SplitMix64(seed)
    size = len(values)
    drawn = sorted(statistic([values[source.below(size)] for _ in range(size)]) for _ in range(resamples))
    cut = (1 - level) / 2
    low = drawn[int(cut * (resamples - 1))]
    high = drawn[round((1 - cut) * (resamples - 1))]
    return Interval(statistic(values), low, high)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Mean difference ``a - b`` and the two-sided p-value."""

    difference: float
    p: float


def paired_randomisation(
    a: Sequence[float], b: Sequence[float], *, rounds: int = 10_000, seed: int = 20241025
) -> Comparison:
    """Test whether two systems differ on the same items, flipping signs of the differences.

    Fisher's randomisation test as Smucker, Allan & Carterette (2007) recommend for retrieval;
    ``p = (1 + as extreme) / (1 + rounds)``. Raises ``ValueError`` for unequal lengths.
    """
    if len(a) != len(b):
        raise ValueError("a paired test needs one value a side for each item")
    if not a:
        return Comparison(0.0, 1.0)
    differences = [x - y for x, y in zip(a, b, strict=True) if x != y]
    total = sum(differences)
    source = SplitMix64(seed)
    extreme = sum(_flipped(differences, source) >= abs(total) - 1e-12 for _ in range(rounds))
    return Comparison(total / len(a), (1 + extreme) / (1 + rounds))


def _flipped(differences: Sequence[float], source: SplitMix64) -> float:
    """Return the absolute sum after flipping each sign with a fair coin."""
    total, bits, left = 0.0, 0, 0
    for difference in differences:
        if not left:
            bits, left = source.next(), 64
        total += difference if bits & 1 else -difference
        bits >>= 1
        left -= 1
    return abs(total)
