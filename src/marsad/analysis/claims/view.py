"""A text as the claim rules walk it: keys, sentences by token, quotations, mentions by token."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from marsad.analysis.claims.marks import find_quotations
from marsad.analysis.text import Text
from marsad.arabic.words import Token
from marsad.model.analysis import Name, Quantity, TimeExpression
from marsad.model.span import Span

_STOPS = frozenset(".!؟?۔")


@dataclass(slots=True)
class View:
    """One text, indexed by token. ``sentences`` are half-open token ranges without their full stop."""

    text: Text
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    body: str = ""
    tokens: tuple[Token, ...] = ()
    keys: list[str] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    quotations: list[tuple[int, int]] = field(default_factory=list)
    quoted_by: dict[int, tuple[int, int]] = field(default_factory=dict)
    time_at: dict[int, TimeExpression] = field(default_factory=dict)
    name_at: dict[int, Name] = field(default_factory=dict)
    role_at: dict[int, Name] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Return the source range of the tokens ``[start, end)``, which must not be empty."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def words(self, start: int, end: int) -> str:
        """Return the source text of the tokens ``[start, end)``; empty for an empty range."""
        return self.span(start, end).of(self.body) if start < end else ""

    def definite(self, index: int) -> bool:
        """True when the word carries the article: ``الوزير``, not ``ألكساندر``, whose key begins alike."""
        key = self.keys[index]
        return key.startswith("ال") and len(key) > 3 and self.body[self.tokens[index].start] in "اٱ"

    def is_mark(self, index: int) -> bool:
        """True when the token at *index* is punctuation."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "mark"

    def quotation_at(self, index: int) -> tuple[int, int] | None:
        """Return the quotation that opens at, closes at or covers the token, if any."""
        return self.quoted_by.get(index)


def view_of(
    text: Text,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
) -> View:
    """Index *text* once; linear in its length."""
    view = View(
        text=text, times=times, quantities=quantities, names=names, body=text.body, tokens=text.tokens
    )
    view.keys = [token.key for token in text.tokens]
    starts = [token.start for token in text.tokens]
    view.paragraphs = [_tokens_in(starts, span) for span in text.paragraphs]
    view.quotations = find_quotations(text.body, text.tokens, view.paragraphs)
    for opening, closing in view.quotations:
        for index in range(opening, min(closing + 1, len(text.tokens))):
            view.quoted_by[index] = (opening, closing)
    breaks = {bisect_left(starts, sentence.start) for sentence in text.sentences}
    for first, last in view.paragraphs:
        view.sentences.extend(_sentences(view, first, last, breaks))
    _place(view.time_at, starts, times)
    _place(view.name_at, starts, (name for name in names if name.type != "role"))
    _place(view.role_at, starts, (name for name in names if name.type == "role"))
    return view


def _tokens_in(starts: list[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _place(
    at: "dict[int, TimeExpression] | dict[int, Name]",
    starts: list[int],
    mentions: Iterable[TimeExpression | Name],
) -> None:
    for mention in mentions:
        first = bisect_left(starts, mention.span.start)
        if first and (first == len(starts) or starts[first] > mention.span.start):
            first -= 1  # the mention begins inside a word, after its proclitic
        for index in range(first, bisect_left(starts, mention.span.end)):
            at[index] = mention  # type: ignore[assignment] # one table holds one kind of mention


def _sentences(view: View, first: int, last: int, breaks: set[int]) -> list[tuple[int, int]]:
    """Cut a paragraph at stops that stand outside quotations, and where the text's own sentences begin."""
    found = []
    start = first
    for index in range(first, last):
        inside = view.quoted_by.get(index)
        if index in breaks and index > start and (inside is None or inside[0] == index):
            found.append((start, index))
            start = index
        key = view.keys[index]
        if (
            key in _STOPS
            and view.tokens[index].kind == "mark"
            and inside is None
            and _ends(view, index, last)
        ):
            if index > start:
                found.append((start, index))
            start = index + 1
        elif inside is not None and inside[1] == index and _closes_sentence(view, index, last):
            found.append((start, index + 1))
            start = index + 1
    if start < last:
        found.append((start, last))
    return [(a, _without_stops(view, a, b)) for a, b in found if b > a]


def _without_stops(view: View, start: int, end: int) -> int:
    while end > start and view.keys[end - 1] in _STOPS and (end - 1) not in view.quoted_by:
        end -= 1
    return end


def _ends(view: View, index: int, last: int) -> bool:
    """A stop ends a sentence unless it is a row of points or sits inside a word or number."""
    if index + 1 >= last:
        return True
    end = view.tokens[index].end
    following = view.body[end] if end < len(view.body) else " "
    if view.keys[index] == "." and view.keys[index + 1] in ".…":
        return False
    return following.isspace() or view.tokens[index + 1].kind in ("word", "mark")


def _closes_sentence(view: View, closing: int, last: int) -> bool:
    """True when the quotation ends in a stop of its own and what follows is a new sentence."""
    if view.keys[closing - 1] not in _STOPS or closing + 1 >= last:
        return False
    following = view.tokens[closing + 1]
    return following.kind != "mark" and following.key.startswith("و")
