"""What analysis finds in an article: every mention with its span and the rule that made it."""

from dataclasses import dataclass
from typing import Literal, NewType

from marsad.model.article import ArticleId
from marsad.model.span import Span

NameId = NewType("NameId", str)

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["absolute", "dct", "previous", "event"]
Approximation = Literal["about", "more_than", "less_than", "at_least", "at_most", "up_to", "nearly"]
QuantityKind = Literal["count", "percent", "money", "measure", "ratio", "bare"]
NameType = Literal["person", "organisation", "place", "media", "role"]
SpeakerKind = Literal["person", "organisation", "place", "media", "role", "anonymous", "document", "unknown"]
CueClass = Literal[
    "say", "confirm", "deny", "admit", "accuse", "call", "warn", "estimate", "believe",
    "express", "promise", "ask", "doubt", "relay",
    "not_confirm", "not_deny", "decline",
]  # fmt: skip
ClaimKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3 mention.

    ``value`` is resolved against the article's date where there is one (``2024-10-31``,
    ``2024-W43``, ``P2Y6M``, ``2024-10-27/2024-10-28``), else left open (``XXXX-10-31``).
    ``unresolved`` is the form before resolution, from which a corrected date resolves anew.
    ``mod`` is TIMEX3's (APPROX, START, MID, END, MORE_THAN, …). ``conflict`` is set where a
    printed weekday and the arithmetic disagree.
    """

    span: Span
    text: str
    type: TimexType
    value: str
    rule: str
    mod: str | None = None
    anchor: Anchor = "absolute"
    unresolved: str = ""
    conflict: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that counts or measures.

    ``low`` and ``high`` bound the value (equal when exact; ``high`` is ``None`` when open).
    ``unit`` is the lemma of the counted noun, the ISO currency or the unit's symbol; ``noun`` the
    words as printed with modifiers (``جندي كوري شمالي``); ``vague`` the class of ``آلاف``-like
    words; ``scope`` the printed words that narrow it (a place, ``منذ بداية الحرب``).
    """

    span: Span
    text: str
    low: float
    high: float | None
    rule: str
    kind: QuantityKind = "count"
    approx: Approximation | None = None
    unit: str | None = None
    noun: str | None = None
    scope: str | None = None
    vague: str | None = None
    of: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A mention of someone or something. ``id`` is the same for every spelling of one name."""

    span: Span
    text: str
    type: NameType
    canonical: str
    id: NameId
    rule: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it: ``name`` as the article writes it in full, ``role`` as printed.

    ``span`` is where the speaker stands (``None`` when carried over from an earlier sentence,
    then ``inferred`` is set). Anonymous speakers keep the printed words as ``name``.
    """

    name: str | None
    kind: SpeakerKind
    role: str | None = None
    span: Span | None = None
    id: NameId | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that report: ``text`` as printed, ``cls`` what they do."""

    text: str
    cls: CueClass
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attributed statement. ``text`` is exactly the page's words at ``span``.

    ``chain`` names the relays from the outlet inwards, nearest to the reader first
    (``وفقاً لما نقلت "بلومبرج" عن مسؤول``: ``("بلومبرج",)``).
    ``said_on`` is an ISO date or TIMEX3 value; ``quantities`` are those inside ``span``.
    """

    speaker: Speaker
    cue: Cue
    kind: ClaimKind
    span: Span
    text: str
    rule: str
    confidence: float
    said_on: str | None = None
    channel: str | None = None
    addressee: str | None = None
    chain: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that was found in one article; spans lie in its body. ``version`` names the rule set."""

    article: ArticleId
    version: str
    sentences: tuple[Span, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    claims: tuple[Claim, ...] = ()
    headline_names: tuple[Name, ...] = ()
    headline_claims: tuple[Claim, ...] = ()
