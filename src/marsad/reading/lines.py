"""Reading a short line: its kind and what it holds besides its label."""

import re
from dataclasses import dataclass

from marsad.arabic.normalise import fold
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.dates.printed import printed_dates
from marsad.reading.dates.relative import DAY_WORD, RELATIVE
from marsad.reading.line_rules import (
    BYLINE,
    CAPTION,
    CATEGORY,
    LABELLED,
    RULES,
    SHARE_CORE,
    SHARE_WORDS,
    LineKind,
)
from marsad.reading.openings import dateline_alone
from marsad.reading.outlets import ALONE, NAMED_ALONE, is_outlet_line
from marsad.reading.patterns import over_keys

LONGEST = max(rule.longest for rule in RULES)

_EDGE = re.compile(r"^[^\w#©]+|[\s]+$")
_DATE_FURNITURE = over_keys(
    r"gmt|utc|بتوقيت|غرينتش|جرينتش|مكة المكرمة|مكة|السعودية|الموافق|هـ|ميلادية|الساعة|ساعة|صباحا|مساء|ظهرا"
    r"|عصرا"
    r"|ليلا|فجرا|صباحًا|am|pm|ص|م|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|يوم|في|على|بتاريخ|دقيقة|دقائق"
    r"|القراءة|قراءة|للقراءة|مشاهدة|views?|min|read|sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue"
    r"|wed|thu|fri|sat|at|on|\d+"
)
_CLOCK = re.compile(r"^\d{1,2}\s?:\s?\d{2}(?:\s?(?:am|pm|ص|م|gmt))?$")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20|1[34])\d\d(?!\d)")
_CREDITED = re.compile(r"[^.\s]\s*(\([^()]{2,40}\))$")
_EMBEDDED = re.compile(r"\bpic\.twitter\.com/|\(@\w{2,20}\)")
"""What a copied post leaves behind."""

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's kind (``None``: ordinary text), the rule that said so, what it holds beside its label."""

    kind: LineKind | None
    rule: str = ""
    rest: str = ""


ORDINARY = Line(None)


def read_line(block: Block) -> Line:
    """Return what *block* is, judged by its own words alone."""
    text = block.text
    if len(text) > LONGEST:
        return ORDINARY
    key = _EDGE.sub("", block.key)
    if not key:
        return Line("end", "typographic")
    if _ADDRESS.match(text) or _CLOCK.match(key) or (len(text) <= 160 and _EMBEDDED.search(text)):
        return Line("more", "address")
    if len(text) <= 160:
        beside = beside_date(text, key)
        if beside is not None:
            return Line("date", "date", beside)
    if len(text) <= 70 and NAMED_ALONE.search(block.key) and is_outlet_line(text):
        return Line("source", "outlet", text)
    if len(text) <= 90 and is_share_bar(key):
        return Line("share", "share")
    for rule in RULES:
        if len(text) > rule.longest:
            continue
        match = rule.pattern.match(key)
        if match is not None:
            return Line(rule.kind, rule.name, _printed_rest(text, key, match))
    return _unlabelled(text, key, block)


def _unlabelled(text: str, key: str, block: Block) -> Line:
    """Bylines, categories and captions: they have no label of their own, or a weak one."""
    if dateline_alone(text) is not None:
        return Line("dateline", "dateline", text)
    if len(text) <= 80:
        match = BYLINE.match(key)
        if (
            match is not None
            and (not block.ends or text.endswith(":"))
            and len(_WORD.findall(match["rest"])) <= 7
        ):
            return Line("byline", "byline", _printed_rest(text, key, match).rstrip(" :"))
    if len(text) <= 30 and CATEGORY.match(key):
        return Line("category", "category", text)
    if len(text) <= 220 and CAPTION.match(key):
        return Line("caption", "caption", text)
    if len(text) <= 130:
        credited = _CREDITED.search(text)
        if credited is not None and is_outlet_line(credited.group(1)):
            return Line("caption", "credited", text)
    return ORDINARY


def beside_date(text: str, key: str) -> str | None:
    """Return what a date line says besides its date (a name, mostly ``""``); ``None``: no date line.

    A date line says a date (or how long ago) and next to nothing else.
    """
    if DAY_WORD.match(key):
        return ""
    relative = RELATIVE.search(key)
    label = LABELLED.match(key)
    if relative is not None:
        rest = key[: relative.start()] + " " + key[relative.end() :]
        words = _words_beside(rest)
        return "" if len(words) <= (6 if label else 1) else None
    if not (label or _YEAR.search(key)) or not _DIGIT.search(key):
        return None
    found = [date for date in printed_dates(text, clocks=False) if date.year or label]
    if not found:
        return None
    rest = text
    for date in reversed(found):
        rest = rest[: date.span.start] + " " + rest[date.span.end :]
    words = _words_beside(rest)
    if len(words) <= 1 or (label and len(words) <= 6):
        return ""
    # «name, weekday, date»: the name stands first and nothing else is said
    before = text[: found[0].span.start].strip(" |،,-–—·•")
    named = _words_beside(before)
    news = [word for word in words if fold(word) in ALONE or fold(word) in CITIES]
    if news and len(news) == len(words):
        return " ".join(word for word in text.split() if fold(word) in ALONE or fold(word) in CITIES)
    if len(text) <= 80 and 2 <= len(named) <= 4 and named == words and not label:
        return " ".join(
            word
            for word in before.split()
            if word.isdigit() or not _DATE_FURNITURE.fullmatch(fold(word.strip("،,|-–")))
        )
    return None


def _words_beside(rest: str) -> list[str]:
    return [word for word in _WORD.findall(rest.lower()) if not _DATE_FURNITURE.fullmatch(fold(word))]


def is_share_bar(key: str) -> bool:
    """True when every word of the line belongs on a share button (numbers are counters)."""
    words = _WORD.findall(key)
    if not words or len(words) > 14:
        return False
    core = False
    for word in words:
        bare = word.removeprefix("و") if len(word) > 3 else word
        if word not in SHARE_WORDS and bare not in SHARE_WORDS and not word.isdigit():
            return False
        core = core or word in SHARE_CORE or bare in SHARE_CORE
    return core


def _printed_rest(text: str, key: str, match: "re.Match[str]") -> str:
    """Return the printed words that correspond to the *rest* group, which closes the line."""
    groups = match.groupdict()
    rest = groups.get("rest")
    if not rest:
        return ""
    if key.endswith(rest):
        # folding drops marks, so count printable letters from the end
        wanted = len(rest)
        at = len(text)
        while at > 0 and wanted > 0:
            at -= 1
            wanted -= len(fold(text[at]))
        return _unwrapped(text[at:].strip())
    return _unwrapped(rest.strip())


def _unwrapped(rest: str) -> str:
    """Drop a closing mark whose opening stood before the label."""
    pairs = {"]": "[", ")": "(", "»": "«"}
    while rest and rest[-1] in pairs and pairs[rest[-1]] not in rest:
        rest = rest[:-1].rstrip()
    return rest
