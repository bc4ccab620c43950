"""The published record of an article: one JSON object a line, ``schema: "marsad.article/1"``.

Other programs are written against it: fields are only ever added. All spans are ``[start, end)``
code points in ``body`` (headline claims: in ``headline``).
"""

from typing import Any

from marsad.model.analysis import Analysis, Claim, Name, Quantity, TimeExpression
from marsad.model.article import Article, Dating
from marsad.model.span import Span

SCHEMA = "marsad.article/1"


def article_record(article: Article, analysis: Analysis) -> dict[str, Any]:
    """Return the record of *article* with what *analysis* found, ready for JSON."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "page": {"id": article.page, "url": article.url, "path": article.path},
        "position": article.position,
        "headline": article.headline,
        "deck": article.deck,
        "byline": list(article.byline),
        "place": article.place,
        "published": _dating(article.published),
        "modified": _dating(article.modified),
        "source": {"name": article.source.name, "domain": article.source.domain} if article.source else None,
        "credits": [{"name": credit.name, "kind": credit.kind} for credit in article.credits],
        "category": article.category,
        "keywords": list(article.keywords),
        "language": article.language,
        "image": article.image,
        "body": article.body,
        "paragraphs": [{"span": _span(p.span), "kind": p.kind} for p in article.paragraphs],
        "related": list(article.related),
        "noise": [{"kind": noise.kind, "text": noise.text} for noise in article.noise],
        "notes": list(article.notes),
        "sentences": [_span(sentence) for sentence in analysis.sentences],
        "times": [_time(time) for time in analysis.times],
        "quantities": [quantity_record(quantity) for quantity in analysis.quantities],
        "names": [_name(name) for name in analysis.names],
        "claims": [claim_record(claim) for claim in analysis.claims],
        "headline_names": [_name(name) for name in analysis.headline_names],
        "headline_claims": [claim_record(claim) for claim in analysis.headline_claims],
        "analysis_version": analysis.version,
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """Return the record of one claim."""
    speaker = claim.speaker
    return {
        "speaker": {
            "name": speaker.name,
            "role": speaker.role,
            "kind": speaker.kind,
            "span": _span(speaker.span),
            "id": speaker.id,
            "inferred": speaker.inferred,
        },
        "cue": {"text": claim.cue.text, "class": claim.cue.cls, "span": _span(claim.cue.span)},
        "kind": claim.kind,
        "span": _span(claim.span),
        "text": claim.text,
        "said_on": claim.said_on,
        "channel": claim.channel,
        "addressee": claim.addressee,
        "chain": list(claim.chain),
        "quantities": [quantity_record(quantity) for quantity in claim.quantities],
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    """Return the record of one quantity."""
    return {
        "span": _span(quantity.span),
        "text": quantity.text,
        "kind": quantity.kind,
        "low": quantity.low,
        "high": quantity.high,
        "approx": quantity.approx,
        "unit": quantity.unit,
        "noun": quantity.noun,
        "scope": quantity.scope,
        "vague": quantity.vague,
        "of": quantity.of,
        "rule": quantity.rule,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _dating(dating: Dating | None) -> dict[str, Any] | None:
    if dating is None:
        return None
    return {
        "value": dating.value,
        "precision": dating.precision,
        "evidence": dating.evidence,
        "text": dating.text,
        "confidence": dating.confidence,
        "rule": dating.rule,
        "earliest": dating.earliest.isoformat() if dating.earliest else None,
        "latest": dating.latest.isoformat() if dating.latest else None,
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "span": _span(time.span),
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "anchor": time.anchor,
        "rule": time.rule,
        "unresolved": time.unresolved,
        "conflict": time.conflict,
        "alternatives": list(time.alternatives),
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "span": _span(name.span),
        "text": name.text,
        "type": name.type,
        "canonical": name.canonical,
        "id": name.id,
        "rule": name.rule,
        "inferred": name.inferred,
    }
