"""Train the names tagger on ANERcorp and AQMAR (both CC BY-SA) and write its weights.

    nice -n 10 python -m tools.names_model.train --data ../shared/data

Writes ``src/marsad/analysis/names/model/tagger.tsv.gz`` (CC BY-SA 4.0, see the NOTICE beside it).
The same data give the same weights: CRFsuite's L-BFGS starts from zero and draws no numbers.
"""

import argparse
import gzip
import math
import re
import tempfile
from collections import Counter
from pathlib import Path

import pycrfsuite
from tools.names_model.corpora import Sentence, anercorp, aqmar

from marsad.analysis import text_of
from marsad.analysis.names.features import attributes, grams, person_words
from marsad.analysis.names.known_tags import known_tags
from marsad.arabic.names import word_key

TARGET = (
    Path(__file__).resolve().parents[2] / "src" / "marsad" / "analysis" / "names" / "model" / "tagger.tsv.gz"
)
_PARAMETERS = {
    "c1": 0.08,
    "c2": 0.008,
    "max_iterations": 110,
    "feature.minfreq": 1,
    "feature.possible_transitions": True,
}
_ARABIC = re.compile("^[\u0621-\u064a]+$")
_TOGETHER = 15
"""Sentences whose known names support each other, about an article's worth."""


def examples(sentences: list[Sentence]) -> list[tuple[list[list[str]], list[str]]]:
    """Return the attributes and the tags of every sentence."""
    out = []
    for start in range(0, len(sentences), _TOGETHER):
        group = sentences[start : start + _TOGETHER]
        bodies = [" ".join(word for word, _ in sentence) for sentence in group]
        for sentence, known in zip(group, known_of(bodies, group), strict=True):
            surfaces = [word for word, _ in sentence]
            out.append((attributes(surfaces, known), [tag for _, tag in sentence]))
    return out


def known_of(bodies: list[str], group: list[Sentence]) -> list[list[str]]:
    """Return, for every word of every sentence, the tag the knowledge table gives it."""
    text = text_of("\n".join(bodies))
    by_offset = {token.start: tag for token, tag in zip(text.tokens, known_tags(text), strict=True)}
    rows, at = [], 0
    for sentence in group:
        row = []
        for word, _ in sentence:
            row.append(by_offset.get(at, "O"))
            at += len(word) + 1
        rows.append(row)
    return rows


def name_grams(names: frozenset[str], common: list[str]) -> dict[str, float]:
    """Return the log odds of letter groups between words of personal names and common words."""
    inside = Counter(gram for word in names for gram in grams(word))
    outside = Counter(gram for word in common if len(word) >= 3 for gram in grams(word))
    total_in, total_out = inside.total() + 1, outside.total() + 1
    return {
        gram: math.log((inside[gram] + 1) / total_in) - math.log((outside[gram] + 1) / total_out)
        for gram in inside | outside
        if inside[gram] + outside[gram] >= 4
    }


def export(model: Path, target: Path) -> int:
    """Write the weights that are not zero as text; return how many attributes there are."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    labels = sorted(tagger.labels())
    lines = ["\t".join(labels)]
    lines += [
        "\t".join(f"{info.transitions.get((origin, to), -8.0):.3f}" for origin in labels) for to in labels
    ]
    weights: dict[str, dict[int, int]] = {}
    for (attribute, label), weight in info.state_features.items():
        if (rounded := round(weight * 1000)) != 0:
            weights.setdefault(attribute, {})[labels.index(label)] = rounded
    for attribute in sorted(weights):
        cells = (f"{label}:{weight}" for label, weight in sorted(weights[attribute].items()))
        lines.append("\t".join([attribute, *cells]))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    return len(weights)


def common_words(sentences: list[Sentence]) -> list[str]:
    """Return the keys of words that occur outside names and not inside a person's name."""
    outside: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    for sentence in sentences:
        for word, tag in sentence:
            if tag == "O":
                outside[word_key(word)] += 1
            elif tag.endswith("PER"):
                persons[word_key(word)] += 1
    return sorted(w for w, n in outside.items() if len(w) > 1 and n > 10 * persons[w] and _ARABIC.search(w))


def main() -> None:
    """Train and export."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--target", type=Path, default=TARGET)
    chosen = arguments.parse_args()
    trainer = pycrfsuite.Trainer(verbose=True)
    trainer.set_params(_PARAMETERS)
    sentences = anercorp(chosen.data)[0] + aqmar(chosen.data)[0]
    words = common_words(sentences)
    chosen.target.with_name("common_words.txt").write_text("\n".join(words) + "\n", "utf-8")
    odds = name_grams(person_words(), words)
    lines = (f"{gram}\t{round(value * 10)}" for gram, value in sorted(odds.items()) if round(value * 10))
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    chosen.target.with_name("name_grams.tsv.gz").write_bytes(packed)
    for rows, tags in examples(anercorp(chosen.data)[0]) + examples(aqmar(chosen.data)[0]):
        trainer.append(rows, tags)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        print("attributes", export(path, chosen.target), "bytes", chosen.target.stat().st_size)


if __name__ == "__main__":
    main()
