"""Build ``unstemmed.txt``: words whose last or first letters only look like an affix.

    python -m tools.lexicon.unstemmed <folder wd_arabic_names> > src/marsad/arabic/lexicon/unstemmed.txt

Sources: the CC0 person names of Wikidata (``wd_arabic_names``), CLDR's territories and
languages. A name that simplemma knows as the inflection of
another word (مسلمين) is left out.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import simplemma
from babel import Locale

from marsad.arabic.letters import ALEF
from marsad.arabic.normalise import fold

_LOOKS_ENDED = re.compile("(?:ان|ات|ون|ين|يه|ها|هم|هما)$")
_LOOKS_BEGUN = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)")
_HAMZA_LAM = re.compile("^[أإآ]ل")
_OFTEN = 2
_SHORTEST = 4


def person_names(folder: Path) -> Counter[str]:
    """Arabic spellings with how often Wikidata's people bear them."""
    names: Counter[str] = Counter()
    for part in sorted(folder.glob("wd_arabic_[0-9]*")):
        for line in part.read_text(encoding="utf-8").splitlines():
            _, spelling, count = line.split("\t")
            names[spelling.replace(" ", "")] += int(count)
    return names


def place_names() -> set[str]:
    """Words of CLDR's Arabic names of territories and languages."""
    locale = Locale("ar")
    names = " ".join([*locale.territories.values(), *locale.languages.values()])
    return set(re.findall(r"\w{4,}", names))


def is_needed(word: str, people: set[str]) -> bool:
    """True when a light stemmer would cut *word* and must not; *people* are the keys of all names."""
    key = fold(word)
    if len(key) < _SHORTEST:
        return False
    begun = bool(_HAMZA_LAM.match(word)) or _is_whole_name(key, people)
    if not (begun or _LOOKS_ENDED.search(key)):
        return False
    lemma = fold(simplemma.lemmatize(word, "ar"))
    return begun or lemma == key or not simplemma.is_known(word, "ar")


def _is_whole_name(key: str, people: set[str]) -> bool:
    begun = _LOOKS_BEGUN.match(key)
    return begun is not None and key[0] != ALEF and key in people and key[begun.end() :] not in people


def build(folder: Path) -> list[str]:
    """All keys, sorted."""
    people = {name for name, count in person_names(folder).items() if count >= _OFTEN}
    keys = {fold(name) for name in people}
    chosen = {fold(word) for word in people | place_names() if is_needed(word, keys)}
    return sorted(word for word in chosen if re.fullmatch("[\u0620-\u064a]+", word))


if __name__ == "__main__":
    print("# Built by tools/lexicon/unstemmed.py: CC0 names (Wikidata), CLDR places.")
    print("\n".join(build(Path(sys.argv[1]))))
