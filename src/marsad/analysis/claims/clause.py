"""The reporting clause: from the verb to what was said — its subject, its adjuncts, its opening."""

from dataclasses import dataclass, field
from typing import Literal

from marsad.analysis.claims.masdars import is_masdar
from marsad.analysis.claims.view import View
from marsad.analysis.claims.words import (
    CHANNELS,
    COLLECTIVE,
    COUNTRIES,
    FALSE_THAT_AFTER,
    MEDIA,
    ORGANISATIONS,
    PLURAL_PEOPLE,
    ROLES,
    THAT,
    WITH_THAT,
)
from marsad.arabic.normalise import fold

Opening = Literal["that", "colon", "quote", "preposition", "object", "verb", "end"]

_BEFORE_THAT = frozenset(fold(word) for word in ["إلى", "على", "من", "عن", "في"])
KNOWN_NOUNS = ORGANISATIONS | ROLES | MEDIA | CHANNELS | COUNTRIES | PLURAL_PEOPLE | COLLECTIVE
_IF_ANY = frozenset(fold(word) for word in ["وجد", "وجدت", "وجدوا", "شاء", "أمكن", "لزم", "دعت", "تيسر"])


@dataclass(slots=True)
class Clause:
    """What was read. Ranges are token indices; ``content`` is where the statement would begin."""

    verb: int
    opening: Opening = "end"
    content: int = 0
    stop: int = 0
    subject: tuple[int, int] | None = None
    object: tuple[int, int] | None = None
    adjuncts: list[tuple[int, int]] = field(default_factory=list)
    preposition: str = ""


def that_at(view: View, index: int, end: int) -> int:
    """Return the token after the complementiser at *index* (``أن``, ``إلى أنه``, ``بأن``), or 0."""
    key = view.keys[index]
    if key in WITH_THAT:
        return index + 1
    if key in THAT:
        before = view.keys[index - 1] if index else ""
        following = view.keys[index + 1] if index + 1 < end else ""
        return 0 if before in FALSE_THAT_AFTER or following in _IF_ANY else index + 1
    if key in _BEFORE_THAT and index + 1 < end and view.keys[index + 1] in THAT:
        return index + 2
    return 0


def clitic_at(view: View, index: int) -> str:
    """Return ``ل`` or ``ب`` where the word carries that preposition, by the lexicon or a name."""
    key = view.keys[index]
    if view.tokens[index].kind != "word" or len(key) < 3 or key[0] not in "لب":
        return ""
    name = view.name_at.get(index)
    if name is not None:
        return key[0] if view.tokens[index].start < name.span.start else ""
    if key.startswith("لل") and len(key) > 4:
        return "ل"
    rest = key[1:]
    if rest.startswith("ال") and len(rest) > 4:
        return key[0]
    if rest in KNOWN_NOUNS or (key[0] == "ب" and is_masdar(rest) and len(rest) > 2):
        return key[0]
    return ""
