"""Who is the subject, where no noun phrase follows the verb."""

from bisect import bisect_left

from marsad.analysis.claims.clause import clitic_at
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import Scene
from marsad.analysis.claims.speakers import Voice, gender_of, voice_of
from marsad.analysis.claims.verbs import FORMS, Verb
from marsad.analysis.claims.words import (
    ANONYMOUS,
    COLLECTIVE,
    COUNTRIES,
    DOCUMENTS,
    MEDIA,
    ORGANISATIONS,
    PLURAL_PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    ROLES,
    THAT,
    TIME_WORDS,
    keys,
    listed,
)

SPEAKING = ORGANISATIONS | MEDIA | ROLES | COUNTRIES | PLURAL_PEOPLE | ANONYMOUS | DOCUMENTS | COLLECTIVE


KANA = keys("كان كانت وكان وكانت كانوا وكانوا يكون تكون")


_BEFORE_VERB = keys("قد لقد سبق أن وقد فقد فلقد ولقد")


CARRIERS = keys("لكنه لكنها لكنهما لكنهم ولكنه ولكنها أنه أنها إنه إنها وهو وهي الذي التي")


LEADS = listed("leads")


_THESE = keys("هذه هذا تلك ذلك وهذه وهذا وتلك وذلك")


_FEW = 4  # words of a plain definite subject inside another's words


_AS_FOR = keys("أما وأما")
_BEFORE = keys("سبق وسبق")
_LONGEST = 25  # tokens of a subject before its verb
_LEAD = 7  # tokens of a lead-in before the verb
_BACK = 3  # sentences searched for who acted


_DATELINE = 9  # tokens of a dateline, at most


_LEAD_INS = keys("إن أن بأن أنه")


def fronted_subject(scene: Scene, index: int, verb: Verb) -> tuple[int, int] | None:
    """``أما الوزير فلان فدعا …``: the subject stands after أما, whatever follows the verb."""
    view = scene.view
    if verb.joined != "ف":
        return None
    start, _ = scene.sentence
    for at in range(index - 1, start - 1, -1):
        if view.keys[at] in _AS_FOR:
            return Reader(view, at, index, frozenset(), strict=True).read(at + 1).subject
    return None


def document_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """``معاهدة دفاعية …، تنص على``: the nearest document before the verb speaks."""
    view = scene.view
    for at in range(index - 1, max(scene.sentence[0], index - 16) - 1, -1):
        if view.keys[at] in THAT:
            break
        if view.keys[at] in DOCUMENTS:
            return Reader(view, at - 1, index, frozenset(), strict=True).read(at).subject
    return subject_before(scene, index)


def subject_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the noun phrase before a verb that has no و: ``كانت الوزارة أعلنت``, ``مسؤول قال``."""
    view = scene.view
    start, _ = scene.sentence
    end = _end_before(scene, index)
    if end is None:
        return None
    first = _clause_start(scene, start, end)
    if end < index and view.keys[end] in RELATIVES:
        first = _nearest_name(scene, first, end)
    while first < end and _leads(scene, first):
        first += 1
    if first >= end or end - first > _LONGEST:
        return None
    if view.keys[first] in _BEFORE and first + 1 < end and clitic_at(view, first + 1) == "ل":
        return first + 1, end  # سبق للوزارة أن وصفت
    if not _noun_at(scene, first):
        return None
    subject = Reader(view, first - 1, end, frozenset(), strict=True).read(first).subject
    return subject if subject is not None and _stands_alone(scene, subject[0], end) else None


def _end_before(scene: Scene, index: int) -> int | None:
    """Return where a subject before the verb would end, ``None`` where the verb cannot have one."""
    view = scene.view
    start, _ = scene.sentence
    verb = FORMS.get(view.keys[index])
    if (verb is not None and verb.joined) or index == start or view.keys[index - 1] in "-–—:":
        return None  # موسكو – أكدت: a dateline
    end = index
    while end > start and (
        view.keys[end - 1] in _BEFORE_VERB or (view.is_mark(end - 1) and view.keys[end - 1] in "،,-–")
    ):
        end -= 1
    if end > start and view.keys[end - 1] in CARRIERS:
        return end - 1 if view.keys[end - 1] in RELATIVES else None
    return end


def _nearest_name(scene: Scene, first: int, end: int) -> int:
    """``باسم فلان الذي قال``: who is described is the name beside the relative."""
    view = scene.view
    nearest = next((at for at in range(end - 1, max(first, end - 6) - 1, -1) if at in view.name_at), -1)
    if nearest < 0:
        return first
    name = view.name_at[nearest]
    while nearest > first and view.name_at.get(nearest - 1) is name:
        nearest -= 1
    return nearest


def _leads(scene: Scene, index: int) -> bool:
    view = scene.view
    mark = view.is_mark(index) and view.quotation_at(index) is None
    return mark or view.keys[index] in KANA or view.keys[index] in LEADS


def _noun_at(scene: Scene, index: int) -> bool:
    view = scene.view
    key = view.keys[index]
    if key in FORMS and index not in view.name_at:
        return False
    small = PREPOSITIONS | PRONOUNS | TIME_WORDS | _THESE
    return key not in small and key.removeprefix("و") not in PREPOSITIONS


def _stands_alone(scene: Scene, first: int, end: int) -> bool:
    """True when the phrase before the verb is somebody, not the tail of another clause."""
    view = scene.view
    head = view.keys[first]
    if head in SPEAKING or head.removesuffix("ا") in SPEAKING or head.removeprefix("و") in SPEAKING:
        return True
    if first in view.name_at or first == scene.sentence[0] or view.quotation_at(first) is not None:
        return True
    return view.keys[first - 1] in _LEAD_INS and view.definite(first) and end - first <= _FEW


def _clause_start(scene: Scene, start: int, end: int) -> int:
    view = scene.view
    at = end
    while at > start:
        key = view.keys[at - 1]
        if key in _LEAD_INS or key in KANA or key in LEADS:
            return at
        if key in "،؛:" and view.is_mark(at - 1) and end - at > 0:
            before = _noun_phrase_continues(view.keys, at, start) or _aside_at(scene, at)
            if not before:
                return at
        at -= 1
    return start


def _aside_at(scene: Scene, index: int) -> bool:
    """``لكن مسؤولاً، تحدث هاتفياً، قال``: what stands between the commas only describes the subject."""
    key = scene.view.keys[index]
    verb = FORMS.get(key)
    return key in RELATIVES or key in PRONOUNS or (verb is not None and not verb.joined)


def _noun_phrase_continues(words: list[str], at: int, start: int) -> bool:
    """A comma inside a phrase that began the sentence is an apposition, not a new clause."""
    return words[start] in SPEAKING and at - start < 12


def sentence_subject(scene: Scene, index: int, gender: str) -> Voice | None:
    """Return who did the sentence's first verb (``زار الوزير … وقال إن``) when nobody has spoken in it."""
    view = scene.view
    start, _ = scene.sentence
    if scene.spoke_here() or index - start < 3:
        return None
    start = dateline_end(scene, start, index)
    first = _first_noun(scene, start, index)
    if first >= index or (view.keys[first] not in SPEAKING and first not in view.name_at):
        return None
    clause = Reader(view, first - 1, index, frozenset(), strict=True).read(first)
    if clause.subject is None:
        return None
    voice = scene.know(voice_of(view, *clause.subject))
    fits = gender in (gender_of(view, clause.subject[0]), "") or voice.plural
    return voice if fits else None


def earlier_doer(scene: Scene, verb: Verb) -> Voice | None:
    """Before anybody has spoken, whoever acted in the sentences before goes on to speak."""
    here = scene.sentence
    place = bisect_left(scene.view.sentences, here)
    for earlier in scene.view.sentences[max(0, place - _BACK) : place][::-1]:
        scene.sentence = earlier
        doer = sentence_subject(scene, earlier[1], verb.gender)
        scene.sentence = here
        if doer is not None and doer.speaker.kind in ("person", "organisation"):
            scene.heard(doer)
            return doer
    return None


def dateline_end(scene: Scene, start: int, end: int) -> int:
    """Return where the text begins after ``عواصم - وكالات:`` or ``موسكو –``; *start* where there is none."""
    view = scene.view
    after = start
    for at in range(start, min(end, start + _DATELINE)):
        key = view.keys[at]
        if key in FORMS and at not in view.name_at:
            break
        if key in ":–—-" and view.is_mark(at) and at > start:
            after = at + 1
    return after


def _after_lead(scene: Scene, start: int, index: int) -> int:
    """``من جهة أخرى أصدرت الهيئة …``: past the lead-in, the subject of the verb it leads to."""
    view = scene.view
    for at in range(start + 1, min(index - 1, start + _LEAD)):
        if view.keys[at] in FORMS:
            return index
        bare = not view.definite(at) and view.keys[at] not in SPEAKING and view.keys[at] not in PREPOSITIONS
        if bare and view.keys[at].endswith("ت") and can_speak(scene, at + 1) and at not in view.name_at:
            return at + 1
    return index


def _first_noun(scene: Scene, start: int, index: int) -> int:
    """The subject follows the opening verb, or أن where the sentence opens with ``يذكر أن``."""
    view = scene.view
    for at in range(start, min(index, start + 5)):
        if view.keys[at] in THAT:
            return at + 1
    if view.keys[start] in PREPOSITIONS:
        return _after_lead(scene, start, index)
    if view.keys[start] in FORMS or view.is_mark(start):
        return index
    if view.keys[start] in KANA or start in view.name_at or view.keys[start] in SPEAKING:
        return start + (view.keys[start] in KANA)
    return start + 1


def can_speak(scene: Scene, index: int) -> bool:
    """True when the word heads somebody who speaks, by the lexicon or by the names found."""
    key = scene.view.keys[index]
    return key in SPEAKING or index in scene.view.name_at or scene.registry.knows(key)
