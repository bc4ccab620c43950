"""The second tier: when our own region and a cheap extractor disagree, two heavy ones decide.

Resiliparse's main text is the cheap second opinion (2 ms a page). Where it has little in common with
what was chosen, trafilatura and readability are asked; only if those two agree with each other and
not with us, the blocks they name become the article's (they choose, our blocks keep the text).
"""

import re
import warnings
from collections import Counter

from resiliparse.extract.html2text import extract_plain_text

from marsad.arabic.normalise import fold
from marsad.reading.html.tree import PageBlock, Tree

_WORD = re.compile(r"[^\W_]+")
_CHEAP_AGREES = 0.6
_HEAVY_AGREE = 0.8
_TOO_FAR = 0.6
_MOST_CHARACTERS = 3_000_000
_NAMED_FROM = 25
_SENTINEL = "\ue000"
_ZWNJ = "\u200c"
_BREAK = re.compile(r"<br\s*/?>\s*(?:<br\s*/?>\s*)+|<br\s*/?>", re.IGNORECASE)


def words_of(text: str) -> Counter[str]:
    """Return the multiset of folded words of *text*."""
    return Counter(_WORD.findall(fold(text)))


def agreement(a: Counter[str], b: Counter[str]) -> float:
    """Return token F1 of two texts."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def second_opinion(source: str, tree: Tree, chosen: str) -> list[PageBlock] | None:
    """Return the blocks that are the article where *chosen* is not; ``None``: *chosen* stands."""
    if len(source) > _MOST_CHARACTERS:
        return None
    ours = words_of(chosen)
    cheap = words_of(extract_plain_text(source, main_content=True))
    if not cheap or agreement(ours, cheap) >= _CHEAP_AGREES or _within(ours, cheap):
        return None
    first, second = _trafilatura(source), _readability(source)
    a, b = words_of(first), words_of(second)
    if agreement(a, b) < _HEAVY_AGREE or agreement(ours, a) >= _TOO_FAR or agreement(ours, b) >= _TOO_FAR:
        return None
    text = " ".join(fold(f"{first}\n{second}").split())
    named = [
        block
        for block in tree.blocks
        if len(block.key) >= _NAMED_FROM and " ".join(block.key.split()) in text
    ]
    return named if sum(len(block.text) for block in named) >= 0.5 * len(first) else None


def _within(ours: Counter[str], cheap: Counter[str]) -> bool:
    """True when the cheap text holds nearly all of ours and is merely more generous."""
    return ours.total() >= 80 and (ours & cheap).total() >= 0.9 * ours.total()


def _trafilatura(source: str) -> str:
    """Trafilatura's fast text, its two known faults worked round: ``<br>`` bodies and deleted ZWNJ."""
    import trafilatura

    repaired = _BREAK.sub("</p><p>", source) if source.count("<br") > 3 * source.count("<p") else source
    repaired = repaired.replace(_ZWNJ, _SENTINEL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = trafilatura.extract(repaired, fast=True, include_comments=False, include_tables=False)
    return str(found or "").replace(_SENTINEL, _ZWNJ)


def _readability(source: str) -> str:
    import lxml.html
    from lxml.etree import LxmlError
    from readability import Document
    from readability.readability import Unparseable

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            summary = Document(source).summary()
            return "".join(map(str, lxml.html.fromstring(summary).itertext())) if summary else ""
        except (Unparseable, LxmlError, ValueError):
            return ""
