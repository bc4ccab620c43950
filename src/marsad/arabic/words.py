"""Tokens: words, numbers, Latin, abbreviations, tags, handles, addresses, marks of punctuation.

A token keeps its place in the source and its search key; clitics stay on the word (what they
are is ``arabic.clitics``' business, and only where a rule asks).
"""

import re
from typing import Literal, NamedTuple

from marsad.arabic import letters as L
from marsad.arabic.normalise import fold
from marsad.model.span import Span

TokenKind = Literal["word", "number", "latin", "abbreviation", "hashtag", "handle", "url", "mark"]


class Token(NamedTuple):
    """One token: source range, search key, kind."""

    start: int
    end: int
    key: str
    kind: TokenKind

    @property
    def span(self) -> Span:
        """The token's place in the source."""
        return Span(self.start, self.end)


_WORD = f"[{L.LETTERS}][{L.LETTERS}{L.MARKS}]*"
_ABBREVIATION = rf"(?<![{L.LETTERS}])[{L.LETTERS}]\.(?:\s?[{L.LETTERS}]\.)*\s?[{L.LETTERS}]?(?![{L.LETTERS}])|(?<![{L.LETTERS}])[{L.LETTERS}](?:\s[{L.LETTERS}]){{1,2}}(?![{L.LETTERS}])"
_PATTERN = re.compile(
    rf"""
    (?P<url>https?://[^\s<>"«»“”]+|www\.[^\s<>"«»“”]+)
  | (?P<hashtag>\#[\w{L.MARKS}]+)
  | (?P<handle>@[A-Za-z0-9_]{{2,}})
  | (?P<abbreviation>{_ABBREVIATION})
  | (?P<number>[{L.DIGITS}]+(?:[.,{L.DECIMAL_SEPARATOR}{L.THOUSANDS_SEPARATOR}][{L.DIGITS}]+)*)
  | (?P<word>{_WORD})
  | (?P<latin>[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f]|['’.&-](?=[A-Za-z0-9]))*)
  | (?P<mark>[^\s\w{L.INVISIBLE}])
    """,
    re.VERBOSE,
)


def iter_tokens(text: str) -> "list[Token]":
    """Return the tokens of *text* in order, punctuation among them; linear in its length."""
    tokens = []
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or "mark"
        surface = match.group()
        key = surface if kind == "mark" else fold(surface)
        tokens.append(Token(match.start(), match.end(), key, kind))  # type: ignore[arg-type] # lastgroup is one of the kinds by construction
    return tokens


def word_keys(text: str) -> list[str]:
    """Return the keys of the words and numbers of *text*, without punctuation."""
    return [token.key for token in iter_tokens(text) if token.kind != "mark"]
