"""Names in what a reader types: found by the rules that find them in articles."""

from functools import lru_cache

from marsad.analysis import text_of
from marsad.analysis.names import find_names
from marsad.model.analysis import Name

NAME_KINDS = ("person", "organisation", "place", "media", "role")
_LONGEST = 300


@lru_cache(maxsize=1_000)
def names_in(text: str) -> tuple[Name, ...]:
    """Return the names in *text*, a query's words; none in a text too long to be one."""
    return find_names(text_of(text)) if 0 < len(text) <= _LONGEST else ()
