"""The floor of names."""

from marsad.analysis.text import Text
from marsad.model.analysis import Name


def find_names(text: Text) -> tuple[Name, ...]:
    """Return the names of *text*, in order, none inside another."""
    return ()
