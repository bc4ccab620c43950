"""The light stem: light10's endings, and proclitics cut only where that is safe.

After Larkey, Ballesteros and Connell (light10), with two guards it lacks: a frequency table says
whether a first letter is a proclitic (the word without it must be the commoner one), and words
whose ending is their own (لبنان, بوتين) are listed. A stem is for search only: never shown, and
no name's key is made from one.
"""

from collections.abc import Iterator, Mapping

from marsad.arabic import letters
from marsad.arabic.clitics import ARTICLE
from marsad.arabic.lexicon import words_of

_WITH_ARTICLE = tuple(
    conjunction + preposition + ARTICLE
    for conjunction in (letters.WAW, letters.FEH, "")
    for preposition in (letters.BEH, letters.KAF, "")
)
_WITH_LAM = (
    letters.WAW + letters.LAM + letters.LAM,
    letters.FEH + letters.LAM + letters.LAM,
    letters.LAM + letters.LAM,
)
COMPOUNDS = tuple(sorted(_WITH_ARTICLE + _WITH_LAM, key=len, reverse=True))
"""Proclitics with the article: whoever bears them is a noun, so they may go."""

GUARDED = (
    letters.WAW + letters.BEH,
    letters.WAW + letters.LAM,
    letters.WAW + letters.SEEN,
    letters.WAW,
    letters.FEH,
    letters.BEH,
    letters.LAM,
    letters.KAF,
    letters.SEEN,
)
"""Proclitics that are as often a letter of the word: cut only on the evidence of frequency."""

ENCLITICS = (letters.HEH + "ما", letters.HEH + letters.ALEF, letters.HEH + "م")
LONG_ENDINGS = ("ان", "ات", "ون", "ين", "يه")
SHORT_ENDINGS = (letters.HEH, letters.YEH)

_SHORTEST = 3
_SHORTEST_BEFORE_HUM = 4
_TWICE = 2

UNSTEMMED = words_of("unstemmed.txt") | words_of("own_endings.txt")
"""Keys whose last letters look like an ending and are none: names mostly."""

WAW_WORDS = words_of("waw.txt")
"""Words whose first waw is their own (وكالة), without endings."""


def light_stem(key: str, *, frequency: Mapping[str, int] | None = None) -> str:
    """Return the light stem of the ``fold`` key *key*; at least three letters stay.

    *frequency* counts keys in a corpus. Without it only ``و`` is cut as a lone proclitic, as
    light10 does, and not from the words known to begin with it.
    """
    if len(key) <= _SHORTEST or not key[0] > letters.HAMZA or key in UNSTEMMED:
        return key
    word = _without_proclitics(key, frequency)
    return word if word in UNSTEMMED else _without_endings(word)


def _without_proclitics(key: str, frequency: Mapping[str, int] | None) -> str:
    if _is_waw_word(key):
        return key
    for compound in COMPOUNDS:
        if key.startswith(compound) and len(key) - len(compound) >= _SHORTEST:
            return key[len(compound) :]
    if frequency is None:
        if key[0] == letters.WAW and len(key) > _SHORTEST:
            return key[1:]
        return key
    for proclitic in GUARDED:
        rest = key[len(proclitic) :]
        if not key.startswith(proclitic) or len(rest) < _SHORTEST:
            continue
        if frequency.get(rest, 0) + frequency.get(ARTICLE + rest, 0) >= max(
            1, _TWICE * frequency.get(key, 0)
        ):
            return rest
    return key


def _is_waw_word(key: str) -> bool:
    return key[0] == letters.WAW and any(form in WAW_WORDS for form in _less_endings(key))


def _less_endings(key: str) -> Iterator[str]:
    yield key
    for ending in (*ENCLITICS, *LONG_ENDINGS, *SHORT_ENDINGS, letters.ALEF):
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST:
            yield key[: -len(ending)]
            if ending in ENCLITICS or ending == letters.HEH:
                # teh marbuta opens before an enclitic: وكالتها comes from وكالة
                stem = key[: -len(ending)]
                if stem.endswith(letters.TEH):
                    yield stem[:-1] + letters.HEH


def _without_endings(word: str) -> str:
    for ending in ENCLITICS:
        least = _SHORTEST if ending != ENCLITICS[-1] else _SHORTEST_BEFORE_HUM
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if word in UNSTEMMED:
        return word
    for endings in (LONG_ENDINGS, SHORT_ENDINGS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: -len(ending)]
                break
    return word
