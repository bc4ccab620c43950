"""The credit chain as printed, and the place an article is datelined from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.arabic.normalise import fold, fold_with_offsets
from marsad.model.article import Credit
from marsad.model.span import Span
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.cohesion import NEWS_VERBS, dateline
from marsad.reading.openings import is_outlet_shaped, opening_of
from marsad.reading.outlets import ALONE, OUTLETS, outlet_kind, split_outlets
from marsad.reading.patterns import key_source, over_keys
from marsad.reading.segment import Segment

_LAST_WRAPPED = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*[.\-–—]*\s*$")
_RELAYING = over_keys(r"نقلا عن|نقلت|نقله|نقلته|أوردت")
_OUTLET_NAMES = "|".join(
    re.escape(name)
    for name in sorted(OUTLETS, key=len, reverse=True)
    if OUTLETS[name] != "newspaper" and len(name) > 3
)
_RELAYED = re.compile(
    key_source(r"(?:نقلا عن|نقلت(?:ه|ها)?|أوردت(?:ه|ها)?)(?: (?:وكالة|قناة|شبكة|موقع))?(?: أنباء)?")
    + rf"\s+[\"«“(]?(?P<name>{_OUTLET_NAMES})(?!\w)"
)
_OUTLET_WORDS = frozenset(
    key_source(
        "صحيفة وكالة موقع قناة جريدة مجلة شبكة تلفزيون راديو للأنباء الأنباء أخبار نيوز بوابة يومية"
    ).split()
)
_CAPITALS = frozenset(key_source("عواصم").split())
"""«Capitals»: a dateline that names no place."""

_STOP_WORDS = over_keys(
    r"^(?:أكد|أكدت|قال|قالت|أعلن|أعلنت|في|من|على|إلى|عن|أن|إن|الذي|التي|كشف|كشفت|أفاد|أفادت|حذر|بدأ|بدأت|تعليق|كتب|كتبت)$"
)
_ANCHOR_PLACE_WORDS = 4


def credits_of(segment: Segment, site: str | None = None) -> tuple[tuple[Credit, ...], str | None]:
    """Return the chain, in the order the page prints it, and the dateline's place.

    A credit that is the page's own outlet (*site*, or a word of its name) is of kind ``own``.
    """
    found: list[Credit] = []
    place = _at_head(segment.body[0], found) if segment.body else None
    if segment.body:
        last = segment.body[-1].text
        wrapped = _LAST_WRAPPED.search(last[-60:])
        if wrapped is not None:
            for name in split_outlets(wrapped.group(1)):
                if fold(name) in ALONE:
                    _add(found, name, wrapped.group().strip(), None)
    for rule, printed in segment.sources:
        place = _credit_line(printed, rule, found) or place
    _relays(segment.body, found)
    own = set(fold(site or "").split()) - _OUTLET_WORDS
    for byline in segment.bylines:
        _credit_line(byline, "byline", found)
        if own and own <= set(fold(byline).split()) and len(byline.split()) <= 4:
            _add(found, byline, byline, None)
    return tuple(replace(credit, kind="own") if _is_own(credit, own) else credit for credit in found), place


def _relays(body: Sequence[Block], found: list[Credit]) -> None:
    """``نقلاً عن رويترز``, ``نقلت "بلومبرج" عن مسؤول``: outlets of the table that the text relays."""
    for block in body:
        if not _RELAYING.search(block.key):
            continue
        folded = fold_with_offsets(block.text)
        for match in _RELAYED.finditer(folded.text):
            span = folded.source_span(Span(*match.span("name")))
            whole = folded.source_span(Span(*match.span()))
            _add(found, span.of(block.text).strip(), whole.of(block.text), None)


def _is_own(credit: Credit, own: set[str]) -> bool:
    words = set(fold(credit.name).split()) - _OUTLET_WORDS
    return bool(words) and words <= own and credit.kind != "agency"


def _at_head(block: Block, found: list[Credit]) -> str | None:
    """Read ``موسكو –``, ``عواصم "وكالات":``, ``الرياض - واس:`` before the first sentence."""
    opening = opening_of(block.text) if not block.bullet else None
    if opening is not None:
        where = opening.places[0] if opening.places else None
        for name in opening.outlets:
            _add(found, name, block.text[: opening.end].strip(), where)
    if opening is not None and opening.places:
        if fold(opening.places[0]) in _CAPITALS:
            return None
        if opening.outlets or not block.text[: opening.end].rstrip().endswith(("«", '"', "“")):
            return opening.places[0]
        return None
    match = dateline(block)
    if match is None:
        return None
    place = match.group("place").strip(" ،")
    words = place.split()
    if is_outlet_shaped(place):
        beside = split_outlets(match.group("inside") or match.group("agency") or "")
        return next((name for name in beside if fold(name) in CITIES), None)
    if len(words) > _ANCHOR_PLACE_WORDS or any(_STOP_WORDS.match(fold(word)) for word in words):
        return None
    if (
        fold(words[0]) in NEWS_VERBS
        or any(character.isdigit() for character in place)
        or ":" in match.group()
    ):
        known = fold(place) in CITIES or fold(place) in _CAPITALS
        if not known and not any(fold(name) in OUTLETS for name in split_outlets(match.group())):
            return None
    named = (match.group("inside") or match.group("agency") or "").strip()
    outlets = [
        name for name in split_outlets(named) if fold(name) in OUTLETS or fold(name).startswith("وكال")
    ]
    if fold(place) in ALONE:
        _add(found, place, match.group().strip(), named or None)
        return named if named and not outlets else None
    if named and not outlets and match.group("inside") is None:
        cities = [name for name in (place, *split_outlets(named)) if fold(name) in CITIES]
        return cities[0] if cities else None
    for name in outlets:
        _add(found, name, match.group().strip(), place)
    return None if fold(place) in _CAPITALS else place


def _credit_line(printed: str, rule: str, found: list[Credit]) -> str | None:
    """Read a line that names sources: ``واس - الرياض`` has an agency and its place."""
    names = split_outlets(printed)
    places: list[str] = []
    for name in names:
        key = fold(name)
        agency = key in ALONE
        if rule == "byline" and not agency:
            continue
        beside = not agency and any(fold(other) in ALONE for other in names)
        if beside and (key in CITIES or key in _CAPITALS):
            places.append(name)
            continue
        if beside and rule == "outlet" and key not in OUTLETS:
            continue
        _add(found, name, printed, None)
    if places and found:
        last = found[-1]
        found[-1] = Credit(name=last.name, kind=last.kind, text=last.text, place=places[0])
        return places[0]
    return None


def _add(found: list[Credit], name: str, text: str, place: str | None) -> None:
    name = name.strip()
    if name and fold(name) not in {fold(credit.name) for credit in found}:
        found.append(Credit(name=name, kind=outlet_kind(name), text=text, place=place))
