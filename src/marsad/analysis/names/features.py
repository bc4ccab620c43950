"""What the tagger sees of a word: its key, stem, edges, triggers, gazetteers.

All of it belongs to the word type, never to its place, so the decoder keeps one vector a word and
offset. The training script calls the same functions.
"""

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files

from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import TRIGGERS
from marsad.arabic.names import word_key

OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
_WORD = re.compile("[\u0621-\u064a]")
_LONG = 3


@cache
def person_words() -> frozenset[str]:
    """Return the words of personal names (Wikidata, CC0; our own list of given names)."""
    return frozenset(_lines("person_words"))


@cache
def place_words() -> frozenset[str]:
    """Return the one-word names of places (CLDR, GeoNames)."""
    return frozenset(line for line in _lines("place_names") if " " not in line)


@cache
def place_edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the further words of places of several words."""
    several = [line.split(" ") for line in _lines("place_names") if " " in line]
    return frozenset(words[0] for words in several), frozenset(w for words in several for w in words[1:])


def _lines(name: str) -> list[str]:
    path = files("marsad.analysis.names").joinpath("gazetteers", f"{name}.txt")
    return path.read_text("utf-8").splitlines()


def stem(key: str) -> str:
    """Return *key* without its proclitics and article, and without ta marbuta and the adjective's yeh."""
    rest = readings(key)[-1][1]
    rest = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
    for ending in ("يه", "ات", "ين", "ون", "ه", "ي"):
        if rest.endswith(ending) and len(rest) - len(ending) >= _LONG:
            return rest[: -len(ending)]
    return rest


@lru_cache(maxsize=1024)  # the tagger keeps the scores of words: these are asked for once
def word_attributes(surface: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the attributes of a word: those for its own place, for its neighbours, for afar."""
    key = word_key(surface)
    if not _WORD.search(surface):
        shape = re.sub(r"\d+", "9", re.sub(r"[A-Za-z]+", "a", key))[:6]
        few = (f"w={key}", f"shape={shape}")
        return few, few, (f"w={key}",)
    base = stem(key)
    likeness = _likeness(key)
    afar = [f"w={key}", f"s={base}"]
    near = [*afar, *_lists(key)]
    here = [*near, f"s4={base[:4]}", f"len={min(len(key), 9)}"]
    here += [f"p{n}={key[:n]}" for n in (1, 2, 3, 4) if len(key) > n]
    here += [f"e{n}={key[-n:]}" for n in (1, 2, 3, 4) if len(key) > n]
    here += [f"tri={base[i : i + 3]}" for i in range(len(base) - 2)]
    printed = surface[-1:]
    if printed in "ةىئؤء":
        here.append(f"last={printed}")
    if surface[:1] in "أإآ":
        here.append(f"first={surface[:1]}")
    near += [f"e2={key[-2:]}", *likeness]
    here += likeness
    if key.startswith("ال"):
        near.append("al")
    return tuple(here), tuple(near), tuple(afar)


def grams(key: str) -> list[str]:
    """Return the letter groups of three and four of *key*, its edges marked."""
    edged = f"^{key}$"
    return [edged[i : i + n] for n in (3, 4) for i in range(len(edged) - n + 1)]


@cache
def name_grams() -> dict[str, float]:
    """Return for letter groups how much likelier they are in personal names than in common words (log)."""
    path = files("marsad.analysis.names").joinpath("model", "name_grams.tsv.gz")
    if not path.is_file():
        return {}
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return {gram: int(odds) / 10 for gram, _, odds in (line.partition("\t") for line in lines)}


def _likeness(key: str) -> list[str]:
    """Return how like a personal name the word is, as it stands and without clitics, in steps of a half."""
    if len(key) < _LONG:
        return ["lk=short"]
    table = name_grams()
    odds = []
    for _, word in readings(key):
        letters = grams(word)
        odds.append(sum(table.get(gram, 0.0) for gram in letters) / len(letters))
    return [f"lk={round(odds[0] * 2)}", f"lb={round(max(odds) * 2)}"]


def _lists(key: str) -> list[str]:
    found = []
    first, further = place_edges()
    for cut, word in readings(key):
        mark = "" if cut == 0 else "c"
        if word in person_words():
            found.append(f"per{mark}")
        if word in place_words():
            found.append(f"loc{mark}")
        if word in first:
            found.append(f"loc1{mark}")
        for name, words in TRIGGERS.items():
            if word in words or (word.startswith("ال") and word[2:] in words):
                found.append(f"{name}{mark}")
    if key in further:
        found.append("loc2")
    return found


def attributes(surfaces: list[str], known: list[str]) -> list[list[str]]:
    """Return the attributes of every token of a sentence.

    *known* holds for every token the tag that the knowledge table gives it (``B-PER``, …, ``O``).
    """
    typed = [word_attributes(surface) for surface in surfaces]
    keys = [word_key(surface) for surface in surfaces]
    last = len(surfaces) - 1
    rows = []
    for at in range(len(surfaces)):
        row = []
        for offset in OFFSETS:
            other = at + offset
            if 0 <= other <= last:
                here, near, afar = typed[other]
                row += [f"{offset}|{a}" for a in (here if offset == 0 else near if abs(offset) < 3 else afar)]
        row += place_attributes(keys, known, at)
        rows.append(row)
    return rows


def place_attributes(keys: list[str], known: list[str], at: int) -> list[str]:
    """Return the attributes that belong to the place and not to a word alone."""
    last = len(keys) - 1
    row = [f"k={known[at]}"]
    if at == 0:
        row.append("bos")
    else:
        row.append(f"k-1={known[at - 1]}")
        row.append(f"ww-={keys[at - 1]}|{keys[at]}")
    if at < last:
        row.append(f"k+1={known[at + 1]}")
    return row
