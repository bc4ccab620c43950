"""Did you mean: the known word nearest to one that nobody printed.

The distance is Damerau's (optimal string alignment), where letters that Arabic writers mix up
cost half: the emphatic and the plain, the ways to write a foreign g, hamza seats.
"""

from collections.abc import Callable, Iterable

from marsad.arabic.normalise import fold
from marsad.model.query import Clause, Either, In, Item, Query, Row, Word
from marsad.search.analyser import Analyser
from marsad.search.engine import Known
from marsad.search.rendering import render

MIXED_UP = ("سص", "تط", "دضظ", "ذزظ", "جغقك", "حخه", "اعء", "وؤ", "يئ")
"""Letters that are taken for one another."""

WORDS_TRIED = 4_000
_HALF = 0.5
_SHORT = 5
_LEAST = 3

_PARTNERS = {a: {b for row in MIXED_UP if a in row for b in row} for row in MIXED_UP for a in row}

Words = Callable[[str, int], tuple[Known, ...]]
"""``(prefix, limit)`` -> the words of the index that begin so, commonest first."""


def distance(a: str, b: str, most: float) -> float:
    """Return the distance of two keys, or infinity as soon as it must be above *most*."""
    if abs(len(a) - len(b)) > most:
        return float("inf")
    before: list[float] = []
    last = [float(i) for i in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        row = [float(i)]
        for j, y in enumerate(b, 1):
            swap = 0.0 if x == y else _HALF if y in _PARTNERS.get(x, ()) else 1.0
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + swap)
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return float("inf")
        before, last = last, row
    return last[-1]


def nearest(word: str, candidates: Iterable[Known]) -> str | None:
    """Return the candidate nearest to *word*, the commoner of equals; ``None`` where none is near."""
    most = 1.0 if len(word) <= _SHORT else 2.0
    best: tuple[float, int, str] | None = None
    for each in candidates:
        if each.id == word or len(each.id) < _LEAST:
            continue
        away = distance(word, each.id, most)
        if away <= most and (best is None or (away, -each.articles, each.id) < best):
            best = (away, -each.articles, each.id)
    return best[2] if best else None


def respelt(query: Query, analyser: Analyser, words: Words) -> str | None:
    """Return the text of *query* with each unknown word replaced by the nearest known one.

    ``None`` where every word is known or nothing is near.
    """
    if query.clause is None:
        return None
    changed = _respelt(query.clause, analyser, words)
    return render(changed) if changed != query.clause else None


def _respelt(clause: Clause, analyser: Analyser, words: Words) -> Clause:
    match clause:
        case Word(text, exact=False):
            better = _better(text, analyser, words)
            return Word(better) if better else clause
        case In(field, inner):
            return In(field, _respelt(inner, analyser, words))
        case Either(options):
            return Either(tuple(_respelt(option, analyser, words) for option in options))
        case Row(items):
            return Row(tuple(Item(_respelt(item.clause, analyser, words), item.occur) for item in items))
        case _:
            return clause


def _better(text: str, analyser: Analyser, words: Words) -> str | None:
    keys = analyser.keys(text)
    key = fold(text)
    if len(keys) != 1 or len(key) < _LEAST or keys[0].exact != key or any(c.isdigit() for c in key):
        return None
    same = words(key, 1)
    if same and same[0].id == key:
        return None
    firsts = {key[0], *_PARTNERS.get(key[0], ())}
    tried = [known for first in sorted(firsts) for known in words(first, WORDS_TRIED)]
    return nearest(key, tried)
