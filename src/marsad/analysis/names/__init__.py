"""The floor of names."""

from marsad.analysis.names.matcher import find_known
from marsad.analysis.names.view import view_of
from marsad.analysis.text import Text
from marsad.model.analysis import Name


def find_names(text: Text) -> tuple[Name, ...]:
    """Return the names of *text*, in order, none inside another."""
    view = view_of(text)
    return tuple(
        Name(
            span=known.span,
            text=known.span.of(text.body),
            type=known.form.entity.type,
            canonical=known.form.entity.canonical,
            id=known.form.entity.id,
            rule="known",
        )
        for known in find_known(view)
    )
