"""Quotations: pairs of marks, whatever their kind and however unbalanced.

Newsrooms mix “ ”, « », " ", ' ' and open with the closing mark; a mark's work is told from the
letters around it, and only then from its shape.
"""

from marsad.arabic.words import Token

FAMILIES = {
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "guillemet",
    "›": "guillemet",
    '"': "straight",
    "″": "straight",
    "'": "single",
    "‘": "single",
    "’": "single",
}
_FARTHEST = 60  # marks looked through for the one that closes
_LONGEST_SINGLE = 40  # tokens; beyond that an apostrophe is more likely than a quotation
_PROCLITICS = frozenset("ولبكف") | {"لل", "ال", "بال", "وال", "كال", "فال", "ول", "وب"}


def find_quotations(
    body: str, tokens: tuple[Token, ...], bounds: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return (opening, closing) token indices of the outermost quotations, each inside one of *bounds*.
    A mark that is never closed makes no quotation.
    """
    found = []
    for start, end in bounds:
        marks = [
            i for i in range(start, end) if tokens[i].key in FAMILIES and not _is_apostrophe(body, tokens, i)
        ]
        at = 0
        while at < len(marks):
            opening = marks[at]
            closing = _closing(body, tokens, marks, at)
            if closing is None:  # never closed: no quotation that could be kept letter for letter
                at += 1
                continue
            found.append((opening, marks[closing]))
            at = closing + 1
    return found


def _closing(body: str, tokens: tuple[Token, ...], marks: list[int], at: int) -> int | None:
    family = FAMILIES[tokens[marks[at]].key]
    if family == "straight":
        nested = _closing_nested(body, tokens, marks, at)
        if nested is not None:
            return nested
        following = marks[at + 1] if at + 1 < len(marks) else -1
        if following >= 0 and _opens(body, tokens, following) and not _closes(body, tokens, following):
            return None  # a second opening before any closing: the first was never closed
    depth = 0
    for later in range(at + 1, min(len(marks), at + _FARTHEST)):
        mark = tokens[marks[later]].key
        if FAMILIES[mark] == family:
            if mark == "«" and tokens[marks[at]].key == "«":
                depth += 1
                continue
            if depth and mark == "»":
                depth -= 1
                continue
            if family == "single" and marks[later] - marks[at] > _LONGEST_SINGLE:
                return None
            return later
    if family == "single":
        return None
    for later in range(at + 1, min(len(marks), at + _FARTHEST)):  # opened with one kind, closed with another
        if FAMILIES[tokens[marks[later]].key] != "single" and not _opens(body, tokens, marks[later]):
            return later
    return None


def _closing_nested(body: str, tokens: tuple[Token, ...], marks: list[int], at: int) -> int | None:
    """Match straight marks inside straight marks, where every one of them plainly opens or closes."""
    depth = 0
    for later in range(at, min(len(marks), at + _FARTHEST)):
        if FAMILIES[tokens[marks[later]].key] != "straight":
            continue
        opens, closes = _opens(body, tokens, marks[later]), _closes(body, tokens, marks[later])
        if opens == closes:
            return None
        depth += 1 if opens else -1
        if depth == 0:
            return later
    return None


def _closes(body: str, tokens: tuple[Token, ...], index: int) -> bool:
    start, end = tokens[index].start, tokens[index].end
    before = body[start - 1] if start else " "
    after = body[end] if end < len(body) else " "
    return not before.isspace() and not after.isalnum() and before not in "(:"


def _opens(body: str, tokens: tuple[Token, ...], index: int) -> bool:
    """True when the mark touches the word after it and not the one before, proclitics aside."""
    start, end = tokens[index].start, tokens[index].end
    before = body[start - 1] if start else " "
    after = body[end] if end < len(body) else " "
    glued = index > 0 and tokens[index - 1].end == start and tokens[index - 1].key in _PROCLITICS
    return (before.isspace() or before in "(:،—–-" or glued) and (after.isalnum() or after in "(«“'[")


def _is_apostrophe(body: str, tokens: tuple[Token, ...], index: int) -> bool:
    if FAMILIES[tokens[index].key] != "single":
        return False
    start, end = tokens[index].start, tokens[index].end
    before = body[start - 1] if start else " "
    after = body[end] if end < len(body) else " "
    return before.isalnum() and after.isalnum()
