"""What an article's own words say about the day it was written.

``اليوم الثلاثاء`` fixes the weekday, ``نوفمبر الجاري`` the month, a dated past event the earliest
day. Each clue keeps the words it was read from.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from marsad.arabic.months import MONTHS
from marsad.arabic.normalise import fold
from marsad.reading.dates.printed import Printed, printed_dates
from marsad.reading.patterns import over_keys

WEEKDAYS = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}
_DAY_NAMES = "|".join(WEEKDAYS)
_RELATIVE_DAYS: tuple[tuple["re.Pattern[str]", int], ...] = (
    # words beside a weekday -> how many days after it the article was written
    (
        over_keys(rf"(?<![^\W_])(?:أول أمس|أمس الأول|قبل أمس)[،,]?\s+(?:يوم\s+)?(?P<day>{_DAY_NAMES})(?!\w)"),
        2,
    ),
    (
        over_keys(
            rf"(?<!أول )(?<![^\W_])(?:أمس|البارحة|بالأمس)[،,]?\s+(?:يوم\s+)?(?P<day>{_DAY_NAMES})(?!\w)"
        ),
        1,
    ),
    (over_keys(rf"(?<![^\W_])(?P<day>{_DAY_NAMES})\s+(?:أمس)(?! الأول)(?!\w)"), 1),
    (over_keys(rf"(?<![^\W_])(?:ل|و)?اليوم[،,]?\s+(?P<day>{_DAY_NAMES})(?!\w)"), 0),
    (over_keys(rf"(?<![^\W_])(?:غدا|غد|يوم غد)[،,]?\s+(?:يوم\s+)?(?P<day>{_DAY_NAMES})(?!\w)"), -1),
)
_NOW = over_keys(r"\s*(?:الجاري|الحالي)(?!\w)")
_PAST = over_keys(r"\s*(?:الماضي|المنصرم|الفائت|الفارط|المنقضي)(?!\w)")
_FUTURE_AFTER = over_keys(r"\s*(?:المقبل|القادم)(?!\w)")
_FUTURE_BEFORE = over_keys(
    r"(?:\bس[يتن]\w{2,}|بحلول|حتى|لغاية|اعتبارا من|ابتداء من|المقرر|المقررة|المزمع"
    r"|المرتقب|المرتقبة|رؤية|خطة|استراتيجية|أفق)(?:\s+\S+){0,4}\s*$"
)
_ADJECTIVE = over_keys(r"(?:الجاري|الحالي|الماضي|المنصرم|الفائت|الفارط|المنقضي)(?!\w)")
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s+") for name in sorted(MONTHS, key=lambda name: (-len(name), name))
)
_MONTH_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<prefix>[وبلف]?)(?P<first>{_NAMES})(?:\s*[/(\-–]?\s*(?P<second>{_NAMES})\)?)?\s*$"
)
_WEEKDAY_BEFORE = re.compile(rf"(?<![^\W_])(?P<day>{_DAY_NAMES})\s*[،,(]?\s*(?:في\s+|الموافق\s+|ل?يوم\s+)?$")
_FROM_WEEKDAY = over_keys(rf"(?:اعتبارا|ابتداء|بدءا) من\s+(?:يوم\s+)?(?P<day>{_DAY_NAMES})(?!\w)")
_YEAR_WORD = over_keys(
    r"(?<![^\W_])(?:منذ|في|خلال|مطلع|نهاية|أواخر|أوائل|بداية)\s+(?:ال)?(?:عام|سنة)\s+(?P<year>(?:19|20)\d\d)(?!\d)"
)
_TO_MONTH = over_keys(
    rf"\s+(?:إلى|حتى)\s+(?P<month>{_NAMES})(?:\s*/\s*(?:{_NAMES}))?\s+(?:الماضي|المنصرم|الفائت)"
)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day printed without its year; ``weekday`` where one is printed beside it."""

    month: int
    day: int
    text: str
    weekday: int | None = None
    future: bool = False
    first_of_range: int | None = None


@dataclass(slots=True)
class Clues:
    """All clues of one article. ``weekday`` 0 is Monday."""

    weekday: int | None = None
    weekday_text: str = ""
    month: int | None = None
    month_text: str = ""
    lead_weekday: int | None = None
    past_months: list[int] = field(default_factory=list)
    not_before: date | None = None
    dated_months: set[tuple[int, int]] = field(default_factory=set)
    days: list[DayOfMonth] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """True when the words bind the month or the weekday at all."""
        return (
            self.weekday is not None
            or self.month is not None
            or any(d.weekday is not None for d in self.days)
        )


def find_clues(body: str) -> Clues:
    """Read the clues in *body* (an article's text, paragraphs parted by newlines)."""
    key = fold(body)
    clues = Clues()
    _weekdays(key, clues)
    for match in _ADJECTIVE.finditer(key):
        _adjective(key, match, clues)
    for printed in printed_dates(key, clocks=False):
        _printed(key, printed, clues)
    for year in _YEAR_WORD.finditer(key):
        _raise(clues, date(int(year["year"]), 1, 1))
    return clues


def named_weekday(text: str) -> tuple[int | None, str]:
    """Return the weekday (0 is Monday) *text* says it was written on, and the words, folded."""
    clues = Clues()
    _weekdays(fold(text), clues)
    return clues.weekday, clues.weekday_text


def _raise(clues: Clues, day: date) -> None:
    clues.not_before = max(day, clues.not_before) if clues.not_before else day


def _weekdays(key: str, clues: Clues) -> None:
    """The weekday most clues agree on; those of the first paragraph count three times."""
    lead_end = key.find("\n")
    lead_end = len(key) if lead_end < 0 else lead_end
    votes: Counter[int] = Counter()
    texts: dict[int, str] = {}
    for pattern, after in _RELATIVE_DAYS:
        for match in pattern.finditer(key):
            weekday = (WEEKDAYS[match["day"]] + after) % 7
            votes[weekday] += 3 if match.start() < lead_end else 1
            texts.setdefault(weekday, match.group())
    if votes:
        clues.weekday = votes.most_common(1)[0][0]
        clues.weekday_text = texts[clues.weekday]
    bare = re.search(rf"(?<![^\W_])(?:{_DAY_NAMES})(?![^\W_])", key[:lead_end])
    if bare is not None:
        clues.lead_weekday = WEEKDAYS[bare.group()]


def _adjective(key: str, match: "re.Match[str]", clues: Clues) -> None:
    before = _MONTH_BEFORE.search(key, max(0, match.start() - 45), match.start())
    if before is None:
        return
    month = MONTHS[re.sub(r"\s+", " ", before["first"])]
    if month.calendar == "hijri":
        return
    if _NOW.match(key, match.start()):
        clues.month = clues.month or month.number
        clues.month_text = clues.month_text or key[before.start() : match.end()]
    else:
        clues.past_months.append(month.number)


def _printed(key: str, printed: Printed, clues: Clues) -> None:
    start, end = printed.span.start, printed.span.end
    future = (
        _FUTURE_AFTER.match(key, end) is not None
        or _FUTURE_BEFORE.search(key, max(0, start - 40), start) is not None
    )
    if printed.year is not None:
        if future:
            return
        clues.dated_months.add((printed.month, printed.year))
        if printed.day is not None or printed.year < 2100:
            _raise(clues, date(printed.year, printed.month, printed.day or 1))
        to = _TO_MONTH.match(key, end)
        if to is not None:
            until = MONTHS[re.sub(r"\s+", " ", to["month"])].number
            year = printed.year + (1 if until <= printed.month else 0)
            _raise(clues, date(year + (until == 12), until % 12 + 1, 1))
        return
    if printed.day is None:
        return
    beside = _WEEKDAY_BEFORE.search(key, max(0, start - 20), start)
    if beside is None:
        # «starting Sunday … on 27-28 October»: the named days begin with the named weekday
        beside = next(iter(reversed(list(_FROM_WEEKDAY.finditer(key, max(0, start - 250), start)))), None)
    range_start = re.search(r"(\d{1,2})\s*[-–]\s*$", key[max(0, start - 6) : start])
    clues.days.append(
        DayOfMonth(
            printed.month, printed.day, printed.text, WEEKDAYS[beside["day"]] if beside else None, future,
            int(range_start.group(1)) if range_start else None,
        )
    )  # fmt: skip


def printed_form(source: str, folded: str) -> str:
    """Return the words of *source* whose folded form is *folded*; or *folded* itself."""
    wanted = folded.split()
    words = source.split()
    keys = [fold(word) for word in words]
    for start in range(len(words) - len(wanted) + 1):
        if wanted and all(
            keys[start + offset].strip("،,.()") == want.strip("،,.()") for offset, want in enumerate(wanted)
        ):
            return " ".join(words[start : start + len(wanted)]).strip("،,.()")
    return folded
