"""Word lists that ship with the package, read by one function."""

from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the lines of the list *name* (UTF-8, one entry a line, ``#`` begins a remark)."""
    lines = (files(__name__) / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
