"""The counted noun with its modifiers, and the words that narrow a figure to a place.

Arabic marks neither names nor parts of speech, so a phrase grows word by word while each next word
still looks like a modifier (an adjective of relation, a known adjective, ``من`` and a country) and
ends at anything that could begin a new clause.
"""

from functools import lru_cache
from typing import NamedTuple

import simplemma

from marsad.analysis.quantities.words import (
    ADJECTIVES,
    CLAUSE_WORDS,
    DIRECTIONS,
    FUNCTION_WORDS,
    NOUNS_LIKE_NISBAS,
    OTHERS,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    SINCE,
    STARTS,
    TIME_NOUNS,
)
from marsad.analysis.row import Row
from marsad.arabic import letters
from marsad.arabic.lexicon import words_of
from marsad.arabic.normalise import fold
from marsad.arabic.nouns import is_listed, is_listed_plural, is_prefixed, measure_of, noun_lemma
from marsad.arabic.stem import WAW_WORDS, light_stem

_LONGEST_TERRITORY = 4
_LONGEST_SCOPE = 5
_SCOPE_REACH = 10
_UPON = "علي"
_TERRITORIES = words_of("territories.txt")
_TERRITORY_BEGINNINGS = frozenset(name.split(" ")[0] for name in _TERRITORIES)
_NISBA_ENDINGS = ("ي", "يه", "يا", "يين", "يون", "يتين", "يان", "يات")
_ENCLITICS = ("ها", "هم", "هما", "نا", "ته", "هن", "ات")
_SHORTEST_NISBA = 4
_SHORTEST_NOUN = 2
_OPENERS = frozenset("\"“«'‘(")
_ARTICLE = letters.ALEF + letters.LAM


class NounPhrase(NamedTuple):
    """Tokens ``[start, end)``; ``unit`` is the measure's lemma, ``None`` for ``آخرون``."""

    start: int
    end: int
    unit: str | None


def is_new_clause(row: Row, at: int) -> bool:
    """True when the word at *at* begins with a conjunction that is no letter of the word."""
    key = row.key(at)
    if key in CLAUSE_WORDS:
        return True
    if not key.startswith(letters.WAW) or len(key) <= _SHORTEST_NOUN:
        return key == letters.WAW
    return (light_stem(key) != light_stem(key[1:]) and not _keeps_waw(key)) or not _keeps_waw(key)


@lru_cache(maxsize=20_000)
def _keeps_waw(key: str) -> bool:
    if key.startswith(letters.WAW + _ARTICLE):
        return key in WAW_WORDS
    return key in WAW_WORDS or light_stem(key).startswith(letters.WAW)


def counted_noun(row: Row, at: int, *, definite: bool = False) -> NounPhrase | None:
    """Return the noun counted by a number that ends before token *at*.

    *definite* allows the article, as after ``آلاف`` and ``نصف``. ``None`` where no noun stands there.
    """
    if not row.is_word(at) or not row.same_line(at - 1, at):
        return None
    key = row.key(at)
    if key in OTHERS:
        return NounPhrase(at, at + 1, None)
    if key in FUNCTION_WORDS or len(key) < _SHORTEST_NOUN or row.forms[at] is not None:
        return None
    if is_new_clause(row, at) or (row.has_article(at) and not definite) or is_prefixed(row.surface(at)):
        return None
    if _is_plural_verb(key) and not is_listed(row.surface(at)):
        return None
    lemma = noun_lemma(row.surface(at))
    if lemma in TIME_NOUNS or _is_imperfect(row.surface(at), lemma):
        return None
    end = modifiers_end(row, at + 1, definite=row.has_article(at))
    return NounPhrase(at, origin_end(row, end), measure_of(lemma))


def _is_plural_verb(key: str) -> bool:
    """``قاتلوا``, ``يحتاجون``: what the counted did, not what they are."""
    return key.endswith("وا") or (key.startswith(letters.YEH) and key.endswith("ون"))


def _is_imperfect(word: str, lemma: str) -> bool:
    """``يسجل``, ``تضم``: the first letter is the verb's person, not the lemma's."""
    return word[0] in (letters.YEH, letters.TEH) and lemma[:1] != word[0] and not is_listed(word)


def modifiers_end(row: Row, at: int, *, definite: bool) -> int:
    """Return where the adjectives that begin at *at* end."""
    while row.is_word(at) and _is_modifier(row, at, definite=definite) and row.same_line(at - 1, at):
        at += 1
    return at


def _is_modifier(row: Row, at: int, *, definite: bool) -> bool:
    key = row.key(at)
    if key in FUNCTION_WORDS or row.has_article(at) is not definite or is_new_clause(row, at):
        return False
    bare = key.removeprefix(_ARTICLE) if definite else key
    if bare in ADJECTIVES:
        return True
    if len(bare) < _SHORTEST_NISBA or not bare.endswith(_NISBA_ENDINGS):
        return False
    return _is_nisba(row.surface(at))


@lru_cache(maxsize=20_000)
def _is_nisba(word: str) -> bool:
    """An adjective of relation (الروسية), and none of the nouns that end like one (القرية)."""
    return not is_prefixed(word) and fold(noun_lemma(word)) not in NOUNS_LIKE_NISBAS


def origin_end(row: Row, at: int) -> int:
    """Return where ``من`` and a country end, if they begin at *at*; else *at*."""
    if row.key(at) != "من":
        return at
    end = territory_end(row, at + 1)
    return at if end == at + 1 else end


def territory_end(row: Row, at: int) -> int:
    """Return where the country's name that begins at *at* ends; *at* where none begins."""
    if row.key(at) not in _TERRITORY_BEGINNINGS:
        return at
    for end in range(min(len(row), at + _LONGEST_TERRITORY), at, -1):
        if " ".join(row.keys[at:end]) in _TERRITORIES:
            return end
    return at


def _and_territories(row: Row, at: int) -> int:
    """The end of ``وسوريا ولبنان`` after a country."""
    while row.is_word(at) and row.key(at)[:1] == letters.WAW and row.key(at)[1:] in _TERRITORIES:
        at += 1
    return at


def partitive(row: Row, at: int) -> NounPhrase | None:
    """Return the noun after ``من`` that a vague word or a measure counts (``الآلاف من الأشخاص``)."""
    if row.key(at) != "من" or not row.has_article(at + 1) if row.is_word(at + 1) else True:
        return None
    return counted_noun(row, at + 1, definite=True)


def members(row: Row, at: int) -> NounPhrase | None:
    """Return the plural after ``من`` that a number takes some of (``19 من مشجعي الفريق``)."""
    if row.key(at) != "من" or not row.is_word(at + 1):
        return None
    if row.has_article(at + 1) and not is_listed_plural(row.surface(at + 1)):
        return None
    phrase = counted_noun(row, at + 1, definite=True)
    if phrase is None or phrase.unit is None or not _is_construct_plural(row.surface(at + 1)):
        return None
    end = phrase.end
    if end == at + 2 and row.is_word(end) and _is_owner(row, end) and row.same_line(at, end):
        end = modifiers_end(row, end + 1, definite=True)
    return NounPhrase(at + 1, end, phrase.unit)


def _is_owner(row: Row, at: int) -> bool:
    return row.has_article(at) and row.key(at) not in FUNCTION_WORDS


@lru_cache(maxsize=20_000)
def _is_construct_plural(word: str) -> bool:
    lemma = noun_lemma(word)
    return lemma != word and (is_listed(word) or len(word) > _SHORTEST_NISBA)


def scope_after(row: Row, at: int) -> tuple[int, int] | None:
    """Return the tokens of the first place phrase in the same clause after *at*."""
    for begin in range(at, min(len(row), at + _SCOPE_REACH)):
        if begin > at and not row.same_line(begin - 1, begin):
            return None
        token = row.tokens[begin]
        if token.kind == "mark":
            if token.key in _OPENERS or token.key in "”»'’\")":
                continue
            return None
        if token.kind == "number" or (begin > 0 and is_new_clause(row, begin)):
            return None  # another figure, another clause: the place is theirs
        end = scope_end(row, begin)
        if end is not None:
            return begin, end
    return None


def scope_before(row: Row, first: int, at: int) -> tuple[int, int] | None:
    """Return the last place phrase between the tokens *first* and *at* (``عدد الجنود في …``)."""
    for begin in range(at - 1, first, -1):
        if row.key(begin + 1) in PLACE_HEADS and row.key(begin) == "من":
            return begin, _phrase_end(row, begin + 2)
        end = scope_end(row, begin)
        if end is not None and end <= at:
            return begin - (row.key(begin - 1) in PLACE_PREPOSITIONS), end
    return None


def scope_end(row: Row, at: int) -> int | None:
    """Return where the place phrase that begins at *at* ends, ``None`` where none does."""
    key = row.key(at)
    if key == SINCE and row.key(at + 1) in STARTS:
        started = _phrase_end(row, at + 2)
        return started if started > at + 2 else None
    if key in DIRECTIONS and at > 0:
        if not _is_place(row, at + 1):
            return None  # وسط ارتفاع الأسعار
        begin = at
    elif key in PLACE_PREPOSITIONS:
        begin = at + 1
    elif key.startswith(letters.BEH) and key[1:] in PLACE_HEADS:
        return _phrase_end(row, at + 1) if row.is_word(at + 1) else None
    elif key.startswith(letters.BEH + _ARTICLE) and key[1:].removeprefix(_ARTICLE) in PLACE_HEADS:
        return modifiers_end(row, at + 1, definite=True)
    else:
        return None
    quoted = row.key(begin) in _OPENERS
    begin += quoted
    if not row.is_word(begin):
        return None
    end = _place_end(row, begin)
    if end is None or (key == _UPON and row.key(begin).removeprefix(_ARTICLE) not in PLACE_HEADS):
        return None
    if quoted and row.key(end) in "\"”»'’":
        end = modifiers_end(row, end + 1, definite=True)
    return end


def _is_place(row: Row, at: int) -> bool:
    if not row.is_word(at):
        return False
    key = row.key(at)
    return (
        key.removeprefix(_ARTICLE) in PLACE_HEADS
        or territory_end(row, at) > at
        or _is_unknown(row.surface(at))
    )


def _place_end(row: Row, at: int) -> int | None:
    territory = territory_end(row, at)
    if territory > at:
        return _and_territories(row, modifiers_end(row, territory, definite=True))
    key = row.key(at)
    if key in PLACE_HEADS or key.removeprefix(_ARTICLE) in PLACE_HEADS:
        end = at + 1
        if row.has_article(at):
            return modifiers_end(row, end, definite=True)
        named = _phrase_end(row, end)
        return named if named > end else None
    if key in FUNCTION_WORDS or row.has_article(at) or row.forms[at] is not None or is_new_clause(row, at):
        return None
    if _is_unknown(row.surface(at)):
        return modifiers_end(row, at + 1, definite=True)
    return None


@lru_cache(maxsize=20_000)
def _is_unknown(word: str) -> bool:
    """True for a word no dictionary of Arabic knows: after a preposition of place, a place's name."""
    if len(word) < _SHORTEST_NISBA or word.endswith(_ENCLITICS):
        return False
    return not simplemma.is_known(word, "ar") and not is_prefixed(word)


def _phrase_end(row: Row, at: int) -> int:
    """The end of the name that a place's head opens: its next words until anything foreign to a name."""
    end = at
    if row.key(end) in _OPENERS:
        close = end + 1
        while close < min(len(row), end + _LONGEST_SCOPE) and row.tokens[close].kind != "mark":
            close += 1
        return modifiers_end(row, min(close + 1, len(row)), definite=True)
    while row.is_word(end) and end - at < _LONGEST_SCOPE and row.same_line(end - 1, end):
        key = row.key(end)
        territory = territory_end(row, end)
        if territory > end:
            end = territory
            continue
        if key in FUNCTION_WORDS or is_new_clause(row, end) or is_prefixed(row.surface(end)):
            break
        if key in DIRECTIONS or key in PLACE_HEADS or end == at:
            end += 1
            continue
        if row.key(end - 1) in DIRECTIONS or row.key(end - 1) in PLACE_HEADS:
            end += 1
            continue
        if not _is_modifier(row, end, definite=True):
            break
        end += 1
    return end
