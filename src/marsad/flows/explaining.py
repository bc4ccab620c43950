"""Explaining: which rules fired in a text, and on which words."""

import hashlib
from dataclasses import dataclass
from typing import Any

from marsad.analysis import analyse
from marsad.model.analysis import Analysis, Claim, Quantity, TimeExpression
from marsad.model.article import Article, ArticleId, Dating, Paragraph
from marsad.model.page import PageId
from marsad.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """A rule that fired: on which words, and what it made of them."""

    span: Span
    text: str
    kind: str
    value: str
    rule: str


def explain(text: str, day: str | None = None) -> tuple[Fired, ...]:
    """Return what every rule found in *text*, in reading order; *day* (ISO) is its date of publication."""
    analysis = analyse(_article_of(text, day))
    return tuple(sorted(_fired(analysis), key=lambda fired: (fired.span, fired.kind)))


def fired_record(fired: Fired) -> dict[str, Any]:
    """Return the record of one rule that fired."""
    return {
        "span": [fired.span.start, fired.span.end],
        "text": fired.text,
        "kind": fired.kind,
        "value": fired.value,
        "rule": fired.rule,
    }


def _article_of(text: str, day: str | None) -> Article:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Article(
        id=ArticleId(f"a{digest[:16]}"),
        page=PageId(digest),
        position=0,
        headline=None,
        body=text,
        paragraphs=(Paragraph(span=Span(0, len(text))),),
        published=Dating(value=day, precision="day", evidence="given") if day else None,
    )


def _fired(analysis: Analysis) -> list[Fired]:
    return [
        *(_make(t.span, t.text, "time", _time(t), t.rule) for t in analysis.times),
        *(_make(q.span, q.text, "quantity", _quantity(q), q.rule) for q in analysis.quantities),
        *(_make(n.span, n.text, n.type, f"{n.canonical} [{n.id}]", n.rule) for n in analysis.names),
        *(_make(c.span, c.text, "claim", _claim(c), c.rule) for c in analysis.claims),
    ]


def _make(span: Span, text: str, kind: str, value: str, rule: str) -> Fired:
    return Fired(span=span, text=text, kind=kind, value=value, rule=rule)


def _time(time: TimeExpression) -> str:
    return " ".join(filter(None, (time.type, time.value, time.mod, f"({time.anchor})")))


def _quantity(quantity: Quantity) -> str:
    low, high = f"{quantity.low:g}", "…" if quantity.high is None else f"{quantity.high:g}"
    amount = low if low == high else f"{low}-{high}"
    return " ".join(filter(None, (quantity.approx, amount, quantity.unit, quantity.scope)))


def _claim(claim: Claim) -> str:
    who = claim.speaker.name or claim.speaker.role or claim.speaker.kind
    through = f" via {', '.join(claim.chain)}" if claim.chain else ""
    return f"{who}: {claim.cue.text} = {claim.cue.cls}, {claim.kind}{through}"
