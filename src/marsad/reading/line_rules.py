"""What a short line is, by its words: the table ``tables/lines.tsv``, compiled.

A row counts only on a line no longer than ``longest``: the same words inside a paragraph mean nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from marsad.reading.patterns import over_keys
from marsad.reading.tables import source, words

LineKind = Literal[
    "related", "list", "keywords", "source", "date", "share", "newsletter", "app", "disclaimer",
    "copyright", "comments", "video", "advertisement", "navigation", "byline", "category", "caption",
    "end", "more", "dateline",
]  # fmt: skip

_USE = re.compile(r"<<(\w+)>>")


@dataclass(frozen=True, slots=True)
class LineRule:
    """One row. ``group`` *rest* of the pattern is what the line holds besides its label."""

    kind: LineKind
    name: str
    pattern: "re.Pattern[str]"
    longest: int = 60


def _read() -> tuple[tuple[LineRule, ...], dict[str, str]]:
    rules: list[LineRule] = []
    named: dict[str, str] = {}
    for row in source("lines.tsv").splitlines():
        if row.startswith("#") or not row.strip():
            continue
        cells = row.split("\t")
        pattern = _USE.sub(lambda use: named[use.group(1)], cells[-1])
        if cells[0].startswith("@"):
            named[cells[0][1:]] = pattern
            continue
        kind, name, longest = cells[:3]
        if kind not in get_args(LineKind):
            raise ValueError(f"lines.tsv: {kind} is no kind of line")
        rules.append(LineRule(cast("LineKind", kind), name, over_keys(pattern), int(longest)))
    return tuple(rules), named


RULES, _NAMED = _read()
LABELLED = over_keys(_NAMED["labelled"])
UPDATED = over_keys(_NAMED["updated"])
BYLINE = over_keys(_NAMED["byline"])
CATEGORY = over_keys(_NAMED["category"])
CAPTION = over_keys(_NAMED["caption"])

SHARE_CORE = words("share_core.txt")
SHARE_WORDS = SHARE_CORE | words("share_rest.txt")
"""A line wholly of these words, one of the core among them, is a share bar."""
