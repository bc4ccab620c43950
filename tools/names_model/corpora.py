"""Read the two corpora the tagger learns from.

ANERcorp is split as CAMeL Lab splits it: U+200F dropped, bullets as full stops, a sentence ends
after a full stop, the first five sixths of the words are for training. Of AQMAR's articles every
third in alphabetical order is held out.
"""

from collections.abc import Iterator
from pathlib import Path

Sentence = list[tuple[str, str]]
_TAGS = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_TRAIN_SHARE = 5 / 6


def anercorp(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return the training and the test sentences of ANERcorp."""
    words = list(_pairs(data / "anercorp" / "ANERCorp.txt"))
    cut = round(len(words) * _TRAIN_SHARE)
    train, test, seen = [], [], 0
    for sentence in _sentences(words):
        (train if seen < cut else test).append(sentence)
        seen += len(sentence)
    return train, test


def aqmar(data: Path) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """Return the training sentences of AQMAR, and the held-out articles by name."""
    train: list[Sentence] = []
    held: dict[str, list[Sentence]] = {}
    for at, path in enumerate(sorted((data / "aqmar").glob("*.txt"))):
        sentences = list(_sentences(list(_pairs(path))))
        if at % 3 == 2:
            held[path.stem] = sentences
        else:
            train += sentences
    return train, held


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        fields = line.replace("\u200f", "").split()
        if len(fields) != 2:
            continue
        word = "." if fields[0] in ("·", "•") else fields[0]
        place, _, kind = fields[1].partition("-")
        kind = _TAGS.get(kind[:4].upper(), "")
        yield word, f"{place}-{kind}" if kind and place in ("B", "I") else "O"


def _sentences(words: list[tuple[str, str]]) -> Iterator[Sentence]:
    sentence: Sentence = []
    for word in words:
        sentence.append(word)
        if word[0] == "." or len(sentence) > 150:
            yield _repaired(sentence)
            sentence = []
    if sentence:
        yield _repaired(sentence)


def _repaired(sentence: Sentence) -> Sentence:
    out: Sentence = []
    previous = "O"
    for word, given in sentence:
        tag = "B" + given[1:] if given[0] == "I" and previous[2:] != given[2:] else given
        out.append((word, tag))
        previous = tag
    return out
