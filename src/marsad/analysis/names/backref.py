"""Names said again: the surname alone, the title alone, the body's head alone."""

from marsad.analysis.names.bodies import nisba_at
from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import TRIGGERS
from marsad.analysis.names.knowledge import by_id, nisbas
from marsad.analysis.names.mention import Mention
from marsad.analysis.names.office_words import (
    BACK_BODIES,
    BACK_PEOPLE,
    CONSTRUCT_HEADS,
    DEFINITE_HEADS,
    FIELDS,
    HONORIFICS,
    NEVER_IN_NAME,
)
from marsad.analysis.names.tagger import common_words
from marsad.analysis.names.view import View
from marsad.arabic.names import parts, word_key

WEIGHT = 40
_FAMILY_FIRST = frozenset({"KP", "KR", "CN", "TW"})
_TITLES = CONSTRUCT_HEADS | DEFINITE_HEADS | HONORIFICS
_SAID = TRIGGERS["said"]
_FAR = 400
"""Tokens over which a head alone still points back."""


def find_surnames(view: View, people: list[Mention], taken: list[bool]) -> list[Mention]:
    """Return the mentions by surname alone of people whom the text names in full somewhere."""
    short = _short_forms(view, people)
    found: list[Mention] = []
    for at in range(len(view.tokens)):
        if taken[at] or view.tokens[at].kind != "word":
            continue
        for cut, key in readings(view.keys[at]):
            owners = short.get(key)
            if owners and _stands_alone(view, at, cut, key, taken):
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
                    )  # fmt: skip
                )
                break
    return found


def _short_forms(view: View, people: list[Mention]) -> dict[str, list[Mention]]:
    table: dict[str, list[Mention]] = {}
    for person in people:
        words = parts(person.canonical)
        printed = parts(" ".join(view.keys[person.first : person.last]))
        if len(words) < 2 or len(printed) < 2:
            continue
        entity = by_id(person.id)
        keys = {word_key(words[-1]), word_key(printed[-1])}
        if entity is not None:
            keys.update(word_key(form) for form in entity.solo if " " not in form)
            if entity.country in _FAMILY_FIRST:
                keys = {word_key(words[0]), word_key(printed[0])}
        for key in keys:
            if len(key) >= 2:
                table.setdefault(key, []).append(person)
    return table


def _nearest(owners: list[Mention], at: int) -> Mention:
    before = [owner for owner in owners if owner.first < at]
    return max(before, key=lambda o: o.first) if before else owners[0]


def _stands_alone(view: View, at: int, cut: int, key: str, taken: list[bool]) -> bool:
    """True unless the word is more likely itself: a common word, an adjective of origin, part of another name."""
    previous = view.word(at - 1) if at and not view.broken[at] else ""
    introduced = (
        any(word in _SAID or word in _TITLES for _, word in readings(previous)) if previous else False
    )
    if previous and not introduced and _names_go_on(view, at, previous, taken):
        return False
    if key in nisbas() or key in common_words() or len(key) < 4:
        return cut == 0 and (introduced or _heads_line(view, at))
    return True


def _names_go_on(view: View, at: int, previous: str, taken: list[bool]) -> bool:
    """True where the word before is an unclaimed given name: the surname is someone else's."""
    from marsad.arabic.native_names import NATIVE_NAMES

    return not taken[at - 1] and previous in NATIVE_NAMES and previous not in common_words()


def _heads_line(view: View, at: int) -> bool:
    """True for ``سعيد: …`` at the head of a line."""
    starts = at == 0 or view.broken[at]
    return starts and view.word(at + 1) == ":"


def find_titles(view: View, mentions: list[Mention], taken: list[bool]) -> list[Mention]:
    """Return ``الوزيرة`` and ``الوكالة`` where the text has said before who and which."""
    found: list[Mention] = []
    for at in range(len(view.tokens)):
        if taken[at] or view.tokens[at].kind != "word" or not _bare(view, at):
            continue
        for cut, key in readings(view.keys[at]):
            back = None
            if key in BACK_BODIES:
                back = _body_before(view, mentions, at, BACK_BODIES[key])
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
                    )  # fmt: skip
                )
                break
    return found


def _bare(view: View, at: int) -> bool:
    """True where nothing after the head says which: no adjective, no name, no ``الذي``."""
    if at + 1 >= len(view.tokens) or view.broken[at + 1] or view.tokens[at + 1].kind != "word":
        return True
    after = view.keys[at + 1]
    if nisba_at(view, at + 1) is not None or after in FIELDS:
        return False
    return not (after.startswith(("ال", "لل")) and after not in NEVER_IN_NAME)


def _body_before(view: View, mentions: list[Mention], at: int, head: str) -> Mention | None:
    for mention in reversed(mentions):
        if mention.first >= at or mention.inferred or mention.type not in ("organisation", "media"):
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
    for order in range(len(mentions) - 1, -1, -1):
        mention = mentions[order]
        if mention.first >= at or mention.type != "role":
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
