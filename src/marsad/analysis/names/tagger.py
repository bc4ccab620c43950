"""The statistical tagger: a linear-chain CRF, decoded here in plain Python.

The weights come from CRFsuite (``tools/names_model/train.py``). Because every attribute but a few
belongs to the word type, a word's scores at each offset are summed once and kept; what remains a
token is seven short sums and one Viterbi step. Several times faster than CRFsuite's own tagger.
"""

import gzip
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, log

from marsad.analysis.names.features import OFFSETS, place_attributes, word_attributes
from marsad.arabic.names import word_key

Vector = tuple[float, ...]
_CACHED_WORDS = 40_000


@dataclass
class Model:
    """Labels, their transitions, and the weights of every attribute, one float a label."""

    labels: tuple[str, ...]
    into: tuple[Vector, ...]
    weights: dict[str, Vector]
    words: dict[str, tuple[Vector, ...]] = field(default_factory=dict)

    @property
    def zero(self) -> Vector:
        """No evidence for any label."""
        return (0.0,) * len(self.labels)

    def word_scores(self, surface: str) -> tuple[Vector, ...]:
        """Return what *surface* says about the token that stands at each offset from it."""
        scores = self.words.get(surface)
        if scores is None:
            here, near, afar = word_attributes(surface)
            scores = tuple(
                self._sum([f"{o}|{a}" for a in (here if o == 0 else near if abs(o) < 3 else afar)])
                for o in OFFSETS
            )
            if len(self.words) >= _CACHED_WORDS:
                self.words.clear()
            self.words[surface] = scores
        return scores

    def _sum(self, attributes: list[str]) -> Vector:
        vectors = [v for a in attributes if (v := self.weights.get(a)) is not None]
        return tuple(map(sum, zip(*vectors, strict=True))) if vectors else self.zero

    def emissions(self, surfaces: list[str], known: list[str]) -> list[Vector]:
        """Return the score of every label at every token of a sentence."""
        zero = self.zero
        words = [self.word_scores(surface) for surface in surfaces]
        keys = [word_key(surface) for surface in surfaces]
        last = len(surfaces) - 1
        rows: list[Vector] = []
        for at in range(len(surfaces)):
            vectors = [self._sum(place_attributes(keys, known, at))]
            for place, offset in enumerate(OFFSETS):
                other = at + offset
                if 0 <= other <= last and (vector := words[other][place]) is not zero:
                    vectors.append(vector)
            rows.append(tuple(map(sum, zip(*vectors, strict=True))))
        return rows

    def best(self, emissions: list[Vector]) -> list[int]:
        """Return the best sequence of labels (Viterbi)."""
        scores = list(emissions[0])
        back: list[list[int]] = []
        for row in emissions[1:]:
            step, pointers = [], []
            for into, own in zip(self.into, row, strict=True):
                reached = [score + weight for score, weight in zip(scores, into, strict=True)]
                top = max(reached)
                step.append(top + own)
                pointers.append(reached.index(top))
            scores = step
            back.append(pointers)
        label = scores.index(max(scores))
        path = [label]
        for pointers in reversed(back):
            label = pointers[label]
            path.append(label)
        return path[::-1]

    def confidence(self, emissions: list[Vector], path: list[int], first: int, last: int) -> float:
        """Return the probability of these very labels on tokens ``[first, last)``, given the path outside."""
        lo, hi = max(0, first - 1), min(len(path), last + 1)
        fixed = sum(emissions[at][path[at]] for at in range(lo, hi))
        fixed += sum(self.into[path[at]][path[at - 1]] for at in range(lo + 1, hi))
        open_ = (
            list(emissions[lo])
            if lo == first
            else [score if label == path[lo] else -1e9 for label, score in enumerate(emissions[lo])]
        )
        for at in range(lo + 1, hi):
            row = emissions[at]
            labels = range(len(row)) if first <= at < last else (path[at],)
            step = [-1e9] * len(row)
            for label in labels:
                reached = [score + weight for score, weight in zip(open_, self.into[label], strict=True)]
                top = max(reached)
                step[label] = top + log(sum(exp(r - top) for r in reached)) + row[label]
            open_ = step
        top = max(open_)
        return exp(fixed - top - log(sum(exp(score - top) for score in open_)))


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tokens ``[first, last)`` of a sentence, a class (``PER``, ``LOC``, ``ORG``), and how sure."""

    first: int
    last: int
    cls: str
    confidence: float


@cache
def model() -> Model | None:
    """Return the model, read once; ``None`` where it was not installed."""
    path = files("marsad.analysis.names").joinpath("model", "tagger.tsv.gz")
    if not path.is_file():
        return None
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    labels = tuple(lines[0].split("\t"))
    size = len(labels)
    into = tuple(tuple(map(float, line.split("\t"))) for line in lines[1 : size + 1])
    weights: dict[str, Vector] = {}
    for line in lines[size + 1 :]:
        if line:
            attribute, *cells = line.split("\t")
            vector = [0.0] * size
            for cell in cells:
                label, _, weight = cell.partition(":")
                vector[int(label)] = int(weight) / 1000
            weights[attribute] = tuple(vector)
    return Model(labels, into, weights)


@cache
def common_words() -> frozenset[str]:
    """Return the name keys that the corpora hold as common words, never as a person's name."""
    path = files("marsad.analysis.names").joinpath("model", "common_words.txt")
    return frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset()


def tag(surfaces: list[str], known: list[str]) -> list[Tagged]:
    """Return the names the model sees in one sentence; nothing where there is no model."""
    crf = model()
    if crf is None or not surfaces:
        return []
    emissions = crf.emissions(surfaces, known)
    path = crf.best(emissions)
    found: list[Tagged] = []
    at = 0
    while at < len(path):
        label = crf.labels[path[at]]
        if label == "O":
            at += 1
            continue
        after = at + 1
        while after < len(path) and crf.labels[path[after]] == f"I-{label[2:]}":
            after += 1
        found.append(Tagged(at, after, label[2:], crf.confidence(emissions, path, at, after)))
        at = after
    return found
