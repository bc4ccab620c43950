"""People: known ones spelt another way, those the tagger sees, those an office introduces."""

from functools import cache

from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import GIVEN_WITH_ARTICLE, NAME_GOES_ON, OF_GOD, TRIGGERS
from marsad.analysis.names.features import person_words
from marsad.analysis.names.knowledge import Entity, forms
from marsad.analysis.names.mention import Mention, of_entity, of_unknown
from marsad.analysis.names.office_words import CONSTRUCT_HEADS, DEFINITE_HEADS, HONORIFICS, NEVER_IN_NAME
from marsad.analysis.names.tagger import common_words
from marsad.analysis.names.view import View
from marsad.arabic.names import name_key, parts, same_name, skeleton, word_key

WEIGHT = 60
_ARABIC_MOULDS = ("مت", "مست", "است", "يت", "تت", "سي", "ست")
_ARABIC_ENDINGS = ("ات", "ين", "ون", "تها", "ته")
_MAX_WORDS = 5
_MIN_SKELETON = 3
_LINKS = TRIGGERS["link"]
_OFFICES = frozenset(
    word_key(w)
    for w in ["رئيس", "وزير", "مدير", "نائب", "مدرب", "قائد", "متحدث", "عضو", "محافظ", "سفير", "لاعب"]
) | {word_key("عميد")}
"""Offices that open what follows a name, and never end one."""
_FAMILY = word_key("آل")
_TITLES = CONSTRUCT_HEADS | DEFINITE_HEADS | HONORIFICS


@cache
def _by_surname() -> dict[str, list[tuple[str, Entity]]]:
    table: dict[str, list[tuple[str, Entity]]] = {}
    for form in forms():
        if form.entity.type != "person" or form.support or form.solo:
            continue  # a namesake's form is for the matcher, who asks what the text speaks of
        words = parts(form.text)
        if len(words) >= 2 and len(skeleton(words[-1])) >= _MIN_SKELETON:
            table.setdefault(skeleton(words[-1]), []).append((form.text, form.entity))
    return table


def known_person(name: str) -> Entity | None:
    """Return the person of the table whom *name* (two words or more) can mean in another spelling."""
    words = parts(name)
    if len(words) < 2:
        return None
    found = {
        entity.id: entity
        for form, entity in _by_surname().get(skeleton(words[-1]), ())
        if same_name(form, name)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def find_near(view: View, taken: list[bool]) -> list[Mention]:
    """Return known people in spellings that the table does not list; *taken* tokens are left alone."""
    table = _by_surname()
    found: list[Mention] = []
    for at in range(1, len(view.tokens)):
        if view.tokens[at].kind != "word" or taken[at] or view.broken[at] or len(view.keys[at]) < 4:
            continue
        candidates = table.get(skeleton(view.keys[at]))
        if candidates is None or view.tokens[at - 1].kind != "word" or taken[at - 1]:
            continue
        mention = _near(view, at, candidates)
        if mention is not None:
            found.append(mention)
    return found


def _near(view: View, at: int, candidates: list[tuple[str, Entity]]) -> Mention | None:
    for form, entity in candidates:
        first = at + 1 - len(form.split())
        if first < 0 or not view.is_word(first) or view.keys[first] in NEVER_IN_NAME:
            continue
        if any(view.broken[i] or view.keys[i] in NEVER_IN_NAME for i in range(first + 1, at + 1)):
            continue
        rest = " ".join(view.keys[first + 1 : at + 1])
        for cut, key in readings(view.keys[first]):
            name = f"{key} {rest}"
            if name_key(form) == name_key(name):
                return None  # the matcher has seen this very spelling, and refused it
            if same_name(form, name) and view.word(at + 1) not in NAME_GOES_ON:
                return of_entity(entity, first, at + 1, cut, "known.near", WEIGHT + 5)
    return None


def person_after(view: View, at: int, stop: list[bool]) -> tuple[int, int] | None:
    """Return the tokens of the unknown person's name that starts at *at*, after an office or honorific.

    The first word must be a word of personal names or no common word at all; *stop* tokens belong to
    other names.
    """
    while at < len(view.tokens) and not view.broken[at] and view.keys[at] in HONORIFICS:
        at += 1
    first = at
    while at < len(view.tokens) and at - first < _MAX_WORDS and not (at > first and view.broken[at]):
        if stop[at] or not _name_word(view, at, first=at == first):
            break
        at += 1
        if view.closed[at - 1] and at - first > 1:
            break
    while at > first and view.keys[at - 1] in _LINKS:
        at -= 1
    return (first, at) if at - first >= 2 and _likely(view, first) else None


def _likely(view: View, first: int) -> bool:
    """True when the first word is known from personal names and the second may be of a family."""
    names = person_words()
    opening = view.keys[first]
    if opening not in names and opening not in _LINKS and opening not in GIVEN_WITH_ARTICLE:
        return False
    second = view.keys[first + 1]
    if second in names or second in _LINKS or second.startswith("ال"):
        return True
    return len(second) >= 3 and not second.startswith(_ARABIC_MOULDS) and not second.endswith(_ARABIC_ENDINGS)


def _name_word(view: View, at: int, *, first: bool) -> bool:
    key = view.keys[at]
    if view.tokens[at].kind != "word" or key in NEVER_IN_NAME or len(key) < 2 or key in TRIGGERS["said"]:
        return False
    if key in _TITLES and key not in person_words():
        return False
    if key in _LINKS:
        return True
    if key == "الله":
        return not first and view.keys[at - 1] in OF_GOD
    if not first and key not in person_words() and _starts_anew(key):
        return False
    if first and key.startswith("ال"):
        return key in GIVEN_WITH_ARTICLE
    if first and (key[0] in "وفبل" and key not in person_words()):
        return False
    if key in common_words():
        return key in person_words() and not (first and len(key) <= 3)
    return True


def _starts_anew(key: str) -> bool:
    """True where a clitic opens the word: ``خالد الفيصل وإشراف``."""
    return any(word.startswith("ال") or word in common_words() for cut, word in readings(key) if cut)


def tagged_person(view: View, first: int, last: int, rule: str, weight: int) -> Mention | None:
    """Return a mention for a person's tokens: titles stripped, clitics cut, linked to the table if known."""
    while first < last and view.keys[first] in _TITLES and view.keys[first] not in person_words():
        first += 1
    while last > first and _no_end(view.keys[last - 1]):
        last -= 1
    while first < last and any(word in TRIGGERS["said"] for _, word in readings(view.keys[first])):
        first += 1
    anew = (at for at in range(first + 1, last) if view.keys[at] not in person_words())
    last = next((at for at in anew if _article_glued(view.keys[at])), last)
    family = next((at for at in range(first, last - 2) if view.keys[at] == _FAMILY), None)
    last = last if family is None else family + 2
    if first >= last:
        return None
    cut = clitic_cut(view, first)
    mention = of_unknown(view, first, last, cut, "person", rule, weight)
    entity = known_person(mention.canonical)
    return mention if entity is None else of_entity(entity, first, last, cut, "known.near", weight)


def _no_end(key: str) -> bool:
    title = key in _TITLES and (key in _OFFICES or key not in person_words())
    return title or key in NEVER_IN_NAME or key in _LINKS


def _article_glued(key: str) -> bool:
    """True for ``للصحفيين``, ``والهيئة``: a clitic and an article open the word."""
    return key.startswith(("لل", "وال", "بال", "فال", "كال")) and len(key) > 5


def clitic_cut(view: View, first: int) -> int:
    """Return how many letters before an unknown person's name are clitics."""
    key = view.keys[first]
    words = person_words()
    if key in words:
        return 0
    for cut, word in readings(key)[1:]:
        if word in words:
            return cut
    return 0
