"""What the frames share while they walk an article: the sentence, the claims so far, who spoke last."""

from dataclasses import dataclass, field, replace

from marsad.analysis.claims.clause import Clause
from marsad.analysis.claims.registry import Registry
from marsad.analysis.claims.speakers import Voice
from marsad.analysis.claims.view import View
from marsad.model.analysis import ClaimKind, CueClass, Speaker

_REMEMBERED = 16  # claims of one sentence looked back over; a sentence with more is no sentence
_MEMORY = 6  # speakers a dropped subject may reach back over
UNKNOWN = Speaker(name=None, kind="unknown")


@dataclass(slots=True)
class Found:
    """A claim in token ranges, before it is written out. ``clause`` is where its circumstances stand."""

    cue: tuple[int, int]
    cls: CueClass
    kind: ClaimKind
    content: tuple[int, int]
    speaker: Speaker
    rule: str
    sentence: tuple[int, int]
    clause: Clause | None = None
    chain: tuple[str, ...] = ()


@dataclass(slots=True)
class Scene:
    """The walk through one text."""

    view: View
    sentence: tuple[int, int] = (0, 0)
    found: list[Found] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    embedded: list[tuple[int, int]] = field(default_factory=list)
    registry: Registry = field(init=False)

    def __post_init__(self) -> None:
        self.registry = Registry(self.view)

    def know(self, voice: Voice) -> Voice:
        """Return the voice under the fullest name the article gives it."""
        self.registry.learn(voice)
        known = self.registry.resolve(voice)
        speaker = known.speaker
        if (
            speaker.kind == "role"
            and speaker.role
            and len(speaker.role.split()) == 1
            and speaker.role.startswith("ال")
        ):
            last = self.voices[-1] if self.voices else None
            if last is not None and last.speaker.kind == "person" and last.gender == known.gender:
                found = replace(
                    speaker, name=last.speaker.name, id=last.speaker.id, kind="person", inferred=True
                )
                return replace(known, speaker=found)
        return known

    def here(self) -> list[Found]:
        """Return the last claims found in this sentence so far."""
        first = len(self.found)
        last = max(0, first - _REMEMBERED)
        while first > last and self.found[first - 1].sentence == self.sentence:
            first -= 1
        return self.found[first:]

    def spoke_here(self) -> bool:
        """True when this sentence has a claim already."""
        return bool(self.found) and self.found[-1].sentence == self.sentence

    def heard(self, voice: Voice) -> None:
        """Remember who spoke, for the next verb without a subject."""
        self.voices.append(voice)

    def inside(self, index: int) -> bool:
        """True when the token lies in the content of a claim of this sentence."""
        return any(start <= index < end for start, end in self.embedded[-_REMEMBERED:])

    def add(self, claim: Found) -> None:
        """Keep a claim; its reporting words are taken and open no second one."""
        self.found.append(claim)
        self.taken.update(range(claim.cue[0], max(claim.cue[1], min(claim.content[0], claim.cue[1] + 60))))
        self.embedded.append(claim.content)

    def carried(self, gender: str, number: str) -> Voice | None:
        """Return the last speaker that agrees with the verb; a plural agrees with anyone but one."""
        recent = self.voices[: -_MEMORY - 1 : -1]
        for voice in recent:
            if number == "s" and gender in (voice.gender, "") and not (voice.plural and gender == "m"):
                return voice
            if number != "s" and voice.plural:
                return voice
        return recent[0] if recent else None

    def speaker_of(self, voice: Voice) -> Speaker:
        """Return the speaker as seen from this sentence: inferred where it stands in an earlier one."""
        start, _ = self.sentence
        if voice.at >= start and not voice.speaker.inferred:
            return voice.speaker
        span = voice.speaker.span if voice.at >= start else None
        return replace(voice.speaker, span=span, inferred=True)
