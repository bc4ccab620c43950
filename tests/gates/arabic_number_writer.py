"""Writes numbers in words in every form the language allows: case, gender, spelling, joining.

Independent of the reader: it shares no table with ``marsad.arabic``.
"""

from itertools import product
from typing import NamedTuple

ONES_M = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
ONES_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDRED_STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
]


class Style(NamedTuple):
    """How to write: oblique case, feminine counting, which word for a hundred, parted, ``و`` apart."""

    oblique: bool
    feminine: bool
    hundred: str
    parted: bool
    apart: bool


STYLES = [
    Style(*row)
    for row in product((False, True), (False, True), ("مئة", "مائة"), (False, True), (False, True))
]


def below_hundred(number: int, style: Style) -> str:
    ones = ONES_F if style.feminine else ONES_M
    if number <= 10:
        word = ones[number]
        return word.replace("ان", "ين") if number == 2 and style.oblique else word
    if number < 20:
        unit = number - 10
        ten = "عشرة" if style.feminine else "عشر"
        if unit == 1:
            return f"{'إحدى' if style.feminine else 'أحد'} {ten}"
        if unit == 2:
            stem = "اثنت" if style.feminine else "اثن"
            return f"{stem}{'ي' if style.oblique else 'ا'} {ten}"
        return f"{ones[unit]} {ten}"
    tens = TENS[number // 10] + ("ين" if style.oblique else "ون")
    unit = number % 10
    return joined([below_hundred(unit, style), tens], style) if unit else tens


def below_thousand(number: int, style: Style, *, construct: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds == 1:
        parts.append(style.hundred)
    elif hundreds == 2:
        ending = (
            ("ي" if construct and not rest else "ين")
            if style.oblique
            else ("ا" if construct and not rest else "ان")
        )
        parts.append(style.hundred[:-1] + "ت" + ending)
    elif hundreds:
        parts.append(HUNDRED_STEMS[hundreds] + (" " if style.parted else "") + style.hundred)
    if rest:
        parts.append(below_hundred(rest, style))
    return joined(parts, style)


def joined(parts: list[str], style: Style) -> str:
    return (" و " if style.apart else " و").join(part for part in parts if part)


def in_words(number: int, style: Style) -> str:
    """Return *number* (1 to 10^12) in words."""
    parts = []
    for worth, one, many in SCALES:
        count, number = divmod(number, worth)
        if not count:
            continue
        masculine = style._replace(feminine=False)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(one + ("ين" if style.oblique else "ان"))
        elif count <= 10:
            parts.append(f"{below_hundred(count, masculine)} {many}")
        else:
            tail = count % 100
            noun = many if 3 <= tail <= 10 else one + "ا" if tail >= 11 and style.oblique else one
            parts.append(f"{below_thousand(count, masculine, construct=True)} {noun}")
    if number:
        parts.append(below_thousand(number, style))
    return joined(parts, style)


def mixed(number: int) -> list[str]:
    """*number* in digits of every kind, and in digits with a scale word where it divides."""
    plain = str(number)
    indic = "".join(chr(0x660 + int(digit)) for digit in plain)
    persian = "".join(chr(0x6F0 + int(digit)) for digit in plain)
    forms = [plain, indic, persian]
    if number >= 1000:
        forms += [f"{number:,}", f"{number:,}".replace(",", "٬"), f"{number:,}".replace(",", " ")]
        forms.append(f"{number:,}".replace(",", "."))
    for worth, one, many in SCALES:
        if number % worth == 0 and 2 < number // worth < 1000:
            forms.append(f"{number // worth} {many if number // worth <= 10 else one}")
        if number % (worth // 10) == 0 and worth <= number < 1000 * worth and number % worth:
            forms.append(f"{number / worth:g} {one}")
    return forms
