"""What is new in a story since a day: sentences that nothing printed before it says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from marsad.model.story import LeadSentence
from marsad.stories.sentences import alike, distinct, sentences_of

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

MOST = 8
OPENING = 8
"""Sentences of a text looked at: what is new stands near the top."""
KNOWN = 0.5
"""Share of a sentence's terms in an older sentence from which it is no news."""


def what_is_new(witnesses: Sequence["Witness"], since: str) -> tuple[LeadSentence, ...]:
    """Return sentences of texts published on *since* (an ISO day) or after that say what none before did.

    Copies bring nothing new; texts without a date count as old.
    """
    texts = [witness for witness in witnesses if witness.text]
    old = [s for text in texts if (text.seat.day or "") < since for s in sentences_of(text)]
    fresh = [
        sentence
        for text in texts
        if (text.seat.day or "") >= since
        for sentence in sentences_of(text, OPENING)
        if sentence.showable and all(alike(sentence, other) < KNOWN for other in old)
    ]
    fresh.sort(key=lambda s: (s.place, s.witness.seat.sequence))
    return tuple(
        LeadSentence(article=s.witness.article.id, span=s.span, text=s.text)
        for s in distinct(fresh, MOST, KNOWN)
    )
