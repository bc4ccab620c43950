"""Which of the dates on the page is the article's: the rule of reconciliation, in one place.

Order: what markup or feed says, unless the page's own printed line contradicts it; the printed
line under the headline; a dateline's date; how long ago, against when the page was seen; at last
what the words imply. The weekday the article names (``اليوم الجمعة``) confirms or doubts.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from marsad.arabic.normalise import fold
from marsad.model.article import Dating
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.cohesion import NEWS_VERBS, is_dateline
from marsad.reading.dates.clues import named_weekday
from marsad.reading.dates.inferred import Bounds, infer
from marsad.reading.dates.printed import Printed, printed_dates
from marsad.reading.dates.relative import relative_dating
from marsad.reading.line_rules import LABELLED, UPDATED
from marsad.reading.openings import opening_of
from marsad.reading.outlets import ALONE
from marsad.reading.segment import Segment

_HEAD_OF_DATELINE = 90
_OPENING = 1500
_SET_OFF = re.compile(r"\s*(?:هـ?|م)?\s*[-–—ـ:(/|]")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The two datings of an article and what was doubted in choosing them."""

    published: Dating | None = None
    modified: Dating | None = None
    notes: tuple[str, ...] = ()


def choose_dates(
    segment: Segment,
    bounds: Bounds,
    *,
    seen: datetime | None,
    markup: tuple[Dating | None, Dating | None] = (None, None),
) -> Chosen:
    """Return the dating of *segment*; see the module for the rule."""
    body = "\n".join(block.text for block in segment.body)
    published, modified = _printed(segment.dates, bounds)
    notes: list[str] = []
    given, given_modified = markup
    if given is not None and not _contradicted(given, published, notes):
        published = given
    published = published or _dateline(segment, bounds) or _relative(segment.dates, seen)
    if published is not None:
        published = _checked(published, body, notes)
        return Chosen(published, given_modified or modified, tuple(notes))
    return Chosen(infer(body, bounds), given_modified or modified, tuple(notes))


def _printed(lines: list[str], bounds: Bounds) -> tuple[Dating | None, Dating | None]:
    """Read the date lines: one labelled as update is the modification, the first other the publication."""
    published: Dating | None = None
    modified: Dating | None = None
    for line in lines:
        for piece, printed in _pieces(line):
            dating = _dating(printed, line)
            if printed.year is None or (
                bounds.latest and printed.date and printed.date > bounds.latest + timedelta(days=1)
            ):
                continue
            if UPDATED.search(fold(piece)):
                modified = modified or dating
            else:
                published = published or dating
    return published or modified, modified


def _pieces(line: str) -> list[tuple[str, Printed]]:
    """Return each date of the line with the words before it; a Hijri twin gives way to the Gregorian."""
    found = printed_dates(line)
    gregorian = [printed for printed in found if not printed.hijri]
    pieces: list[tuple[str, Printed]] = []
    start = 0
    for printed in gregorian or found:
        pieces.append((line[start : printed.span.start], printed))
        start = printed.span.end
    return pieces


def _dating(printed: Printed, line: str, rule: str = "printed") -> Dating:
    return Dating(
        value=printed.value, precision=printed.precision, evidence="printed", text=line,
        rule=f"{rule}.{printed.rule}", confidence=0.8 if printed.hijri else 0.95,
        earliest=printed.date, latest=printed.date,
    )  # fmt: skip


def _dateline(segment: Segment, bounds: Bounds) -> Dating | None:
    """``الرياض 12 ربيع الآخر 1447 هـ … واس``: a whole date in the opening of the first paragraph."""
    if not segment.body:
        return None
    opening = segment.body[0].text[:_HEAD_OF_DATELINE]
    every = printed_dates(opening, clocks=False)
    if every and every[0].year is None and every[0].day and _is_opening(segment.body[0], every[0]):
        return _without_year(every[0], opening, bounds)
    found = [printed for printed in every if printed.date]
    gregorian = [printed for printed in found if not printed.hijri]
    for printed in gregorian or found:
        before = opening[: printed.span.start]
        words = re.findall(
            r"[^\W\d_]+", before if printed.hijri or len(found) == 1 else opening[: found[0].span.start]
        )
        if (
            len(words) <= 3
            and not LABELLED.match(fold(before))
            and _opens_so(segment.body[0], words, printed)
        ):
            return _dating(printed, opening[: printed.span.end].strip(), "dateline")
    return None


def _is_opening(block: Block, printed: Printed) -> bool:
    if is_dateline(block):
        return True
    opening = opening_of(block.text)
    return opening is not None and opening.dated and printed.span.end <= opening.end


def _opens_so(block: Block, words: list[str], printed: Printed) -> bool:
    """A dateline's date follows a place or an agency, or is set off; ``دمرت سيول 17 أغسطس 2020`` is news."""
    if is_dateline(block) or opening_of(block.text) is not None:
        return True
    if words and any(fold(" ".join(words[:size])) in CITIES | ALONE for size in (1, 2, 3)):
        return True
    return _SET_OFF.match(block.text, printed.span.end) is not None and not (
        words and fold(words[0]) in NEWS_VERBS
    )


def _without_year(printed: Printed, opening: str, bounds: Bounds) -> Dating | None:
    """``عمّان 25 تشرين الأول (بترا)``: the day stands there, the year only where the page is bounded."""
    if len(re.findall(r"[^\W\d_]+", opening[: printed.span.start])) > 3 or printed.day is None:
        return None
    value = f"XXXX-{printed.month:02d}-{printed.day:02d}"
    day: date | None = None
    outer = bounds.seen or bounds.header
    if outer is not None:
        for year in (outer.year, outer.year - 1):
            try:
                day = date(year, printed.month, printed.day)
            except ValueError:
                continue
            if day <= outer + timedelta(days=7 if bounds.seen is None else 1):
                value = day.isoformat()
                break
            day = None
    return Dating(
        value=value, precision="day", evidence="printed", text=opening[: printed.span.end].strip(),
        rule="dateline.no-year", confidence=0.8, earliest=day, latest=day,
    )  # fmt: skip


def _relative(lines: list[str], seen: datetime | None) -> Dating | None:
    for line in lines:
        dating = relative_dating(line, seen)
        if dating is not None:
            return dating
    return None


def _contradicted(given: Dating, printed: Dating | None, notes: list[str]) -> bool:
    """Markup loses against the page's own printed line when they are more than two days apart."""
    if printed is None or printed.precision in ("month", "year", "range"):
        return False
    marked, read = _day(given), _day(printed)
    if marked is None or read is None:
        return marked is None
    if abs(marked - read) <= timedelta(days=2):
        return False
    notes.append(f"date.markup_contradicts_print:{marked.isoformat()}")
    return True


def _checked(dating: Dating, body: str, notes: list[str]) -> Dating:
    """Hold the date against the weekday the article names; a relative day moves by one to meet it."""
    day = _day(dating)
    if day is None or dating.precision == "range":
        return dating
    weekday, words = named_weekday(body[:_OPENING])
    if weekday is None or weekday == day.weekday():
        return dating
    if dating.evidence == "relative":
        for shift in (-1, 1):
            moved = day + timedelta(days=shift)
            if moved.weekday() == weekday:
                return Dating(
                    value=moved.isoformat(), precision="day", evidence="relative", text=dating.text,
                    rule="relative.ago+weekday", confidence=0.85, earliest=moved, latest=moved,
                )  # fmt: skip
    if (day.weekday() - weekday) % 7 not in (1, 6):
        notes.append(f"date.weekday_differs:{words}")
    return dating


def _day(dating: Dating) -> date | None:
    try:
        return date.fromisoformat(dating.value[:10])
    except ValueError:
        return None
