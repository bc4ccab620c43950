"""A text as the name rules walk over it: content tokens with their keys, quotation marks set aside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.analysis.text import Text
from marsad.arabic.letters import MARKS
from marsad.arabic.names import word_key
from marsad.arabic.words import Token
from marsad.model.span import Span

OPENING = frozenset("\"'«“”„‘’‹([{﴾")
CLOSING = frozenset("\"'»”“’‘›)]}﴿")
_ASIDE = OPENING | CLOSING
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "‹": "›"}
_MARK = re.compile(f"[{MARKS}]")


@dataclass(frozen=True, slots=True)
class View:
    """Content tokens (words, numbers, stops; no quotation marks or brackets) and what stands round them.

    ``opened[i]``: a quotation mark or bracket opens right before token ``i``; ``closed[i]``: one
    closes right after it; ``broken[i]``: a line ends between token ``i - 1`` and token ``i``.
    """

    body: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    opened: tuple[bool, ...]
    closed: tuple[bool, ...]
    broken: tuple[bool, ...]

    def surface(self, at: int) -> str:
        """Return token *at* as printed."""
        token = self.tokens[at]
        return self.body[token.start : token.end]

    def word(self, at: int) -> str:
        """Return the key of token *at*, empty outside the text."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_word(self, at: int) -> bool:
        """True when token *at* is an Arabic word."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word"


@lru_cache(maxsize=65536)
def token_key(key: str, kind: str) -> str:
    """Return the name key of a token; abbreviations lose their stops and spaces, and bear one mark."""
    if kind == "abbreviation":
        return "." + word_key(key.replace(".", "").replace(" ", ""))
    return word_key(key)


def view_of(text: Text) -> View:
    """Set quotation marks and brackets aside, and key the rest."""
    body = text.body
    tokens: list[Token] = []
    opened: list[bool] = []
    closed: list[bool] = []
    broken: list[bool] = []
    opening = False
    last_end = 0
    for token in text.tokens:
        if token.kind == "mark" and token.key in _ASIDE:
            glued = token.start == last_end and tokens
            if glued and token.key in CLOSING:
                closed[-1] = True
            if token.key in OPENING:
                opening = True
            last_end = token.end if glued else last_end
            continue
        tokens.append(token)
        opened.append(opening and body[token.start - 1 : token.start] in OPENING)
        closed.append(False)
        broken.append("\n" in body[last_end : token.start])
        opening = False
        last_end = token.end
    keys = tuple(token_key(token.key, token.kind) for token in tokens)
    return View(body, tuple(tokens), keys, tuple(opened), tuple(closed), tuple(broken))


def skip_letters(body: str, token: Token, letters: int) -> int:
    """Return the offset in *body* after the first *letters* letters of *token*, their marks included."""
    at = token.start
    while at < token.end and (letters or _MARK.match(body[at])):
        if not _MARK.match(body[at]):
            letters -= 1
        at += 1
    return at


def close_pair(body: str, span: Span) -> Span:
    """Return *span*, widened by the other half of a bracket or quotation mark that it holds one half of."""
    start, end = span.start, span.end
    inside = body[start:end]
    before, after = body[start - 1 : start], body[end : end + 1]
    for opening, closing in _PAIRS.items():
        if after == closing and inside.count(opening) > inside.count(closing):
            end += 1
        elif before == opening and inside.count(closing) > inside.count(opening):
            start -= 1
    if inside.count('"') % 2:
        if after == '"':
            end += 1
        elif before == '"':
            start -= 1
    return Span(start, end)
