"""Where the personal name stands in a noun phrase of office and name."""

from marsad.analysis.claims.clause import clitic_at
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.view import View
from marsad.analysis.claims.words import (
    ANONYMOUS,
    COLLECTIVE,
    COUNTRIES,
    DOCUMENTS,
    MEDIA,
    ORGANISATIONS,
    PLURAL_PEOPLE,
    PREPOSITIONS,
    ROLE_PREPOSITIONS,
    ROLES,
    TITLES,
    listed,
)
from marsad.model.analysis import Name

_ADJECTIVE = 3  # letters an adjective of belonging has more than
_MARKS_INSIDE = frozenset("،,-–—")


_LEVELS = listed("levels")


_HEADS = ROLES | PLURAL_PEOPLE | ANONYMOUS | ORGANISATIONS | DOCUMENTS
_INSTITUTIONS = ORGANISATIONS | MEDIA | COLLECTIVE


OFFICE_WORDS = (
    ROLES | ORGANISATIONS | MEDIA | COLLECTIVE | COUNTRIES | PLURAL_PEOPLE | _LEVELS | ROLE_PREPOSITIONS
)


OFFICES = listed("offices")


def bare(key: str) -> str:
    """Return the word without its و, where the rest is a word of offices."""
    return key[1:] if key.startswith("و") and key[1:] in OFFICE_WORDS else key


def nominative(key: str) -> str:
    """``لكن مصدراً حكومياً``: the word as the lists have it, without the ending of its case."""
    return key[:-1] if key.endswith("ا") and key[:-1] in _HEADS else key


def name_range(view: View, words: list[int], head: int) -> tuple[int, int]:
    """Return the token range of the personal name inside the phrase; empty where there is none."""
    key = nominative(view.keys[head])
    person = view.name_at.get(head)
    if key in ROLES or bare(key) in ROLES:
        return _name_after_office(view, words, head)
    if person is not None and person.type != "person":
        return head, head
    if key in DOCUMENTS and person is None:
        return head, head
    if key in _INSTITUTIONS or key in PLURAL_PEOPLE or key in ANONYMOUS or key in COUNTRIES:
        return head, head
    if view.definite(head) and person is None:
        return head, head
    if view.quotation_at(head) is not None or view.is_mark(head):
        return head, head
    return head, _name_end(view, head, words[-1] + 1)


def _name_after_office(view: View, words: list[int], head: int) -> tuple[int, int]:
    last = words[-1] + 1
    start = _titled(view, head, words) or _after_title(view, head, words)
    if not start:
        start = _past_office(view, head, last)
    return (start, _name_end(view, start, last)) if start else (head, head)


def _after_title(view: View, head: int, words: list[int]) -> int:
    """``الدكتور الصالح``: after a title stands a name, with its article or without."""
    if view.keys[head] not in TITLES or len(words) < 2 or view.is_mark(head + 1):
        return 0
    following = view.keys[head + 1]
    described = view.definite(head + 1) and head + 2 <= words[-1] and _opens_phrase(view, head + 2)
    return 0 if following in OFFICE_WORDS or following in PREPOSITIONS or described else head + 1


def _past_office(view: View, head: int, last: int) -> int:
    """Walk the office to its end and return where the name begins, or 0.

    ``closed``: the construct is complete (an article, a country, a body stands at its end), so that
    the next bare word names somebody.
    """
    closed = view.definite(head) or view.keys[head] in TITLES
    index = head + 1
    while view.role_at.get(head) is not None and view.role_at.get(index) is view.role_at[head]:
        index, closed = index + 1, True
    after_comma = False
    while index < last:
        key, name = view.keys[index], view.name_at.get(index)
        person = name is not None and name.type == "person"
        if view.is_mark(index):
            after_comma = after_comma or key in _MARKS_INSIDE
            index = _past_alias(view, index, last)
            continue
        if name is not None and person and (closed or after_comma or _ends_phrase(view, name, index, last)):
            return index
        if key in PREPOSITIONS or key in ROLE_PREPOSITIONS:
            index += 1  # its object is a place or a body (محللة لدى …), never yet the name
            closed = True
            if index < last and view.tokens[index].kind == "number":
                return 0
        elif clitic_at(view, index) or _for_something(view, index, last):
            closed = "ال" in key[:4]
        elif _completes(view, index):
            closed = True
        elif bare(key) in OFFICE_WORDS or key in OFFICES:
            closed = key in _LEVELS and closed
        elif view.tokens[index].kind == "number" or (key in FORMS and name is None):
            return 0
        elif not _describes(view, head, index, closed):
            apposed = 0 if after_comma else _apposed(view, index, last)
            if apposed or closed or after_comma or index + 1 >= last or not view.definite(index + 1):
                return apposed or index
        index += 1
    return 0


def _completes(view: View, index: int) -> bool:
    key, name = view.keys[index], view.name_at.get(index)
    tagged = name is not None and name.type in ("place", "organisation", "media")
    return key in COUNTRIES or tagged or view.definite(index) or key.startswith("وال")


def _describes(view: View, head: int, index: int, closed: bool) -> bool:
    """``مسؤول أوكراني``: after an indefinite head an adjective of belonging, not a name."""
    if closed or view.definite(head) or index != head + 1:
        return False
    key = view.keys[index]
    return key.endswith(("ي", "يه", "يون", "يين")) and len(key) > _ADJECTIVE


def _apposed(view: View, index: int, last: int) -> int:
    """Return where a name after a comma begins (``مؤسس مبادرة …، د. فلان``), or 0."""
    comma = next((i for i in range(index, last) if view.keys[i] in "،,"), 0)
    if not comma or not 2 <= last - comma - 1 <= 6:
        return 0
    first = comma + 1
    if view.keys[first] in TITLES:
        return first + 1
    name = view.name_at.get(first)
    if (name is None or name.type != "person") and (view.keys[first] in OFFICE_WORDS or view.definite(first)):
        return 0
    return first if view.keys[first] not in PREPOSITIONS else 0


def _opens_phrase(view: View, index: int) -> bool:
    """``السيدة الملقبة بـ …``: what a preposition follows describes rather than names."""
    return view.keys[index] in PREPOSITIONS or view.keys[index] in ("ب", "ل") or bool(clitic_at(view, index))


def _titled(view: View, head: int, words: list[int]) -> int:
    """Return where the name after the last title begins (``مدير جوازات المطار العقيد فلان``), or 0."""
    for index in reversed(words):
        if (
            index > head
            and view.keys[index] in TITLES
            and index + 1 <= words[-1]
            and not view.is_mark(index + 1)
        ):
            following = view.keys[index + 1]
            if (
                following not in OFFICE_WORDS
                and following not in PREPOSITIONS
                and not clitic_at(view, index + 1)
            ):
                return index + 1
            return 0
    return 0


def _for_something(view: View, index: int, last: int) -> bool:
    """``عضو الاتحاد العربي لعلوم الفضاء``: a ل whose noun no list knows, told by the article after it."""
    key = view.keys[index]
    return (
        key[0] == "ل"
        and len(key) > 4
        and index not in view.name_at
        and index + 1 < last
        and view.definite(index + 1)
    )


def _ends_phrase(view: View, name: Name, index: int, last: int) -> bool:
    after = index
    while after < last and view.name_at.get(after) is name:
        after += 1
    return after >= last and view.keys[index - 1] not in PREPOSITIONS


def _past_alias(view: View, index: int, last: int) -> int:
    quotation = view.quotation_at(index)
    if quotation and quotation[0] == index:
        return quotation[1] + 1
    if view.keys[index] == "(":
        for closing in range(index + 1, last):
            if view.keys[closing] == ")":
                return closing + 1
    return index + 1


def _name_end(view: View, start: int, last: int) -> int:
    """A name runs to a mark, a preposition or an office (``فيتالي كليتشكو رئيس بلدية``)."""
    index = start + 1
    tagged = view.name_at.get(start)
    while index < last:
        key = view.keys[index]
        if (
            tagged is not None
            and view.name_at.get(index) is not tagged
            and view.definite(index)
            and index > start + 1
        ):
            break  # سامي الرفاعي اللاعبين: the name is whole, the article opens another phrase
        if view.is_mark(index) or key in PREPOSITIONS or key in ROLE_PREPOSITIONS:
            break
        if (key in ROLES or key in PLURAL_PEOPLE) and view.name_at.get(index) is not view.name_at.get(start):
            break
        if key in ROLES and view.name_at.get(start) is None:
            break
        if key in FORMS and index not in view.name_at:
            break
        index += 1
    return index
