"""Times: TIMEX3 expressions found by rules, then resolved against the article's date.

Extraction (``rules``, ``dates``, ``relatives``, ``durations``, ``clocks``) and resolution
(``open_form``) are apart; ``resolve_again`` gives every time of an article a new value when its
date is corrected, without a parse.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from marsad.analysis.text import Text
from marsad.analysis.times.found import Found, TimeRow
from marsad.analysis.times.open_form import OpenTime, Resolved, resolve
from marsad.analysis.times.outlook import looks_ahead
from marsad.analysis.times.rules import TRIGGERS, time_at
from marsad.model.analysis import TimeExpression, TimexType

_DAY = len("2024-10-31")


def find_times(text: Text) -> tuple[TimeExpression, ...]:
    """Return the times of *text*, in order, none inside another."""
    row = TimeRow(text)
    found: list[TimeExpression] = []
    free, sentence_end, previous = 0, -1, None
    for at, token in enumerate(row.tokens):
        if at < free or (token.kind != "number" and token.key not in TRIGGERS):
            continue
        time = time_at(row, at)
        if time is None:
            continue
        free = time.end
        if token.start > sentence_end:
            previous, sentence_end = None, _sentence_end(row, token.start)
        expression = _expressed(row, time, text.dct, previous)
        if expression.type == "DATE" and expression.value[:4].isdigit() and len(expression.value) >= _DAY:
            previous = expression.value[:_DAY]
        elif expression.type == "DATE" and expression.value[:4].isdigit():
            previous = previous or expression.value
        if found and expression.span.start < found[-1].span.end:
            continue
        found.append(expression)
    return tuple(found)


def resolve_again(times: Iterable[TimeExpression], dct: date | None) -> tuple[TimeExpression, ...]:
    """Return *times* as they stand when the article's date is *dct*; nothing is parsed anew."""
    result = []
    previous: str | None = None
    for time in times:
        resolved = _resolved(time.type, OpenTime.read(time.unresolved), dct, previous)
        if time.type == "DATE" and resolved.value[:4].isdigit() and len(resolved.value) >= _DAY:
            previous = resolved.value[:_DAY]
        result.append(
            replace(
                time,
                value=resolved.value,
                conflict=resolved.conflict,
                alternatives=resolved.alternatives,
            )
        )
    return tuple(result)


def _resolved(kind: TimexType, form: OpenTime, dct: date | None, previous: str | None) -> Resolved:
    """Lengths and sets have no place in the calendar: they stay as they were printed."""
    if kind in ("DURATION", "SET"):
        return Resolved(form.base + form.clock)
    return resolve(form, dct, previous)


def _sentence_end(row: TimeRow, offset: int) -> int:
    for end in row.sentence_ends:
        if end > offset:
            return end
    return len(row.body)


def _expressed(row: TimeRow, time: Found, dct: date | None, previous: str | None) -> TimeExpression:
    form = time.form
    if form.policy == "past" and looks_ahead(row, time.start):
        form = replace(form, policy="after")
    resolved = _resolved(time.type, form, dct, previous)
    span = row.bare_span(time.start, time.end, row.proclitics(time.start))
    return TimeExpression(
        span=span,
        text=span.of(row.body),
        type=time.type,
        value=resolved.value,
        rule=time.rule,
        mod=time.mod,
        anchor=resolved.anchor,
        unresolved=str(form),
        conflict=resolved.conflict,
        alternatives=resolved.alternatives,
    )
