"""Whether the words before a time look ahead: then a bare weekday or month is the coming one."""

from functools import lru_cache

import simplemma

from marsad.analysis.times.found import TimeRow
from marsad.analysis.times.senses import FUTURE_CUES, SAYING
from marsad.arabic import letters

_REACH = 14
_IMPERFECT = "يتنا"
_SHORTEST = 5


def looks_ahead(row: TimeRow, at: int) -> bool:
    """True when a future verb or ``من المقرر`` stands nearer before *at* than a verb of saying."""
    for index in row.back(at, _REACH):
        key = row.key(index)
        if key in SAYING:
            return False
        if key in FUTURE_CUES or is_future_verb(key):
            return True
    return False


@lru_cache(maxsize=20_000)
def is_future_verb(key: str) -> bool:
    """``ستبدأ``, ``وسيعقد``: the mark of the future before an imperfect verb, not a word of its own."""
    word = key[1:] if key[:1] in (letters.WAW, letters.FEH) else key
    if len(word) < _SHORTEST or word[0] != letters.SEEN or word[1] not in _IMPERFECT:
        return False
    if simplemma.is_known(word, "ar"):
        return not str(simplemma.lemmatize(word, "ar")).startswith(letters.SEEN)
    return simplemma.is_known(word[1:], "ar")
