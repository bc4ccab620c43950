"""An article's text as the rules see it: read once, shared by all of them."""

from dataclasses import dataclass
from datetime import date

from marsad.arabic.words import Token
from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its tokens, sentences and paragraphs; all spans lie in ``body``.

    ``dct`` is the document creation time (TimeML), ``None`` where nobody knows it;
    ``seen`` bounds it from above.
    """

    body: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    dct: date | None = None
