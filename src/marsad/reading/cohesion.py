"""Does this paragraph go on, or does something begin? Cues of Arabic news prose.

An article's first paragraph opens with a connective (``و``, ``ف``, ``من جهته`` …) in about 2 of 100
cases, later paragraphs in 60 to 70 (measured by Marsad's research on 11,436 articles).
"""

import re
from collections.abc import Iterable

from marsad.arabic import letters
from marsad.arabic.normalise import fold
from marsad.arabic.stem import WAW_WORDS
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.openings import opening_of
from marsad.reading.outlets import ALONE, split_outlets
from marsad.reading.patterns import over_keys
from marsad.reading.tables import source, words

_WORD = re.compile(r"[^\W_]+")
_CONNECTIVES = over_keys(source("connectives.txt").strip())
_FEH_WORDS = words("feh_words.txt")
_NAME = r"(?!\u0640(?:\s|$))(?:[^\W\d_]|[\u064b-\u0652\u0670])+"
_DATELINE = re.compile(
    rf"^[\W_]*(?P<place>{_NAME}(?: {_NAME}){{0,3}}(?:، ?{_NAME}(?: {_NAME}){{0,2}})?)\s*"
    rf"(?:(?:في )?\d{{1,2}} {_NAME}(?:(?: | ?/ ?){_NAME}){{0,3}}(?: \d{{4}})?\s*[مه]?ـ?\s*)?"
    r"(?:(?:[-–—ـ/|]\s*)?[(«\"“](?P<inside>[^)»\"”]{2,40})[)»\"”]\s*[:\-–—ـ]*|[-–—ـ/|:]\s*(?P<agency>[^-–—:/،.]{2,30})\s*[-–—:ـ]|[-–—ـ])\s*(?=\S)"
)
NEWS_VERBS = words("news_verbs.txt")
_STOP = words("stop_words.txt")
_PROCLITICS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال")


def is_connective(block: Block) -> bool:
    """True when the paragraph opens like one that goes on from another."""
    key = block.key
    if _CONNECTIVES.match(key):
        return True
    first = _WORD.search(key)
    if first is None:
        return False
    word = first.group()
    if len(word) <= 2:
        return False
    if word[0] == letters.WAW:
        return word not in WAW_WORDS and not _begins_waw_name(word)
    return word[0] == letters.FEH and word not in _FEH_WORDS


def _begins_waw_name(word: str) -> bool:
    return any(
        word[: -len(ending)] in WAW_WORDS
        for ending in ("ه", "ها", "هم", "ا", "ت", "ات", "ين", "ون", "ان", "يه")
        if word.endswith(ending) and len(word) - len(ending) >= 3
    )


def dateline(block: Block) -> "re.Match[str] | None":
    """Return the match of an opening ``place – `` or ``place - agency:`` in the printed text."""
    match = _DATELINE.match(block.text[:110])
    if match is None or len(match.group("place").strip()) > 32:
        return None
    return match


def is_dateline(block: Block) -> bool:
    """True when the opening ``place –`` is one beyond doubt: a known city, or an agency beside it."""
    opening = opening_of(block.text) if not block.bullet else None
    if opening is not None and opening.places and (opening.outlets or opening.dated):
        return True
    match = dateline(block)
    if match is None:
        return False
    place = fold(match.group("place").strip(" ،"))
    if place in CITIES or place in ALONE:
        return True
    beside = match.group("inside") or match.group("agency") or ""
    return any(fold(name) in ALONE for name in split_outlets(beside))


def is_lead(block: Block) -> bool:
    """True when the paragraph opens as articles do: a dateline or a verb of news."""
    if is_dateline(block):
        return True
    first = _WORD.search(block.key)
    return first is not None and first.group() in NEWS_VERBS


def opens_with_news(block: Block) -> bool:
    """True when the first word is a verb news leads open with."""
    first = _WORD.search(block.key)
    return first is not None and first.group() in NEWS_VERBS


def content_words(texts: Iterable[str]) -> set[str]:
    """Return crude stems of the words that say what a text is about; *texts* are folded."""
    found: set[str] = set()
    for text in texts:
        for word in _WORD.findall(text):
            if len(word) < 3 or word in _STOP or word.isdigit():
                continue
            found.add(crude_stem(word))
    return found


def crude_stem(word: str) -> str:
    """Cut the article with its proclitics and the commonest endings: for overlap only."""
    for proclitic in _PROCLITICS:
        if word.startswith(proclitic) and len(word) - len(proclitic) >= 3:
            word = word[len(proclitic) :]
            break
    else:
        if word[0] in "وبلف" and len(word) >= 5:
            word = word[1:]
    for ending in ("هما", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def containment(words: set[str], within: set[str]) -> float:
    """Return the share of *words* that stand in *within* (0 where there are none)."""
    return len(words & within) / len(words) if words else 0.0
