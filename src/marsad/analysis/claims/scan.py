"""The walk: sentence by sentence, word by word, each word asked once which frame it opens."""

from marsad.analysis.claims.accuse_frames import read_accusation
from marsad.analysis.claims.attribution_frames import read_attribution
from marsad.analysis.claims.headline_frames import read_headline
from marsad.analysis.claims.noun_frames import read_noun
from marsad.analysis.claims.participle_frames import read_participle
from marsad.analysis.claims.participles import PARTICIPLES
from marsad.analysis.claims.quote_frames import read_after_words
from marsad.analysis.claims.relay_frames import read_relay
from marsad.analysis.claims.scene import Found, Scene
from marsad.analysis.claims.silence_frames import read_negation, read_refusal
from marsad.analysis.claims.verb_frames import read_verb
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.view import View

_SHORT_PARAGRAPH = 16  # words of a subheading, at most
_WORDS_OF_A_NAME = 4


def scan(view: View) -> list[Found]:
    """Return the claims of the text in the order of their cues."""
    scene = Scene(view)
    headings = {start: end for start, end in view.paragraphs if _is_heading(view, start, end)}
    for start, end in view.sentences:
        scene.sentence = (start, end)
        scene.embedded = []
        if start in headings:
            found = read_headline(scene, start, headings[start], body=True)
            if found is not None:
                scene.add(found)
                continue
        _scan_sentence(scene, start, end)
    scene.found.sort(key=lambda claim: (claim.cue, claim.content))
    return scene.found


def _is_heading(view: View, start: int, end: int) -> bool:
    return 0 < end - start <= _SHORT_PARAGRAPH and view.keys[end - 1] != "."


def _scan_sentence(scene: Scene, start: int, end: int) -> None:
    view = scene.view
    for index in range(start, end):
        if index in scene.taken:
            continue
        quotation = view.quoted_by.get(index)
        if quotation is not None and quotation[1] - quotation[0] > _WORDS_OF_A_NAME:
            continue  # the words of the quotation are its speaker's
        found = _open(scene, index)
        if found is not None and found.content[1] > found.content[0] and not _nested_object(scene, found):
            scene.add(found)


def _open(scene: Scene, index: int) -> Found | None:
    key = scene.view.keys[index]
    found = read_negation(scene, index) or read_refusal(scene, index)
    if found is not None:
        return found
    found = read_relay(scene, index) or read_noun(scene, index)
    if found is not None:
        return found
    verb = FORMS.get(key)
    if verb is not None and index not in scene.view.name_at:
        if verb.lemma.perfect in ("اتهم", "وصف"):
            return read_accusation(scene, index, verb)
        return read_verb(scene, index, verb) or read_after_words(scene, index, verb)
    participle = PARTICIPLES.get(key)
    if participle is not None:
        return read_participle(scene, index, participle)
    return read_attribution(scene, index)


def _nested_object(scene: Scene, found: Found) -> bool:
    """Inside another's words only a full report (with أن or marks) is a claim of its own."""
    plain = found.rule.endswith(("-object", "-preposition", "negated", "refusal"))
    return plain and scene.inside(found.cue[0]) and not found.rule.startswith("frame.participle")
