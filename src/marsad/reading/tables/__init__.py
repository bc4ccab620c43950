"""Tables of reading: words, names and line patterns as package data, read by these functions alone."""

from functools import cache
from importlib.resources import files

from marsad.reading.patterns import key_source


@cache
def source(name: str) -> str:
    """Return the text of the table *name*."""
    return (files(__name__) / name).read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a table, folded: parted by white space."""
    return frozenset(key_source(source(name)).lower().split())


@cache
def names(name: str) -> tuple[str, ...]:
    """Return the names of a table as written: parted by ``|`` or line ends."""
    parts = source(name).replace("\n", "|").split("|")
    return tuple(part.strip() for part in parts if part.strip())
