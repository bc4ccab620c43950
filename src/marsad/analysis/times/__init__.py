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
from marsad.model.span import Span

_DAY = len("2024-10-31")


def find_times(text: Text) -> tuple[TimeExpression, ...]:
    """Return the times of *text*, in order, none inside another."""
    row = TimeRow(text)
    told = _Told(text.sentences)
    found: list[TimeExpression] = []
    free = 0
    for at, token in enumerate(row.tokens):
        if at < free or (token.kind != "number" and token.key not in TRIGGERS):
            continue
        time = time_at(row, at)
        if time is None:
            continue
        free = time.end
        expression = _expressed(row, time, text.dct, told.before(token.start))
        if found and expression.span.start < found[-1].span.end:
            continue
        told.take(expression)
        found.append(expression)
    return tuple(found)


def resolve_again(
    times: Iterable[TimeExpression], dct: date | None, sentences: tuple[Span, ...] = ()
) -> tuple[TimeExpression, ...]:
    """Return *times* as they stand when the article's date is *dct*; nothing is parsed anew.

    *sentences* are the text's, as when the times were found: what was told last counts within one.
    """
    told = _Told(sentences)
    result = []
    for time in times:
        form = OpenTime.read(time.unresolved)
        resolved = _resolved(time.type, form, dct, told.before(time.span.start))
        again = replace(
            time,
            value=resolved.value,
            anchor=resolved.anchor,
            conflict=resolved.conflict,
            alternatives=resolved.alternatives,
        )
        told.take(again)
        result.append(again)
    return tuple(result)


class _Told:
    """The day told last in the sentence under way; offsets come in ascending order."""

    def __init__(self, sentences: tuple[Span, ...]) -> None:
        self._ends = [span.end for span in sentences]
        self._at = 0
        self._day: str | None = None

    def before(self, offset: int) -> str | None:
        """What was told before *offset* in its sentence, ISO; ``None`` where nothing was."""
        while self._at < len(self._ends) and self._ends[self._at] <= offset:
            self._at += 1
            self._day = None
        return self._day

    def take(self, time: TimeExpression) -> None:
        """Remember *time* if it tells a day, or a year where no day was told."""
        if time.type not in ("DATE", "TIME") or not time.value[:4].isdigit():
            return
        if len(time.value) >= _DAY and time.value[4] == "-" and time.value[5:7].isdigit():
            self._day = time.value[:_DAY]
        else:
            self._day = self._day or time.value


def _resolved(kind: TimexType, form: OpenTime, dct: date | None, previous: str | None) -> Resolved:
    """Lengths and sets have no place in the calendar: they stay as they were printed."""
    if kind in ("DURATION", "SET"):
        return Resolved(form.base + form.clock)
    return resolve(form, dct, previous)


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
