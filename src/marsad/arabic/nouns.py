"""The lemma of a counted noun: ``جنود``, ``جنديا`` and ``الجنود`` all count ``جندي``.

Own table first (the nouns news counts, with their broken plurals and duals), then simplemma's
Arabic lemmas, then the regular endings. Lemmas are for grouping figures; print the page's words.
"""

import re
from functools import lru_cache

import simplemma

from marsad.arabic import letters
from marsad.arabic.lexicon import words_of
from marsad.arabic.normalise import fold

SAME_MEASURE = {"عسكري": "جندي"}
"""Nouns that count the same thing: their figures meet under one unit."""

_MARKS = re.compile(f"[{letters.MARKS}]+")
_TANWIN = "\u064b"
_SHORTEST = 3
_DUAL = ("ان", "ين")


def _spelled_out() -> tuple[dict[str, str], dict[str, str]]:
    lemmas: dict[str, str] = {}
    duals: dict[str, str] = {}
    for entry in sorted(words_of("plurals.txt")):
        lemma, plurals = entry.split(":")
        key = fold(lemma)
        for form in (key, key + letters.ALEF, *map(fold, plurals.split())):
            lemmas.setdefault(form, lemma)
            lemmas.setdefault(form + letters.ALEF, lemma)
        stem = key[:-1] + letters.TEH if key.endswith(letters.HEH) else key
        for ending in _DUAL if len(key) >= _SHORTEST else ():  # أمين is no two mothers
            duals.setdefault(stem + ending, lemma)
    # where a dual looks like a plural (مدنيين), the plural is the commoner reading in news
    return lemmas, {form: lemma for form, lemma in duals.items() if form not in lemmas}


LEMMAS, DUALS = _spelled_out()
"""Form key -> lemma; dual form key -> lemma. Both without the article."""


@lru_cache(maxsize=20_000)
def noun_lemma(word: str) -> str:
    """Return the lemma of the printed noun *word*; the word itself, unvowelled, where nobody knows it."""
    if word.endswith((_TANWIN + letters.ALEF, letters.ALEF + _TANWIN)):
        word = word[: -len(_TANWIN + letters.ALEF)]
    key = fold(word)
    bare = key.removeprefix(letters.ALEF + letters.LAM) if _has_article(word) else key
    known = LEMMAS.get(bare) or DUALS.get(bare) or LEMMAS.get(bare.removesuffix("ها").removesuffix("هم"))
    if known is None:
        known = _looked_up(_plain(word), bare)
    return known


def is_listed(word: str) -> bool:
    """True when our own table knows *word* as a form of a counted noun."""
    return fold(word) in LEMMAS


def is_listed_plural(word: str) -> bool:
    """True for a plural of our own table, with the article or without."""
    bare = fold(word).removeprefix(letters.ALEF + letters.LAM)
    lemma = LEMMAS.get(bare)
    return lemma is not None and fold(lemma) != bare


@lru_cache(maxsize=20_000)
def is_prefixed(word: str) -> bool:
    """True when *word* is another word behind a preposition or conjunction (``بجروح``)."""
    plain = _plain(word)
    if not plain or plain[0] not in letters.BEH + letters.LAM + letters.KAF + letters.FEH + letters.WAW:
        return False
    if LEMMAS.get(fold(plain)) or len(plain) <= _SHORTEST:
        return False
    may_be_noun = _TANWIN in word or plain[0] not in letters.LAM + letters.FEH or len(plain) <= _SHORTEST + 1
    if not may_be_noun and not simplemma.is_known(plain, "ar") and simplemma.is_known(plain[1:], "ar"):
        return True
    return not str(simplemma.lemmatize(plain, "ar")).startswith(plain[0])


def measure_of(lemma: str) -> str:
    """Return the unit under which figures of *lemma* meet (``عسكري`` counts as ``جندي``)."""
    return SAME_MEASURE.get(lemma, lemma)


def _has_article(word: str) -> bool:
    plain = _plain(word)
    return plain.startswith(letters.ALEF + letters.LAM) and len(plain) > len("ال") + 1


def _plain(word: str) -> str:
    return _MARKS.sub("", word)


def _looked_up(plain: str, bare: str) -> str:
    article = letters.ALEF + letters.LAM
    word = plain.removeprefix(article) if plain.startswith(article) else plain
    lemma = simplemma.lemmatize(word, "ar")
    if lemma != word and fold(lemma) and fold(lemma)[0] == bare[:1]:
        return str(lemma)
    return _without_endings(word) if not simplemma.is_known(word, "ar") else word


def _without_endings(word: str) -> str:
    feminine_plural = letters.ALEF + letters.TEH
    if word.endswith(feminine_plural) and len(word) > _SHORTEST + 1:
        return word[:-2] + letters.TEH_MARBUTA
    for ending in ("ون", "ين"):
        if word.endswith(ending) and len(word) > _SHORTEST + 2:
            return word[: -len(ending)]
    if word.endswith(letters.ALEF) and len(word) > _SHORTEST:
        return word[:-1]
    return word
