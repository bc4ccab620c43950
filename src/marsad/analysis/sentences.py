"""Sentences."""

from marsad.model.span import Span


def find_sentences(body: str) -> tuple[Span, ...]:
    """Return the sentences of *body* as spans."""
    spans = []
    start = 0
    for paragraph in body.split("\n\n"):
        if paragraph.strip():
            spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return tuple(spans)
