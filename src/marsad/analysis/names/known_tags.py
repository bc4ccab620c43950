"""The knowledge table as the tagger sees it: one tag a token."""

from marsad.analysis.names.matcher import Known, find_known
from marsad.analysis.names.view import View, view_of
from marsad.analysis.text import Text

CLASSES = {"person": "PER", "place": "LOC", "organisation": "ORG", "media": "ORG"}


def known_tags(text: Text, view: View | None = None, found: list[Known] | None = None) -> list[str]:
    """Return for every token of *text* ``B-`` or ``I-`` and the class of its known name, or ``O``."""
    view = view or view_of(text)
    at_start: dict[int, str] = {}
    for known in find_known(view) if found is None else found:
        cls = CLASSES[known.form.entity.type]
        for at in range(known.first, known.last):
            at_start[view.tokens[at].start] = f"{'B' if at == known.first else 'I'}-{cls}"
    return [at_start.get(token.start, "O") for token in text.tokens]
