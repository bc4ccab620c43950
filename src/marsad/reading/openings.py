"""What stands before a report's first sentence: ``place – date (agency) –``, read part by part.

One pass over the opening: as long as the next words are a known city, an outlet or a date, and a
joint or another such part follows them, they belong to the opening; the first other word ends it.
"""

import re
from dataclasses import dataclass, field

from marsad.arabic.normalise import fold
from marsad.reading.cities import CITIES
from marsad.reading.dates.printed import printed_dates
from marsad.reading.outlets import ALONE, OUTLETS
from marsad.reading.patterns import key_source, over_keys
from marsad.reading.tables import words as table_words

FIRST_NAMES = table_words("first_names.txt")
"""Folded first names: a line of two to four words that opens with one is a writer."""

_NAMED = CITIES | ALONE
_REACH = 110
_JOINT = re.compile(r"[\s\u200e\u200f\-–—ـ/|:،,()\[\]«»\"“”*.]*")
_MARK = re.compile(r"[-–—ـ/|:()\[\]«»\"“”]")
_LETTERS = r"[^\W_\u0640]+(?:\u0640+[^\W_\u0640]+)*"
_WORDS = re.compile(rf"{_LETTERS}(?:[. ]{_LETTERS}){{0,3}}")
_SHORT_DATE = re.compile(r"\d{1,2}\s*[-/]\s*\d{1,2}(?:\s*[-/]\s*(?:19|20)\d\d)?(?!\d)")
_BETWEEN = over_keys(
    r"^(?:في|بتاريخ|الموافق|هـ|ه|م|خاص|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)(?![^\W_])"
)
_OUTLET_SHAPED = over_keys(
    r"(?<![^\W_])(?:نيوز|برس|نت|أونلاين|ميديا|تايمز|بوست|اليوم|الإخباري|الإخبارية|للأنباء|بوابة|صحيفة|جريدة|موقع|وكالة"
    r"|قناة|شبكة|إذاعة|راديو|تلفزيون|متابعات|مراسل|رصد)(?![^\W_])"
)
_ALSO = frozenset(key_source("خاص متابعات عواصم").split())


@dataclass(slots=True)
class Opening:
    """The parts found; ``end`` is where the sentence begins in the printed text."""

    places: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    dated: bool = False
    end: int = 0


def opening_of(text: str) -> Opening | None:
    """Return the opening of *text*, or ``None`` where its first words are a sentence already."""
    head = text[:_REACH]
    if not _begins_named(head):
        return None
    spans = {printed.span.start: printed.span.end for printed in printed_dates(head, clocks=False)}
    found = Opening()
    at = _JOINT.match(head).end()  # type: ignore[union-attr] # every part of the pattern is optional
    parts = 0
    while at < len(head):
        end = _part(head, at, spans, found)
        if end is None:
            break
        joint = _JOINT.match(head, end)
        after = joint.end() if joint is not None else end
        if not _MARK.search(head, end, after) and not _goes_on(head, after, spans, found):
            break
        parts += 1
        at = found.end = after
    if not parts or not (found.places or found.outlets):
        return None
    return found


def _begins_named(head: str) -> bool:
    """A quick look: nearly every paragraph begins with neither a city nor an agency."""
    first = _WORDS.search(head)
    words = fold(first.group()).split(" ") if first is not None else []
    return any(" ".join(words[:size]) in _NAMED for size in range(1, len(words) + 1))


def _part(head: str, at: int, spans: dict[int, int], found: Opening) -> int | None:
    """Read one part at *at*; its end, or ``None``."""
    if at in spans:
        found.dated = True
        return spans[at]
    short = _SHORT_DATE.match(head, at)
    if short is not None and found.places:
        return short.end()
    between = _BETWEEN.match(fold(head[at : at + 12]))
    if between is not None and (found.places or found.outlets):
        return at + len(between.group())
    match = _WORDS.match(head, at)
    if match is None:
        return None
    words = match.group()
    while words:
        end = at + len(words)
        key = fold(words)
        quoted = head[at - 1 : at] in tuple('(«"“[') if at else False
        if key in CITIES and not found.places:
            found.places.append(words)
            return end
        if key in ALONE or (key in OUTLETS and (quoted or found.places)):
            found.outlets.append(words)
            return end
        words = re.sub(r"[. ]?[^\W_]+$", "", words)
    return None


def _goes_on(head: str, at: int, spans: dict[int, int], found: Opening) -> bool:
    """No mark follows: a date may, or ``في`` with one; after a date its agency may close the opening."""
    if at in spans or (_SHORT_DATE.match(head, at) is not None and bool(found.places)):
        return True
    between = _BETWEEN.match(fold(head[at : at + 12]))
    if between is not None:
        after = at + len(between.group())
        following = _JOINT.match(head, after)
        later = following.end() if following is not None else after
        return (
            _names_agency(head, later)
            or (found.dated and bool(found.outlets))
            or (later > at and _goes_on(head, later, spans, found))
        )
    return found.dated and (bool(found.outlets) or _names_agency(head, at))


def _names_agency(head: str, at: int) -> bool:
    match = re.compile(r"[^\W_]+").match(head, at)
    return match is not None and fold(match.group()) in ALONE


def is_outlet_shaped(name: str) -> bool:
    """True when a word of *name* says that it is an outlet: ``برس``, ``نيوز``, ``الإخبارية``."""
    return fold(name) in OUTLETS or _OUTLET_SHAPED.search(fold(name)) is not None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line of its own above the first sentence: a city with an outlet's or a writer's name beside it."""

    place: str | None
    outlets: tuple[str, ...]
    writer: str | None


_PARTS = re.compile(r"\s*[-–—ـ/:|،]+\s*")
_WRAP = " ()[]«»\"'“”*.:"


def dateline_alone(text: str) -> DateLine | None:
    """Read ``بيروت – صحيفة النهر``, ``دبي: سامي نور``; ``None`` for all else (headlines open so, too)."""
    if len(text) > 60 or text.rstrip().endswith(("؟", "!")):
        return None
    parts = [part.strip(_WRAP) for part in _PARTS.split(text.strip(_WRAP))]
    parts = [part for part in parts if part]
    place: str | None = None
    writer: str | None = None
    outlets: list[str] = []
    for part in parts:
        key, words = fold(part), part.split()
        if key in CITIES and place is None:
            place = part
        elif len(words) <= 4 and (is_outlet_shaped(part) or key in _ALSO):
            outlets.append(part)
        elif 2 <= len(words) <= 4 and fold(words[0]) in FIRST_NAMES and writer is None:
            writer = part
        else:
            return None
    alone = len(parts) == 1 and text.rstrip().endswith(":")
    if place is None or not (alone or len(parts) >= 2):
        return None
    return DateLine(place, tuple(name for name in outlets if fold(name) not in _ALSO), writer)


__all__ = ["FIRST_NAMES", "DateLine", "Opening", "dateline_alone", "is_outlet_shaped", "opening_of"]
