"""When, to whom and on what: read from the reporting clause, never from the content."""

from itertools import pairwise

from marsad.analysis.claims.clause import Clause, clitic_at
from marsad.analysis.claims.view import View
from marsad.analysis.claims.words import (
    CHANNELS,
    COUNTRIES,
    MEDIA,
    ORGANISATIONS,
    PLURAL_PEOPLE,
    ROLES,
    WRITTEN,
    keys,
)

_CHANNEL_OPENERS = keys("في على عبر خلال عن من أثناء عقب بعد ضمن وفي وعبر إلى")
_HEARERS = (
    ORGANISATIONS
    | ROLES
    | MEDIA
    | COUNTRIES
    | PLURAL_PEOPLE
    | keys("صحفيين صحافيين نواب مراسلين إعلاميين جمهور أنصار")
)
_HEARERS = _HEARERS | keys(
    "الصحفيين الصحافيين النواب المراسلين الإعلاميين الجمهور مجلس برلمان الأنصار أنصاره مؤيديه"
)
_MEETINGS = keys("اجتماع جلسة مؤتمر لقاء منصة شبكة مقابلة حديث")
_JOINS = keys("على في عبر مع")


def said_on(view: View, clause: Clause, sentence: tuple[int, int], content: tuple[int, int]) -> str | None:
    """Return the resolved day of saying: in the clause, or opening the sentence before the verb."""
    for index in range(
        clause.verb, min(clause.stop, content[0] if content[0] > clause.verb else clause.stop)
    ):
        time = view.time_at.get(index)
        if time is not None and time.type in ("DATE", "TIME") and time.value[:1].isdigit():
            return time.value
    for index in range(sentence[0], min(clause.verb, sentence[0] + 8)):
        time = view.time_at.get(index)
        if time is not None and time.type in ("DATE", "TIME") and not content[0] <= index < content[1]:
            return time.value
    return None


def channel_and_addressee(view: View, clause: Clause) -> tuple[str | None, str | None]:
    """Return the printed words of the channel and of the addressee, each with its preposition."""
    channel: str | None = None
    addressee: str | None = None
    for start, end in _runs(clause.adjuncts):
        for first, last in _phrases(view, start, end):
            key, following = view.keys[first], view.keys[first + 1] if first + 1 < last else ""
            clitic = clitic_at(view, first)
            rest = key[1:].removeprefix("ل")
            speaks_through = (
                (rest in CHANNELS and clitic == "ب")
                or rest in MEDIA
                or rest in WRITTEN
                or "ال" + rest in MEDIA
            )
            if (
                channel is None
                and key in _CHANNEL_OPENERS
                and (following in CHANNELS or following in WRITTEN)
            ) or (channel is None and clitic and speaks_through):
                channel = view.words(first, last)
            elif (
                addressee is None
                and clitic == "ل"
                and (rest in _HEARERS or "ال" + rest in _HEARERS or first in view.name_at)
            ):
                addressee = view.words(first, last)
    return channel, addressee


def _runs(adjuncts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join adjuncts that touch."""
    runs: list[tuple[int, int]] = []
    for start, end in adjuncts:
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _phrases(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run of adjuncts at its prepositions, keeping ``عبر قناته على تيليجرام`` in one piece."""
    cuts = [start]
    for index in range(start + 1, end):
        key = view.keys[index]
        opener = (
            key in _CHANNEL_OPENERS
            or key in ("بشان", "حول", "ردا", "تعليقا", "قبل", "مع", "بعد", "امام")
            or clitic_at(view, index) == "ل"
        )
        if not opener or (clitic_at(view, index) == "ل" and view.keys[index - 1] in _MEETINGS):
            continue
        following = view.keys[index + 1] if index + 1 < end else ""
        if (
            key in _JOINS
            and (following in WRITTEN or following in CHANNELS)
            and view.keys[cuts[-1]] in _CHANNEL_OPENERS
        ):
            continue
        cuts.append(index)
    cuts.append(end)
    phrases = []
    for first, last in pairwise(cuts):
        end = last
        while end > first and _closes_loosely(view, end - 1):
            end -= 1
        if end > first:
            phrases.append((first, end))
    return phrases


def _closes_loosely(view: View, index: int) -> bool:
    return view.is_mark(index) and view.quotation_at(index) is None and view.keys[index] != ")"
