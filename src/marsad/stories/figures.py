"""Figures of a story: quantities of one measure become a series of points, with how they relate."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from marsad.model.story import Figure

if TYPE_CHECKING:
    from marsad.stories.telling import Witness


def find_figures(witnesses: Sequence["Witness"]) -> tuple[Figure, ...]:
    """Return the story's figure series."""
    return ()
