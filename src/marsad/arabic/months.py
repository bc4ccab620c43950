"""Months of every calendar Arabic news writes: one table, each fact once.

Families after CLDR (``ar``, ``ar_LB``, ``ar_DZ``, ``ar_MA``, ``ar_MR``); the spelling variants, which
CLDR lacks, are our own. Hijri months after Umm al-Qura usage. Names are compared as ``fold`` keys,
the words of a name parted by one space.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from marsad.arabic.normalise import fold

Calendar = Literal["gregorian", "hijri"]
Family = Literal["egyptian", "levantine", "maghrebi", "english", "hijri"]


class Month(NamedTuple):
    """A month's number (1..12) in its calendar, and whose name for it this is."""

    number: int
    calendar: Calendar
    family: Family


_NAMES: dict[Family, tuple[str, ...]] = {
    # twelve rows each; variants of one month side by side
    "egyptian": (
        "يناير",
        "فبراير|فيبراير|فبرائر",
        "مارس",
        "أبريل|إبريل|أبرايل",
        "مايو|مايه",
        "يونيو|يونيه|يونية|جون",
        "يوليو|يوليه|يولية",
        "أغسطس|أوغسطس|اغسطوس",
        "سبتمبر|سيبتمبر|سبتامبر",
        "أكتوبر|أوكتوبر|اكتوبرو",
        "نوفمبر|نوفنبر",
        "ديسمبر|دسمبر|ديسامبر",
    ),
    "levantine": (
        "كانون الثاني|كانون ثاني|كانون ثان",
        "شباط|اشباط",
        "آذار",
        "نيسان",
        "أيار|آيار|مايس",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول|تشرين أول",
        "تشرين الثاني|تشرين ثاني|تشرين ثان",
        "كانون الأول|كانون أول",
    ),
    "maghrebi": (
        "جانفي",
        "فيفري",
        "",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية|يوليوز",
        "أوت|غشت|أغشت",
        "شتنبر|شتمبر",
        "",
        "نونبر|نونمبر",
        "دجنبر|دجمبر",
    ),
    "english": (
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sep|sept",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
    "hijri": (
        "محرم|المحرم|محرم الحرام",
        "صفر|صفر الخير",
        "ربيع الأول|ربيع أول",
        "ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع آخر",
        "جمادى الأولى|جمادى الأول|جماد الأول|جماد أول",
        "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|جماد الثاني|جماد الآخر|جماد ثاني",
        "رجب",
        "شعبان",
        "رمضان|رمضان المبارك",
        "شوال",
        "ذو القعدة|ذي القعدة|ذا القعدة|ذوالقعدة|ذيالقعدة",
        "ذو الحجة|ذي الحجة|ذا الحجة|ذوالحجة|ذيالحجة",
    ),
}

MONTHS: dict[str, Month] = {
    fold(name): Month(number, "hijri" if family == "hijri" else "gregorian", family)
    for family, rows in _NAMES.items()
    for number, row in enumerate(rows, start=1)
    for name in row.split("|")
    if name
}
"""Every name's key and the month it names."""

AMBIGUOUS = frozenset(
    fold(name)
    for name in (
        "مارس", "آب", "ماي", "مايه", "جوان", "جون", "أوت", "نيسان", "صفر", "محرم", "المحرم",
        "رجب", "شعبان", "رمضان", "may", "mar", "march", "jun", "jan", "sep",
    )
)  # fmt: skip
"""Names that are also other words (practised, father, zero, forbidden, a person): ask for evidence."""

FIRST_WORDS = frozenset(name.split(" ")[0] for name in MONTHS)
"""Keys on which a month's name can begin."""


def month(key: str) -> Month | None:
    """Return the month that *key* names, ``None`` where it names none."""
    return MONTHS.get(key)


def month_number(key: str, calendar: Calendar = "gregorian") -> int | None:
    """Return 1..12 for the ``fold`` key of a month of *calendar*, else ``None``.

    Two-word names have one space (``fold("تشرين الأول")``).
    """
    found = MONTHS.get(key)
    return found.number if found is not None and found.calendar == calendar else None


def match_month(keys: Sequence[str], at: int) -> tuple[Month, int] | None:
    """Return the month named by the keys from *at* on and how many keys its name takes (1 or 2)."""
    if keys[at] not in FIRST_WORDS:
        return None
    if at + 1 < len(keys):
        found = MONTHS.get(f"{keys[at]} {keys[at + 1]}")
        if found is not None:
            return found, 2
    found = MONTHS.get(keys[at])
    return (found, 1) if found is not None else None
