"""Regular expressions over folded text, written in ordinary spelling."""

import re

from marsad.arabic import letters
from marsad.arabic.normalise import fold_letters

_MARKS = re.compile(f"[{letters.MARKS}]+")


def over_keys(pattern: str) -> "re.Pattern[str]":
    """Compile *pattern*, its letters folded as ``fold`` folds a text (case is the writer's: lower)."""
    return re.compile(key_source(pattern))


def key_source(pattern: str) -> str:
    """Return *pattern* with its letters folded, for use inside a larger one."""
    return fold_letters(_MARKS.sub("", pattern))
