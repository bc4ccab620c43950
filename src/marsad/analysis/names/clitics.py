"""The letters that stand glued before a name: و ف ب ل ك and their pairs, and لل for ل + ال."""

from functools import lru_cache

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_MIN_REST = 2


@lru_cache(maxsize=131072)
def readings(key: str) -> tuple[tuple[int, str], ...]:
    """Return the ways to read *key* as clitics + word: letters cut, and the word's own key.

    The word as it stands comes first. For ``لل`` two letters are cut, but the key gets its
    article back: ``للكرملين`` reads (2, ``الكرملين``).
    """
    found = [(0, key)]
    starts = [(0, key)]
    if key[:1] in _CONJUNCTIONS and len(key) > _MIN_REST:
        starts.append((1, key[1:]))
        found.append(starts[-1])
    for cut, rest in starts:
        if rest[:2] == "لل" and len(rest) > 3:
            found.append((cut + 2, "ال" + rest[2:]))
        if rest[:1] in _PREPOSITIONS and len(rest) > _MIN_REST:
            found.append((cut + 1, rest[1:]))
    return tuple(found)
