"""A second claim in one sentence: ``، مشيراً إلى أن …``, ``قائلاً: "…"``, ``داعياً العمال إلى …``."""

from marsad.analysis.claims.clause import Clause
from marsad.analysis.claims.contents import ANSWERED
from marsad.analysis.claims.participles import Participle
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import UNKNOWN, Found, Scene
from marsad.analysis.claims.speakers import voice_of
from marsad.analysis.claims.subjects import sentence_subject
from marsad.analysis.claims.verb_frames import content_of
from marsad.analysis.claims.words import PREPOSITIONS, ROLES, listed
from marsad.model.analysis import Speaker

_REACH = 9  # tokens back from a participle to who answered
_THANKS = listed("thanks")


def read_participle(scene: Scene, index: int, participle: Participle) -> Found | None:
    """Return the claim the participle at *index* opens; its speaker is the sentence's."""
    view = scene.view
    _, end = scene.sentence
    if index + 1 >= end:
        return None
    takes = participle.lemma.takes
    if participle.lemma.perfect == "قدم" and view.keys[index + 1] not in _THANKS:
        return None
    clause = Reader(view, index, end, takes, strict=True).read(index + 1)
    if clause.subject is not None or clause.opening in ("end", "verb", "object"):
        clause = _object(scene, index, takes, clause)
    after_comma = index > 0 and view.keys[index - 1] in "،,؛"
    sure = clause.opening in ("that", "colon") or (clause.opening == "preposition" and after_comma)
    if participle.number != "s" and not sure:
        return None  # متهمين بـ…: more often people than a report
    if clause.opening == "colon" and index == scene.sentence[0]:
        return None  # متابعة: a byline
    if clause.opening in ("end", "verb") or (
        clause.opening == "object" and not _free(scene, index, participle)
    ):
        return None
    content = content_of(scene, clause)
    if content is None:
        return None
    kind, rule, span = content
    return Found(
        cue=(index, index + 1),
        cls=participle.lemma.cls,
        kind=kind,
        content=span,
        speaker=_speaker(scene, index, participle),
        rule=f"frame.participle-{rule}",
        sentence=scene.sentence,
        clause=clause,
    )


def _free(scene: Scene, index: int, participle: Participle) -> bool:
    """Without a particle only ``، مؤكداً أهمية`` is sure; feminine forms look like adjectives."""
    after_comma = index > 0 and scene.view.keys[index - 1] in "،,"
    return after_comma or (participle.gender == "m" and participle.number == "s")


def _object(scene: Scene, index: int, takes: frozenset[str], read: Clause) -> Clause:
    """``مؤكداً أهمية …``: the words after the participle are what is said, not who says it."""
    view = scene.view
    at = index + 1
    if "ب" in takes and view.keys[at][0] == "ب" and len(view.keys[at]) > 3 and read.opening != "that":
        return Clause(verb=index, opening="preposition", content=at, stop=at)
    if read.opening in ("that", "preposition", "colon") and read.subject is not None:
        if takes & {"الي", "ب"} and "=" not in takes and read.opening == "preposition":
            return Clause(verb=index, opening="preposition", content=at, stop=at)  # داعيا حلفاءه إلى …
        if read.subject[1] - read.subject[0] <= 4 and read.opening == "colon":
            return read
    if "=" not in takes or view.is_mark(at) or view.keys[at] in PREPOSITIONS:
        return Clause(verb=index)
    if view.keys[at] in ROLES and read.opening == "that":
        return read
    return Clause(verb=index, opening="object", content=at, stop=at)


def _speaker(scene: Scene, index: int, participle: Participle) -> Speaker:
    other = _answering(scene, index)
    if other is not None:
        return other
    doer = None
    for claim in reversed(scene.here()):
        if claim.sentence == scene.sentence and not _nested(scene, claim):
            return claim.speaker
    doer = sentence_subject(scene, index, participle.gender)
    if doer is not None:
        scene.heard(doer)
        return doer.speaker
    doer = scene.carried(participle.gender, participle.number)
    return scene.speaker_of(doer) if doer else UNKNOWN


def _answering(scene: Scene, index: int) -> Speaker | None:
    """``، وهو ما نفاه مسؤول قائلاً``: who answered is who goes on to speak."""
    view = scene.view
    for at in range(index - 1, max(scene.sentence[0], index - _REACH), -1):
        if view.keys[at] in ANSWERED:
            read = Reader(view, at, index, frozenset(), strict=True).read(at + 1)
            return scene.know(voice_of(view, *read.subject)).speaker if read.subject else None
    return None


def _nested(scene: Scene, claim: Found) -> bool:
    return any(
        other is not claim
        and other.sentence == claim.sentence
        and other.content[0] <= claim.cue[0] < other.content[1]
        for other in scene.here()
    )
