"""What a rule hands back, and the row it reads: tokens with their senses of time looked up once."""

from collections.abc import Iterator
from typing import NamedTuple

from marsad.analysis.row import Row
from marsad.analysis.text import Text
from marsad.analysis.times.open_form import OpenTime
from marsad.analysis.times.senses import SENSES, WEEKDAYS, TimeForm
from marsad.arabic import letters
from marsad.arabic.forms import Form
from marsad.arabic.months import FIRST_WORDS, MONTHS
from marsad.arabic.normalise import fold
from marsad.arabic.number_words import FRACTION_FORMS, ORDINAL_FORMS
from marsad.model.analysis import TimexType

COMMAS = frozenset((letters.COMMA, ","))
DASHES = frozenset("-–—−")


class Found(NamedTuple):
    """A time at the tokens ``[start, end)``, not yet resolved."""

    start: int
    end: int
    type: TimexType
    form: OpenTime
    rule: str
    mod: str | None = None


class TimeRow(Row):
    """A row that also knows the sense of time and the weekday of every token."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.senses: list[TimeForm | None] = [SENSES.get(key) for key in self.keys]
        self.weekdays: list[Form[int] | None] = [WEEKDAYS.get(key) for key in self.keys]

    def sense(self, at: int, kind: str) -> TimeForm | None:
        """The sense at *at* if it is of *kind*."""
        if not 0 <= at < len(self.senses):
            return None
        form = self.senses[at]
        return form if form is not None and form.sense.kind == kind else None

    def weekday(self, at: int) -> int:
        """The weekday named at *at* with its article (1..7), 0 where none is."""
        form = self.weekdays[at] if 0 <= at < len(self.weekdays) else None
        return form.sense if form is not None and form.article else 0

    def proclitics(self, at: int) -> str:
        """The letters before the word at *at* that are no part of it; empty where ل has eaten the article."""
        if self.key(at) in MONTHS:
            return ""
        weekday = self.weekdays[at]
        for form in (
            self.senses[at],
            weekday if weekday is not None and weekday.article else None,
            self.forms[at],
            FRACTION_FORMS.get(self.key(at)),
            ORDINAL_FORMS.get(self.key(at)),
        ):
            if form is not None:
                return "" if form.article and letters.LAM in form.proclitics else form.proclitics
        key = self.key(at)
        if key[:1] not in _ONE_LETTER:
            return ""
        return key[:1] if key[1:] in FIRST_WORDS or key[1:] in _OPENING else ""

    def digits(self, at: int) -> int | None:
        """The whole number written in digits at *at*."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind != "number":
            return None
        key = self.keys[at]
        return int(key) if key.isdigit() and len(key) <= _LONGEST_NUMBER else None

    def year(self, at: int) -> int | None:
        """A year of four digits at *at*, with nothing glued on but ``م`` or ``هـ``."""
        value = self.digits(at)
        return value if value is not None and len(self.keys[at]) == len("2024") and _is_year(value) else None

    def day_number(self, at: int) -> int | None:
        """A day of the month (1..31) in digits at *at*."""
        value = self.digits(at)
        return (
            value if value is not None and 1 <= value <= _LONGEST_MONTH and len(self.keys[at]) <= 2 else None
        )

    def skip(self, at: int, marks: frozenset[str]) -> int:
        """The index after the mark at *at*, if it is one of *marks*."""
        return at + 1 if self.key(at) in marks else at

    def back(self, at: int, reach: int) -> Iterator[int]:
        """Indices before *at*, nearest first, in the same sentence, at most *reach* of them."""
        for index in range(at - 1, max(-1, at - 1 - reach), -1):
            if self.key(index) in _SENTENCE_MARKS or not self.same_line(index, at):
                return
            yield index


_SENTENCE_MARKS = frozenset((".", "!", letters.QUESTION_MARK, letters.FULL_STOP))
_ONE_LETTER = frozenset((letters.WAW, letters.FEH, letters.BEH, letters.LAM))
_OPENING = frozenset(
    map(fold, ("أول", "قبل", "بعد", "يوم", "شهر", "عام", "سنة", "هذا", "هذه", "عدة", "بضع", "بضعة", "كل"))
)
_LONGEST_MONTH = 31
_LONGEST_NUMBER = 9
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def _is_year(value: int) -> bool:
    return _FIRST_YEAR <= value <= _LAST_YEAR
