"""The story's timeline: what happened on which day, by the day it happened.

A sentence belongs to the day its own time expression names; a text's opening sentence that names no
day belongs to the day of publication. Days far from the story that only one source recalls are
background and left out.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from marsad.model.analysis import TimeExpression
from marsad.model.story import TimelineEntry
from marsad.stories.sentences import Sentence, alike, centrality, sentences_of

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

PER_DAY = 3
REDUNDANT = 0.6
SAME = 0.5
"""Share of terms from which two sentences of one day tell the same."""
AHEAD = timedelta(days=60)
"""How far after the last publication a day may lie: what is announced is news, 2050 is not."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T|/)")


def make_timeline(texts: Sequence["Witness"]) -> tuple[TimelineEntry, ...]:
    """Return sentences by the day they tell of, oldest day first, the best told first on each day."""
    by_day: dict[str, list[Sentence]] = {}
    last = max((text.seat.day or "" for text in texts), default="")
    until = (date.fromisoformat(last) + AHEAD).isoformat() if last else "9999"
    for text in texts:
        for sentence in sentences_of(text):
            if sentence.showable:
                day = _day(sentence, text)
                if day and day <= until:
                    by_day.setdefault(day, []).append(sentence)
    entries: list[TimelineEntry] = []
    for day in sorted(by_day):
        entries.extend(_entries(day, by_day[day]))
    return tuple(entries)


def _day(sentence: Sentence, text: "Witness") -> str | None:
    """Return the day a sentence tells of, ``None`` where it tells of none for sure."""
    times = [t for t in text.analysis.times if sentence.span.contains(t.span) and not t.conflict]
    named = [(t, day) for t in times if (day := _value(t))]
    if named:
        # what comes first in a sentence is its own time; later ones explain
        return min(named, key=lambda item: item[0].span.start)[1]
    if sentence.place == 0 and not times:
        return text.seat.day
    return None


def _value(time: TimeExpression) -> str | None:
    if time.type not in ("DATE", "TIME") or time.mod in ("BEFORE", "AFTER"):
        return None
    match = _DAY.match(time.value)
    return match.group() if match else None


def _entries(day: str, sentences: Sequence[Sentence]) -> list[TimelineEntry]:
    near = centrality(sentences)
    order = sorted(range(len(sentences)), key=lambda i: (-near[i] + 0.03 * min(sentences[i].place, 6), i))
    taken: list[Sentence] = []
    entries = []
    for i in order:
        sentence = sentences[i]
        if any(alike(sentence, other) >= REDUNDANT for other in taken):
            continue
        taken.append(sentence)
        telling = {s.witness.seat.origin for s in sentences if alike(s, sentence) >= SAME}
        entries.append(
            TimelineEntry(
                day=day,
                article=sentence.witness.article.id,
                span=sentence.span,
                text=sentence.text,
                origins=max(1, len(telling)),
            )
        )
        if len(entries) == PER_DAY:
            break
    return entries
