"""Words -> keys: one analyser for documents and queries.

A text becomes tokens with three keys each, one for every field an engine keeps:

``exact``  the ``fold`` key: one form for every spelling, digits and thousands included
``stem``   the light stem, its proclitics guarded by the archive's own frequencies
``lemma``  the light stem of the dictionary form, where a dictionary knows the word

Measured apart and together in ``tests/gates`` (three keys beat any one of them). The lemma stands
beside the stem and never for it: what the dictionary does not know keeps its stem.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import simplemma

from marsad.arabic import letters
from marsad.arabic.clitics import strip_proclitics
from marsad.arabic.normalise import fold, fold_with_offsets
from marsad.arabic.stem import light_stem
from marsad.model.span import Span

VERSION = "2"
"""Names the chains. An index made by another version is rebuilt beside, while it still answers."""

_ABBREVIATION = (
    rf"(?<![{letters.LETTERS}])[{letters.LETTERS}](?:\.\s?[{letters.LETTERS}])+(?![{letters.LETTERS}])"
)
_PATTERN = re.compile(
    rf"""
    {_ABBREVIATION}
  | [{letters.LETTERS}]+
  | [0-9]+(?:[.,{letters.DECIMAL_SEPARATOR}{letters.THOUSANDS_SEPARATOR}][0-9]+)*
  | [a-z\u00c0-\u024f][a-z0-9\u00c0-\u024f]*(?:['’.&-][a-z0-9]+)*
  | [^\W_\u0600-\u06ff]+
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(rf"[0-9]{{1,3}}(?:[,{letters.THOUSANDS_SEPARATOR}][0-9]{{3}})+$")
_SEPARATORS = re.compile(rf"[,{letters.THOUSANDS_SEPARATOR}]")
_LONGEST = 64
_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه")
_SHORTEST_LEMMATISED = 3
_MARKS = re.compile(f"[{letters.MARKS}]+")


class Keys(NamedTuple):
    """The keys under which one word is found."""

    exact: str
    stem: str
    lemma: str


class Located(NamedTuple):
    """A word of a text: its keys and where it stands in the raw text."""

    keys: Keys
    span: Span


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each exact key occurs; frozen for a generation of the index.

    Few texts prove nothing: below ``ENOUGH`` words the guards fall back to the plain light stem.
    """

    counts: Mapping[str, int]
    words: int = 0

    ENOUGH = 20_000

    @property
    def usable(self) -> Mapping[str, int] | None:
        """The counts, or ``None`` while there are too few to decide by."""
        return self.counts if self.words >= self.ENOUGH else None


NO_FREQUENCIES = Frequencies({})


class Analyser:
    """Make the keys of texts. Holds a bounded memory of words seen; otherwise without state.

    A word seen again is ten times cheaper than a new one. The memory has two halves: when the
    younger is full it becomes the elder, and the elder's words that were not seen since are let go.
    """

    def __init__(self, frequencies: Frequencies = NO_FREQUENCIES, *, remembered: int = 200_000) -> None:
        self.frequencies = frequencies
        self._counts = frequencies.usable
        self._seen: dict[str, Keys] = {}
        self._elder: dict[str, Keys] = {}
        self._half = remembered // 2

    def keys(self, text: str) -> list[Keys]:
        """Return the keys of the words of *text* in order."""
        seen = self._seen
        plain = _plain(text)
        found = []
        for word in _PATTERN.findall(plain):
            keys = seen.get(word)
            found.append(self._learn(word) if keys is None else keys)
        return found

    def located(self, text: str) -> list[Located]:
        """Return the words of *text* with their places in it (vowels and tatweel included)."""
        folded = fold_with_offsets(text)
        marked = []
        for match in _PATTERN.finditer(folded.text):
            span = folded.source_span(Span(match.start(), match.end()))
            marked.append(Located(self._word(_plain(span.of(text))), span))
        return marked

    def _word(self, word: str) -> Keys:
        return self._seen.get(word) or self._learn(word)

    def _learn(self, word: str) -> Keys:
        keys = self._elder.get(word) or self._analyse(word)
        if len(self._seen) >= self._half:
            self._elder, self._seen = self._seen, {}
        self._seen[word] = keys
        return keys

    def _analyse(self, word: str) -> Keys:
        exact = fold(word)[:_LONGEST]
        if "." in exact and exact[0] >= letters.HAMZA:
            exact = exact.replace(".", "").replace(" ", "")
            return Keys(exact, exact, exact)
        if exact[0].isdigit():
            number = _SEPARATORS.sub("", exact) if _THOUSANDS.match(exact) else exact
            return Keys(number, number, number)
        stem = light_stem(exact, frequency=self._counts)
        lemma = lemma_of(word)
        return Keys(exact, stem, light_stem(fold(lemma), frequency=self._counts) if lemma else stem)


def _plain(text: str) -> str:
    """Return *text* without marks, digits folded, lower case; letters keep their spelling.

    The dictionary needs hamza and teh marbuta as written; ``fold`` would take them away.
    """
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _MARKS.sub("", text).translate(_DIGITS).lower()


_DIGITS = {
    ord(digit): str(i)
    for digits in (letters.ARABIC_INDIC_DIGITS, letters.PERSIAN_DIGITS)
    for i, digit in enumerate(digits)
}


def lemma_of(word: str) -> str | None:
    """Return the dictionary form of *word*, or ``None`` where the dictionary has none.

    Users leave out hamza and the dots of teh marbuta, so respelt candidates are looked up where
    the spelling given is unknown; then the word without proclitics, without an enclitic, without both.
    """
    if len(word) < _SHORTEST_LEMMATISED or not word[0] >= letters.HAMZA:
        return None
    found = _known(word)
    if found:
        return found
    rests = [reading.rest for reading in strip_proclitics(word) if reading.rest != word]
    for rest in (*rests, *(bare for each in (word, *rests) for bare in _without_enclitic(each))):
        found = _known(rest) if len(rest) >= _SHORTEST_LEMMATISED else None
        if found:
            return found
    return None


def _known(word: str) -> str | None:
    for candidate in respellings(word):
        if simplemma.is_known(candidate, lang="ar"):
            return str(simplemma.lemmatize(candidate, lang="ar"))
    return None


def _without_enclitic(word: str) -> Iterator[str]:
    """Yield *word* without a pronoun at its end, the form before it restored (مسيرته: مسيرة)."""
    for enclitic in _ENCLITICS:
        if word.endswith(enclitic):
            rest = word[: -len(enclitic)]
            if rest.endswith(letters.TEH):
                yield rest[:-1] + letters.TEH_MARBUTA
            elif rest.endswith((letters.YEH_HAMZA, letters.WAW_HAMZA)):
                yield rest[:-1] + letters.HAMZA
            yield rest
            return


def respellings(word: str) -> tuple[str, ...]:
    """Return *word* and the spellings it may stand for: hamza on the alef, teh marbuta, maksura."""
    heads: tuple[str, ...] = (word,)
    if word[0] == letters.ALEF:
        heads = (
            word,
            *(
                alef + word[1:]
                for alef in (letters.ALEF_HAMZA_ABOVE, letters.ALEF_HAMZA_BELOW, letters.ALEF_MADDA)
            ),
        )
    tails = {letters.HEH: letters.TEH_MARBUTA, letters.YEH: letters.ALEF_MAKSURA}
    other = tails.get(word[-1])
    if other is None:
        return heads
    return (*heads, *(head[:-1] + other for head in heads))
