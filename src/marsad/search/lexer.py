"""The query language's tokens, each with its place in what was typed."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from marsad.arabic import letters
from marsad.arabic.normalise import fold
from marsad.search.complaints import complaint
from marsad.search.fields import QueryField, field_named, nearest_field

TokenKind = Literal["word", "phrase", "open", "close", "or", "and", "near", "field", "range"]

_CLOSING = {'"': '"', "«": "»", "“": "”", "„": "“", "”": "”"}
_QUOTES = "".join(sorted({*_CLOSING, *_CLOSING.values()}))
_RUN = re.compile(rf"[^\s(){_QUOTES}]+")
_FIELD = re.compile(rf"([^\s:(){_QUOTES}]+):(?=[^\s:)/])")
_NUMBER = rf"[0-9][0-9.,{letters.THOUSANDS_SEPARATOR}]{{0,20}}"
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?$")
_COMPARED = re.compile(rf"([^<>=]+)(>=|<=|>|<)({_NUMBER})$")
_NEAR = re.compile(r"(?:قرب|near)/([0-9]{1,2})$")
_SLOP = re.compile(r"~([0-9]{1,2})(?![0-9])")
_UNSEEN = re.compile(rf"[\x00-\x1f\x7f-\x9f{letters.INVISIBLE}]")
_OR = {"OR", "|", "||"}
_OR_ARABIC = fold("أو")
_AND = {"AND", "&&"}
_NOT = {"NOT"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``text`` without signs and quotation marks; ``sign`` is ``+``, ``-`` or empty."""

    kind: TokenKind
    start: int
    end: int
    text: str = ""
    sign: str = ""
    exact: bool = False
    prefix: bool = False
    within: int | None = None
    field: QueryField | None = None
    low: float | None = None
    high: float | None = None
    exclusive: bool = False


def is_searchable(text: str) -> bool:
    """True when *text* holds a letter or a digit."""
    return any(character.isalnum() for character in text)


def number(text: str, position: int) -> float:
    """Return the number typed as *text* (thousands may be parted by commas)."""
    commas = text.rstrip(".,").replace(letters.THOUSANDS_SEPARATOR, ",")
    plain = re.sub(r",(?=[0-9]{3}(?:[,.]|$))", "", commas)
    try:
        return float(plain)
    except ValueError:
        raise complaint("number", position, value=text) from None


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of the query *text*; raises ``QueryError`` at the character that is wrong."""
    seen = _UNSEEN.sub(" ", text)
    found: list[Token] = []
    at = 0
    while at < len(seen):
        if seen[at].isspace():
            at += 1
            continue
        token = _anyone(seen, at, found) or _token_at(seen, at)
        if token is None:
            run = _RUN.match(seen, at)
            at = run.end() if run else at + 1
            continue
        found.append(token)
        at = token.end
    return _without_edge_operators(found)


def _anyone(text: str, at: int, before: list[Token]) -> Token | None:
    """Return the lone star that is a field's value: ``قال:*``."""
    if text[at] != "*" or not before or before[-1].kind != "field" or before[-1].end != at:
        return None
    run = _RUN.match(text, at)
    return Token("word", at, at + 1, prefix=True) if run and run.group() == "*" else None


def _token_at(text: str, at: int) -> Token | None:
    """Return the token that begins at *at*, ``None`` for punctuation that means nothing."""
    start, sign, exact = at, "", False
    follows = text[at + 1 : at + 2]
    if text[at] in "+-" and follows and not follows.isspace():
        sign, at = text[at], at + 1
        follows = text[at + 1 : at + 2]
    if text[at] == "=" and follows and not follows.isspace():
        exact, at = True, at + 1
    character = text[at]
    if character in "()":
        kind: TokenKind = "open" if character == "(" else "close"
        return Token(kind, start, at + 1, character, sign)
    if character in _CLOSING:
        return _phrase(text, start, at, sign, exact)
    if character in _QUOTES:
        return None
    field = _field(text, start, at, sign)
    return field or _run(text, start, at, sign, exact)


def _phrase(text: str, start: int, at: int, sign: str, exact: bool) -> Token:
    end = text.find(_CLOSING[text[at]], at + 1)
    if end < 0 and text[at] == "”":
        end = text.find("“", at + 1)
    if end < 0:
        raise complaint("quote_open", at)
    inside = " ".join(re.sub(f"[{_QUOTES}]", " ", text[at + 1 : end]).split())
    slop = _SLOP.match(text, end + 1)
    return Token(
        "phrase", start, slop.end() if slop else end + 1, inside, sign, exact,
        within=int(slop[1]) if slop else None,
    )  # fmt: skip


def _field(text: str, start: int, at: int, sign: str) -> Token | None:
    match = _FIELD.match(text, at)
    if not match:
        return None
    field = field_named(match[1])
    if field:
        return Token("field", start, match.end(), match[1], sign, field=field)
    if match[1].isascii() and match[1].isalpha():
        nearest = nearest_field(match[1])
        if nearest:
            raise complaint("unknown_field", at, field=match[1], nearest=nearest)
    return None


def _run(text: str, start: int, at: int, sign: str, exact: bool) -> Token | None:
    match = _RUN.match(text, at)
    if not match:
        return None
    run, end = match.group(), match.end()
    if not sign and not exact:
        operator = _operator(run, start, end)
        if operator:
            return operator
    compared = _COMPARED.match(fold(run))
    if compared and is_searchable(compared[1]):
        unit = re.split("[<>]", run)[0].rstrip("=")
        return _compared(unit, compared[2], number(compared[3], start), Token("range", start, end, sign=sign))
    prefix = run.endswith("*")
    bare = run.rstrip("*")
    if not is_searchable(bare):
        if prefix:
            raise complaint("star_alone", at, least=2)
        return None
    return Token("word", start, end, bare, sign, exact, prefix)


def _operator(run: str, start: int, end: int) -> Token | None:
    if run in _OR or fold(run) == _OR_ARABIC:
        return Token("or", start, end, run)
    if run in _AND:
        return Token("and", start, end, run)
    if run in _NOT:
        return Token("and", start, end, run, "-")
    folded = fold(run)
    near = _NEAR.match(folded)
    if near:
        return Token("near", start, end, run, within=int(near[1]))
    span = _RANGE.match(folded)
    if span and (span[1] or span[2]):
        return range_token(span, start, end)
    return None


def range_of(text: str, start: int, end: int) -> Token | None:
    """Return a range token for ``8000..12000``, ``8000..`` or ``..12000``, else ``None``."""
    span = _RANGE.match(fold(text))
    return range_token(span, start, end) if span and (span[1] or span[2]) else None


def range_token(span: re.Match[str], start: int, end: int) -> Token:
    """Return the token of a matched range; raises ``QueryError`` where it runs backwards."""
    low = number(span[1], start) if span[1] else None
    high = number(span[2], start) if span[2] else None
    if low is not None and high is not None and low > high:
        raise complaint("range_reversed", start, low=span[1], high=span[2])
    return Token("range", start, end, low=low, high=high)


def _compared(unit: str, operator: str, value: float, token: Token) -> Token:
    field = field_named(unit)
    name = "" if field and field.kind == "figure" else unit
    low, high = (value, None) if ">" in operator else (None, value)
    return replace(token, text=name, low=low, high=high, exclusive="=" not in operator)


def _without_edge_operators(tokens: list[Token]) -> list[Token]:
    """Turn an ``أو`` with nothing to join into the word it also is; complain of a lone ``OR``."""
    settled = []
    for i, token in enumerate(tokens):
        if token.kind in ("or", "near") or (token.kind == "and" and not token.sign):
            before = i > 0 and tokens[i - 1].kind in ("word", "phrase", "close", "range")
            after = i + 1 < len(tokens) and tokens[i + 1].kind in ("word", "phrase", "open", "field", "range")
            if not (before and after):
                if fold(token.text) != _OR_ARABIC:
                    raise complaint("operator_alone", token.start, operator=token.text)
                settled.append(replace(token, kind="phrase"))
                continue
        settled.append(token)
    return settled
