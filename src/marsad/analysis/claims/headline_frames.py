"""Headlines that quote: ``بوتين: …``, ``«بلينكن»: …``, ``الجيش يعلن …``."""

from marsad.analysis.claims.clause import Clause
from marsad.analysis.claims.contents import trimmed
from marsad.analysis.claims.scene import Found, Scene
from marsad.analysis.claims.speakers import voice_of
from marsad.analysis.claims.subjects import can_speak
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.words import PREPOSITIONS, TIME_WORDS, listed

_LONGEST_SPEAKER = 9
_NOT_SPEAKERS = listed("not_speakers")
_QUESTION = "؟?"


def read_headline(scene: Scene, start: int, end: int, *, body: bool = False) -> Found | None:
    """Return the claim of a headline whose speaker stands before a colon."""
    view = scene.view
    colon = next((i for i in range(start, min(end, start + _LONGEST_SPEAKER + 4)) if view.keys[i] == ":"), -1)
    if colon <= start or colon + 1 >= end:
        return None
    words = [i for i in range(start, colon) if not view.is_mark(i)]
    if not words or len(words) > _LONGEST_SPEAKER:
        return None
    head = view.keys[words[0]]
    if (
        head in _NOT_SPEAKERS
        or head in PREPOSITIONS
        or head in TIME_WORDS
        or view.tokens[words[0]].kind == "number"
    ):
        return None
    if (
        any(view.keys[i] in FORMS and i not in view.name_at for i in words)
        or view.keys[words[-1]] in _NOT_SPEAKERS
    ):
        return None
    if any(view.keys[i] in "،." for i in range(start, colon)):
        return None
    if body and not (can_speak(scene, words[0]) or view.quotation_at(words[0]) or view.quotation_at(start)):
        return None
    voice = scene.know(voice_of(view, start, colon))
    first = colon + 1
    content, direct = _content(scene, first, end)
    return Found(
        cue=(colon, colon + 1),
        cls="say",
        kind="direct" if direct else "indirect",
        content=content,
        speaker=voice.speaker,
        rule="frame.headline-colon",
        sentence=(start, end),
        clause=Clause(verb=colon, stop=colon + 1, subject=(start, colon)),
    )


def _content(scene: Scene, first: int, end: int) -> tuple[tuple[int, int], bool]:
    view = scene.view
    quotation = view.quotation_at(first)
    if quotation and quotation[0] == first and quotation[1] + 1 >= end and quotation[1] - first > 1:
        return (first + 1, quotation[1]), True
    return (first, trimmed(view, first, end)), False
