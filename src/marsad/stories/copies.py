"""Which text is in which: containment of fingerprints, in bands, and the passages both print.

Containment, not Jaccard: a copy cut in half is still a copy (of real copies at containment .8 two in
five have a Jaccard below .7). Shared quotations count only as far as the text around them is shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from marsad.arabic.words import Token, iter_tokens
from marsad.model.span import Span
from marsad.model.story import CopyRelation
from marsad.stories.prints import Print

COPY = 0.8
PARTIAL = 0.3
LIFTED = 0.05
FEWEST_RUNS = 8
"""A shared passage has at least this many runs of five in common (12 words running)."""
FEWEST_OUTSIDE = 20
"""Runs outside quotation marks needed to judge the text around the quotations."""
SHORTEST_PASSAGE = 8
"""Words a passage needs to be shown as shared."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of the smaller text stands in the other one.

    ``here`` and ``there`` are the shares of each text found in the other; ``speech`` is set where
    what both share is the words of a speaker.
    """

    contained: float
    here: float
    there: float
    shared: int
    speech: bool = False

    @property
    def relation(self) -> CopyRelation | None:
        """The band the share falls into, ``None`` where it is chance or a common quotation."""
        if self.contained >= COPY:
            return "copy"
        if self.contained >= PARTIAL and (self.shared >= FEWEST_RUNS or self.contained >= 0.5):
            return "partial"
        if self.contained >= LIFTED and self.shared >= FEWEST_RUNS:
            return "lifted"
        return None


NOTHING = Overlap(0.0, 0.0, 0.0, 0)


def compare(here: Print, there: Print, boilerplate: frozenset[int] = frozenset()) -> Overlap:
    """Return the overlap of two texts, leaving out the runs in *boilerplate*."""
    if here.short and there.short:
        a, b = set(here.short_runs), set(there.short_runs)
    else:
        a, b = set(here.runs), set(there.runs)
    if boilerplate:
        a, b = a - boilerplate, b - boilerplate
    if not a or not b:
        return NOTHING
    both = a & b
    if not both:
        return NOTHING
    smaller = min(len(a), len(b))
    contained = len(both) / smaller
    if (here.short or there.short) and here.denies is not there.denies:
        contained = min(contained, COPY - 0.01)
    speech = False
    if not (here.short and there.short) and (here.quoted or there.quoted):
        outside = _outside(here if len(a) <= len(b) else there, boilerplate)
        if len(outside) >= FEWEST_OUTSIDE:
            around = len(outside & both) / len(outside)
            if around < contained:
                speech = around < LIFTED <= contained
                contained = around
    return Overlap(contained, len(both) / len(a), len(both) / len(b), len(both), speech)


def _outside(text: Print, boilerplate: frozenset[int]) -> set[int]:
    inside: set[int] = set()
    for start, end in text.quoted:
        # a run that reaches over the edge of the quotation belongs to it as well
        inside.update(range(max(0, start - 4), end + 4))
    return {run for place, run in enumerate(text.runs) if place not in inside} - boilerplate


def boilerplate_runs(text: Print, keys: frozenset[int]) -> frozenset[int]:
    """Return the runs of *text* that lie at and between neighbouring boilerplate *keys*."""
    if not keys:
        return frozenset()
    runs: set[int] = set()
    last: int | None = None
    for key, place in zip(text.keys, text.places, strict=True):
        if place < 0:
            continue
        if key not in keys:
            last = None
            continue
        runs.update(text.runs[place if last is None else last : place + 1])
        last = place
    return frozenset(runs)


def shared_passages(here: str, there: str, shortest: int = SHORTEST_PASSAGE) -> tuple[tuple[Span, Span], ...]:
    """Return the passages that both texts print, as spans in each, in the order of *here*.

    Words are compared folded and punctuation is passed over (Ratcliff and Obershelp's matching
    blocks); blocks that one changed word keeps apart are shown as one passage.
    """
    ours = [token for token in iter_tokens(here) if token.kind != "mark"]
    theirs = [token for token in iter_tokens(there) if token.kind != "mark"]
    matcher = SequenceMatcher(None, [t.key for t in ours], [t.key for t in theirs], autojunk=False)
    blocks: list[list[int]] = []
    for a, b, size in matcher.get_matching_blocks():
        if size < 3:
            continue
        if blocks and 0 <= a - blocks[-1][1] <= 2 and 0 <= b - blocks[-1][3] <= 2:
            blocks[-1][1], blocks[-1][3] = a + size, b + size
        else:
            blocks.append([a, a + size, b, b + size])
    return tuple(
        (_span(ours, start, end), _span(theirs, other, until))
        for start, end, other, until in blocks
        if end - start >= shortest
    )


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    return Span(tokens[start].start, tokens[end - 1].end)
