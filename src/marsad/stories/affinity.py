"""How likely two articles tell of the same event: features of the pair and one logistic.

Time is a feature and not a cliff: a pair a month apart can still belong together when everything
else says so. ``WEIGHTS`` were set by hand and shaped by looking at our own sample pages and at the ``dev``
part of ``corpus/stories``; no program learnt them.
"""

from collections.abc import Mapping
from math import exp, log1p

from marsad.stories.traits import Traits

FEATURES = (
    "bias", "headline", "lead", "body", "grams", "people", "places", "figures",
    "same_day", "near", "gap", "contained", "nothing_but_places", "each_its_own",
)  # fmt: skip

WEIGHTS: tuple[float, ...] = (
    -4.8, 2.8, 5.5, 4.5, 2.0, 1.5, 0.8, 1.0,
    0.6, 0.6, -0.35, 6.0, -0.6, -1.2,
)  # fmt: skip

STRANGERS = 0.05
"""Likeness of lead and headline under which a pair is not looked at further."""
UNKNOWN_GAP = 3.0
"""Days assumed between two articles when one of them has no date."""


def cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """Return the cosine of two vectors of length one."""
    if len(a) > len(b):
        a, b = b, a
    return sum(v * b[t] for t, v in a.items() if t in b)


def overlap(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return Dice's coefficient of two sets, 0 where one is empty."""
    return 2 * len(set(a) & set(b)) / (len(a) + len(b)) if a and b else 0.0


def days_apart(a: Traits, b: Traits) -> float:
    """Return the fewest days that can lie between two publications."""
    if not a.latest or not b.latest:
        return UNKNOWN_GAP
    return float(max(0, a.earliest - b.latest, b.earliest - a.latest))


def features(a: Traits, b: Traits, contained: float = 0.0) -> tuple[float, ...]:
    """Return the features of a pair, in the order of ``FEATURES``; all but ``gap`` lie in 0..1."""
    gap = days_apart(a, b)
    headline, lead, body = cosine(a.headline, b.headline), cosine(a.lead, b.lead), cosine(a.body, b.body)
    people = overlap(a.people, b.people)
    places = overlap(a.places, b.places)
    common = len(set(a.figures) & set(b.figures))
    return (
        1.0,
        headline,
        lead,
        body,
        overlap(a.grams, b.grams),
        people,
        places,
        common / (common + 1),
        exp(-gap),
        exp(-gap / 4),
        log1p(gap),
        contained,
        1.0 if places > 0 and a.people and b.people and people == 0 else 0.0,
        min(_missing(a, b), _missing(b, a)),
    )


def _missing(a: Traits, b: Traits) -> float:
    """Return how much of *a*'s headline *b* says nowhere."""
    return sum(w * w for t, w in a.headline.items() if t not in b.lead and t not in b.body)


def vetoed(a: Traits, b: Traits) -> str | None:
    """Return why two articles cannot be of one story whatever they share, or ``None``."""
    if a.genre != b.genre and "roundup" in (a.genre, b.genre):
        return "round-up"
    if (a.template or b.template) and days_apart(a, b) >= 1:
        return "comes back every day"
    if "roundup" in (a.genre, b.genre) and (days_apart(a, b) >= 1 or a.template != b.template):
        return "round-up"
    if a.template and b.template and a.template != b.template and not set(a.figures) & set(b.figures):
        return "the same form about another matter"
    return None


def probability(values: tuple[float, ...], weights: tuple[float, ...] = WEIGHTS) -> float:
    """Return the logistic of the weighted features."""
    total = sum(value * weight for value, weight in zip(values, weights, strict=True))
    return 1 / (1 + exp(-total)) if total > -60 else 0.0


def affinity(a: Traits, b: Traits, contained: float = 0.0) -> float:
    """Return the probability that *a* and *b* tell of one event."""
    if not contained and cosine(a.lead, b.lead) < STRANGERS and cosine(a.headline, b.headline) < STRANGERS:
        return 0.0
    if vetoed(a, b):
        return 0.0
    value = probability(features(a, b, contained))
    return value * 0.5 if "opinion" in (a.genre, b.genre) else value
