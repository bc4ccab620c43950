"""Proclitics: recognised, not blindly cut.

A word may begin with a conjunction (و ف), then a future mark (س) or a preposition (ب ل ك), then
the article. Which of the readings holds only a lexicon or a frequency table can say, so every
reading is offered, the whole word first.
"""

from collections.abc import Iterator
from typing import NamedTuple

from marsad.arabic import letters

ARTICLE = letters.ALEF + letters.LAM
CONJUNCTIONS = letters.WAW + letters.FEH
PREPOSITIONS = letters.BEH + letters.LAM + letters.KAF
FUTURE = letters.SEEN

_SHORTEST = 2


class Reading(NamedTuple):
    """A word read as proclitics and the rest; ``article`` is kept apart from the others."""

    proclitics: str
    article: bool
    rest: str


def _bare(word: str, proclitics: str) -> Iterator[Reading]:
    yield Reading(proclitics, False, word)
    if word.startswith(ARTICLE) and len(word) >= _SHORTEST + len(ARTICLE):
        yield Reading(proclitics, True, word[len(ARTICLE) :])


def _after_conjunction(word: str, proclitics: str) -> Iterator[Reading]:
    yield from _bare(word, proclitics)
    first = word[:1]
    if len(word) <= _SHORTEST or not first:
        return
    if first == letters.LAM and word[1] == letters.LAM and len(word) >= _SHORTEST + 2:
        # the article loses its alef after the preposition: ل + ال is written لل
        yield Reading(proclitics + letters.LAM, True, word[2:])
    if first in PREPOSITIONS:
        yield from _bare(word[1:], proclitics + first)
    elif first == FUTURE:
        yield Reading(proclitics + first, False, word[1:])


def strip_proclitics(key: str) -> Iterator[Reading]:
    """Yield the readings of the ``fold`` key *key*, the whole word first, then ever less of it.

    ``وبالمدينة`` gives among others ``("وب", True, "مدينه")``; a rest has two letters at least.
    """
    yield from _after_conjunction(key, "")
    if len(key) > _SHORTEST and key[0] in CONJUNCTIONS:
        yield from _after_conjunction(key[1:], key[0])
