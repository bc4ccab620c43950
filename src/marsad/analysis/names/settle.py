"""Which of two overlapping mentions stays, and whom an office introduces."""

from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import TRIGGERS
from marsad.analysis.names.features import person_words
from marsad.analysis.names.mention import Mention
from marsad.analysis.names.office_words import DEFINITE_HEADS, HONORIFICS
from marsad.analysis.names.people import person_after, tagged_person
from marsad.analysis.names.tagger import common_words
from marsad.analysis.names.view import View

SAID = TRIGGERS["said"]
BY = TRIGGERS["by"]
_INTRODUCED = 55


def settled(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions in order, none overlapping: longer over shorter, then heavier over lighter."""
    kept: list[Mention] = []
    held: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (-_rank(m), -(m.last - m.first), m.first, m.cut)):
        tokens = range(mention.first, mention.last)
        if held.isdisjoint(tokens):
            held.update(tokens)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.first)


def _rank(mention: Mention) -> int:
    return mention.weight + (3 * (mention.last - mention.first) if mention.weight >= 50 else 0)


def _surely_name(view: View, at: int) -> bool:
    """True when two words that are no common words stand here, the first a word of personal names."""
    first, second = view.word(at), view.word(at + 1)
    if not (view.is_word(at) and view.is_word(at + 1)) or view.broken[at + 1]:
        return False
    names = person_words()
    return (
        first in names and first not in common_words() and (second in names or second not in common_words())
    )


def taken_by(view: View, mentions: list[Mention]) -> list[bool]:
    """Return for every token whether a mention holds it."""
    taken = [False] * len(view.tokens)
    for mention in mentions:
        for at in range(mention.first, mention.last):
            taken[at] = True
    return taken


def introduced_people(view: View, mentions: list[Mention]) -> list[Mention]:
    """Return the unknown people whom an office, a title or an honorific introduces."""
    taken = taken_by(view, mentions)
    found: list[Mention] = []
    for at in _introductions(view, mentions, taken):
        tokens = person_after(view, at, taken)
        if tokens is None or tokens[1] - tokens[0] < 2:
            continue
        person = tagged_person(view, tokens[0], tokens[1], "person.introduced", _INTRODUCED)
        if person is not None:
            found.append(person)
    return found


def _introductions(view: View, mentions: list[Mention], taken: list[bool]) -> list[int]:
    places = []
    for mention in mentions:
        if mention.type == "role":
            at = mention.last
            comma = at < len(view.tokens) and view.keys[at] in ("،", ",")
            places.append(at + 1 if comma else at)
    for at in range(len(view.tokens) - 1):
        if taken[at] or view.tokens[at].kind != "word":
            continue
        if any(
            key in DEFINITE_HEADS or key in HONORIFICS or key in BY for _, key in readings(view.keys[at])
        ) or (any(key in SAID for _, key in readings(view.keys[at])) and _surely_name(view, at + 1)):
            places.append(at + 1)
    return [at for at in places if at < len(view.tokens) and not taken[at] and not view.broken[at]]
