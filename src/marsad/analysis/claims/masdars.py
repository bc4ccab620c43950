"""Verbal nouns: where the object of a report begins when no particle says so (``أعلن الجيش سيطرته على``)."""

import re

from marsad.analysis.claims.words import ORGANISATIONS, ROLES, keys, listed

_SIMPLE = listed("simple")
_PATTERNS = re.compile(
    """^(?:
    ت..ي.            # taf'iil
  | ت...يه           # taf'iya
  | ا..ا.            # if'aal
  | ا.ا.ه            # ifaala
  | ا.ت.ا.           # ifti'aal
  | ا.ت..ا.
  | ان..ا.           # infi'aal
  | است..ا.          # istif'aal
  | است.ا.ه
  | م.ا..ه           # mufaa'ala
  )$""",
    re.VERBOSE,
)
_FIFTH = re.compile("^ت(?:...|.ا..)$")  # tafa''ul, tafaa'ul: too many names look alike without a possessor
_ENCLITIC = re.compile("(?:ها|هما|هم|ه|نا)$")
_TRADES = keys("صناعة زراعة تجارة محافظة مقاطعة إدارة أمانة إمارة محكمة")


def is_masdar(key: str) -> bool:
    """True when the word, without article, looks like the name of an action."""
    if key.startswith("ال") and len(key) > 4:
        return False
    if key in ORGANISATIONS or key in ROLES or key in _TRADES:
        return False
    if key in _SIMPLE or _PATTERNS.match(key):
        return True
    return has_possessor(key)


STRONG = listed("strong")
"""Actions that begin an object even after a name nobody tagged."""

OBJECTS = listed("objects")
"""Other heads of what is announced, denied or estimated."""


def is_fifth(key: str) -> bool:
    """True for tafa''ul and tafaa'ul (``تأثر``, ``تراجع``), sure only after a complete phrase."""
    return bool(_FIFTH.match(key))


def has_possessor(key: str) -> bool:
    """True when the word is an action with its agent's pronoun (``سيطرته``, ``دعمها``)."""
    stem = _ENCLITIC.sub("", key)
    if stem == key:
        return False
    if stem.endswith("ت") and stem[:-1] + "ه" in _SIMPLE:
        return True
    return (
        stem in _SIMPLE
        or bool(_FIFTH.match(stem))
        or bool(_PATTERNS.match(stem))
        or bool(_PATTERNS.match(stem[:-1] + "ه"))
    )
