"""What was not said: ``لم ينف``, ``لم تؤكد``, ``رفض التعليق``. Never a confirmation, never a denial."""

from marsad.analysis.claims.clause import Clause, that_at
from marsad.analysis.claims.contents import content_end
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import UNKNOWN, Found, Scene
from marsad.analysis.claims.speakers import Voice, gender_of, voice_of
from marsad.analysis.claims.subjects import subject_before
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.words import PREPOSITIONS, keys, listed
from marsad.model.analysis import CueClass

_NOT = keys("لم ولم لا ولا فلم لن ولن")
_ANSWERS = keys("يعلق تعلق يرد ترد يجب تجب يستجب تستجب يصدر تصدر يعلقوا يردوا يتسن يتسنى")
_REFUSALS = listed("refusals")
_SPEECH: dict[str, CueClass] = {
    **dict.fromkeys(keys("نفي النفي إنكار"), "not_deny"),
    **dict.fromkeys(keys("تأكيد التأكيد تأييد إثبات"), "not_confirm"),
    **dict.fromkeys(
        keys("التعليق تعليق التعقيب الرد الإدلاء الإفصاح الكشف الإجابة التصريح الحديث الخوض كشف تحديد إعطاء"),
        "decline",
    ),
}
_RULED_OUT = keys("يستبعد تستبعد يستبعدوا")


def read_negation(scene: Scene, index: int) -> Found | None:
    """Return what the negated verb after *index* leaves open; ``None`` where the negation is another's."""
    view = scene.view
    _, end = scene.sentence
    if view.keys[index] not in _NOT or index + 1 >= end:
        return None
    verb = FORMS.get(view.keys[index + 1])
    key = view.keys[index + 1]
    cls: CueClass
    if key in _ANSWERS:
        cls = "decline"
        if key in ("يصدر", "تصدر", "يتسن", "يتسني"):
            return _no_comment(scene, index)
    elif verb is None:
        return None
    elif verb.lemma.cls == "deny":
        cls = "not_deny"
    elif verb.lemma.perfect in ("أكد", "أعلن") or (
        verb.lemma.cls == "admit" and view.keys[index].endswith("لم")
    ):
        cls = "not_confirm"
    elif key in _RULED_OUT:
        cls = "estimate"
    else:
        return None
    return _unsaid(scene, index, index + 1, cls, "negated")


def read_refusal(scene: Scene, index: int) -> Found | None:
    """Return the refusal to speak at *index* (``رفض التعليق على``, ``تجنب … نفي``)."""
    view = scene.view
    _, end = scene.sentence
    if view.keys[index] not in _REFUSALS:
        return None
    for later in range(index + 1, min(end, index + 14)):
        cls = _SPEECH.get(view.keys[later])
        if cls is None:
            continue
        both = {_SPEECH.get(view.keys[at].removeprefix("و")) for at in range(later, min(end, later + 3))}
        if {"not_confirm", "not_deny"} <= both:
            cls = "decline"  # امتنع عن تأكيد أو نفي: says neither
        found = _unsaid(scene, index, index, cls, "refusal", until=later)
        if found is not None:
            scene.taken.add(later)
            found.content = (
                (later, max(later + 1, content_end(view, later + 1, end, nominal=True)))
                if later + 1 < end
                else (later, later + 1)
            )
        return found
    return None


def _unsaid(scene: Scene, cue: int, verb: int, cls: CueClass, rule: str, until: int = 0) -> Found | None:
    view = scene.view
    _, end = scene.sentence
    takes = frozenset({"="}) if not until else frozenset()
    limit = until or end
    clause = Reader(view, verb, limit, takes | {"that"}, strict=False).read(verb + 1)
    voice = _voice(scene, verb, clause, cue)
    if clause.opening == "that":
        content = (clause.content, content_end(view, clause.content, end))
    else:
        at = _after_subject(scene, verb, clause, limit)
        content = (at, content_end(view, at, end, nominal=True)) if at < end else (cue, verb + 1)
    return Found(
        cue=(cue, verb + 1),
        cls=cls,
        kind="indirect",
        content=content,
        speaker=scene.speaker_of(voice) if voice else UNKNOWN,
        rule=f"frame.{rule}",
        sentence=scene.sentence,
        clause=clause,
    )


def _voice(scene: Scene, verb: int, clause: Clause, cue: int) -> Voice | None:
    view = scene.view
    key = view.keys[verb]
    gender = (
        "f"
        if (key.startswith(("ت", "وت")) and not key.startswith(("تج", "وتج", "تف", "وتف", "تح", "وتح")))
        or key.endswith("ت")
        else "m"
    )
    if clause.subject:
        voice = voice_of(view, *_subject_only(scene, clause))
        voice = scene.know(Voice(voice.speaker, gender, voice.plural, voice.at, voice.head))
        scene.heard(voice)
        return voice
    before = subject_before(scene, cue) if not view.keys[cue].startswith("و") else None
    if before is not None:
        voice = scene.know(voice_of(view, *before))
        scene.heard(voice)
        return voice
    return scene.carried(gender, "p" if key.endswith("وا") else "s")


def _subject_only(scene: Scene, clause: Clause) -> tuple[int, int]:
    """Without the object: what was left unsaid may follow the name unmarked (``لم ينف … أنباء``)."""
    assert clause.subject is not None
    start, end = clause.subject
    return start, _cut(scene, start, end)


def _cut(scene: Scene, start: int, end: int) -> int:
    view = scene.view
    for index in range(start + 1, end):
        if view.keys[index] in _UNSAID_THINGS or view.keys[index] in _THIS:
            return index
    return end


_UNSAID_THINGS = listed("unsaid_things")
_THIS = keys("ذلك هذا هذه")


def _after_subject(scene: Scene, verb: int, clause: Clause, limit: int) -> int:
    view = scene.view
    if clause.opening in ("object", "preposition"):
        return clause.content
    if clause.subject:
        cut = _cut(scene, *clause.subject)
        if cut < clause.subject[1]:
            return cut
        at = clause.subject[1]
    else:
        at = verb + 1
    while at < limit and (
        at in view.time_at
        or (view.is_mark(at) and view.quotation_at(at) is None)
        or view.keys[at] in _ADVERBS
    ):
        at += 1
    if at < limit and view.keys[at] in PREPOSITIONS and view.keys[at] in ("علي", "عن"):
        at += 1
    return at


_ADVERBS = keys("بعد فورا على الفور حتى الآن مباشرة رسميا اليوم أمس بشكل يوم")


def _no_comment(scene: Scene, index: int) -> Found | None:
    """``لم يصدر تعليق من …``: the silence of the one after من or عن."""
    view = scene.view
    _, end = scene.sentence
    if not any(
        view.keys[later] in ("تعليق", "رد", "تعقيب", "بيان", "اي")
        for later in range(index + 2, min(end, index + 6))
    ):
        return None
    for later in range(index + 2, min(end - 1, index + 10)):
        if view.keys[later] in ("من", "عن"):
            first = later + 1
            if view.keys[first] in ("قبل", "جانب", "جهه"):
                first += 1
            clause = Reader(view, first - 1, end, frozenset(), strict=True).read(first)
            if clause.subject is None:
                return None
            voice = scene.know(voice_of(view, *clause.subject))
            scene.heard(
                Voice(voice.speaker, gender_of(view, clause.subject[0]), voice.plural, voice.at, voice.head)
            )
            at = clause.subject[1]
            content = (at, content_end(view, at, end, nominal=True)) if at < end else (index, later)
            return Found(
                cue=(index, index + 3),
                cls="decline",
                kind="indirect",
                content=content,
                speaker=voice.speaker,
                rule="frame.no-comment",
                sentence=scene.sentence,
                clause=clause,
            )
    return None


def complement_at(scene: Scene, index: int) -> bool:
    """True when أن stands at *index*."""
    return bool(that_at(scene.view, index, scene.sentence[1]))
