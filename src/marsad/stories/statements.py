"""Claims across articles: one statement with many witnesses, what denies it, what takes it back.

Two claims are one statement when one speaker says mostly the same words within a week. A denial is
linked to the statement it shares most words with; a speaker who denied and later admits is shown
beside the earlier words. These are signals from words, shown with their sentences, not verdicts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.arabic.normalise import fold_name
from marsad.model.analysis import Claim
from marsad.model.story import Statement
from marsad.stories.moments import iso_day
from marsad.stories.prints import keys_of
from marsad.stories.relations import days_between
from marsad.stories.terms import term

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

MOST = 40
LOOKED_AT = 400
"""Claims of a large story that are compared."""
SURE = 0.5
SAME = 0.6
ANSWERS = 0.4
FEWEST_TERMS = 3
ONE_OCCASION = 7
NAMED = ("person", "organisation", "place", "media", "document", "role")
GRANTS = ("admit", "confirm")


@dataclass(frozen=True, slots=True)
class _Said:
    witness: "Witness"
    claim: Claim
    who: str
    terms: frozenset[int]
    day: str | None


def find_statements(witnesses: Sequence["Witness"]) -> tuple[Statement, ...]:
    """Return what was said in a story, by day; linked statements and those of many witnesses first chosen."""
    groups: list[list[_Said]] = []
    for said in _gathered(witnesses):
        home = next((group for group in groups if _one(said, group[0])), None)
        if home is None:
            groups.append([said])
        else:
            home.append(said)
    links = _links(groups)
    linked = {i for i, (j, _) in links.items()} | {j for j, _ in links.values()}
    ranked = sorted(
        range(len(groups)), key=lambda i: (i not in linked, -_origins(groups[i]), -len(groups[i]), i)
    )
    kept = sorted(ranked[:MOST], key=lambda i: (groups[i][0].day or "9", i))
    place = {i: n for n, i in enumerate(kept)}
    statements = []
    for i in kept:
        statement = _statement(groups[i])
        if i in links and links[i][0] in place:
            target, how = links[i]
            statement = replace(statement, answers=place[target], how=how)  # type: ignore[arg-type] # one of two
        statements.append(statement)
    return tuple(statements)


def _gathered(witnesses: Sequence["Witness"]) -> list[_Said]:
    found = []
    for witness in witnesses:
        for claim in witness.analysis.claims:
            speaker = claim.speaker
            name = speaker.name or speaker.role
            if speaker.kind not in NAMED or not name or claim.confidence < SURE:
                continue
            terms = frozenset(term(key) for key in keys_of(claim.text)) - {0}
            if len(terms) >= FEWEST_TERMS:
                who = speaker.id or fold_name(name)
                found.append(_Said(witness, claim, who, terms, iso_day(claim.said_on, witness.seat.day)))
    found.sort(key=lambda s: (s.day or "9", s.witness.seat.sequence, s.claim.span))
    return found[:LOOKED_AT]


def _shared(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b))


def _one(a: _Said, b: _Said) -> bool:
    if a.who != b.who or _shared(a.terms, b.terms) < SAME:
        return False
    if (a.claim.cue.cls == "deny") != (b.claim.cue.cls == "deny"):
        return False
    apart = days_between(a.day, b.day)
    return apart is None or apart <= ONE_OCCASION


def _links(groups: Sequence[Sequence[_Said]]) -> dict[int, tuple[int, str]]:
    """Return for each statement that answers another: which one, and how."""
    links: dict[int, tuple[int, str]] = {}
    for i, group in enumerate(groups):
        answer = group[0]
        if answer.claim.cue.cls not in ("deny", *GRANTS):
            continue
        best, most = None, ANSWERS
        for j, other in enumerate(groups):
            said = other[0]
            if i == j or (said.day or "") > (answer.day or "9"):
                continue
            how = _how(answer, said)
            near = _shared(answer.terms, said.terms)
            if how and near >= most:
                best, most = (j, how), near
        if best is not None:
            links[i] = best
    return links


def _how(answer: _Said, said: _Said) -> str | None:
    if answer.who == said.who:
        turned = said.claim.cue.cls == "deny" and answer.claim.cue.cls in GRANTS
        back = said.claim.cue.cls in GRANTS and answer.claim.cue.cls == "deny"
        return "reverses" if turned or back else None
    denied = answer.claim.cue.cls == "deny" and said.claim.cue.cls not in ("deny", "doubt", "ask")
    return "denies" if denied else None


def _origins(group: Sequence[_Said]) -> int:
    return len({said.witness.seat.origin for said in group})


def _statement(group: Sequence[_Said]) -> Statement:
    first = group[0]
    return Statement(
        speaker=first.claim.speaker.name or first.claim.speaker.role or "",
        speaker_id=first.claim.speaker.id,
        cue=first.claim.cue.cls,
        text=first.claim.text,
        said_on=first.day,
        article=first.witness.seat.article,
        span=first.claim.span,
        witnesses=tuple(dict.fromkeys(said.witness.seat.article for said in group)),
        origins=_origins(group),
    )
