"""Sentences of a story as they are weighed against each other for its lead and its timeline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING

from marsad.arabic.words import word_keys
from marsad.model.span import Span
from marsad.stories.terms import rarity, term

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

SHORTEST = 6
LONGEST = 60
"""Words a sentence may have to be shown."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a member; ``place`` is its number in the body, from 0."""

    witness: "Witness"
    span: Span
    text: str
    place: int

    @cached_property
    def terms(self) -> frozenset[int]:
        """What it is about."""
        return frozenset(term(key) for key in word_keys(self.text)) - {0}

    @cached_property
    def length(self) -> int:
        """Words, numbers among them."""
        return len(word_keys(self.text))

    @property
    def showable(self) -> bool:
        """True for a sentence that can stand alone on a page."""
        return SHORTEST <= self.length <= LONGEST


def sentences_of(witness: "Witness", first: int | None = None) -> list[Sentence]:
    """Return the first sentences of a member, all of them without *first*."""
    body = witness.article.body
    spans = witness.analysis.sentences[:first]
    return [Sentence(witness, span, span.of(body), place) for place, span in enumerate(spans)]


def alike(a: Sentence, b: Sentence) -> float:
    """Return the share of the shorter sentence's terms that the other one has."""
    smaller = min(len(a.terms), len(b.terms))
    return len(a.terms & b.terms) / smaller if smaller else 0.0


def centrality(sentences: Sequence[Sentence]) -> dict[int, float]:
    """Return for every sentence (by index) how near it is to all of them: cosine with their sum."""
    counts: Counter[int] = Counter()
    for sentence in sentences:
        counts.update(sentence.terms)
    weight = {t: n * rarity(t, 0, 0) for t, n in counts.items()}
    total = sqrt(sum(w * w for w in weight.values())) or 1.0
    return {
        i: sum(weight[t] for t in s.terms) / (total * sqrt(len(s.terms) or 1))
        for i, s in enumerate(sentences)
    }


def distinct(sentences: Iterable[Sentence], most: int, redundant: float) -> list[Sentence]:
    """Return the first *most* sentences that do not repeat one already taken."""
    taken: list[Sentence] = []
    for sentence in sentences:
        if len(taken) == most:
            break
        if all(alike(sentence, other) < redundant for other in taken):
            taken.append(sentence)
    return taken
