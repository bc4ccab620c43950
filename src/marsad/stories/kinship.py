"""Whether two whole stories are one that goes on: the second stage, over stories and not articles.

A story that lives for weeks changes its words (an army is sighted, counted, fights, goes home): one
article of it may be like no other, while the stories keep their people, their places and the few words
of their matter. What counts is what most texts of *both* stories hold and hardly a text outside them
(c-TF-IDF: rarity is counted outside the two), so the quorum is of both sides. Stories may sleep, but not
longer than their own rhythm allows; other places, round-ups and opinion are refused whatever is shared.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p, sqrt

from marsad.stories.terms import background
from marsad.stories.traits import Traits

Frequency = Callable[[int], int]
"""In how many distinct texts of the archive a term or a name (``name_key``) stands."""

ONE = 4.2
"""Evidence from which two stories of a small archive are one."""
CONFUSED = 1.5
"""Evidence asked for more with each e-fold of the archive: so many more stories could be meant."""
CROWDED = 1.0
"""Evidence asked for more with each e-fold of texts a day: where many tell of an event at once, its
texts find each other (the first stage), and what stays apart is another event."""
YOUNG = 2.0
"""Evidence asked for more of two stories that together are hardly two days old, for the same reason."""
STAY = 1.6
"""How much less evidence lets a part stay in a story that is looked through, so that none flaps."""
LIKE = 0.06
"""Cosine of two stories' terms under which they are not looked at further."""
PLACES = 2.0
"""Evidence of shared places that two stories need."""
SLEEP = 45
"""Days that a story of one day may sleep."""
RHYTHM = 2.0
"""How much longer it may sleep for each day it has lived."""
WAKING = 0.5
"""The same for the days of the story it wakes up as: they speak less for how often it is told."""
SMALL = 1_300
"""Articles, the background counted in, of an archive that asks for no more than ``ONE``."""
NAMES_SEEN = 10
"""What the world outside a small archive weighs when a name's rarity is counted, in texts."""


def name_key(number: int) -> int:
    """Return the key that a name's number has among the archive's term counts."""
    return number | 1 << 32


@dataclass(frozen=True, slots=True)
class Profile:
    """A story in what its texts share: for each term and name in how many of ``sampled`` texts it is.

    ``size`` is how many distinct texts the story has, ``first`` and ``last`` its days (ordinals, 0
    where nobody knows).
    """

    size: int
    sampled: int
    terms: Mapping[int, int]
    people: Mapping[int, int]
    places: Mapping[int, int]
    vector: Mapping[int, float]
    first: int
    last: int
    news: bool


def profile(texts: Sequence[Traits], size: int) -> Profile:
    """Return the profile of a story of *size* texts from those that were looked at (not empty)."""
    terms: Counter[int] = Counter()
    people: Counter[int] = Counter()
    places: Counter[int] = Counter()
    vector: dict[int, float] = {}
    for text in texts:
        terms.update(text.headline.keys() | text.lead.keys())
        people.update(set(text.people))
        places.update(set(text.places))
        for term, value in text.lead.items():
            vector[term] = vector.get(term, 0.0) + value
    length = sqrt(sum(v * v for v in vector.values())) or 1.0
    days = [text.latest for text in texts if text.latest]
    return Profile(
        size=size,
        sampled=len(texts),
        terms=terms,
        people=people,
        places=places,
        vector={term: value / length for term, value in vector.items()},
        first=min(days, default=0),
        last=max(days, default=0),
        news=all(text.genre == "news" and not text.template for text in texts),
    )


@dataclass(frozen=True, slots=True)
class Kinship:
    """The evidence that two stories are one; ``refused`` says why they are not, whatever they share."""

    score: float
    needed: float = ONE
    terms: float = 0.0
    people: float = 0.0
    places: float = 0.0
    gap: int = 0
    refused: str | None = None

    @property
    def one(self) -> bool:
        """True when the two are one story."""
        return self.refused is None and self.score >= self.needed

    @property
    def stays(self) -> bool:
        """True when a part need not leave its story."""
        return self.refused is None and self.score >= self.needed - STAY

    @property
    def reason(self) -> str:
        """The evidence as the log keeps it."""
        return (
            f"kinship:{self.score:.2f} of {self.needed:.2f} terms:{self.terms:.1f} people:{self.people:.1f} "
            f"places:{self.places:.1f} days:{self.gap}"
        )


def refused(a: Profile, b: Profile) -> Kinship | None:
    """Return why two stories are not one, as far as it shows without the archive, or ``None``."""
    if not (a.news and b.news):
        return Kinship(0.0, refused="round-up or opinion")
    gap = _gap(a, b)
    earlier, later = (a, b) if a.first <= b.first else (b, a)
    if gap > SLEEP + RHYTHM * (earlier.last - earlier.first) + WAKING * (later.last - later.first):
        return Kinship(0.0, gap=gap, refused="slept too long")
    if _cosine(a.vector, b.vector) < LIKE:
        return Kinship(0.0, gap=gap, refused="another matter")
    return None


def kinship(a: Profile, b: Profile, articles: int, frequency: Frequency) -> Kinship:
    """Return the evidence that two stories are one; *articles* is how many texts the archive has."""
    out = refused(a, b)
    if out is not None:
        return out
    like, gap = _cosine(a.vector, b.vector), _gap(a, b)
    outside = max(0, articles - a.size - b.size)
    total, counts = background()

    def telling(term: int, inside: float) -> float:
        known = counts.get(term, 0) / 4
        return log(1 + (outside + total / 4) / (max(0.0, frequency(term) - inside) + known + 0.8))

    def named(name: int, inside: float) -> float:
        return log(1 + (outside + NAMES_SEEN) / (max(0.0, frequency(name_key(name)) - inside) + 0.8))

    places, _ = _shared(a, b, a.places, b.places, named)
    if places < PLACES:
        return Kinship(0.0, places=places, gap=gap, refused="another place")
    terms, share = _shared(a, b, a.terms, b.terms, telling)
    people, _ = _shared(a, b, a.people, b.people, named)
    rest = gap / (7 + max(a.last - a.first, b.last - b.first))
    score = 4 * like + 0.12 * terms + 1.5 * share + 0.15 * people + 0.25 * places - 0.35 * log1p(rest)
    return Kinship(score, _needed(a, b, articles + total / 4), terms, people, places, gap)


def _needed(a: Profile, b: Profile, articles: float) -> float:
    """Return the evidence asked for in an archive of *articles*, the background counted in."""
    days = max(a.last, b.last) - min(a.first, b.first) + 1 if a.last and b.last else 1
    crowd = log(max(1.0, (a.size + b.size) / days))
    young = YOUNG if days <= 2 else 0.0
    return ONE + CONFUSED * max(0.0, log(articles / SMALL)) + CROWDED * crowd + young


def _gap(a: Profile, b: Profile) -> int:
    if not a.last or not b.last:
        return 3
    return max(0, a.first - b.last, b.first - a.last)


def _cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[term] for term, value in a.items() if term in b)


def _shared(
    a: Profile,
    b: Profile,
    ours: Mapping[int, int],
    theirs: Mapping[int, int],
    weight: Callable[[int, float], float],
) -> tuple[float, float]:
    """Return what both hold, each term by the smaller of its shares, and that against the whole."""

    def share(counts: Mapping[int, int], of: Profile, term: int) -> float:
        return counts.get(term, 0) / of.sampled

    def inside(term: int) -> float:
        return share(ours, a, term) * a.size + share(theirs, b, term) * b.size

    weights = {term: weight(term, inside(term)) for term in ours.keys() | theirs.keys()}
    both = sum(min(share(ours, a, t), share(theirs, b, t)) * w for t, w in weights.items())
    least = min(
        sum(share(counts, of, t) * weights[t] for t in counts) for counts, of in ((ours, a), (theirs, b))
    )
    return both, both / least if least > 0 else 0.0
