"""Who speaks: a noun phrase cut into office and name, and told what kind of voice it is."""

from dataclasses import dataclass, replace

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
    keys,
)
from marsad.model.analysis import Name, Speaker, SpeakerKind
from marsad.model.span import Span

_MARKS_INSIDE = frozenset("،,-–—")
_LEVELS = keys(
    "رفيع رفيعة رفيعو رفيعي بارز بارزة مقيم مقيمة مطلع مطلعة كبيرة محلي عام أول سابق سابقة أعلى كبير جديد عامة إقليمي تنفيذي ثان ثاني مساعد سام دائم خاص"
)
_INSTITUTIONS = ORGANISATIONS | MEDIA | COLLECTIVE
_OFFICE_WORDS = (
    ROLES | ORGANISATIONS | MEDIA | COLLECTIVE | COUNTRIES | PLURAL_PEOPLE | _LEVELS | ROLE_PREPOSITIONS
)
_PRESS = keys(
    "الأنباء أنباء الصحافة رويترز فرانس الأناضول بلومبرغ بلومبرج سبوتنيك تاس نوفوستي أخبار الأخبار إخبارية الإخبارية"
)
_OFFICES = keys(
    "خارجية داخلية دفاع إعلام صحة تعليم مالية عدل اقتصاد تجارة صناعة زراعة نفط طاقة نقل اتصالات ثقافة سياحة شباب رياضة بيئة "
    "عمل إسكان تخطيط تنمية أوقاف شؤون جوازات مطار ميناء مرور سجون جمارك قسم عمليات علاقات تطوير بحوث دراسات سياسات قطاع مشروع برنامج وفد حملة منطقة مدينة "
    "ولاية إقليم قضاء مدينة أسقف كرسي لواء سلاح أركان طب هندسة أمن حماية دولة بلاده بلادها وزراء نواب نظيره"
)


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
    if prefix:
        return _after_prefix(view, start, end)
    start, end = _tight(view, start, end)
    if view.quotation_at(start) == (start, end - 1) and end - start > 2:
        start, end = start + 1, end - 1  # قال "الجاسر"
    words = [index for index in range(start, end)]
    head = _head(view, words)
    name_from, name_to = _name_range(view, words, head)
    role = _role_text(view, start, end, name_from, name_to)
    key = view.keys[head]
    kind = _kind(view, head, start, end, name_from)
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


def _bare(key: str) -> str:
    return key[1:] if key.startswith("و") and key[1:] in _OFFICE_WORDS else key


def _name_range(view: View, words: list[int], head: int) -> tuple[int, int]:
    """Return the token range of the personal name inside the phrase; empty where there is none."""
    key = view.keys[head]
    person = view.name_at.get(head)
    if key in ROLES or _bare(key) in ROLES:
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
    titled = _titled(view, head, words)
    if titled:
        return titled, _name_end(view, titled, words[-1] + 1)
    closed = view.definite(head) or view.keys[head] in TITLES
    if view.keys[head] in TITLES and len(words) > 1 and not view.is_mark(head + 1):
        following = view.keys[head + 1]
        described = view.definite(head + 1) and head + 2 <= words[-1] and _opens_phrase(view, head + 2)
        if following not in _OFFICE_WORDS and following not in PREPOSITIONS and not described:
            return head + 1, _name_end(view, head + 1, words[-1] + 1)
    indefinite = not view.definite(head)
    last = words[-1] + 1
    index = head + 1
    while view.role_at.get(head) is not None and view.role_at.get(index) is view.role_at[head]:
        index, closed = index + 1, True
    after_comma = False
    while index < last:
        key = view.keys[index]
        name = view.name_at.get(index)
        if view.is_mark(index):
            skip = _past_alias(view, index, last)
            after_comma = after_comma or key in _MARKS_INSIDE
            index = skip
            continue
        if (
            name is not None
            and name.type == "person"
            and (closed or after_comma or _ends_phrase(view, name, index, last))
        ):
            return index, _name_end(view, index, last)
        if key in TITLES and index + 1 < last and not view.is_mark(index + 1):
            return index + 1, _name_end(view, index + 1, last)
        if (
            key in PREPOSITIONS
            or key in ROLE_PREPOSITIONS
            or clitic_at(view, index)
            or _for_something(view, index, last)
        ):
            if key in PREPOSITIONS or key in ROLE_PREPOSITIONS:
                index += 1  # its object is a place or a body (محللة لدى …), never yet the name
                if index < last and view.tokens[index].kind == "number":
                    return head, head
            closed = index < last and (view.definite(index) or "ال" in view.keys[index][:4])
        elif (
            key in COUNTRIES
            or (name is not None and name.type in ("place", "organisation", "media"))
            or view.definite(index)
            or key.startswith("وال")
        ):
            closed = True
        elif _bare(key) in _OFFICE_WORDS or key in _OFFICES:
            closed = key in _LEVELS and closed
        elif (
            indefinite
            and not closed
            and key.endswith(("ي", "يه", "يون", "يين"))
            and len(key) > 4
            and index == head + 1
        ):
            closed = False
        elif view.tokens[index].kind == "number":
            return head, head
        elif (apposed := _apposed(view, index, last)) and not after_comma:
            return apposed, _name_end(view, apposed, last)
        elif closed or after_comma or index + 1 >= last or not view.definite(index + 1):
            return index, _name_end(view, index, last)
        index += 1
    return head, head


def _apposed(view: View, index: int, last: int) -> int:
    """Return where a name after a comma begins (``مؤسس مبادرة …، د. فلان``), or 0."""
    comma = next((i for i in range(index, last) if view.keys[i] in "،,"), 0)
    if not comma or not 2 <= last - comma - 1 <= 6:
        return 0
    first = comma + 1
    if view.keys[first] in TITLES:
        return first + 1
    name = view.name_at.get(first)
    if (name is None or name.type != "person") and (
        view.keys[first] in _OFFICE_WORDS or view.definite(first)
    ):
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
                following not in _OFFICE_WORDS
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
            break  # جان قهوجي العسكريين: the name is whole, the article opens another phrase
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


def _kind(view: View, head: int, start: int, end: int, name_from: int) -> SpeakerKind:
    key = view.keys[head]
    name = view.name_at.get(head)
    indefinite = not view.definite(head)
    if key in ROLES or _bare(key) in ROLES:
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
    return (
        following.startswith("ال") or following in _OFFICE_WORDS - ROLE_PREPOSITIONS or following in _OFFICES
    )


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
