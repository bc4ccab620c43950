"""The floor of quantities."""

from marsad.analysis.text import Text
from marsad.model.analysis import Quantity


def find_quantities(text: Text) -> tuple[Quantity, ...]:
    """Return the quantities of *text*, in order, none inside another."""
    return ()
