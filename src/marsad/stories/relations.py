"""How two figures of one measure stand to each other; *not comparable* unless shown otherwise.

``conflicting`` needs all of it: the same scope, the same days, disjoint values, different voices.
``revised`` needs one voice at two times, or words of revision between the two numbers.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from marsad.arabic.normalise import fold
from marsad.model.analysis import Quantity
from marsad.model.span import Span
from marsad.model.story import FigurePoint, FigureRelation

ROUGH = 0.12
"""How far a rounded or approximate figure may lie from what it stands for, as a share."""
EQUAL = 0.03
SAME_DAYS = 1
EVENT_WIDE = frozenset({"dead", "wounded", "missing", "displaced", "cases"})
"""Measures whose scope, where none is printed, is the event itself."""

_EARLIER = re.compile(
    r"(?:ارتفاعا|صعودا|نزولا|انخفاضا|هبوطا) من|بزياده[^.،]{0,25} عن|"
    r"بعد ان (?:كان|كانت|كانوا|قدر|قدرت|اعلن|اعلنت)|بدلا من|"
    r"(?:ال)?(?:تقدير|تقديرات|حصيله|رقم|عدد|احصاء|بيان|حصائل)[^.،]{0,12} (?:ال)?سابق|سابق[هة]? (?:بلغ|كان|قدر)|"
    r"وكان(?:ت)? [^.،]{0,45}(?:سابق|من قبل|قبل ذلك|الاسبوع الماضي|امس)|مقابل [^.]{0,30}(?:سابق|امس|الماضي)|اعلي من"
)
_FROM_TO = re.compile(r"(?:من|بين)\s*$")
_TO = re.compile(r"^\s*(?:الي|ل)\b|\b(?:الي)\s+(?:نحو|حوالي|قرابه|اكثر من)?\s*$")
_CHANGE = re.compile(
    r"\b[وف]?(?:ت|ي)?(?:رفع|رفعت|ارتفع|ارتفعت|زاد|زادت|خفض|خفضت|انخفض|عدل|عدلت|صحح|صححت|قفز|قفزت)"
)


@dataclass(frozen=True, slots=True)
class Revision:
    """Two quantities of a sentence, by index: what is said now, and what was said before."""

    now: int
    then: int


def revision_in(body: str, sentence: Span, quantities: Sequence[Quantity]) -> Revision | None:
    """Return the revision that a sentence itself tells of, ``None`` where it tells of none."""
    for i, (first, second) in enumerate(pairwise(quantities)):
        between = fold(body[first.span.end : second.span.start])
        if _EARLIER.search(between):
            return Revision(now=i, then=i + 1)
        before = fold(body[sentence.start : first.span.start])
        if _FROM_TO.search(before) and _TO.search(between) and _CHANGE.search(before):
            return Revision(now=i + 1, then=i)
    return None


def relate_points(
    points: Sequence[FigurePoint],
    parties: Sequence[str | None],
    places: Sequence[frozenset[str]],
    measure: str,
    revised: Collection[tuple[float, float]],
) -> tuple[FigureRelation, ...]:
    """Relate every two points (in time order); *revised* are ``(now, then)`` values that texts join."""
    relations = []
    for a, b in combinations(range(len(points)), 2):
        kind, grounds = _relate(
            points[a], points[b], (parties[a], parties[b]), (places[a], places[b]), measure, revised
        )
        relations.append(FigureRelation(a=a, b=b, kind=kind, grounds=grounds))  # type: ignore[arg-type] # one of four
    return tuple(relations)


def _relate(
    a: FigurePoint,
    b: FigurePoint,
    voices: tuple[str | None, str | None],
    places: tuple[frozenset[str], frozenset[str]],
    measure: str,
    revised: Collection[tuple[float, float]],
) -> tuple[str, str]:
    if a.vague or b.vague:
        return "not_comparable", "vague"
    elsewhere = bool(places[0] and places[1] and not places[0] & places[1])
    if elsewhere:
        return "not_comparable", "scope"
    if (b.low, a.low) in revised and (a.said_on or "") <= (b.said_on or "9"):
        return "revised", "words of revision"
    near = _overlap(a, b)
    one_voice = voices[0] is not None and voices[0] == voices[1]
    if near and _same_scope(places, measure) and _equal(a, b):
        return "same", "value"
    if one_voice and a.said_on and b.said_on and a.said_on < b.said_on and not near:
        return "revised", "same speaker"
    if near:
        return "not_comparable", "scope unknown" if _equal(a, b) else "both can hold"
    if None in voices or one_voice:
        return "not_comparable", "no speaker" if None in voices else "same speaker, same day"
    if not _same_scope(places, measure):
        return "not_comparable", "scope unknown"
    apart = days_between(a.as_of, b.as_of)
    if apart is None or apart > SAME_DAYS:
        return "not_comparable", "time"
    return "conflicting", "same scope, same days, different speakers"


def _same_scope(places: tuple[frozenset[str], frozenset[str]], measure: str) -> bool:
    if places[0] and places[1]:
        return bool(places[0] & places[1])
    return not places[0] and not places[1] and measure.split(":")[0] in EVENT_WIDE


def _range(point: FigurePoint) -> tuple[float, float]:
    low, high = point.low, point.high if point.high is not None else point.low
    if point.approx in ("more_than", "at_least"):
        return low, float("inf") if point.high is None else high
    if point.approx in ("less_than", "at_most", "up_to"):
        return 0.0, high
    if point.approx in ("about", "nearly") or (low >= 1000 and low % 1000 == 0):
        return low * (1 - ROUGH), high * (1 + ROUGH)
    return low, high


def _overlap(a: FigurePoint, b: FigurePoint) -> bool:
    """True when one value can stand for both: rounded ones widely, ``at least`` only near its bound."""
    (a_low, a_high), (b_low, b_high) = _range(a), _range(b)
    if a_low > b_high or b_low > a_high:
        return False
    larger, smaller = max(a.low, b.low), min(a.low, b.low)
    return smaller >= larger * (1 - 2 * ROUGH)


def _equal(a: FigurePoint, b: FigurePoint) -> bool:
    return abs(a.low - b.low) <= EQUAL * max(a.low, b.low)


def days_between(a: str | None, b: str | None) -> int | None:
    """Return the days between two ISO days, ``None`` unless both are."""
    try:
        return abs((date.fromisoformat((a or "")[:10]) - date.fromisoformat((b or "")[:10])).days)
    except ValueError:
        return None
