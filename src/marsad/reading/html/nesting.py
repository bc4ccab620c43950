"""Nesting cut to what browsers bear, before the parser sees it: deep trees cost it quadratic time."""

import re

from marsad.reading.tables import words

DEEPEST = 512
_MANY_TAGS = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
_FLAT = words("flat_tags.txt")
_RAW = frozenset({"script", "style", "textarea", "title"})


def cut_nesting(text: str) -> tuple[str, bool]:
    """Return *text* without the elements nested deeper than 512, and whether any were; linear time."""
    if text.count("<") < _MANY_TAGS or not _too_deep(text):
        return text, False
    pieces: list[str] = []
    depth = dropped = at = 0
    for match in _TAG.finditer(text):
        name = match.group(2).lower()
        if name in _FLAT or name in _RAW:
            continue
        if not match.group(1):
            if depth < DEEPEST:
                depth += 1
                continue
            dropped += 1
        elif dropped:
            dropped -= 1
        else:
            depth = max(0, depth - 1)
            continue
        pieces.append(text[at : match.start()])
        pieces.append(" ")
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces), True


def _too_deep(text: str) -> bool:
    depth = 0
    for match in _TAG.finditer(text):
        if match.group(2).lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > DEEPEST:
            return True
    return False
