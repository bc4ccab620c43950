"""The words first, the speaker after: ``«…»، قال المحافظ``, ``… كثيراً، يقول محمد``."""

from marsad.analysis.claims.clause import Clause
from marsad.analysis.claims.contents import trimmed
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import Found, Scene
from marsad.analysis.claims.speakers import Voice, voice_of
from marsad.analysis.claims.subjects import can_speak
from marsad.analysis.claims.verbs import Verb
from marsad.model.analysis import ClaimKind

_COMMAS = frozenset("،,")
_NAME = 3  # tokens of a quotation that is a name rather than a statement
_STATEMENT = 3  # words before the comma that make a statement


def read_after_words(scene: Scene, index: int, verb: Verb) -> Found | None:
    """Return the claim whose words stand before the verb at *index*."""
    view = scene.view
    first, end = scene.sentence
    if verb.joined or ":" not in verb.lemma.takes or index == 0:
        return None
    quotation = _closing_before(scene, index)
    statement = quotation is None and _statement_before(scene, index)
    if quotation is None and not statement:
        return None
    clause = Reader(view, index, end, frozenset(), strict=True).read(index + 1)
    if clause.subject is None or (not can_speak(scene, clause.subject[0]) and not _short(clause)):
        return None
    kind: ClaimKind = "direct" if quotation else "indirect"
    content = (quotation[0] + 1, quotation[1]) if quotation else (first, trimmed(view, first, index))
    voice = voice_of(view, *clause.subject)
    voice = scene.know(Voice(voice.speaker, verb.gender, voice.plural, voice.at, voice.head))
    scene.heard(voice)
    clause.content = content[0]
    return Found(
        cue=(index, index + 1),
        cls=verb.lemma.cls,
        kind=kind,
        content=content,
        speaker=voice.speaker,
        rule="frame.quote-verb-speaker" if quotation else "frame.words-verb-speaker",
        sentence=scene.sentence,
        clause=clause,
    )


def _closing_before(scene: Scene, index: int) -> tuple[int, int] | None:
    view = scene.view
    before = index - 1
    if view.keys[before] in _COMMAS:
        before -= 1
    quotation = view.quotation_at(before) if before >= 0 else None
    if quotation is None or quotation[1] != before or quotation[1] - quotation[0] <= _NAME:
        return None
    if quotation[0] in scene.taken or any(claim.content[0] == quotation[0] + 1 for claim in scene.found[-3:]):
        return None  # those words have their speaker already
    return quotation


def _statement_before(scene: Scene, index: int) -> bool:
    """Only a present ``، يقول فلان`` that the sentence leaves bare, after words nobody else has said."""
    first, _ = scene.sentence
    view = scene.view
    if view.keys[index - 1] not in _COMMAS or view.keys[index] not in ("يقول", "تقول"):
        return False
    return index - first > _STATEMENT and not scene.spoke_here()


def _short(clause: Clause) -> bool:
    assert clause.subject is not None
    return clause.subject[1] - clause.subject[0] <= 3
