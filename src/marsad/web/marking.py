"""An article's text with its claims, names, times and figures marked in place.

The text is escaped piece by piece and never changed; marks may nest and may cross one another,
so each is closed and opened again where a boundary cuts through it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from marsad.model.analysis import Analysis
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
    marks: list[Mark] = []
    for number, claim in enumerate(analysis.claims):
        title = claim.speaker.name or ""
        marks.append(
            _mark(claim.span, "claim", Markup('<span class="m-claim c-{}" id="said-{}" data-speaker="{}">').format(
                claim.cue.cls, number, title), "span")
        )  # fmt: skip
        marks.append(
            _mark(claim.cue.span, "cue", Markup('<a class="m-cue c-{}" href="#claim-{}">').format(
                claim.cue.cls, number), "a")
        )  # fmt: skip
    for time in analysis.times:
        value = time.value if time.type in ("DATE", "TIME") and "X" not in time.value else None
        opened = (
            Markup('<time class="m-time" datetime="{}" title="{}">').format(value, time.value)
            if value and "/" not in value
            else Markup('<span class="m-time" title="{}">').format(time.value)
        )
        marks.append(_mark(time.span, "time", opened, "time" if opened.startswith("<time") else "span"))
    for quantity in analysis.quantities:
        marks.append(
            _mark(quantity.span, "quantity", Markup('<data class="m-quantity" value="{}">').format(
                f"{quantity.low:.15g}"), "data")
        )  # fmt: skip
    for name in analysis.names:
        if name.type != "role":
            marks.append(
                _mark(name.span, "name", Markup('<a class="m-name n-{}" href="{}">').format(
                    name.type, name_url(name.id)), "a")
            )  # fmt: skip
    return tuple(_without_nested_links(marks))


def _mark(span: Span, kind: str, opened: Markup, tag: str) -> Mark:
    return Mark(span, kind, opened, Markup(f"</{tag}>"))


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
    for start, end in zip(cuts, cuts[1:], strict=False):
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
