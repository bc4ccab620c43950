"""Figures of a story: quantities of one measure become a series of points, with how they relate.

A point is one value as one speaker gave it on one day for one scope; every article that prints it
bears witness, copies without adding an origin. Mentions are gathered from claims first; a number
outside every claim is the article's own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.arabic.normalise import fold, fold_name
from marsad.model.analysis import Claim, NameId, Quantity
from marsad.model.article import ArticleId
from marsad.model.span import Span
from marsad.model.story import Figure, FigurePoint, FigureStance
from marsad.stories.measures import countries, measure_of, noun_class, sum_of
from marsad.stories.moments import iso_day
from marsad.stories.relations import Revision, Voice, days_between, relate_points, revision_in

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

MOST = 12
SILENT = ("deny", "not_confirm", "not_deny", "decline", "doubt")
ONE_OCCASION = 3
"""Days within which one speaker's same figure is one statement, printed early and late."""
_RELATIVE = ("ي", "ياً", "يا", "ين", "ية")
_WHERE = frozenset(["في", "إلى", "الى", "داخل", "بمنطقة", "منطقة", "شرق", "غرب", "جنوب", "شمال"])
SMALLEST_BARE = 100
"""A number without a noun is a figure only from here on: small ones are lists, ages, ranks."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity where an article prints it. ``party`` is whose voice the speaker is, by country."""

    witness: "Witness"
    quantity: Quantity
    measure: str
    of: str | None
    claim: Claim | None
    sentence: Span
    previous: bool = False
    party: str | None = None
    said_on: str | None = None
    scope: str | None = None
    places: frozenset[str] = frozenset()


def find_figures(witnesses: Sequence["Witness"]) -> tuple[Figure, ...]:
    """Return the story's figure series, those most articles print first."""
    mentions: list[Mention] = []
    revisions: list[tuple[Mention, Mention]] = []
    for witness in witnesses:
        found, pairs = _mentions(witness)
        mentions.extend(found)
        revisions.extend(pairs)
    parties = _parties(mentions)
    mentions = [replace(m, party=_party(m, parties)) for m in mentions]
    series: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        series.setdefault((mention.measure, mention.of), []).append(mention)
    figures = [
        _figure(measure, of, found, revisions, witnesses) for (measure, of), found in _joined(series).items()
    ]
    ranked = sorted(
        (figure for figure in figures if figure is not None),
        key=lambda f: (-len({a for p in f.points for a in p.articles}), -len(f.points), f.measure),
    )
    return tuple(ranked[:MOST])


# gathering
def _mentions(witness: "Witness") -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
    body, analysis = witness.article.body, witness.analysis
    found: list[Mention] = []
    pairs: list[tuple[Mention, Mention]] = []
    for sentence in analysis.sentences:
        here: list[Mention] = []
        for quantity in analysis.quantities:
            if sentence.contains(quantity.span):
                mention = _mention(witness, quantity, sentence, here)
                if mention is not None:
                    here.append(mention)
        revision = revision_in(body, sentence, [m.quantity for m in here])
        if revision is not None:
            here, pair = _revised(here, revision)
            pairs.append(pair)
        found.extend(here)
    return found, pairs


def _mention(
    witness: "Witness", quantity: Quantity, sentence: Span, earlier: Sequence[Mention]
) -> Mention | None:
    if quantity.kind not in ("count", "bare", "money", "measure") or quantity.low < 2:
        return None
    body = witness.article.body
    before = body[sentence.start : quantity.span.start]
    if quantity.kind == "money":
        measure: str | None = f"money:{quantity.unit}" if quantity.unit else None
    elif quantity.unit is None:
        measure = _borrowed(body, quantity, sentence, earlier)
    else:
        measure = measure_of(quantity.unit, before, body[quantity.span.end : sentence.end])
    if measure is None:
        return None
    claim = _claim_around(witness, quantity)
    if claim is not None and claim.cue.cls in SILENT:
        claim = None  # who denies a figure does not give it
    scope, places = _scope(witness, quantity, sentence)
    return Mention(
        witness=witness,
        quantity=quantity,
        measure=measure,
        of=sum_of(before) if quantity.kind == "money" else _whose(body, quantity, sentence, measure),
        claim=claim,
        sentence=sentence,
        said_on=iso_day(claim.said_on if claim else None, witness.seat.day),
        scope=scope,
        places=places,
    )


def _borrowed(body: str, quantity: Quantity, sentence: Span, earlier: Sequence[Mention]) -> str | None:
    """Return the measure of a number without a noun: the last one counted, else the only noun around."""
    if quantity.low < SMALLEST_BARE:
        return None
    if earlier:
        return earlier[-1].measure
    words = fold(sentence.of(body)).replace("،", " ").split()
    classes = {found for word in words if (found := noun_class(_bare(word)))}
    return classes.pop() if len(classes) == 1 else None


def _bare(word: str) -> str:
    word = word.strip('.:؛،"“”«»()[]')
    return word[1:] if len(word) > 4 and word[0] in "وفبلك" and not noun_class(word) else word


def _whose(body: str, quantity: Quantity, sentence: Span, measure: str) -> str | None:
    """Return the country of those counted: ``جندي كوري شمالي``, ``جندي من كوريا الشمالية``."""
    if measure.startswith("money:"):
        return None
    found = countries(quantity.noun or "")
    if found:
        return found[0]
    after = body[quantity.span.end : min(sentence.end, quantity.span.end + 40)]
    words = after.split()
    if words and words[0] == "من":
        named = countries(" ".join(words[1:4]))
    elif words and measure == "troops" and words[0][0] not in "لبوف":
        named = countries(" ".join(words[:2])) if words[0].endswith(_RELATIVE) else ()
    else:
        named = ()
    return named[0] if named else None


def _claim_around(witness: "Witness", quantity: Quantity) -> Claim | None:
    """Return the innermost claim that says the quantity."""
    around = [claim for claim in witness.analysis.claims if claim.span.contains(quantity.span)]
    return min(around, key=lambda claim: len(claim.span)) if around else None


def _scope(witness: "Witness", quantity: Quantity, sentence: Span) -> tuple[str | None, frozenset[str]]:
    """Return the printed words that say where, and the places in them."""
    body = witness.article.body
    until = min(sentence.end, quantity.span.end + 60)
    names = [
        name
        for name in witness.analysis.names
        if name.type == "place" and quantity.span.end <= name.span.start and name.span.end <= until
    ]
    if quantity.scope:
        apart = "outside " if fold(quantity.scope).startswith("خارج") else ""
        inside = frozenset(
            NameId(apart + name.id)
            for name in witness.analysis.names
            if name.type == "place" and fold(name.text) in fold(quantity.scope)
        )
        return quantity.scope, inside
    for name in names:
        words = body[quantity.span.end : name.span.start].split()
        if words and words[-1] in _WHERE:
            start = body.rindex(words[-1], quantity.span.end, name.span.start)
            return body[start : name.span.end], frozenset({name.id})
    return None, frozenset()


def _revised(mentions: list[Mention], revision: Revision) -> tuple[list[Mention], tuple[Mention, Mention]]:
    """Mark the mention that a sentence calls earlier, dated by the words beside it."""
    now, then = mentions[revision.now], mentions[revision.then]
    after = [
        time
        for time in then.witness.analysis.times
        if then.sentence.contains(time.span) and time.span.start >= then.quantity.span.start - 60
        and time.type in ("DATE", "TIME") and time is not None
        and (time.span.start > now.quantity.span.end or revision.then < revision.now)
    ]  # fmt: skip
    said = next((day for time in after if (day := iso_day(time.value, then.witness.seat.day))), None)
    then = replace(then, previous=True, said_on=said, claim=None, measure=now.measure, of=then.of or now.of)
    now = replace(now, of=now.of or then.of)
    placed = {revision.then: then, revision.now: now}
    changed = [placed.get(i, m) for i, m in enumerate(mentions)]
    return changed, (then, now)


# whose voice
def _parties(mentions: Iterable[Mention]) -> dict[NameId | str, str]:
    """Learn from roles and names which country a speaker speaks for."""
    known: dict[NameId | str, Counter[str]] = {}
    for mention in mentions:
        for claim in mention.witness.analysis.claims:
            speaker = claim.speaker
            found = countries(f"{speaker.role or ''}") or countries(speaker.name or "")
            who = speaker.id or (fold_name(speaker.name) if speaker.name else None)
            if who and found:
                known.setdefault(who, Counter())[found[0]] += 1
    return {who: counts.most_common(1)[0][0] for who, counts in known.items()}


def _party(mention: Mention, parties: dict[NameId | str, str]) -> str | None:
    if mention.claim is None:
        return None
    speaker = mention.claim.speaker
    who = speaker.id or (fold_name(speaker.name) if speaker.name else None)
    return parties.get(who) or who if who else None


# series
def _joined(
    series: dict[tuple[str, str | None], list[Mention]],
) -> dict[tuple[str, str | None], list[Mention]]:
    """Give numbers that do not say whose to the one they are most often of in this story.

    Sums of money that do not say what they are stay by themselves.
    """
    joined: dict[tuple[str, str | None], list[Mention]] = {}
    for measure in dict.fromkeys(measure for measure, _ in series):
        named = {of: found for (m, of), found in series.items() if m == measure and of is not None}
        unnamed = series.get((measure, None), [])
        main = max(named, key=lambda of: (len(named[of]), of), default=None)
        for of, found in named.items():
            joined[measure, of] = found + (unnamed if of == main and not measure.startswith("money:") else [])
        if unnamed and (main is None or measure.startswith("money:")):
            joined[measure, None] = unnamed
    return joined


def _figure(
    measure: str,
    of: str | None,
    mentions: Sequence[Mention],
    revisions: Sequence[tuple[Mention, Mention]],
    witnesses: Sequence["Witness"],
) -> Figure | None:
    points = sorted(
        ((_point(found), _spokesman(found)) for found in _grouped(mentions)),
        key=lambda item: (item[0].said_on or "9", item[0].low, item[0].speaker or ""),
    )
    texts = {m.witness.seat.group for m in mentions}
    if len(points) < 2 and len(texts) < 2:
        return None
    said = {(now.quantity.low, then.quantity.low) for then, now in revisions if now.measure == measure}
    voices = [Voice(_voice(mention), mention.party) for _, mention in points]
    relations = relate_points(
        [point for point, _ in points],
        voices,
        [mention.places for _, mention in points],
        measure if of is None else f"{measure}:{of}",
        said,
    )
    return Figure(
        measure=measure if of is None else f"{measure}:{of}",
        label=_label(mentions, measure),
        points=tuple(point for point, _ in points),
        relations=relations,
        stances=_stances(measure, of, witnesses),
    )


def _grouped(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Bring together the mentions of one point: one value, one voice, one scope, one occasion.

    A number that an article prints in its own voice, or recalls as the earlier one, bears witness to
    whoever gave it before.
    """
    ordered = sorted(mentions, key=lambda m: (m.said_on or "9", m.witness.seat.sequence, m.quantity.span))
    groups: list[list[Mention]] = []
    for voiced in (True, False):
        for mention in ordered:
            if (_voice(mention) is not None) is not voiced:
                continue
            home = next((found for found in groups if _belongs(mention, found)), None)
            if home is None:
                groups.append([mention])
            else:
                home.append(mention)
    return groups


def _voice(mention: Mention) -> str | None:
    if mention.claim is None:
        return None
    speaker = mention.claim.speaker
    return speaker.id or speaker.name or speaker.role


def _belongs(mention: Mention, found: Sequence[Mention]) -> bool:
    first = found[0]
    ours, theirs = mention.quantity, first.quantity
    if ours.low != theirs.low or (ours.vague or None) != (theirs.vague or None):
        return False
    if mention.places and any(m.places and not m.places & mention.places for m in found):
        return False
    if _voice(mention) is None:
        return (first.said_on or "") <= (mention.said_on or "9") or _voice(first) is None
    same = _voice(mention) == _voice(first) or (
        mention.party == first.party
        and (mention.said_on == first.said_on or None in (mention.said_on, first.said_on))
    )
    return same and _near(mention.said_on, first.said_on)


def _near(a: str | None, b: str | None) -> bool:
    apart = days_between(a, b)
    return a is None or b is None or (apart is not None and apart <= ONE_OCCASION)


def _spokesman(mentions: Sequence[Mention]) -> Mention:
    """Return the mention that shows a point best: in the speaker's words, where it was first printed."""
    return min(
        mentions, key=lambda m: (m.previous, m.claim is None, m.witness.seat.sequence, m.quantity.span)
    )


def _point(mentions: Sequence[Mention]) -> FigurePoint:
    first = min(
        mentions, key=lambda m: (m.previous, m.claim is None, m.witness.seat.sequence, m.quantity.span)
    )
    claim = first.claim
    texts = {m.witness.seat.group: m.witness.seat.origin for m in mentions}
    articles: dict[ArticleId, None] = dict.fromkeys(
        m.witness.seat.article for m in sorted(mentions, key=lambda m: m.witness.seat.sequence)
    )
    articles = dict.fromkeys([first.witness.seat.article, *articles])
    quantity = first.quantity
    return FigurePoint(
        low=quantity.low,
        high=quantity.high,
        approx=quantity.approx,
        text=quantity.text,
        speaker=claim.speaker.name or claim.speaker.role if claim else None,
        speaker_id=claim.speaker.id if claim else None,
        said_on=first.said_on,
        as_of=first.said_on,
        scope=first.scope or next((m.scope for m in mentions if m.scope), None),
        articles=tuple(articles),
        span=quantity.span,
        origins=max(1, len(set(texts.values()))),
        vague=quantity.vague,
    )


def _label(mentions: Sequence[Mention], measure: str) -> str:
    nouns = Counter(m.quantity.noun for m in mentions if m.quantity.noun)
    if not nouns:
        return measure
    return max(nouns.items(), key=lambda item: (item[1] * len(item[0].split()), item[0]))[0]


def _stances(measure: str, of: str | None, witnesses: Sequence["Witness"]) -> tuple[FigureStance, ...]:
    """Return who denies, doubts, or neither confirms nor denies, in words about this measure."""
    found: dict[tuple[str | None, str], FigureStance] = {}
    for witness in witnesses:
        body = witness.article.body
        for claim in witness.analysis.claims:
            if claim.cue.cls not in SILENT:
                continue
            sentence = next((s for s in witness.analysis.sentences if s.contains(claim.cue.span)), claim.span)
            said = fold(f"{sentence.of(body)} {claim.text}")
            if not any(noun_class(_bare(word)) == measure for word in said.split()):
                continue
            if of is not None and of not in countries(said):
                continue
            stance = FigureStance(
                speaker=claim.speaker.name or claim.speaker.role,
                speaker_id=claim.speaker.id,
                cue=claim.cue.cls,
                said_on=iso_day(claim.said_on, witness.seat.day),
                article=witness.seat.article,
                span=claim.span,
                text=claim.text,
            )
            found.setdefault((stance.speaker, stance.cue), stance)
    return tuple(sorted(found.values(), key=lambda s: (s.said_on or "9", s.article)))
