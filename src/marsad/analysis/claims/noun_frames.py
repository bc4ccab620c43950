"""Reports told by a noun: ``إعلان الوزارة أن``, ``جاء في البيان أن``, ``ترددت أنباء عن``."""

from marsad.analysis.claims.contents import content_end
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import UNKNOWN, Found, Scene
from marsad.analysis.claims.speakers import voice_of
from marsad.analysis.claims.subjects import can_speak
from marsad.analysis.claims.verb_frames import content_of
from marsad.analysis.claims.verbs import LEMMAS
from marsad.analysis.claims.words import DOCUMENTS, LEXICON, keys
from marsad.arabic.normalise import fold

_NOUNS: dict[str, str] = dict(line.split() for line in LEXICON["nouns"]["table"].strip().splitlines())
_HEADS = {
    fold(joined + noun): LEMMAS[lemma] for noun, lemma in _NOUNS.items() for joined in ("", "ب", "و", "ل")
}
_OWN = {
    fold(joined + noun.removesuffix("ة") + ("ت" if noun.endswith("ة") else "") + ending): (
        LEMMAS[lemma],
        gender,
    )
    for noun, lemma in _NOUNS.items()
    for joined in ("", "ب", "و")
    for ending, gender in (("ه", "m"), ("ها", "f"))
}
_FIRST = keys("بعد عقب من منذ إثر رغم مع قبل غداة على في عن بسبب ظل وسط خلال فور وبعد وعقب ورغم برغم")
_STOOD = keys("جاء وجاء ورد وورد يرد جاءت وجاءت وردت ووردت")
_SPREAD = keys("ترددت تواردت انتشرت راجت سرت وترددت وتواردت وانتشرت شاعت تسربت")
_RUMOURS = keys("أنباء شائعات معلومات أخبار تقارير مزاعم")


def read_noun(scene: Scene, index: int) -> Found | None:
    """Return the claim told by the noun or the standing phrase at *index*."""
    key = scene.view.keys[index]
    if key in _STOOD:
        return _document(scene, index)
    if key in _SPREAD:
        return _rumour(scene, index)
    if key in _HEADS:
        return _announcement(scene, index)
    if key in _OWN:
        return _own(scene, index)
    return None


def _announcement(scene: Scene, index: int) -> Found | None:
    view = scene.view
    start, end = scene.sentence
    lemma = _HEADS[view.keys[index]]
    glued = view.keys[index][0] in "بل" and view.keys[index] not in _NOUN_KEYS
    if index > start and not glued and view.keys[index - 1] not in _FIRST and not view.is_mark(index - 1):
        return None
    openers = frozenset({"that"}) | (lemma.takes & _PREPOSITIONS)
    clause = Reader(view, index, end, openers, strict=True).read(index + 1)
    if clause.opening not in ("that", "preposition") or clause.subject is None:
        return None
    if not can_speak(scene, clause.subject[0]):
        return None
    content = content_of(scene, clause)
    if content is None:
        return None
    kind, rule, span = content
    voice = scene.know(voice_of(view, *clause.subject))
    scene.heard(voice)
    return Found(
        cue=(index, index + 1),
        cls=lemma.cls,
        kind=kind,
        content=span,
        speaker=voice.speaker,
        rule=f"frame.noun-{rule}",
        sentence=scene.sentence,
        clause=clause,
    )


_NOUN_KEYS = keys(" ".join(_NOUNS))
_PREPOSITIONS = keys("على من إلى")


def _own(scene: Scene, index: int) -> Found | None:
    view = scene.view
    _, end = scene.sentence
    lemma, gender = _OWN[view.keys[index]]
    clause = Reader(view, index, end, frozenset({"that"}), strict=True).read(index + 1)
    if (
        clause.opening != "that"
        or clause.subject is not None
        or clause.content - index > 3
        or scene.inside(index)
    ):
        return None
    content = content_of(scene, clause)
    voice = scene.carried(gender, "s")
    if content is None or voice is None:
        return None
    kind, rule, span = content
    return Found(
        cue=(index, index + 1),
        cls=lemma.cls,
        kind=kind,
        content=span,
        speaker=scene.speaker_of(voice),
        rule=f"frame.noun-own-{rule}",
        sentence=scene.sentence,
        clause=clause,
    )


def _document(scene: Scene, index: int) -> Found | None:
    view = scene.view
    _, end = scene.sentence
    at = index + 1
    if at + 1 >= end or view.keys[at] != "في" or view.keys[at + 1] not in DOCUMENTS:
        return None
    clause = Reader(view, at, end, frozenset({"that", ":"}), strict=True).read(at + 1)
    if clause.subject is None or clause.opening not in ("that", "colon", "quote"):
        return None
    content = content_of(scene, clause)
    if content is None:
        return None
    kind, rule, span = content
    voice = scene.know(voice_of(view, *clause.subject))
    scene.heard(voice)
    clause.verb = index
    return Found(
        cue=(index, index + 2),
        cls="say",
        kind=kind,
        content=span,
        speaker=voice.speaker,
        rule=f"frame.document-{rule}",
        sentence=scene.sentence,
        clause=clause,
    )


def _rumour(scene: Scene, index: int) -> Found | None:
    view = scene.view
    _, end = scene.sentence
    at = index + 1
    if at >= end or view.keys[at] not in _RUMOURS:
        return None
    clause = Reader(view, at, end, frozenset({"that", "عن"}), strict=True).read(at + 1)
    if clause.opening not in ("that", "preposition"):
        return None
    content = clause.content, content_end(view, clause.content, end, nominal=clause.opening == "preposition")
    return Found(
        cue=(index, at + 1),
        cls="say",
        kind="indirect",
        content=content,
        speaker=UNKNOWN,
        rule="frame.rumour",
        sentence=scene.sentence,
        clause=clause,
    )
