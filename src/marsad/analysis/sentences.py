"""Sentences: quotations and brackets stay whole; abbreviations, decimals and ellipses do not end one.

Arabic has no capitals, so a full stop is judged by what stands before it (a title's letter, a
number, two more dots) and by whether a quotation is open. A line's end always ends a sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from marsad.arabic import letters
from marsad.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_CLOSERS = "\"'”“»›)\\]"
_STOP = re.compile(rf"(?:[.!?{letters.QUESTION_MARK}{letters.FULL_STOP}\u2026]\s?)*"
                   rf"[.!?{letters.QUESTION_MARK}{letters.FULL_STOP}\u2026]")  # fmt: skip
_AFTER = re.compile(rf"[{_CLOSERS}]*")
_FENCE = re.compile('["“”„«»()\\[\\]]')
_LETTER = re.compile(f"[{letters.LETTERS}]")
_MARKS = re.compile(f"[{letters.MARKS}]+")
_LAST_WORD = re.compile(rf"[^\s{_CLOSERS}«“\[(،؛:]+$")
_FIRST_WORD = re.compile(rf"\s*([{letters.LETTERS}{letters.MARKS}]+)")
_ONLY_NUMBER = re.compile(rf"^\W*[{letters.DIGITS}]{{1,2}}$")
_NUMBER_BEFORE = re.compile(rf"[{letters.DIGITS}]\s*$")

_LATIN_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "vs", "jr", "sr", "gen", "lt", "col", "prof"})
_ATTRIBUTION_AFTER = frozenset({
    "قال", "قالت", "يقول", "تقول", "قالوا", "بحسب", "حسب", "وفق", "كتب", "كتبت", "صرح", "صرحت",
    "أوضح", "أوضحت", "أكد", "أكدت", "أضاف", "أضافت", "هكذا", "بهذه", "بهذا", "كما",
})  # fmt: skip
"""Words that, after a closed quotation, still belong to its sentence."""

_LONGEST_BRACKET = 300
_LONGEST_ABBREVIATION = 24
_LOOK_BACK = 64
_OPENING = {"«": "»", "(": ")", "[": "]"}
_CURLY = frozenset("“”„")


def find_sentences(body: str) -> tuple[Span, ...]:
    """Return the sentences of *body* as spans without surrounding space; linear in its length."""
    return tuple(span for line in _LINE.finditer(body) for span in _in_line(body, line.start(), line.end()))


def _in_line(body: str, start: int, end: int) -> Iterator[Span]:
    line = body[start:end]
    closed = _enclosed(line)
    begun = 0
    for cut in _cuts(line, closed):
        yield from _trimmed(body, start + begun, start + cut)
        begun = cut
    yield from _trimmed(body, start + begun, end)


def _trimmed(body: str, start: int, end: int) -> Iterator[Span]:
    text = body[start:end]
    left = len(text) - len(text.lstrip())
    text = text.strip()
    if any(character.isalnum() for character in text):
        yield Span(start + left, start + left + len(text))


def _enclosed(line: str) -> list[tuple[int, int]]:
    """The outermost quotations and short brackets that are closed in this line, in order."""
    found: list[tuple[int, int]] = []
    open_at: dict[str, int] = {}
    for fence in _FENCE.finditer(line):
        at, sign = fence.start(), fence.group()
        if sign in _OPENING:
            open_at.setdefault(_OPENING[sign], at)
            continue
        kind = "”" if sign in _CURLY else sign
        if kind in open_at:
            began = open_at.pop(kind)
            if kind not in ")]" or at - began <= _LONGEST_BRACKET:
                while found and found[-1][0] >= began:
                    found.pop()
                found.append((began, at))
        elif kind in '"”':
            open_at[kind] = at
    return found


def _is_enclosed(at: int, closed: list[tuple[int, int]]) -> bool:
    before = bisect_right(closed, (at, at)) - 1
    return before >= 0 and closed[before][0] < at < closed[before][1]


def _cuts(line: str, closed: list[tuple[int, int]]) -> Iterator[int]:
    begun = 0
    openings = {began for began, _ in closed}
    for stop in _STOP.finditer(line):
        end = stop.end()
        ends_quotation = False
        if _is_enclosed(stop.start(), closed):
            closing = _AFTER.match(line, end)
            if closing is None or closing.end() == end or _is_enclosed(closing.end(), closed):
                continue
            end = closing.end()
            if _is_enclosed(end - 1, closed):
                continue
            ends_quotation = True
        else:
            closing = _AFTER.match(line, end)
            if closing is not None and end not in openings:
                end = closing.end()
        if _ends_sentence(line, begun, stop.start(), stop.group(), end, ends_quotation=ends_quotation):
            yield end
            begun = end


def _ends_sentence(line: str, begun: int, at: int, mark: str, end: int, *, ends_quotation: bool) -> bool:
    following = line[end : end + 1]
    if not following:
        return True
    if not following.isspace():
        return mark == "." and not ends_quotation and _is_glued(line, at, end)
    if ends_quotation and _continues(line, end):
        return False
    if not mark.strip("."):
        return len(mark) == 1 and not _is_abbreviation(line, begun, at)
    return "\u2026" not in mark and ".." not in mark


def _continues(line: str, end: int) -> bool:
    word = _FIRST_WORD.match(line, end)
    if word is None:
        rest = line[end:].lstrip()
        return bool(rest) and rest[0] in ",،؛;.:-–—"
    return _MARKS.sub("", word.group(1)) in _ATTRIBUTION_AFTER


def _is_glued(line: str, at: int, end: int) -> bool:
    """True for a stop between two words with no space (``الحرب.وقال``)."""
    least = 2
    left, right = line[max(0, at - least) : at], line[end : end + least]
    return all(len(side) == least and all(map(_LETTER.match, side)) for side in (left, right))


def _is_abbreviation(line: str, begun: int, at: int) -> bool:
    before = line[max(begun, at - _LOOK_BACK) : at]
    if _ONLY_NUMBER.match(before):
        return True
    last = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_ABBREVIATION))
    if last is None:
        return False
    word = _MARKS.sub("", last.group())
    if "." in word and all(len(part) <= 1 for part in word.split(".")):
        # initials go on when a single letter follows; else the last full stop serves both
        return _single_letter_follows(line, at) or not word.isascii()
    if len(word) == 1 and not word.isdigit():
        return not _NUMBER_BEFORE.search(before[: last.start()])
    return word.lower() in _LATIN_TITLES


def _single_letter_follows(line: str, at: int) -> bool:
    following = _FIRST_WORD.match(line, at + 1)
    return following is not None and len(_MARKS.sub("", following.group(1))) == 1
