"""A closed lexicon spelled out with its proclitics: looking a word up is one dictionary access.

Only whole tokens match, so no word is ever found inside another.
"""

from collections.abc import Mapping
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from marsad.arabic import letters
from marsad.arabic.clitics import ARTICLE

Sense = TypeVar("Sense")


class Form(NamedTuple, Generic[Sense]):
    """A word as it stands: what precedes it, whether it has the article, and what it means."""

    proclitics: str
    article: bool
    sense: Sense

    @property
    def joined(self) -> bool:
        """True when the word hangs on to what stands before it by ``و`` and nothing else."""
        return self.proclitics == letters.WAW


_CONJUNCTIONS = ("", letters.WAW, letters.FEH)
_PREPOSITIONS = ("", letters.BEH, letters.LAM, letters.KAF)


def with_proclitics(
    words: Mapping[str, Sense], *, article: bool = True, like: bool = True
) -> dict[str, Form[Sense]]:
    """Return every form of *words* (``fold`` keys) with conjunction, preposition and article.

    *article* also spells the forms with ال, *like* those with ك. Where two words share a form, the
    one with fewer proclitics keeps it.
    """
    forms: dict[str, Form[Sense]] = {}
    prepositions = _PREPOSITIONS if like else _PREPOSITIONS[:-1]
    prefixes = sorted(product(_CONJUNCTIONS, prepositions), key=lambda pair: len(pair[0] + pair[1]))
    for conjunction, preposition in prefixes:
        before = conjunction + preposition
        for word, sense in words.items():
            forms.setdefault(before + word, Form(before, False, sense))
            if article:
                # ل + ال is written لل
                glued = letters.LAM + letters.LAM if preposition == letters.LAM else preposition + ARTICLE
                forms.setdefault(conjunction + glued + word, Form(before, True, sense))
    return forms
