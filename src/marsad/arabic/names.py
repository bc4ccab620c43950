"""Name keys: the forms in which the spellings of one name meet.

``name_key`` is strict: hamza seats, ta marbuta, the letters that stand for a foreign *g* (غ ج گ چ),
*p* and *v*, spaces and hyphens. ``skeleton`` is loose: long vowels inside a word fall away and
emphatic consonants join their plain sisters; alone it has about one per cent precision, so it
only blocks candidates, and ``same_name`` asks for edit distance and agreement of the surname.
"""

import re
from functools import lru_cache

from marsad.arabic.letters import TATWEEL
from marsad.arabic.native_names import NATIVE_NAMES
from marsad.arabic.normalise import fold_name

_FOREIGN = str.maketrans(
    {"غ": "ج", "گ": "ج", "چ": "ج", "ڠ": "ج", "ݣ": "ج", "پ": "ب", "ڤ": "ف", "ڥ": "ف", "ژ": "ز", "ڨ": "ج"}
)
_CLASSES = str.maketrans({"ط": "ت", "ض": "د", "ص": "س", "ث": "س", "ظ": "ز", "ذ": "ز", "ح": "ه", "ق": "ك"})
_VOWELS = frozenset("اوي")
_JOINTS = re.compile(rf"[\s\-–—'’ʼ{TATWEEL}.]+")
_PREFIXES = frozenset({"عبد", "ابو", "ابي", "بن", "ابن", "ال", "ام", "ولد", "بنت", "بو"})
_MIN_LOOSE = 4
"""Shorter words are told apart by one vowel (حسن/حسين, سعد/سعيد)."""


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """Return the strict key of one word: letters folded, foreign *g*, *p*, *v* in one spelling."""
    return fold_name(word).translate(_FOREIGN)


def name_key(text: str) -> str:
    """Return the strict key of a whole name, without spaces: ``بيونغ يانغ`` and ``بيونجيانج`` meet."""
    return word_key(_JOINTS.sub("", text))


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Return the strict key with emphatic consonants joined to their plain sisters."""
    return word_key(word).translate(_CLASSES)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the loose key of one word: consonant classes, no long vowel after the first letter."""
    classes = consonants(word)
    kept = [letter for letter in classes[1:] if letter not in _VOWELS]
    squeezed = [letter for at, letter in enumerate(kept) if at == 0 or letter != kept[at - 1]]
    return classes[:1] + "".join(squeezed)


def distance(a: str, b: str, limit: int = 3) -> int:
    """Return Levenshtein's distance of *a* and *b*, or ``limit + 1`` as soon as it is exceeded."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            previous, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, previous + (left != right)),
            )
        if min(row) > limit:
            return limit + 1
    return row[-1]


def same_word(a: str, b: str, *, edits: int = 1) -> bool:
    """True when two words can be spellings of one name: equal keys, or equal skeletons and few edits.

    Two native Arabic names that differ are two names, however near (سلمان, سليمان); so are two names
    of families with the article (البشير, البشيري).
    """
    if word_key(a) == word_key(b):
        return True
    left, right = consonants(a), consonants(b)
    if left.startswith("ال") and right.startswith("ال"):
        return False
    if min(len(left), len(right)) < _MIN_LOOSE or skeleton(a) != skeleton(b):
        return False
    if fold_name(a) in NATIVE_NAMES and fold_name(b) in NATIVE_NAMES:
        return False
    apart = distance(left, right)
    return apart <= edits and (apart == 0 or len(left) != len(right) or len(left) > _MIN_LOOSE)


def same_name(a: str, b: str) -> bool:
    """True when *a* and *b* can be spellings of one name.

    A name of several words needs its surname (last word) within one edit and its first word
    within two: فولوديمير meets فلاديمير before زيلينسكي, never by itself. A name with words in between
    meets the one without, unless it ends in a given name (فيصل بن فرحان بن عبدالله, فيصل بن عبدالله).
    """
    if name_key(a) == name_key(b):
        return True
    left, right = parts(a), parts(b)
    if len(left) == 1 and len(right) == 1:
        return same_word(left[0], right[0])
    if len(left) < 2 or len(right) < 2:
        return False
    if not same_word(left[-1], right[-1]) or not same_word(left[0], right[0], edits=2):
        return False
    if len(left) != len(right) and (left[-1].startswith("بن") or fold_name(left[-1]) in NATIVE_NAMES):
        return False
    if len(left) == len(right):
        return all(same_word(x, y) for x, y in zip(left[1:-1], right[1:-1], strict=True))
    return True


def parts(name: str) -> list[str]:
    """Return the words of a name, compounds (عبد الله, أبو مازن, بن سلمان) as one word each."""
    words: list[str] = []
    pending = ""
    for word in _JOINTS.split(name.strip()):
        if not word:
            continue
        pending += word
        if fold_name(word) not in _PREFIXES:
            words.append(pending)
            pending = ""
    return [*words, pending] if pending else words
