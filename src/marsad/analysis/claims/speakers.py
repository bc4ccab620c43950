"""Who speaks: a noun phrase cut into office and name, and told what kind of voice it is."""

from dataclasses import dataclass, replace

from marsad.analysis.claims.clause import clitic_at
from marsad.analysis.claims.personal import OFFICE_WORDS, OFFICES, bare, name_range, nominative
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
from marsad.model.analysis import Name, Speaker, SpeakerKind
from marsad.model.span import Span

_PRESS = listed("press")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as found, with what the rest of the article needs to recognise it again."""

    speaker: Speaker
    gender: str
    plural: bool
    at: int
    head: str = ""


def gender_of(view: View, start: int) -> str:
    """Guess the grammatical gender of the noun phrase that begins at *start*."""
    key = view.keys[start]
    if (
        key in COUNTRIES
        or key.endswith(("ه", "اء"))
        or key in ("مصادر", "المصادر", "قوات", "القوات", "سلطات", "السلطات")
    ):
        return "f"
    return "m"


def voice_of(view: View, start: int, end: int, *, prefix: bool = False) -> Voice:
    """Read the speaker printed in the tokens ``[start, end)``; *prefix* where a ل stands before the first."""
    if prefix or clitic_at(view, start) == "ل":
        return _after_prefix(view, start, end)
    start, end = _tight(view, start, end)
    told = view.quotation_at(start)
    if told and told[1] + 1 < end and view.keys[told[1] + 1] in ROLES:
        start = told[1] + 1  # أبلغ «الصحيفة» مدير الفرع: told first, speaking after
    if view.quotation_at(start) == (start, end - 1) and end - start > 2:
        start, end = start + 1, end - 1  # قال "الصالح"
    words = list(range(start, end))
    head = _head(view, words)
    name_from, name_to = name_range(view, words, head)
    role = _role_text(view, start, end, name_from, name_to)
    key = view.keys[head]
    kind = _kind(view, head, end, name_from)
    name = view.words(name_from, name_to) if name_from < name_to else None
    if name is None and kind in ("organisation", "place", "media", "anonymous", "document", "unknown"):
        name = _institution_text(view, start, end)
        role = None
    mention = (
        _mention(view, name_from, name_to) if name_from < name_to else _mention_for(view, start, end, kind)
    )
    speaker = Speaker(
        name=name,
        role=role,
        kind=kind,
        span=view.span(start, end),
        id=mention.id if mention else None,
    )
    plural = key in PLURAL_PEOPLE or _coordinated(view, start, end)
    return Voice(speaker, gender_of(view, head), plural, start, key)


def _after_prefix(view: View, start: int, end: int) -> Voice:
    """Read ``لمصدر أمني`` as ``مصدر أمني``: the same words, the first without its preposition."""
    key, token = view.keys[start], view.tokens[start]
    bare = "ا" + key[1:] if key.startswith("لل") else key[1:]
    view.keys[start] = bare
    try:
        voice = voice_of(view, start, end)
    finally:
        view.keys[start] = key
    if key.startswith("لل") or voice.speaker.span is None:
        return voice  # للتلفزيون: the article's alef is not printed, so the word stays whole
    speaker = voice.speaker
    name, role = speaker.name, speaker.role
    printed = view.body[token.start : token.end]
    if name and name.startswith(printed):
        name = name[1:]
    if role and role.startswith(printed):
        role = role[1:]
    span = Span(token.start + 1, voice.speaker.span.end)
    return replace(voice, speaker=replace(speaker, name=name, role=role, span=span))


def _tight(view: View, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and view.is_mark(start) and view.quotation_at(start) is None:
        start += 1
    while (
        end > start + 1
        and view.is_mark(end - 1)
        and view.keys[end - 1] != ")"
        and view.quotation_at(end - 1) is None
    ):
        end -= 1
    return start, end


def _head(view: View, words: list[int]) -> int:
    for index in words:
        if not view.is_mark(index):
            return index
    return words[0]


def _coordinated(view: View, start: int, end: int) -> bool:
    return any(
        view.keys[i].startswith("و") and (view.keys[i][1:] in COUNTRIES or view.keys[i][1:] in ORGANISATIONS)
        for i in range(start + 1, end)
    )


def _role_text(view: View, start: int, end: int, name_from: int, name_to: int) -> str | None:
    if name_from >= name_to:
        comma = next((i for i in range(start, end) if view.keys[i] in "،,"), end)
        return view.words(start, comma) or None
    before = _tight_words(view, start, name_from)
    after = _tight_words(view, name_to, end)
    if after and all(view.keys[at] in TITLES for at in range(start, name_from)):
        return after  # الدكتور فلان المدير التنفيذي: the office says more than the title
    return before or after or None


def _tight_words(view: View, start: int, end: int) -> str:
    while (
        start < end and view.is_mark(start) and view.quotation_at(start) is None and view.keys[start] != "("
    ):
        start += 1
    while (
        end > start
        and view.is_mark(end - 1)
        and view.quotation_at(end - 1) is None
        and view.keys[end - 1] != ")"
    ):
        end -= 1
    return view.words(start, end)


def _institution_text(view: View, start: int, end: int) -> str:
    """Leave a quoted or bracketed second name outside: ``وزارة الدفاع (البنتاغون)`` is the ministry."""
    if view.quotation_at(start) is not None and view.quotation_at(start) == (start, end - 1):
        return view.words(start + 1, end - 1)
    for index in range(start + 2, end):  # one word alone (مجلة «…») is not yet a name
        if view.keys[index] in "،,(" or (view.quotation_at(index) or (-1,))[0] == index:
            return view.words(start, index)
    return view.words(start, end)


def _kind(view: View, head: int, end: int, name_from: int) -> SpeakerKind:
    key = nominative(view.keys[head])
    name = view.name_at.get(head)
    indefinite = not view.definite(head)
    if key in ROLES or bare(key) in ROLES:
        if name_from > head:
            return "person"
        return (
            "anonymous"
            if key in ANONYMOUS and indefinite and not _definite_office(view, head, end)
            else "role"
        )
    if key in ("مصدر", "المصدر", "مصادر", "المصادر", "شهود", "شاهد") or (key in ANONYMOUS and indefinite):
        return "anonymous"
    if name is not None and name.type != "role":
        return name.type
    if key in PLURAL_PEOPLE:
        return "anonymous" if indefinite and not _definite_office(view, head, end) else "role"
    if key in MEDIA and not (key in ORGANISATIONS and head + 1 < end and view.keys[head + 1] not in _PRESS):
        return "media"
    if key in DOCUMENTS:
        return "document"
    if key in ORGANISATIONS or key in COLLECTIVE:
        return "organisation"
    if key in COUNTRIES:
        return "place"
    if (
        name_from == head
        and not view.definite(head)
        and not view.is_mark(head)
        and not view.quotation_at(head)
    ):
        return "person"
    return "unknown"


def _definite_office(view: View, head: int, end: int) -> bool:
    """``نائب رئيس الوزراء`` is somebody; ``نائب في البرلمان`` and ``مسؤول أوكراني`` are anybody."""
    following = view.keys[head + 1] if head + 1 < end else ""
    if following in PREPOSITIONS:
        return False
    return following.startswith("ال") or following in OFFICE_WORDS - ROLE_PREPOSITIONS or following in OFFICES


def _mention(view: View, start: int, end: int) -> Name | None:
    for index in range(start, end):
        name = view.name_at.get(index)
        if name is not None and name.type == "person":
            return name
    return view.name_at.get(start)


def _mention_for(view: View, start: int, end: int, kind: SpeakerKind) -> Name | None:
    if kind not in ("organisation", "place", "media", "unknown"):
        return None
    for index in range(start, end):
        name = view.name_at.get(index)
        if name is not None and name.type == kind:
            return name
    return view.name_at.get(start)
