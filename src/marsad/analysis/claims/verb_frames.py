"""Frames that hang on a finite verb: with أن, with a colon, with marks, with a bare object."""

from marsad.analysis.claims.clause import Clause, that_at
from marsad.analysis.claims.contents import content_end
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import UNKNOWN, Found, Scene
from marsad.analysis.claims.speakers import Voice, voice_of
from marsad.analysis.claims.subjects import (
    CARRIERS,
    KANA,
    LEADS,
    SPEAKING,
    can_speak,
    document_before,
    earlier_doer,
    fronted_subject,
    sentence_subject,
    subject_before,
)
from marsad.analysis.claims.verbs import Verb
from marsad.analysis.claims.words import (
    RELATIVES,
    THAT,
    keys,
)
from marsad.model.analysis import ClaimKind, Speaker

_NEGATIONS = keys("لم لا لن ولم ولا ولن فلم ما")
_NOUN_FOLLOWS = keys("في على من إلى عن بين كل بعض أي حول ذات أو أكثر أقل")
_NEAR, _FAR = 8, 16  # tokens between a doubtful verb's subject and its أن
_ANSWERERS = frozenset({"رد", "علق", "عقب", "أجاب", "تحدث", "عد", "زاد", "نشر", "سلم", "أظهر", "أثبت"})
_AS_SAID = keys("بذلك ذلك بهذا")
_BELONGING = ("ي", "يه", "يين", "يون")
_SHORT = 3  # tokens of a quotation that is a name rather than a statement
_QUOTERS = frozenset({"أضاف", "تابع", "كتب", "رد", "علق", "ذكر", "ختم", "اختتم", "زاد", "واصل", "سأل"})
_PASSIVES = keys("يعتقد ويعتقد قيل وقيل يقال ويقال يزعم ويزعم")


def read_verb(scene: Scene, index: int, verb: Verb) -> Found | None:
    """Return the claim that the verb at *index* reports, or ``None`` where it reports nothing."""
    view = scene.view
    first, end = scene.sentence
    if index > first and (view.keys[index - 1] in _NEGATIONS or view.keys[index - 1] in _NOUN_FOLLOWS):
        return None  # what is not said has frames of its own; after a preposition stands a noun
    if view.keys[index] in ("نفي", "ونفي") and view.body[view.tokens[index].end - 1] == "ي" and index > first:
        return None
    lemma = verb.lemma
    if lemma.perfect == "قدم":
        return None  # gives and presents; only its participle (مقدماً شكره) puts thanks into words
    if lemma.perfect[0] == "ا" and view.body[view.tokens[index].start + len(verb.joined)] == "أ":
        return None  # أقترح: the writer's own first person
    if index + 1 < end and view.keys[index + 1] in THAT and not that_at(view, index + 1, end):
        return None  # ويذكر أن: the writer reminds
    clause = Reader(view, index, end, lemma.takes, strict=lemma.strict).read(index + 1)
    if clause.subject is not None and not can_speak(scene, clause.subject[0]):
        clause = _object_after(scene, index, verb, clause)
    if clause.subject is not None and lemma.cls == "call" and _is_told(scene, clause.subject[0], verb):
        clause.object, clause.subject = (
            clause.subject,
            None,
        )  # ودعا المواطنين إلى …: they are told, not telling
    if "=" in lemma.takes and clause.subject is not None and clause.opening in ("end", "verb"):
        _find_object(scene, clause, verb)
    if not _plausible(scene, clause, verb):
        return None
    content = content_of(scene, clause)
    if content is None:
        return None
    kind, rule, (start, stop) = content
    speaker, how = _speaker(scene, index, verb, clause)
    if speaker is None or (how == "dropped" and (scene.inside(index) or _of_a_thing(scene, index, verb))):
        return None
    if clause.opening in ("object", "preposition") and index > first and view.keys[index - 1] in RELATIVES:
        return None  # الذي وعد بـ…: describes somebody, reports nothing
    if clause.opening in ("object", "preposition") and not _speaks(scene, clause, speaker):
        return None
    return Found(
        cue=(_cue_start(scene, index), index + 1),
        cls=lemma.cls,
        kind=kind,
        content=(start, stop),
        speaker=speaker,
        rule=f"frame.{how}-{rule}",
        sentence=scene.sentence,
        clause=clause,
    )


def _object_after(scene: Scene, index: int, verb: Verb, read: Clause) -> Clause:
    """``كانت الوزارة أعلنت فرض …``: the speaker stands before the verb, the object after it."""
    before = subject_before(scene, index)
    if before is None or "=" not in verb.lemma.takes:
        return read
    reader = Reader(scene.view, index, scene.sentence[1], verb.lemma.takes, strict=verb.lemma.strict)
    reader.phase, reader.clause.subject = "time", before
    clause = reader.read(index + 1)
    if clause.subject == before:
        clause.subject = None
        return clause
    return read


def _is_told(scene: Scene, index: int, verb: Verb) -> bool:
    """``ودعا المواطنين إلى``, ``وحث المنشآت على``: those whom he asks, not those who ask."""
    key = scene.view.keys[index]
    if key.endswith("ين") and len(key) > len("ال") + 4:
        return True
    return bool(verb.joined and scene.voices and scene.view.definite(index)) and not can_speak(scene, index)


def _find_object(scene: Scene, clause: Clause, verb: Verb) -> None:
    """Nothing marks the object: ``ورفضت الحكومة السودانية الاستنتاج``, ``واعتبرت الجدل في غير محله``."""
    view = scene.view
    assert clause.subject is not None
    start, end = clause.subject
    if verb.joined and view.definite(start) and not can_speak(scene, start) and scene.voices:
        clause.subject, clause.opening, clause.content = None, "object", start
        return
    for at in range(start + 1, end):
        before = view.keys[at - 1]
        closed = at - 1 in view.name_at or (view.definite(at - 1) and before.endswith(_BELONGING))
        told = verb.lemma.cls == "call" and view.keys[at].endswith("ين") and view.definite(at)
        if told and can_speak(scene, start):
            clause.subject, clause.opening, clause.content = (start, at), "object", at
            return
        other = view.definite(at) and not view.keys[at].endswith(_BELONGING) and at not in view.name_at
        if closed and other and can_speak(scene, start) and not can_speak(scene, at):
            clause.subject, clause.opening, clause.content = (start, at), "object", at
            return


def _cue_start(scene: Scene, index: int) -> int:
    before = index - 1
    if (
        before > scene.sentence[0]
        and scene.view.keys[before] == "ان"
        and scene.view.keys[before - 1] in ("سبق", "وسبق")
    ):
        return before - 1
    return index


def _of_a_thing(scene: Scene, index: int, verb: Verb) -> bool:
    """``هذه الاختلافات تشير إلى أن``: a noun that cannot speak stands before a verb in the present."""
    view = scene.view
    if verb.tense != "imperfect" or verb.joined or index == scene.sentence[0]:
        return False
    before = view.keys[index - 1]
    return (
        not view.is_mark(index - 1) and before not in CARRIERS and before not in LEADS and before not in KANA
    )


def _plausible(scene: Scene, clause: Clause, verb: Verb) -> bool:
    view = scene.view
    if clause.opening in ("end", "verb"):
        return False
    if verb.lemma.strict and clause.opening == "that" and verb.lemma.perfect != "نص":
        told = clause.subject[1] if clause.subject else clause.verb + 1
        if clause.content - told > (_NEAR if verb.lemma.perfect in _ANSWERERS else _FAR):
            return False
    if (
        verb.lemma.cls in ("believe", "estimate")
        and verb.tense == "imperfect"
        and _passive(scene, clause, verb)
    ):
        return False
    if clause.opening == "colon" and ":" not in verb.lemma.takes:
        return False
    if view.keys[clause.verb] in ("عبر", "وعبر") and not _gives_voice(scene, clause):
        return False
    if clause.opening == "quote" and not _quotes_without_colon(scene, clause, verb):
        return False
    if (
        verb.lemma.perfect in ("بين", "كشف", "ذكر", "قدر", "عبر", "حذر", "رد", "عد")
        and clause.opening == "that"
    ):
        following = view.keys[clause.verb + 1] if clause.verb + 1 < len(view.keys) else ""
        if (
            clause.subject is None
            and verb.joined == ""
            and subject_before(scene, clause.verb) is None
            and not that_at(view, clause.verb + 1, scene.sentence[1])
        ):
            return False
        if (
            view.keys[clause.verb] in ("بين", "وبين", "فبين")
            and clause.subject
            and following not in SPEAKING
            and (clause.verb + 1) not in view.name_at
        ):
            return False
    return True


def _gives_voice(scene: Scene, clause: Clause) -> bool:
    """``عبر`` is across, unless somebody who can speak stands after it, or عن at once."""
    if clause.subject is None:
        return clause.content - clause.verb <= 2
    return can_speak(scene, clause.subject[0]) and clause.content - clause.subject[1] <= _NEAR


def _passive(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """``يُعتبر فلان``, ``في وقت يتوقع فيه أن``: nobody is said to think so, and no frame tells what."""
    token = scene.view.tokens[clause.verb]
    vowelled = "\u064f" in scene.view.body[token.start : token.start + 3]
    if clause.opening == "that" and clause.subject is None and token.key in _PASSIVES:
        return False
    if clause.opening == "object":
        return True  # ويعتبر الجسر أطول …: nobody in particular thinks so
    return vowelled or (
        clause.subject is None and not verb.joined and subject_before(scene, clause.verb) is None
    )


def _quotes_without_colon(scene: Scene, clause: Clause, verb: Verb) -> bool:
    quotation = scene.view.quotation_at(clause.content)
    if quotation is None or ":" not in verb.lemma.takes or scene.inside(clause.verb):
        return False
    if verb.lemma.cls == "call":
        return False  # دعاهم ليكونوا على «…»: the marks hold a part of what he asked
    long = quotation[1] - quotation[0] > _SHORT
    return long and (not verb.lemma.strict or verb.lemma.perfect in _QUOTERS)


def content_of(scene: Scene, clause: Clause) -> tuple[ClaimKind, str, tuple[int, int]] | None:
    """Return (kind, what opened it, token range) of what was said, or ``None``."""
    view = scene.view
    _, end = scene.sentence
    start = clause.content
    if clause.opening == "colon":
        return _after_colon(scene, start)
    if clause.opening == "quote":
        quotation = view.quotation_at(start)
        if quotation is None:
            return None
        return _quoted(scene, quotation, "quote")
    if start >= end:
        return None
    if clause.opening == "that":
        while start + 1 < end and (view.keys[start] == ":" or view.keys[start] == view.keys[start - 1]):
            start += 1  # a misprinted أن أن opens once
        quotation = view.quotation_at(start)
        if quotation and quotation[0] == start and _alone(scene, quotation):
            return _quoted(scene, quotation, "that")
        stop = content_end(view, start, end)
        return _kind(scene, start, stop), "that", (start, stop)
    stop = content_end(view, start, end, nominal=True)
    if stop <= start or (view.keys[start] in _AS_SAID and clause.opening != "object"):
        return None
    return _kind(scene, start, stop), clause.opening, (start, stop)


def _alone(scene: Scene, quotation: tuple[int, int]) -> bool:
    """True when the quotation is the whole of what was said."""
    after = quotation[1] + 1
    _, end = scene.sentence
    return after >= end or content_end(scene.view, quotation[0], end) <= after


def _quoted(
    scene: Scene, quotation: tuple[int, int], rule: str
) -> tuple[ClaimKind, str, tuple[int, int]] | None:
    opening, closing = quotation
    closing = min(closing, len(scene.view.tokens))
    if closing - opening < 2:
        return None
    return "direct", rule, (opening + 1, closing)


def _after_colon(scene: Scene, start: int) -> tuple[ClaimKind, str, tuple[int, int]] | None:
    view = scene.view
    _, end = scene.sentence
    at = start
    while at < end and view.is_mark(at) and view.quotation_at(at) is None and view.keys[at] in "-–—:؛.…":
        at += 1
    if at >= end:
        return None
    quotation = view.quotation_at(at)
    if quotation and quotation[0] == at and quotation[1] - at > 2:
        return _quoted(scene, quotation, "colon-quote")
    after = that_at(view, at, end)
    if after and after < end:
        stop = content_end(view, after, end)
        return _kind(scene, after, stop), "colon-that", (after, stop)
    stop = content_end(view, at, end)
    return "direct", "colon-open", (at, stop)


def _kind(scene: Scene, start: int, stop: int) -> ClaimKind:
    return (
        "mixed"
        if any(start <= opening < stop for opening, _ in _quotations(scene, start, stop))
        else "indirect"
    )


def _quotations(scene: Scene, start: int, stop: int) -> list[tuple[int, int]]:
    seen = []
    index = start
    while index < stop:
        quotation = scene.view.quotation_at(index)
        if quotation:
            seen.append(quotation)
            index = quotation[1] + 1
        else:
            index += 1
    return seen


def _speaker(scene: Scene, index: int, verb: Verb, clause: Clause) -> tuple[Speaker | None, str]:
    view = scene.view
    fronted = fronted_subject(scene, index, verb)
    if fronted is not None:
        voice = scene.know(voice_of(view, *fronted))
        scene.heard(voice)
        return voice.speaker, "speaker-verb"
    if clause.subject:
        voice = voice_of(view, *clause.subject)
        voice = scene.know(Voice(voice.speaker, verb.gender, voice.plural, voice.at, voice.head))
        scene.heard(voice)
        return voice.speaker, "verb-speaker"
    before = document_before(scene, index) if verb.lemma.perfect == "نص" else subject_before(scene, index)
    if before is not None:
        voice = scene.know(voice_of(view, *before))
        scene.heard(voice)
        return voice.speaker, "speaker-verb"
    if view.keys[index] in _PASSIVES:
        return UNKNOWN, "passive"
    doer = sentence_subject(scene, index, verb.gender) if verb.joined else None
    if doer is not None:
        scene.heard(doer)
        return doer.speaker, "dropped"
    voice_carried = scene.carried(verb.gender, verb.number) or earlier_doer(scene, verb)
    if voice_carried is None:
        spoken = clause.opening in ("colon", "quote")
        return (UNKNOWN, "dropped") if spoken or not verb.lemma.strict else (None, "")
    return scene.speaker_of(voice_carried), "dropped"


def _speaks(scene: Scene, clause: Clause, speaker: Speaker) -> bool:
    """A bare object is a claim only where somebody who can speak is its subject."""
    if clause.subject is None:
        return speaker.kind != "unknown"
    head = scene.view.keys[clause.subject[0]]
    if speaker.kind in ("person", "organisation", "media", "place", "role", "anonymous", "document"):
        return True
    return head.startswith("ال") and clause.opening != "object"
