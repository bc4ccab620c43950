"""The source named beside the statement: ``…، حسبما أفاد النائب``, ``وفقاً لمصدر، فإن …``, ``على حد قوله``."""

from marsad.analysis.claims.clause import Clause
from marsad.analysis.claims.contents import TRAILING, trimmed
from marsad.analysis.claims.reader import Reader
from marsad.analysis.claims.scene import UNKNOWN, Found, Scene
from marsad.analysis.claims.speakers import voice_of
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.words import (
    ANONYMOUS,
    COUNTRIES,
    DOCUMENTS,
    MEDIA,
    ORGANISATIONS,
    PLURAL_PEOPLE,
    PRONOUNS,
    RELATIVES,
    ROLES,
    keys,
    listed,
)
from marsad.model.analysis import CueClass, Speaker

_SOURCES = ORGANISATIONS | MEDIA | ROLES | PLURAL_PEOPLE | ANONYMOUS | DOCUMENTS | COUNTRIES
_LAW = listed("law")
_NEAR = 6  # tokens of a source that may be interposed
_ON_WHAT = keys("على")
_RESTING = keys("استنادا")
_PLURAL = 4  # letters a sound plural has more than
_WITH_L = keys("وفقا طبقا")
_WHAT = keys("ما لما")
_TOLD = listed("told")
_RELAYING = keys("نقل نقلت نقلته نقله أورد أوردت")
_HIM = keys("به بها عنه عنها")
_SELF = keys("قوله قولها قولهم قولهما تعبيره تعبيرها تعبيرهم وصفه وصفها وصفهم زعمه زعمها زعمهم")
_FROM = keys("عن")
_RESUMES = keys("فإن فقد فإنه فإنها وإن إن فقد")


def read_attribution(scene: Scene, index: int) -> Found | None:
    """Return the claim whose source is named at *index*, before or after what was said."""
    view = scene.view
    start, _ = scene.sentence
    key = view.keys[index].removeprefix("و") if view.keys[index] not in TRAILING else view.keys[index]
    if view.keys[index] == "علي" and view.keys[index + 1 : index + 2] == ["حد"]:
        return _in_his_words(scene, index)
    if (
        key in _ON_WHAT
        and view.keys[index - 1] in "،,"
        and view.keys[index + 1 : index + 2] == ["ما"]
        and _tells_at(scene, index + 2)
    ):
        key = "حسب"  # على ما أعلن فلان
    elif key in _RESTING and view.keys[index + 1 : index + 2] == ["الي"]:
        key = "استنادا"
    elif key == "كما" and index > start + 1 and _as_told(scene, index):
        key = "حسبما"
    elif key not in TRAILING:
        return None
    source = _source(scene, index, key)
    if source is None:
        return None
    speaker, chain, clause, cls = source
    if index <= start + 1 or (view.keys[index].startswith("و") and view.keys[index] not in TRAILING):
        content = _leading(scene, clause)
        where = "leading"
    else:
        content = _trailing(scene, index)
        where = "trailing"
    if content is None or content[1] - content[0] < 2:
        return None
    if where == "trailing":
        _pass_through(scene, index, speaker)
    return Found(
        cue=(index, _cue_end(index, clause)),
        cls=cls,
        kind="indirect",
        content=content,
        speaker=speaker,
        rule=f"frame.{where}-source",
        sentence=scene.sentence,
        clause=clause,
        chain=chain,
    )


def _pass_through(scene: Scene, index: int, speaker: Speaker) -> None:
    """What somebody said in this sentence reached the page through the source named after it."""
    through = speaker.name or speaker.role
    for claim in scene.here():
        if (
            through
            and claim.sentence == scene.sentence
            and index - 2 <= claim.content[1] <= index
            and not claim.chain
        ):
            claim.chain = (through,)


def _cue_end(index: int, clause: Clause) -> int:
    return clause.subject[0] if clause.subject and clause.subject[0] > index else index + 1


def _source(scene: Scene, index: int, key: str) -> tuple[Speaker, tuple[str, ...], Clause, CueClass] | None:
    view = scene.view
    _, end = scene.sentence
    at = index + 1
    if at >= end:
        return None
    cls: CueClass = "relay" if key == "نقلا" else "say"
    if key == "نقلا" and view.keys[at] not in _FROM:
        return None
    if key in ("نقلا", "استنادا") or (view.keys[at] == "ل" and at + 1 < end):
        at += 1
    told = key == "حسبما" or (at < end and view.keys[at] in _WHAT)
    if told:
        at += key != "حسبما"
        if not _tells_at(scene, at):
            return None
        relayed, at = view.keys[at] in _RELAYING, _past_object(scene, at + 1)
        if relayed:
            return _relayed(scene, index, at)
    if at >= end:
        return None
    end = _source_end(scene, index, at)
    clause = Reader(view, at - 1, end, frozenset(), strict=True).read(at)
    if clause.subject is None or (key in _WITH_L and view.keys[at][0] == "ل" and at not in view.name_at):
        return _clitic_subject(scene, index, at, told, cls)
    head = view.keys[clause.subject[0]]
    if not told and not _can_speak(scene, clause.subject[0], head):
        return None
    clause.verb = index
    voice = scene.know(voice_of(view, *clause.subject))
    scene.heard(voice)
    return voice.speaker, (), clause, cls


def _past_object(scene: Scene, at: int) -> int:
    """``حسبما أفاد به``, ``بحسب ما جاء في``: the pronoun or the preposition before the source."""
    view = scene.view
    _, end = scene.sentence
    while at < end and view.keys[at] in _HIM:
        at += 1
    return at + (at < end and view.keys[at] in ("في", "علي"))


def _clitic_subject(
    scene: Scene, index: int, at: int, told: bool, cls: CueClass
) -> tuple[Speaker, tuple[str, ...], Clause, CueClass] | None:
    """``وفقا لمصدر أمني``: the source stands after its ل."""
    view = scene.view
    _, end = scene.sentence
    rest = view.keys[at][1:] if view.keys[at].startswith("ل") else view.keys[at]
    if rest.startswith("ل"):
        rest = "ا" + rest
    if rest in _LAW or told:
        return None
    end = _source_end(scene, index, at)
    clause = Reader(view, at, end, frozenset(), strict=True)
    clause.phase, clause.head = "subject", rest
    clause.clause.subject = (at, at + 1)
    clause.named = at in view.name_at and view.name_at[at].type == "person"
    read = clause.read(at + 1)
    if read.subject is None or not _can_speak(scene, at, rest):
        return None
    read.verb = index
    voice = scene.know(voice_of(view, *read.subject, prefix=True))
    scene.heard(voice)
    return voice.speaker, (), read, cls


def _source_end(scene: Scene, index: int, at: int) -> int:
    """A source that opens the sentence ends at its comma or at فإن; one that closes it may go on."""
    view = scene.view
    start, end = scene.sentence
    if index > start + 1:
        return _interposed(scene, at, end)
    for later in range(at, end):
        if view.keys[later] in "،," or view.keys[later] in _RESUMES:
            return later
    return end


def _as_told(scene: Scene, index: int) -> bool:
    """``…، كما أعلنت الحكومة مساء الأحد``: a report without words of its own is about those before it."""
    view = scene.view
    _, end = scene.sentence
    verb = FORMS.get(view.keys[index + 1]) if index + 1 < end else None
    if verb is None or verb.lemma.strict or verb.joined or view.keys[index - 1] not in "،,":
        return False
    read = Reader(view, index + 1, end, verb.lemma.takes, strict=True).read(index + 2)
    return read.opening == "end" and read.subject is not None and read.subject[1] - read.subject[0] < _NEAR


def _tells_at(scene: Scene, index: int) -> bool:
    return index < scene.sentence[1] and _tells(scene.view.keys[index])


def _tells(key: str) -> bool:
    """``ما أعلن``, ``ما أعلنته``: a reporting verb, with its object's pronoun or without."""
    return key in _TOLD or key in FORMS or key.removesuffix("ها").removesuffix("ه") in FORMS


def _interposed(scene: Scene, at: int, end: int) -> int:
    """``…، حسب الوزارة، تلوث المياه``: after the source's comma the statement goes on."""
    view = scene.view
    for later in range(at, min(end, at + _NEAR)):
        if view.keys[later] in "،," and later + 1 < end:
            following = view.keys[later + 1]
            goes_on = (
                view.definite(later + 1)
                or following in ROLES
                or following in PRONOUNS
                or following in RELATIVES
            )
            return end if goes_on or later + 1 in view.name_at else later
    return end


def _relayed(scene: Scene, index: int, at: int) -> tuple[Speaker, tuple[str, ...], Clause, CueClass] | None:
    """``وفقاً لما نقلت وكالة عن مسؤول``: the official speaks, the agency relays."""
    view = scene.view
    end = _source_end(scene, index, at)
    relay = Reader(view, at - 1, end, frozenset({"عن"}), strict=True).read(at)
    if relay.subject is None:
        return None
    first = scene.know(voice_of(view, *relay.subject))
    relay.verb = index
    if relay.opening != "preposition" or relay.content >= end:
        scene.heard(first)
        return first.speaker, (), relay, "relay"
    told = Reader(view, relay.content - 1, end, frozenset(), strict=True).read(relay.content)
    if told.subject is None:
        return first.speaker, (), relay, "relay"
    voice = scene.know(voice_of(view, *told.subject))
    scene.heard(voice)
    told.verb = index
    return voice.speaker, (first.speaker.name or first.speaker.role or "",), told, "relay"


def _can_speak(scene: Scene, at: int, head: str) -> bool:
    if head in _LAW:
        return False
    return (
        head in _SOURCES
        or (head.endswith(("ون", "ين")) and len(head) > _PLURAL)
        or at in scene.view.name_at
        or scene.registry.knows(head)
        or scene.view.quotation_at(at) is not None
    )


def _leading(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    view = scene.view
    _, end = scene.sentence
    at = clause.subject[1] if clause.subject else clause.stop
    while at < end and view.keys[at] != "،" and view.keys[at] != ",":
        if view.keys[at] in _RESUMES:
            at -= 1
            break
        at += 1
    at += 1
    if at < end and view.keys[at] in _RESUMES:
        at += 1
    return (at, trimmed(view, at, end)) if at < end else None


def _trailing(scene: Scene, index: int) -> tuple[int, int] | None:
    view = scene.view
    start, _ = scene.sentence
    first = start
    for claim in scene.here():
        if claim.rule == "frame.trailing-source":
            index = min(index, claim.cue[0])  # a second source says it of the same words
    while first < index and view.is_mark(first) and view.quotation_at(first) is None:
        first += 1
    return (first, trimmed(view, first, index)) if first < index else None


def _in_his_words(scene: Scene, index: int) -> Found | None:
    """``على حد قوله``: says again that the sentence is his; a claim only where no other frame took it."""
    view = scene.view
    if view.keys[index + 2 : index + 3] == [] or view.keys[index + 2] not in _SELF:
        return None
    if scene.spoke_here():
        return None
    key = view.keys[index + 2]
    voice = scene.carried("f" if key.endswith("ها") else "m", "p" if key.endswith("هم") else "s")
    content = _trailing(scene, index)
    if content is None:
        return None
    return Found(
        cue=(index, index + 3),
        cls="say",
        kind="indirect",
        content=content,
        speaker=scene.speaker_of(voice) if voice else UNKNOWN,
        rule="frame.trailing-own-words",
        sentence=scene.sentence,
        clause=Clause(verb=index, stop=index + 3),
    )
