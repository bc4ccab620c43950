"""Keyword lines: cut at their marks, or, where there are none, along what the article itself says."""

import re
from collections.abc import Iterable

from marsad.arabic.normalise import fold

_MARKS = re.compile(r"\s*[،,؛;|/•·#\n\t]+\s*|\s{2,}|\s[-–—]\s")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 6
_MOST = 60


def split_keywords(lines: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the keywords of *lines* in order, each once; *text* is the article, headline and body.

    A line without separators (``روسيا أوكرانيا كوريا الشمالية``) is read greedily: the longest run of
    its words that stands side by side in the article is one keyword.
    """
    found: dict[str, str] = {}
    runs: set[str] | None = None
    for line in (printed.strip().strip(".:") for printed in lines):
        pieces = [piece.strip(" .:#\u200e\u200f") for piece in _MARKS.split(line)]
        pieces = [piece.replace("_", " ") for piece in pieces if piece]
        if len(pieces) == 1 and len(words := pieces[0].split()) > 1:
            runs = _runs(text) if runs is None else runs
            if len(words) > 3 or (fold(pieces[0]) not in runs and _all_stand(words, text)):
                pieces = _along(words, runs)
        for piece in pieces:
            if len(piece) <= 80:
                found.setdefault(fold(piece), piece)
    return tuple(found.values())[:_MOST]


def _all_stand(words: list[str], text: str) -> bool:
    """True when each word stands in the article by itself: a short line of them is no one keyword."""
    known = set(_WORD.findall(fold(text)))
    return all({fold(word), fold(word).removeprefix("ال")} & known for word in words)


def _runs(text: str) -> set[str]:
    words = _WORD.findall(fold(text))
    runs: set[str] = set()
    for length in range(2, _LONGEST + 1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            runs.add(run)
            if run[0] in "وبلف":
                runs.add(run[1:])  # «والزعيم الكوري» holds the keyword «الزعيم الكوري»
    return runs


def _along(words: list[str], runs: set[str]) -> list[str]:
    pieces: list[str] = []
    at = 0
    while at < len(words):
        length = next(
            (
                size
                for size in range(min(_LONGEST, len(words) - at), 1, -1)
                if fold(" ".join(words[at : at + size])) in runs
            ),
            1,
        )
        pieces.append(" ".join(words[at : at + length]))
        at += length
    return pieces
