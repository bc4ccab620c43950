"""The floor of times."""

from marsad.analysis.text import Text
from marsad.model.analysis import TimeExpression


def find_times(text: Text) -> tuple[TimeExpression, ...]:
    """Return the times of *text*, in order, none inside another."""
    return ()
