"""Tokens: words, numbers, Latin, abbreviations, tags, handles, addresses, marks of punctuation.

A token keeps its place in the source and its search key; clitics stay on the word (what they
are is ``arabic.clitics``' business, and only where a rule asks).
"""

import re
from typing import Literal, NamedTuple

from marsad.arabic import letters
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


_LETTER = f"[{letters.LETTERS}]"
_WORD = f"{_LETTER}[{letters.LETTERS}{letters.MARKS}]*"
_DIGIT = f"[{letters.DIGITS}]"
_IN_NUMBER = f"[.,{letters.DECIMAL_SEPARATOR}{letters.THOUSANDS_SEPARATOR}]"
_UNSEEN = f"[{letters.INVISIBLE}]*"
_COMMA = f"{letters.COMMA}(?={_DIGIT}{{3}}(?!{_DIGIT}))"
"""An Arabic comma parts thousands only before exactly three digits."""
_ABBREVIATION = (
    rf"(?<!{_LETTER})(?<!{_DIGIT}){_LETTER}\.(?:\s?{_LETTER}\.)*\s?{_LETTER}?(?!{_LETTER})"
    rf"|(?<!{_LETTER}){_LETTER}(?:\s{_LETTER}){{1,2}}(?!{_LETTER})"
)
_PATTERN = re.compile(
    rf"""
    (?P<url>https?://[^\s<>"«»“”]+|www\.[^\s<>"«»“”]+)
  | (?P<hashtag>\#[\w{letters.MARKS}]+)
  | (?P<handle>@[A-Za-z0-9_]{{2,}})
  | (?P<abbreviation>{_ABBREVIATION})
  | (?P<number>{_DIGIT}+(?:(?:{_IN_NUMBER}|{_COMMA}){_UNSEEN}{_DIGIT}+)*)
  | (?P<word>{_WORD})
  | (?P<latin>[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f]|['’.&-](?=[A-Za-z0-9]))*)
  | (?P<mark>[^\s\w{letters.INVISIBLE}])
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
