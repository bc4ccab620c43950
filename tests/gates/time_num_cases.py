"""The public cases of ``time_num``, which of them hold for news, and why the others do not."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Case = dict[str, Any]

DIALECT = re.compile(
    "الجاي|هاد |هاي|هذي|بكر[ةه]|مبارح|اللي|كمان|هلا|هلق|هسه|تسع[ةه] الماض|حدعشر|العشا|الحين|بعدين"
    "|تلات|هال|وربع الف|(?:^|[ و])نص "
)
WEEKDAY = (
    "(?:الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الثلاثا|الأربعاء|الاربعاء|الأربعا|الخميس|الجمعة|السبت"
    "|ثلاثاء|ثلاثا)"
)
MONTH = "(?:كانون الأول|كانون الاول|ديسمبر|تشرين الثاني|نوفمبر|أكتوبر|اكتوبر|شباط|آذار|سبتمبر|أيلول|ايلول)"


def matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.search(text) is not None


MAHA_DATES: list[tuple[str, Callable[[str], bool]]] = [
    ("Levantine dialect: news is written in the standard language",
     lambda text: bool(DIALECT.search(text))),
    ("a week given as one day, counted from Sunday: news gives the week",
     lambda text: "سبوع" in text and not re.search(WEEKDAY, text)),
    ("a bare weekday or month looks ahead for an assistant and back in news",
     matches(rf"^\s*(?:هذا )?(?:يوم |شهر )?(?:{WEEKDAY}|{MONTH})\s*$")),
    ("«بعد» and a length: news counts from the event told, so it stays a length",
     matches(r"^\s*(?:هذا الوقت )?بعد\s+(?:\S+\s+){0,3}\S+\s*$|بعد \S+ ?اسا?ب[و]?ع|بعد (?:اسبوعين|شهرين)")),
    ("one unit alone, or this very hour, is no date",
     matches(r"^\s*(?:هذه |هذا )?(?:العام|السنة|الأسبوع|الشهر|الساعة|الدقيقه|الدقيقة)\s*$"
     r"|^\s*شهر \d+\s*$")),
    ("«اليوم الماضي» is written «أمس»", matches(r"^\s*اليوم (?:بعد|قبل|المنصرم|الماضي|القادم|السابق)")),
    ("a day and a month in figures alone may be a fraction, a score or a date",
     matches(r"^\s*\d+/\d+\s*$")),
    ("the week of a day is counted from Monday here and from Sunday by Arabic news",
     matches("(?:الأسبوع|الاسبوع).*(?:الأحد|الاثنين|الإثنين)")),
    ("the printed weekday moves a printed date: we keep the date and flag the contradiction",
     matches("25-11-2010")),
    ("month before day: the order of English", matches(r"^شباط (?:13|الرابع)")),
    ("«شهر حدعشر»: a month's number in words is spoken, not written", matches("شهر (?:حدعشر|تسعة)")),
    ("a year of the Middle Ages without its era", matches("الف واربعين")),
]  # fmt: skip

MAHA_DURATIONS: list[tuple[str, Callable[[str], bool]]] = [
    ("dialect: «نص» for «نصف» is «text» in the standard language", matches(r"(?:^|[\s,و])نص\b")),
    ("one unit alone is no length in running text",
     matches(r"^[\s,.]*(?:ثاني[ةه]|دقيق[ةه]|ساع[ةه]|يوم|[اأإ]سبوع|شهر|سن[ةه]|عام)[\s,.]*$")),
    ("a negative length", matches("^-")),
    ("parts in rising order, or the same unit twice, summed up",
     matches("3 اشهر وسنة|شهرين وثلاثة اشهر|وعامين وثلاثة|ونص سنة")),
    ("a number that no one writes («ربع الف و3 مية»)", matches("وربع الف و3")),
]  # fmt: skip

RECOGNIZERS: list[tuple[str, Callable[[str], bool]]] = [
    ("a day of no month («في 15»)", matches(r"(?:في|يوم|إلى) \d{1,2}\W*$")),
    ("day and month in figures without a year, in American order or with a dot",
     matches(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?:\D|$)(?![/.-]?\d)|\d{4}[./]\d$|\d-\d{4}|\d/\d{4}")),
    ("a year of two figures", matches(r"\d+-\d+-\d\d$|\d+/\d+/\d\d\s*$")),
    ("English order: month before day",
     matches(r"(?:يناير|سبتمبر)[ -]?(?:\d|الثاني والعشرين|الحادي والعشرين)")),
    ("«القادم» skips the coming one: news means the coming one",
     matches("الأحد القادم|القادم الأحد|الماضي الأحد")),
    ("the ordinal numbers the Sundays of a month nobody named",
     matches("(?:الأحد|الثلاثاء) (?:الثاني|الأول|الثالث|الخامس)")),
    ("«يومي» is no today", matches("يومي$")),
    ("full stops inside a date", matches(r"\d\. ?(?:أكتوبر|نوفمبر)")),
    ("a year before 1500 beside a solar month", matches("1391|247")),
    ("a year in words after a comma", matches("، ألفين")),
    ("the season without a year, or «نهاية شهر» as its second half", matches("الصيف$|صيف$|نهاية شهر مارس")),
    ("a length that touches today, given as two days", matches("أيام القادمة")),
    ("a whole day as a length", matches("يوم كامل")),
    ("the suite's own slip: the last September is two months back", matches("سبتمبر الماضي")),
]  # fmt: skip


@dataclass(frozen=True)
class Sound:
    """A case to be met: its id, its text, the reference day, the values that are right."""

    id: str
    text: str
    dct: date | None
    right: frozenset[str]
    unsound: str | None
    span: tuple[int, int] | None = None


def read(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def reason(text: str, rules: list[tuple[str, Callable[[str], bool]]]) -> str | None:
    return next((why for why, holds in rules if holds(text)), None)


def maha_times(folder: Path) -> list[Sound]:
    rules = {"date": MAHA_DATES, "duration": MAHA_DURATIONS}
    return [
        Sound(
            case["id"], case["text"], date.fromisoformat(case["ref"][:10]) if case["ref"] else None,
            frozenset({case["expected"]}), reason(case["text"], rules[case["kind"]]),
        )
        for case in read(folder / "maha.jsonl")
        if case["kind"] in rules
    ]  # fmt: skip


def recognizers_times(folder: Path) -> list[Sound]:
    """The dates, ranges and lengths whose value the suite itself asserts."""
    sound = []
    for case in read(folder / "recognizers_text.jsonl"):
        if case["kind"] not in ("date", "daterange", "duration") or case["ignore_resolution"]:
            continue
        for expected in case["expected"] or ():
            value = expected.get("value")
            if not case["dotnet_supported"] or not isinstance(value, dict) or not expected["span_ok"]:
                continue
            sound.append(
                Sound(
                    case["id"], case["text"], date.fromisoformat(case["ref"][:10]),
                    frozenset(values_of(value)),

                    reason(case["text"], RECOGNIZERS), (expected["start"], expected["end"]),
                )
            )  # fmt: skip
    return sound


def values_of(value: dict[str, Any]) -> Iterator[str]:
    """Every way to write the suite's value that says the same."""
    yield value["Timex"]
    for resolution in (value.get("PastResolution", {}), value.get("FutureResolution", {})):
        if resolution.get("date"):
            yield resolution["date"]
        start, end = resolution.get("startDate"), resolution.get("endDate")
        if not start or not end:
            continue
        yield from interval(start, end)


def interval(start: str, end: str) -> Iterator[str]:
    yield f"{start}/{end}"
    try:
        first, after = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return
    last = (after - timedelta(days=1)).isoformat()
    yield f"{start}/{last}"
    for width in (4, 7):
        yield f"{start[:width]}/{last[:width]}"
        yield f"{start[:width]}/{end[:width]}"
    days = (after - first).days
    if days == 7:
        year, week, _ = first.isocalendar()
        yield f"{year}-W{week:02}"
    if 28 <= days <= 31 and first.day == 1:
        yield start[:7]
    if 90 <= days <= 92 and first.day == 1:
        yield f"{first.year}-Q{(first.month + 2) // 3}"
    if days in (365, 366) and first.month == 1:
        yield start[:4]
    if 3650 <= days <= 3653:
        yield start[:3]


SECONDS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "W": 604800, "MO": 2592000, "Y": 31104000}


def seconds(value: str) -> float | None:
    """The length of a duration, months of 30 days: ``PT0.5H`` equals ``PT30M``."""
    if not value.startswith("P") or "X" in value:
        return None
    days, _, hours = value[1:].partition("T")
    total = 0.0
    for part, clock in ((days, False), (hours, True)):
        for amount, unit in re.findall(r"([\d.]+)([A-Z])", part):
            total += float(amount) * SECONDS["MO" if unit == "M" and not clock else unit]
    return total


def agree(value: str, right: frozenset[str]) -> bool:
    if value in right or (value[:10] in right and "T" in value):
        return True
    length = seconds(value)
    return length is not None and any(
        other is not None and abs(other - length) <= 0.2 * min(other, 86400 * 3) and "." in written
        for written in right
        if (other := seconds(written)) is not None
    )
