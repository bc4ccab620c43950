"""The floor of claims: who said it, through whom, when, in which words.

Frames (``frame.…``) are tried word by word; each claim names the frame that made it. Coverage,
conventions and measured quality: ``corpus/claims/GUIDELINES.md``.
"""

from marsad.analysis.claims.headline_frames import read_headline
from marsad.analysis.claims.scan import scan
from marsad.analysis.claims.scene import Scene
from marsad.analysis.claims.view import view_of
from marsad.analysis.claims.write import write
from marsad.analysis.text import Text
from marsad.model.analysis import Claim, Name, Quantity, TimeExpression

__all__ = ["find_claims", "find_headline_claims"]


def find_claims(
    text: Text,
    *,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
) -> tuple[Claim, ...]:
    """Return the attributed statements of *text*, in order of their cues."""
    view = view_of(text, times, quantities, names)
    return tuple(write(view, found) for found in scan(view))


def find_headline_claims(
    headline: Text,
    *,
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
) -> tuple[Claim, ...]:
    """Return the claims of a headline (``بوتين: …``); spans lie in the headline."""
    view = view_of(headline, (), quantities, names)
    if not view.tokens:
        return ()
    found = read_headline(Scene(view), 0, len(view.tokens))
    if found is not None:
        return (write(view, found),)
    return tuple(write(view, claim) for claim in scan(view))
