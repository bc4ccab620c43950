"""The story's headline: a real headline of one member, the one nearest to all the others."""

import re
from collections.abc import Mapping, Sequence

from marsad.arabic.normalise import fold
from marsad.stories.affinity import cosine, overlap
from marsad.stories.kept import Woven

LOOKED_AT = 16
LONGEST = 90
SHORTEST_WORDS = 4

_BAIT = re.compile(
    r"[?؟!]|\.\.|…|^(?:شاهد|بالفيديو|فيديو|بالصور|صور|عاجل|خاص|حصري|حصريا)\b|"
    r"\b(?:لن تصدق|مفاجاه|مفاجئه|صادم|صادمه|القصه الكامله|تعرف علي|اليك|ما السبب|كواليس|مثير|"
    r"يثير الجدل|اول تعليق|هكذا|لهذا السبب|التفاصيل)\b"
)


def choose_headline(
    texts: Sequence[Woven], weights: Mapping[int, int] | None = None, disputed: frozenset[str] = frozenset()
) -> Woven | None:
    """Return the member whose headline names the story best, ``None`` where none has one.

    *weights* says how many articles carry a text; *disputed* are figures as printed (digits) that
    speakers disagree on: a headline that states one takes a side.
    """
    named = [text for text in texts if text.headline.strip()]
    if len(named) > LOOKED_AT:
        named = [*named[: LOOKED_AT // 4], *named[-(LOOKED_AT - LOOKED_AT // 4) :]]
    if not named:
        return None
    weights = weights or {}

    def value(text: Woven) -> float:
        near = [
            cosine(text.traits.headline, other.traits.lead) + overlap(text.traits.grams, other.traits.grams)
            for other in named
            if other is not text
        ]
        central = sum(near) / len(near) if near else 0.0
        return central - penalty(text, disputed) + 0.02 * min(weights.get(text.sequence, 1), 5)

    return max(named, key=lambda text: (value(text), -text.sequence))


def penalty(text: Woven, disputed: frozenset[str] = frozenset()) -> float:
    """Return what speaks against a headline: bait, length, opinion, a disputed figure, no outlet."""
    key = fold(text.headline)
    against = 0.0
    if _BAIT.search(key):
        against += 0.5
    if len(text.headline) > LONGEST:
        against += 0.15
    if len(key.split()) < SHORTEST_WORDS:
        against += 0.3
    if text.traits.genre != "news":
        against += 0.6
    if any(figure in key for figure in disputed):
        against += 0.4
    if not text.domain and not text.source:
        against += 0.1
    return against
