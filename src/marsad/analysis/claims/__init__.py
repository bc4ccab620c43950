"""The floor of claims."""

from marsad.analysis.text import Text
from marsad.model.analysis import Claim, Name, Quantity, TimeExpression


def find_claims(
    text: Text,
    *,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
) -> tuple[Claim, ...]:
    """Return the attributed statements of *text*, in order of their cues."""
    return ()


def find_headline_claims(
    headline: Text,
    *,
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
) -> tuple[Claim, ...]:
    """Return the claims of a headline (``بوتين: …``); spans lie in the headline."""
    return ()
