"""Words that passed through another's hands: ``نقلت وكالة عن مسؤول قوله إن …``, ``نسبت الصحيفة إلى …``."""

from marsad.analysis.claims.clause import Clause
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import UNKNOWN, Found, Scene
from marsad.analysis.claims.speakers import voice_of
from marsad.analysis.claims.verb_frames import content_of
from marsad.analysis.claims.words import keys, listed
from marsad.model.analysis import ClaimKind

_CARRY = {
    **dict.fromkeys(keys("نقل نقلت نقلوا ينقل تنقل ونقل ونقلت ونقلوا وينقل وتنقل فنقلت"), "عن"),
    **dict.fromkeys(keys("نسب نسبت ونسب ونسبت تنسب وتنسب"), "الي"),
}
_SAYING = listed("saying")
_SPEECH = frozenset({"that", ":"})


def read_relay(scene: Scene, index: int) -> Found | None:
    """Return the claim relayed by the verb at *index*: the one quoted speaks, the relay is its chain."""
    view = scene.view
    _, end = scene.sentence
    through = _CARRY.get(view.keys[index])
    if through is None:
        return None
    relay = Reader(view, index, end, frozenset({through}), strict=True).read(index + 1)
    if relay.opening != "preposition":
        return None
    origin = relay.content
    saying = next((at for at in range(origin + 1, min(end, origin + 40)) if view.keys[at] in _SAYING), 0)
    clause = Reader(view, origin - 1, saying or end, _SPEECH, strict=True).read(origin)
    if clause.subject is None:
        return None
    span = _content(scene, clause, saying)
    if span is None:
        return None
    voice = scene.know(voice_of(view, *clause.subject))
    chain = _chain(scene, relay, view.keys[index])
    scene.heard(voice)
    clause.verb = index
    clause.adjuncts = relay.adjuncts + clause.adjuncts
    kind, rule, content = span
    return Found(
        cue=(index, index + 1),
        cls="relay",
        kind=kind,
        content=content,
        speaker=voice.speaker,
        rule=f"frame.relay-{rule}",
        sentence=scene.sentence,
        clause=clause,
        chain=chain,
    )


def _content(scene: Scene, clause: Clause, saying: int) -> tuple[ClaimKind, str, tuple[int, int]] | None:
    view = scene.view
    _, end = scene.sentence
    if not saying:
        return content_of(scene, clause) if clause.opening in ("that", "colon", "quote") else None
    after = Reader(view, saying, end, _SPEECH, strict=True).read(saying + 1)
    if after.opening not in ("that", "colon", "quote"):
        return None
    return content_of(scene, after)


def _chain(scene: Scene, relay: Clause, verb: str) -> tuple[str, ...]:
    if relay.subject is not None:
        speaker = scene.know(voice_of(scene.view, *relay.subject)).speaker
    else:
        if verb.removeprefix("و") in ("نقل", "نسب"):
            return ()  # نُقل عن: nobody says who relayed it
        carried = scene.carried("f", "s")
        speaker = carried.speaker if carried else UNKNOWN
    named = speaker.name or speaker.role
    return (named,) if named else ()
