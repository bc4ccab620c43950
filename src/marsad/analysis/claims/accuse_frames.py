"""``اتهم X Y بـ…``: two noun phrases with nothing between them; the one accused belongs to the content."""

from marsad.analysis.claims.clause import Clause, clitic_at
from marsad.analysis.claims.contents import content_end
from marsad.analysis.claims.masdars import OBJECTS
from marsad.analysis.claims.scene import Found, Scene
from marsad.analysis.claims.speakers import Voice, voice_of
from marsad.analysis.claims.subjects import can_speak, subject_before
from marsad.analysis.claims.verbs import Verb
from marsad.analysis.claims.words import COUNTRIES, PREPOSITIONS, TIME_WORDS, WITH_THAT
from marsad.model.analysis import Speaker

_REACH = 24


def read_accusation(scene: Scene, index: int, verb: Verb) -> Found | None:
    """Return the accusation at *index*; its content begins with the accused."""
    view = scene.view
    _, end = scene.sentence
    charge = _charge(scene, index + 1, end)
    if charge <= index + 1:
        return None
    split = _split(scene, index + 1, min(end, index + _REACH))
    if split > charge and _charge(scene, split, end):
        charge = _charge(scene, split, end)  # معنية بالدفاع عن البيئة describes the accuser
    split = min(split, charge)
    speaker, accused = _parties(scene, index, verb, split, charge)
    if speaker is None or accused >= charge:
        return None
    content = accused, content_end(view, accused, end, nominal=True)
    return Found(
        cue=(index, index + 1),
        cls=verb.lemma.cls,
        kind="mixed" if any(at in view.quoted_by for at in range(charge, content[1])) else "indirect",
        content=content,
        speaker=speaker,
        rule="frame.accuse",
        sentence=scene.sentence,
        clause=Clause(verb=index, stop=accused, content=accused),
    )


def _charge(scene: Scene, start: int, end: int) -> int:
    """Return where ``بـ…`` or ``بأن`` begins."""
    view = scene.view
    for at in range(start, min(end, start + _REACH)):
        if view.keys[at] in WITH_THAT:
            return at
        if view.is_mark(at) and view.keys[at] in ":.؛":
            return 0
        name = view.name_at.get(at)
        plain = view.keys[at].startswith("ب") and at > start and name is None and len(view.keys[at]) > 3
        if plain and (clitic_at(view, at) == "ب" or view.keys[at - 1] not in PREPOSITIONS):
            return at
    return 0


def _split(scene: Scene, start: int, charge: int) -> int:
    """Return where the second noun phrase begins, or *charge* where there is only one."""
    view = scene.view
    for at in range(start + 1, charge):
        before, name = view.name_at.get(at - 1), view.name_at.get(at)
        if view.is_mark(at) or view.keys[at] in TIME_WORDS or view.keys[at - 1] in PREPOSITIONS:
            continue
        closed = view.definite(at - 1) or before is not None or view.keys[at - 1] in COUNTRIES
        fresh = (name is not None and name is not before) or view.keys[at] in COUNTRIES
        if view.keys[at] in OBJECTS and name is None:
            return at
        accusative = len(view.keys[at]) > 3 and view.keys[at].endswith("ا") and name is None
        if accusative and view.keys[at] not in PREPOSITIONS:
            return at
        if closed and (
            (fresh and not _of_one_name(scene, start, at)) or (can_speak(scene, at) and name is None)
        ):
            return at
    return charge


def _of_one_name(scene: Scene, start: int, at: int) -> bool:
    """``الرئيس الروسي فلاديمير بوتين``: an office before a person's name is still the same phrase."""
    name = scene.view.name_at.get(at)
    if name is None or name.type != "person":
        return False
    return not any(
        (found := scene.view.name_at.get(i)) is not None and found.type == "person" for i in range(start, at)
    )


def _parties(scene: Scene, index: int, verb: Verb, split: int, charge: int) -> tuple[Speaker | None, int]:
    view = scene.view
    before = subject_before(scene, index)
    if before is not None:
        voice = scene.know(voice_of(view, *before))
        scene.heard(voice)
        return voice.speaker, index + 1
    if split < charge:
        voice = voice_of(view, index + 1, split)
        voice = scene.know(Voice(voice.speaker, verb.gender, voice.plural, voice.at, voice.head))
        scene.heard(voice)
        return voice.speaker, split
    carried = scene.carried(verb.gender, verb.number)
    return (scene.speaker_of(carried), index + 1) if carried and not scene.inside(index) else (None, index)
