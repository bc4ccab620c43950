"""How two figures of one measure stand to each other; *not comparable* unless shown otherwise.

``conflicting`` needs all of it: the same scope, the same days, disjoint values, different voices.
``revised`` needs one voice at two times, or words of revision between the two numbers.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

from marsad.arabic.normalise import fold
from marsad.model.analysis import Quantity
from marsad.model.span import Span
from marsad.model.story import FigurePoint, FigureRelation, FigureRelationKind

ROUGH = 0.12
"""How far a rounded or approximate figure may lie from what it stands for, as a share."""
EQUAL = 0.03
PART = 4
"""A figure this many times smaller counts a part (one village, one diver), it does not contradict."""
EVENT_WIDE = frozenset({"dead", "wounded", "missing", "displaced", "cases"})
"""Measures whose scope, where none is printed, is the event itself."""
RUNNING = EVENT_WIDE | {"troops", "held"}
"""Measures that are counted on: a later figure of one speaker takes the place of the earlier one."""
CONTESTED = EVENT_WIDE | {"troops", "held", "drones", "missiles", "ships"}
"""Measures in which two figures for one place and day contradict each other; sums of money add up."""

TOLL = frozenset({"dead", "wounded"})
"""Measures that only grow: a lower figure from another voice a day or two later contradicts."""
TOLL_DAYS = 2
UNSCOPED = 2.5
"""How far two tolls without a place may differ and still be taken for tolls of the whole event."""

Scope = Literal["same", "open", "other"]

_EARLIER = re.compile(
    r"(?:ارتفاعا|صعودا|نزولا|انخفاضا|هبوطا) من|بزياده[^.،]{0,25} عن|"
    r"بعد ان (?:كان|كانت|كانوا|قدر|قدرت|اعلن|اعلنت)|"
    r"بدلا من|"
    r"(?:ال)?(?:تقدير|تقديرات|حصيله|رقم|عدد|احصاء|بيان|حصائل)[^.،]{0,12} (?:ال)?سابق|"
    r"سابق[هة]? (?:بلغ|كان|قدر)|"
    r"وكان(?:ت)? [^.،]{0,45}(?:سابق|من قبل|قبل ذلك|الاسبوع الماضي|امس)|"
    r"مقابل [^.]{0,30}(?:سابق|امس|الماضي)|اعلي من"
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


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives a figure, and the country they speak for, as far as known."""

    speaker: str | None
    party: str | None


def relate_points(
    points: Sequence[FigurePoint],
    voices: Sequence[Voice],
    places: Sequence[frozenset[str]],
    measure: str,
    revised: Collection[tuple[float, float]],
) -> tuple[FigureRelation, ...]:
    """Relate every two points (in time order); *revised* are ``(now, then)`` values that texts join."""
    common = Counter(place for found in places for place in found).most_common(1)
    main = frozenset({common[0][0]}) if common else frozenset()
    divided = _divided(points, voices)
    relations = []
    for a, b in combinations(range(len(points)), 2):
        scope = _scope(places[a], places[b], main, measure)
        name, _, of = measure.partition(":")
        one = name in RUNNING and _one_voice(voices[a], voices[b], divided, of)
        voiced = voices[a].speaker and voices[b].speaker
        stated = _contested(points[a], points[b], places[a], places[b], name)
        kind, grounds = _relate(points[a], points[b], scope, one, voiced, stated, revised, name)
        relations.append(FigureRelation(a=a, b=b, kind=kind, grounds=grounds))
    return tuple(relations)


def _contested(
    a: FigurePoint, b: FigurePoint, ours: frozenset[str], theirs: frozenset[str], name: str
) -> bool:
    """True when two figures can contradict: of one place, or two known voices' tolls of the whole event.

    Tolls without a place are of the whole event only as far as a later one is the lower: on one day
    two of them may count two of its blows.
    """
    if ours or theirs:
        return name in CONTESTED and ours == theirs
    known = a.speaker_id and b.speaker_id and a.speaker_id != b.speaker_id and not (a.scope or b.scope)
    falls = a.low > b.low and a.as_of != b.as_of
    return bool(known) and falls and name in TOLL and max(a.low, b.low) <= UNSCOPED * min(a.low, b.low)


def _one_time(a: FigurePoint, b: FigurePoint, name: str) -> bool:
    """True for one day, and for a toll that another voice puts lower within two days."""
    apart = days_between(a.as_of, b.as_of)
    if apart is None or apart == 0:
        return apart == 0
    earlier, later = (a, b) if (a.as_of or "") < (b.as_of or "") else (b, a)
    return name in TOLL and apart <= TOLL_DAYS and _range(later)[1] < _range(earlier)[0]


def _divided(points: Sequence[FigurePoint], voices: Sequence[Voice]) -> frozenset[str]:
    """Return the countries whose speakers gave different figures on one day: they have no one voice."""
    found = set()
    for (a, one), (b, other) in combinations(zip(points, voices, strict=True), 2):
        together = one.party and one.party == other.party and a.said_on == b.said_on
        if together and one.speaker != other.speaker and not _equal(a, b):
            found.add(one.party)
    return frozenset(party for party in found if party)


def _one_voice(a: Voice, b: Voice, divided: frozenset[str], of: str) -> bool:
    """True for one speaker, and for two of one country that counts another country's people.

    At home a ministry and a relief society are two voices, not one.
    """
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    return bool(of) and a.party is not None and a.party == b.party and a.party not in divided | {of}


def _scope(a: frozenset[str], b: frozenset[str], main: frozenset[str], measure: str) -> Scope:
    """Compare two scopes; one that is not printed may be the place most figures are about."""
    if a and b:
        return "same" if a & b else "other"
    if not a and not b:
        return "same" if not main or measure.split(":")[0] in EVENT_WIDE else "open"
    return "open" if (a or b) & main else "other"


def _relate(
    a: FigurePoint,
    b: FigurePoint,
    scope: Scope,
    one_voice: bool,
    voiced: str | None,
    stated: bool,
    revised: Collection[tuple[float, float]],
    name: str,
) -> tuple[FigureRelationKind, str]:
    if a.vague or b.vague:
        return "not_comparable", "vague"
    if scope == "other":
        return "not_comparable", "scope"
    if (b.low, a.low) in revised:
        return "revised", "words of revision"
    if _equal(a, b):
        return "same", "value"
    later = bool(a.said_on and b.said_on and a.said_on < b.said_on)
    if one_voice and later and not _overlap(a, b):
        return "revised", "same speaker"
    if not _disjoint(a, b):
        return "not_comparable", "both can hold"
    if not voiced or one_voice:
        return "not_comparable", "no speaker" if not voiced else "same speaker, same day"
    if scope != "same" or not stated:
        return "not_comparable", "scope unknown"
    if max(a.low, b.low) > PART * min(a.low, b.low):
        return "not_comparable", "one may be a part"
    if not _one_time(a, b, name):
        return "not_comparable", "time"
    return "conflicting", "same scope, same days, different speakers"


def _disjoint(a: FigurePoint, b: FigurePoint) -> bool:
    (a_low, a_high), (b_low, b_high) = _range(a), _range(b)
    return a_low > b_high or b_low > a_high


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
