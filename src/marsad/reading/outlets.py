"""Agencies and the like: whom a credit line names, and of what kind they are."""

import re
from typing import NamedTuple

from marsad.arabic.normalise import fold
from marsad.model.article import CreditKind
from marsad.reading.patterns import over_keys
from marsad.reading.tables import names


def _table(name: str, kind: CreditKind) -> dict[str, CreditKind]:
    return {fold(outlet): kind for outlet in names(name)}


OUTLETS: dict[str, CreditKind] = {
    **_table("newspapers.txt", "newspaper"),
    **_table("broadcasters.txt", "broadcaster"),
    **_table("agencies.txt", "agency"),
    **_table("wires.txt", "wires"),
}
"""Folded name -> kind."""

ALONE = frozenset(key for key, kind in OUTLETS.items() if kind in ("agency", "wires"))
"""Names that stand as a credit by themselves on a line."""

NAMED_ALONE = re.compile("|".join(re.escape(key) for key in sorted(ALONE, key=len, reverse=True)))
"""Finds such a name in a folded line, wherever it stands: a quick look before the careful one."""

_KINDS: tuple[tuple["re.Pattern[str]", CreditKind], ...] = (
    (over_keys(r"^(?:ال)?(?:صحيفة|جريدة|صحف|مجلة|يومية|أسبوعية)\b"), "newspaper"),
    (over_keys(r"^وكالات\b|\+ ?وكالات|وكالات$"), "wires"),
    (over_keys(r"^(?:ال)?وكالة\b|وكالة .*(?:أنباء|الأنباء|للأنباء)"), "agency"),
    (over_keys(r"^(?:ال)?(?:قناة|تلفزيون|إذاعة|راديو|شبكة|فضائية)\b"), "broadcaster"),
    (over_keys(r"^(?:ال)?(?:موقع|منصة|بوابة|مدونة|صفحة)\b|\.(?:com|net|org|نت)\b"), "site"),
    (over_keys(r"^(?:خاص|خاص\b.*|متابعات خاصة|غرفة الأخبار)$"), "own"),
)
_WRAP = re.compile(r"^[\s()\[\]«»\"'“”/\-–—*.،,:+|]+|[\s()\[\]«»\"'“”/\-–—*.،,:+|]+$")
_JOINED = re.compile(r"[+/|،,]|\s[-–—]\s|[^\W_][-–—]\s")
_PARTS = re.compile(r"\s*(?:[+/،,|&–—]|(?<=\s)-(?=\s)|\sو(?=\s?[\"«“(]?\S))\s*")


class Outlet(NamedTuple):
    """A name as printed and the kind of outlet it is."""

    name: str
    kind: CreditKind


def outlet_kind(name: str) -> CreditKind:
    """Return what *name* is by its table or by its own first word; ``site`` where nothing tells."""
    key = _WRAP.sub("", fold(name))
    known = OUTLETS.get(key)
    if known is not None:
        return known
    for pattern, kind in _KINDS:
        if pattern.search(key):
            return kind
    return OUTLETS.get(re.sub(r"^(?:وكاله|صحيفه|جريده|قناه|موقع) ", "", key), "site")


def split_outlets(text: str) -> tuple[str, ...]:
    """Return the names in a credit line, as printed, wrappers and joints removed."""
    whole = _WRAP.sub("", text)
    if fold(whole) in OUTLETS:
        return (whole,)
    parts = (_WRAP.sub("", piece) for piece in _PARTS.split(whole))
    return tuple(part for part in parts if part)


def is_outlet_line(text: str) -> bool:
    """True when the line is nothing but names that stand as credits by themselves."""
    found = split_outlets(text)
    keys = [fold(name) for name in found]
    if not keys or len(keys) > 5 or ":" in text.strip(" :"):
        return False
    known = [key in ALONE for key in keys]
    if all(known):
        return True
    if not any(known) or any(len(name.split()) > 3 for name in found):
        return False
    if text.strip()[:1] in "([":
        return len(keys) <= 4
    return (
        len(keys) <= 3
        and len(text) <= 45
        and not text.rstrip().endswith((".", ":"))
        and bool(_JOINED.search(text))
    )
