"""A text's tokens in a row, with what every rule asks of them looked up once."""

from collections.abc import Sequence
from functools import cached_property

from marsad.analysis.text import Text
from marsad.arabic import letters
from marsad.arabic.forms import Form
from marsad.arabic.number_words import NumberWord
from marsad.arabic.numerals import number_forms
from marsad.arabic.words import Token
from marsad.model.span import Span


class Row:
    """Tokens, their keys and number forms, and the bounds of clauses; indices are token indices."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.body = text.body
        self.tokens: Sequence[Token] = text.tokens
        self.taken: frozenset[int] = frozenset()
        self.keys = [token.key for token in text.tokens]
        self.forms: list[Form[NumberWord] | None] = number_forms(text.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, at: int) -> str:
        """The key at *at*; empty beyond either end."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_word(self, at: int) -> bool:
        """True when an Arabic word stands at *at* that no other reading has taken."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word" and at not in self.taken

    def surface(self, at: int) -> str:
        """The printed token."""
        token = self.tokens[at]
        return self.body[token.start : token.end]

    def has_article(self, at: int) -> bool:
        """True when the printed word begins with ال (not with أل, إل or آل)."""
        return self.key(at).startswith(letters.ALEF + letters.LAM) and self.surface(at)[0] == letters.ALEF

    def span(self, start: int, end: int) -> Span:
        """The source range of the tokens ``[start, end)``."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def bare_span(self, start: int, end: int, proclitics: str) -> Span:
        """As ``span``, without the *proclitics* of the first token where they can be taken off whole."""
        whole = self.span(start, end)
        if not proclitics or not self.body.startswith(proclitics, whole.start):
            return whole
        return Span(whole.start + len(proclitics), whole.end)

    def touches(self, at: int) -> bool:
        """True when nothing stands between the token *at* and the one after it, not even a space."""
        return at >= 0 and at + 1 < len(self.tokens) and self.tokens[at].end == self.tokens[at + 1].start

    def line_begins(self, at: int) -> bool:
        """True when *at* is the first token of its line."""
        return at == 0 or "\n" in self.body[self.tokens[at - 1].end : self.tokens[at].start]

    def same_line(self, first: int, last: int) -> bool:
        """True when no line ends between the tokens *first* and *last*."""
        return "\n" not in self.body[self.tokens[first].end : self.tokens[last].start]

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Source offsets where sentences end, in order."""
        return tuple(span.end for span in self.text.sentences)
