"""What an element's tag, class and id call it: navigation, share bar, related articles, …

A hint is a suspicion, not a sentence: ``region`` lifts it where the element holds the article.
"""

import re
from functools import lru_cache
from typing import cast

from marsad.model.article import NoiseKind
from marsad.reading.tables import source

_TAGS: dict[str, NoiseKind] = {"nav": "navigation", "footer": "boilerplate", "aside": "related"}
_ROLES: dict[str, NoiseKind] = {
    "navigation": "navigation",
    "contentinfo": "boilerplate",
    "complementary": "related",
    "search": "navigation",
    "banner": "navigation",
    "dialog": "other",
    "alertdialog": "other",
}
_B = r"(?:^|[\s_\-]|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))"
_E = r"(?=$|[\s_\-\d]|(?-i:[A-Z]))"


def _named_patterns(use: str) -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    rows = [row.split("\t") for row in source("markup_names.tsv").splitlines() if row.startswith(use)]
    return tuple((kind, re.compile(f"{_B}(?:{names}){_E}", re.IGNORECASE)) for _, kind, names in rows)


_PATTERNS = cast("tuple[tuple[NoiseKind, re.Pattern[str]], ...]", _named_patterns("hint"))
_ROLE_NAMES = _named_patterns("role")
_CONTENT = re.compile(
    next(row.split("\t")[2] for row in source("markup_names.tsv").splitlines() if row.startswith("content")),
    re.IGNORECASE,
)
_ITEM_ROLES = {
    "author": "author",
    "datePublished": "date",
    "dateModified": "date",
    "articleSection": "category",
}


def role_of(attributes: dict[str, str | None]) -> str:
    """Return which part of an article the element says it is (author, date, category, deck, …), or ``""``."""
    if not attributes:
        return ""
    item = attributes.get("itemprop")
    if item in _ITEM_ROLES:
        return _ITEM_ROLES[item]
    if attributes.get("rel") == "author":
        return "author"
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
    return _role_named(name[:200]) if name else ""


@lru_cache(maxsize=4096)
def _role_named(name: str) -> str:
    for role, pattern in _ROLE_NAMES:
        if pattern.search(name):
            return role
    return ""


def hint_of(tag: str, attributes: dict[str, str | None]) -> NoiseKind | None:
    """Return what the element calls itself, ``None`` where it says nothing or says content."""
    if tag in ("body", "html", "main", "p", "tr", "td", "tbody", "h1"):
        return None
    if attributes:
        role = attributes.get("role")
        if role in _ROLES:
            return _ROLES[role]
        if attributes.get("itemprop") == "articleBody":
            return None
        name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        if name:
            found = _named(name[:300])
            if found is not None:
                return found
    return _TAGS.get(tag)


@lru_cache(maxsize=4096)
def _named(name: str) -> NoiseKind | None:
    content = _CONTENT.search(name) is not None
    for kind, pattern in _PATTERNS:
        if pattern.search(name):
            if content and kind in ("related", "navigation", "advertisement", "share", "other", "keywords"):
                return None
            return kind
    return None
