"""The words of the interface: one catalogue a language, six plural forms in Arabic, digits by choice."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

LANGUAGES = ("ar", "en")
DIGITS = ("latn", "arab")
MONTHS = {"egyptian": "ar_EG", "levantine": "ar_SY", "maghrebi": "ar_DZ"}
"""Month families and the CLDR locale that carries each."""

_ARAB = str.maketrans("0123456789", "".join(chr(0x0660 + i) for i in range(10)))


@cache
def catalogue(language: str) -> dict[str, Any]:
    """Return the catalogue of *language*: key -> text, or plural category -> text."""
    text = resources.files("marsad.web").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class Wording:
    """How to speak to one reader."""

    language: str = "ar"
    digits: str = "latn"
    months: str = "egyptian"

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, for the root element."""
        return "rtl" if self.language == "ar" else "ltr"

    def say(self, key: str, n: float | None = None, **values: object) -> str:
        """Return the text of *key*, in the plural form of *n* where it counts something.

        A key that the catalogue lacks is returned as it is: visible, and caught by the tests.
        """
        entry = catalogue(self.language).get(key, key)
        if isinstance(entry, dict):
            category = Locale(self.language).plural_form(n if n is not None else 0)
            entry = entry.get(category) or entry["other"]
        if n is not None:
            values["n"] = self.number(n)
        return str(entry).format(**values) if values else str(entry)

    def number(self, value: float | None) -> str:
        """Return *value* grouped by thousands, in the reader's digits."""
        if value is None:
            return "∞"
        text = format_decimal(value, locale="en")
        return text.translate(_ARAB) if self.digits == "arab" else text

    def amount(self, value: float | None) -> str:
        """Return *value* as people say it: millions and more in words, smaller ones in full."""
        if value is None or value < 1_000_000:
            return self.number(value)
        locale = "ar_EG" if self.language == "ar" else "en"
        text = format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=2)
        return self._digits(text)

    def day(self, iso: str | None) -> str:
        """Return a day such as ``2024-10-28`` as the reader says it; open values stay as they are."""
        if not iso:
            return self.say("date.unknown")
        if "/" in iso:
            start, end = iso.split("/", 1)
            return f"{self.day(start)} – {self.day(end)}"
        try:
            day = date.fromisoformat(iso[:10])
        except ValueError:
            return self._partial(iso)
        locale = MONTHS[self.months] if self.language == "ar" else "en_GB"
        text = format_date(day, "d MMMM y", locale=locale)
        return self._digits(text)

    def _partial(self, iso: str) -> str:
        """A year or month alone, or a day whose year nobody printed (TIMEX3 ``XXXX-10-28``)."""
        parts = iso.split("-")
        try:
            if parts[0] == "XXXX" and len(parts) == 3:
                return self._digits(self._format(date(2000, int(parts[1]), int(parts[2])), "d MMMM"))
            if len(parts) == 2 and parts[0] != "XXXX":
                return self._digits(self._format(date(int(parts[0]), int(parts[1]), 1), "MMMM y"))
        except ValueError:
            return iso
        return self._digits(iso)

    def _format(self, day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=MONTHS[self.months] if self.language == "ar" else "en_GB")

    def _digits(self, text: str) -> str:
        latin = text.translate({0x0660 + i: str(i) for i in range(10)})
        return latin.translate(_ARAB) if self.digits == "arab" else latin
