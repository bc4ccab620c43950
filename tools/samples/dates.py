"""How newsrooms print a date: five sets of month names, three sorts of digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

_MONTHS = """
gregorian: يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
levant: كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
algeria: جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
morocco: يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
english: January February March April May June July August September October November December
"""

MONTHS = {
    name: [month.replace("_", " ") for month in months.split()]
    for name, months in (line.split(": ") for line in _MONTHS.strip().splitlines())
}

_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def weekday(when: datetime) -> str:
    return WEEKDAYS[when.weekday()]


def _month(when: datetime, names: str) -> str:
    return MONTHS[names][when.month - 1]


def _levant(when: datetime) -> str:
    return f"{weekday(when)} {when.day} {_month(when, 'levant')} {when.year} - {when:%H:%M}"


def _egypt(when: datetime) -> str:
    half = "ص" if when.hour < 12 else "م"
    clock = f"{(when.hour - 1) % 12 + 1:02}:{when.minute:02}"
    return f"{weekday(when)} {when.day:02}/{_month(when, 'gregorian')}/{when.year} - {clock} {half}"


def _dual(when: datetime) -> str:
    return f"{when.day} {_month(when, 'gregorian')}/ {_month(when, 'levant')} {when.year}"


def _algeria(when: datetime) -> str:
    return f"نُشر في {when.day} {_month(when, 'algeria')} {when.year} الساعة {when:%H:%M}"


def _morocco(when: datetime) -> str:
    return f"{weekday(when)} {when.day} {_month(when, 'morocco')} {when.year} - {when:%H:%M}"


def _indic(when: datetime) -> str:
    text = f"{when.day} {_month(when, 'gregorian')} {when.year}، {when:%H:%M}"
    return text.translate(_INDIC)


def _slashes(when: datetime) -> str:
    return f"{when:%d/%m/%Y}"


def _gmt(when: datetime) -> str:
    day = when.astimezone(UTC).day
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    month = _month(when.astimezone(UTC), "english")
    return f"{day}{ending}, {month} {when.astimezone(UTC).year} GMT"


@dataclass(frozen=True, slots=True)
class DateStyle:
    write: Callable[[datetime], str]
    precision: str


STYLES = {
    "levant": DateStyle(_levant, "minute"),
    "egypt": DateStyle(_egypt, "minute"),
    "dual": DateStyle(_dual, "day"),
    "algeria": DateStyle(_algeria, "minute"),
    "morocco": DateStyle(_morocco, "minute"),
    "indic": DateStyle(_indic, "minute"),
    "slashes": DateStyle(_slashes, "day"),
    "gmt": DateStyle(_gmt, "day"),
    "hijri": DateStyle(_dual, "day"),  # the Hijri line itself is written with the article
}


def iso(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def zulu(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ago(published: datetime, seen: datetime) -> tuple[str, str, str]:
    """The phrase a search engine prints, the moment it means, and how exact that is."""
    hours = int((seen - published) / timedelta(hours=1))
    if hours < 24:
        moment = (seen - timedelta(hours=hours)).astimezone(UTC)
        return f"{hours} hour{'s' if hours != 1 else ''} ago", f"{moment:%Y-%m-%dT%H}Z", "hour"
    days = hours // 24
    moment = (seen - timedelta(days=days)).astimezone(UTC)
    return f"{days} day{'s' if days != 1 else ''} ago", f"{moment:%Y-%m-%d}", "day"
