"""The gist of a story: the telling terms that most of its texts share, and who else has them.

Pairs of reports on one great event can be far apart (a minister condemns, a hospital counts); what
they share is the event's own few words. A text that holds the gist belongs to the story when hardly
any text outside the story holds it: a gist that half the archive shares (``share market``, ``war``)
tells nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from marsad.stories.traits import Traits

FEWEST_TEXTS = 3
SHARED_BY = 0.6
"""Share of the texts looked at that must hold a term of the gist."""
MOST_TERMS = 8
FEWEST_TERMS = 3
COVERED = 0.72
"""Share of the gist's weight that a text must hold."""
OWN = 0.65
"""Share of the texts that hold the gist which must sit in the story."""


def gist(texts: Sequence[Traits]) -> dict[int, float]:
    """Return the story's gist as ``{term: weight}``, empty where there is none yet."""
    if len(texts) < FEWEST_TEXTS:
        return {}
    holding: Counter[int] = Counter()
    weight: dict[int, float] = {}
    for text in texts:
        for term, value in text.lead.items():
            holding[term] += 1
            weight[term] = weight.get(term, 0.0) + value
    least = SHARED_BY * len(texts)
    common = sorted((t for t, n in holding.items() if n >= least), key=lambda t: (-weight[t], t))[:MOST_TERMS]
    return {t: weight[t] / len(texts) for t in common} if len(common) >= FEWEST_TERMS else {}


def coverage(core: Mapping[int, float], text: Traits) -> float:
    """Return the share of the gist's weight that *text* holds."""
    total = sum(core.values())
    return sum(w for t, w in core.items() if t in text.lead or t in text.headline) / total if total else 0.0


def ownership(core: Mapping[int, float], inside: Sequence[Traits], outside: Sequence[Traits]) -> float:
    """Return which share of the texts that hold the gist sits in the story."""
    ours = sum(coverage(core, text) >= COVERED for text in inside)
    others = sum(coverage(core, text) >= COVERED for text in outside)
    return ours / (ours + others) if ours else 0.0
