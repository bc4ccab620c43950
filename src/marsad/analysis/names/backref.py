"""Names said again: the surname alone, the title alone, the body's head alone."""

from bisect import bisect_left
from dataclasses import dataclass

from marsad.analysis.names.bodies import nisba_at
from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import TRIGGERS
from marsad.analysis.names.features import person_words
from marsad.analysis.names.knowledge import by_id, nisbas
from marsad.analysis.names.mention import Mention, unknown_id
from marsad.analysis.names.office_words import (
    BACK_BODIES,
    BACK_PEOPLE,
    CONSTRUCT_HEADS,
    DEFINITE_HEADS,
    FIELDS,
    HONORIFICS,
    NEVER_IN_NAME,
)
from marsad.analysis.names.settle import taken_by
from marsad.analysis.names.tagger import common_words
from marsad.analysis.names.view import View
from marsad.arabic.names import parts, word_key
from marsad.arabic.native_names import NATIVE_NAMES
from marsad.model.analysis import Name, NameId

WEIGHT = 40
_FAMILY_FIRST = frozenset({"KP", "KR", "CN", "TW"})
_TITLES = CONSTRUCT_HEADS | DEFINITE_HEADS | HONORIFICS
_SAID = TRIGGERS["said"]
_FAR = 400
"""Tokens over which a head alone still points back."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whom a surname belongs to, and where the text last named them in full (-1: elsewhere)."""

    first: int
    canonical: str
    id: NameId


def find_surnames(
    view: View,
    people: list[Mention],
    mentions: list[Mention],
    alone: list[Mention],
    article: tuple[Name, ...] = (),
) -> list[Mention]:
    """Return the mentions by surname alone of people named in full in the text or in *article*.

    *alone* are words that the tagger by itself takes for persons.
    """
    short = _short_forms(view, people, article)
    taken = taken_by(view, mentions)
    office_ends = {mention.last for mention in mentions if mention.type == "role"}
    office_ends.update(mention.first for mention in alone)
    found: list[Mention] = []
    for at in range(len(view.tokens)):
        if taken[at] or view.tokens[at].kind != "word":
            continue
        for cut, key in readings(view.keys[at]):
            owners = short.get(key)
            if owners and _stands_alone(view, at, (cut, key), taken, at in office_ends):
                owner = _nearest(owners, at)
                found.append(
                    Mention(
                        first=at,
                        last=at + 1,
                        cut=cut,
                        type="person",
                        canonical=owner.canonical,
                        id=owner.id,
                        rule="again.surname",
                        weight=WEIGHT,
                    )
                )
                break
    return found


def _short_forms(view: View, people: list[Mention], article: tuple[Name, ...]) -> dict[str, list[_Owner]]:
    table: dict[str, list[_Owner]] = {}
    named = [(p.first, p.canonical, p.id, " ".join(view.keys[p.first : p.last])) for p in people]
    named += [(-1, n.canonical, n.id, n.text) for n in article if n.type == "person"]
    for first, canonical, name_id, printed in named:
        for key in _short_keys(canonical, name_id, printed):
            table.setdefault(key, []).append(_Owner(first, canonical, name_id))
    return table


def _short_keys(canonical: str, name_id: NameId, printed: str) -> set[str]:
    words, seen = parts(canonical), parts(printed)
    if len(words) < 2 or len(seen) < 2:
        return set()
    entity = by_id(name_id)
    if entity is not None and entity.country in _FAMILY_FIRST:
        return {word_key(words[0]), word_key(seen[0])}
    keys = {word_key(words[-1]), word_key(seen[-1])}
    if entity is not None:
        keys.update(word_key(form) for form in entity.solo if " " not in form)
    return {key for key in keys if len(key) >= 2 and key != "الله" and key not in HONORIFICS}


def _nearest(owners: list[_Owner], at: int) -> _Owner:
    before = [owner for owner in owners if owner.first < at]
    return max(before, key=lambda o: o.first) if before else owners[0]


def _stands_alone(view: View, at: int, surname: tuple[int, str], taken: list[bool], office: bool) -> bool:
    """True unless the word is likelier a common word, an adjective of origin, a part of another name.

    *surname* is the letters cut before the word and its key; *office* says that a title ends here.
    """
    cut, key = surname
    previous = view.word(at - 1) if at and not view.broken[at] else ""
    introduced = office or any(word in _SAID or word in _TITLES for _, word in readings(previous))
    if previous and not introduced and _names_go_on(at, previous, taken):
        return False
    after = view.word(at + 1)
    if (
        after in person_words()
        and after not in common_words()
        and not taken[at + 1]
        and not view.broken[at + 1]
    ):
        return False
    if key in nisbas() or key in common_words() or len(key) < 3:
        return cut == 0 and (introduced or _heads_line(view, at))
    return True


def _names_go_on(at: int, previous: str, taken: list[bool]) -> bool:
    """True where the word before is an unclaimed given name: the surname is someone else's."""
    return not taken[at - 1] and previous in NATIVE_NAMES and previous not in common_words()


def _heads_line(view: View, at: int) -> bool:
    """True for ``سعيد: …`` at the head of a line."""
    starts = at == 0 or view.broken[at]
    return starts and view.word(at + 1) == ":"


def find_titles(view: View, mentions: list[Mention], bodies: list[Mention]) -> list[Mention]:
    """Return ``الوزيرة`` and ``الوكالة`` where the text has said before who and which.

    *bodies* holds also those inside an office (``المتحدث باسم الأونروا``).
    """
    taken = taken_by(view, mentions)
    found: list[Mention] = []
    people = {mention.first for mention in mentions if mention.type == "person" and mention.cut == 0}
    for at in range(len(view.tokens)):
        if taken[at] or view.tokens[at].kind != "word" or not _bare(view, at):
            continue
        for cut, key in readings(view.keys[at]):
            back = None
            if key in DEFINITE_HEADS and at + 1 in people:
                found.append(_office(view, at, cut, key))
                break
            if key in BACK_BODIES:
                back = _body_before(view, bodies, at, BACK_BODIES[key])
            elif key in BACK_PEOPLE:
                back = _person_before(mentions, at, BACK_PEOPLE[key])
            if back is not None:
                found.append(
                    Mention(
                        first=at,
                        last=at + 1,
                        cut=cut,
                        type=back.type,
                        canonical=back.canonical,
                        id=back.id,
                        rule="again.title",
                        weight=WEIGHT - 5,
                        inferred=True,
                    )
                )
                break
    return found


def _office(view: View, at: int, cut: int, key: str) -> Mention:
    return Mention(
        first=at,
        last=at + 1,
        cut=cut,
        type="role",
        canonical=key,
        id=unknown_id(f"role:{key}"),
        rule="role.title",
        weight=WEIGHT,
        head=key,
    ).worded(view)


def _bare(view: View, at: int) -> bool:
    """True where nothing after the head says which: no adjective, no name, no ``الذي``."""
    if at + 1 >= len(view.tokens) or view.broken[at + 1] or view.tokens[at + 1].kind != "word":
        return True
    after = view.keys[at + 1]
    if nisba_at(view, at + 1) is not None or after in FIELDS:
        return False
    return not (after.startswith(("ال", "لل")) and after not in NEVER_IN_NAME)


def _first(mention: Mention) -> int:
    return mention.first


def _body_before(view: View, mentions: list[Mention], at: int, head: str) -> Mention | None:
    for order in range(bisect_left(mentions, at, key=_first) - 1, -1, -1):
        mention = mentions[order]
        if mention.inferred or mention.type not in ("organisation", "media"):
            continue
        if at - mention.first > _FAR:
            return None
        names = [word_key(mention.canonical.split()[0])]
        names += [word for _, word in readings(view.keys[mention.first])]
        entity = by_id(mention.id)
        if entity is not None:
            names += [word_key(alias.split()[0]) for alias in entity.aliases]
        if head in names:
            return mention
    return None


def _person_before(mentions: list[Mention], at: int, heads: frozenset[str]) -> Mention | None:
    role = None
    for order in range(bisect_left(mentions, at, key=_first) - 1, -1, -1):
        mention = mentions[order]
        if mention.type != "role":
            continue
        if at - mention.first > _FAR:
            return None
        if mention.head in heads:
            role = order
            break
    if role is None:
        return None
    after = mentions[role + 1] if role + 1 < len(mentions) else None
    office = mentions[role]
    if after is not None and after.type == "person" and not after.inferred and after.first - office.last <= 2:
        return after
    before = mentions[role - 1] if role else None
    if (
        before is not None
        and before.type == "person"
        and not before.inferred
        and office.first - before.last <= 1
    ):
        return before
    return None
