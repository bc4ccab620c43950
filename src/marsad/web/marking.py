"""An article's text with its claims, names, times and figures marked in place.

The text is escaped piece by piece and never changed; marks may nest and may cross one another,
so each is closed and opened again where a boundary cuts through it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from marsad.model.analysis import Analysis, Claim, TimeExpression
from marsad.model.span import Span

_RANK = {"claim": 0, "cue": 1, "time": 2, "quantity": 2, "name": 3, "hit": 4}


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text and the element that marks it."""

    span: Span
    kind: str
    open: Markup
    close: Markup


def marks_of(analysis: Analysis, name_url: Callable[[str], str]) -> tuple[Mark, ...]:
    """Return the marks of an article's body, each linked to its record on the page."""
    marks = [mark for number, claim in enumerate(analysis.claims) for mark in _claim_marks(number, claim)]
    marks += [_time_mark(time) for time in analysis.times]
    marks += [
        Mark(quantity.span, "quantity", _QUANTITY.format(f"{quantity.low:.15g}"), Markup("</data>"))
        for quantity in analysis.quantities
    ]
    marks += [
        Mark(name.span, "name", _NAME.format(name.type, name_url(name.id)), Markup("</a>"))
        for name in analysis.names
        if name.type != "role"
    ]
    return tuple(_without_nested_links(marks))


_CLAIM = Markup('<span class="m-claim c-{}" id="said-{}">')
_CUE = Markup('<a class="m-cue c-{}" href="#claim-{}">')
_QUANTITY = Markup('<data class="m-quantity" value="{}">')
_NAME = Markup('<a class="m-name n-{}" href="{}">')
_MOMENT = Markup('<time class="m-time" datetime="{}">')
_TIME = Markup('<span class="m-time" title="{}">')


def _claim_marks(number: int, claim: Claim) -> tuple[Mark, Mark]:
    return (
        Mark(claim.span, "claim", _CLAIM.format(claim.cue.cls, number), Markup("</span>")),
        Mark(claim.cue.span, "cue", _CUE.format(claim.cue.cls, number), Markup("</a>")),
    )


def _time_mark(time: TimeExpression) -> Mark:
    """A moment that HTML can say becomes ``time``; a range or an open year is told in the title."""
    if time.type == "DATE" and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", time.value):
        return Mark(time.span, "time", _MOMENT.format(time.value), Markup("</time>"))
    return Mark(time.span, "time", _TIME.format(time.value), Markup("</span>"))


def _without_nested_links(marks: Iterable[Mark]) -> Iterable[Mark]:
    """Drop a link that would stand inside another: HTML has no links in links."""
    linked: list[Span] = []
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end, _RANK[m.kind])):
        if len(mark.span) == 0:
            continue
        if mark.open.startswith("<a "):
            if linked and linked[-1].overlaps(mark.span):
                continue
            linked.append(mark.span)
        yield mark


def mark_up(text: str, marks: Iterable[Mark], within: Span | None = None) -> Markup:
    """Return *text* (its part *within*) as HTML with *marks* in place.

    Every code point of the text appears exactly once, in order, escaped.
    """
    whole = within or Span(0, len(text))
    inside = [mark for mark in marks if mark.span.overlaps(whole)]
    bounds = {whole.start, whole.end}
    for mark in inside:
        bounds.update((max(mark.span.start, whole.start), min(mark.span.end, whole.end)))
    cuts = sorted(bounds)
    pieces: list[Markup] = []
    opened: list[Mark] = []
    for start, end in pairwise(cuts):
        wanted = sorted(
            (mark for mark in inside if mark.span.start <= start and end <= mark.span.end),
            key=lambda mark: (_RANK[mark.kind], mark.span.start, -mark.span.end),
        )
        kept = 0
        while kept < min(len(opened), len(wanted)) and opened[kept] is wanted[kept]:
            kept += 1
        pieces.extend(mark.close for mark in reversed(opened[kept:]))
        pieces.extend(mark.open for mark in wanted[kept:])
        pieces.append(escape(text[start:end]))
        opened = wanted
    pieces.extend(mark.close for mark in reversed(opened))
    return Markup("").join(pieces)
