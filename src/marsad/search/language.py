"""The query language: what a desk editor types -> ``Query``, and back.

    كوريا الشمالية              words in any form; most of them must stand in the article
    "مجلس الأمن"  "أ ب"~5       side by side; at most five places out of place (أ قرب/5 ب)
    +must -not  a أو b  (…)     required, refused, either, groups
    =كلمة  كور*                 this spelling; words that begin so
    عنوان: المصدر: مكان: …      one part of the article, or a fact about it (``fields``)
    منذ:2024-10 حتى:أمس يوم:7d  days of publication
    جندي 8000..12000  رقم>5000  figures, with what they count or without
    قال:زيلينسكي جندي           a claim by this speaker that holds these words (نفى: أكد: …)

``parse(render(query))`` is ``query``. Every complaint points at a character.
"""

from dataclasses import dataclass, replace

from marsad.model.query import (
    Clause,
    Days,
    Either,
    FigureIn,
    In,
    Is,
    Item,
    Phrase,
    Prefix,
    Query,
    Row,
    Said,
    Word,
)  # fmt: skip
from marsad.search import days
from marsad.search.complaints import complaint
from marsad.search.fields import TEXT_FIELDS, VALUE_FIELDS, QueryField
from marsad.search.lexer import Token, number, range_of, tokens_of

ANYONE = "*"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost. Each is a setting; beyond it the answer is a complaint, at once."""

    length: int = 2_000
    clauses: int = 64
    depth: int = 8
    shortest_prefix: int = 2


DEFAULT_LIMITS = Limits()


def parse(text: str, limits: Limits = DEFAULT_LIMITS) -> Query:
    """Return the query that *text* means; raises ``QueryError`` with the position of what is wrong."""
    if len(text) > limits.length:
        raise complaint("too_long", limits.length, length=len(text), limit=limits.length)
    tokens = tokens_of(text)
    if len(tokens) > limits.clauses * 2:
        raise complaint("too_many_clauses", tokens[limits.clauses].start, limit=limits.clauses)
    clause = _Parser(tokens, limits).whole()
    return Query(text, clause)


class _Parser:
    """Recursive descent over the tokens; ``_at`` is the next one."""

    def __init__(self, tokens: list[Token], limits: Limits) -> None:
        self._tokens = tokens
        self._limits = limits
        self._at = 0
        self._clauses = 0

    def whole(self) -> Clause | None:
        clause = self._row(0)
        if self._at < len(self._tokens):
            raise complaint("group_close", self._tokens[self._at].start)
        return clause

    def _peek(self, ahead: int = 0) -> Token | None:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def _kind(self, ahead: int = 0) -> str:
        token = self._peek(ahead)
        return token.kind if token else ""

    def _row(self, depth: int) -> Clause | None:
        items: list[Item] = []
        bind = False
        while (token := self._peek()) and token.kind != "close":
            if token.kind == "and" and not token.sign:
                if items and items[-1].occur == "should":
                    items[-1] = replace(items[-1], occur="must")
                bind = True
                self._at += 1
                continue
            item = self._item(depth)
            if item is not None:
                if bind and item.occur == "should":
                    item = replace(item, occur="must")
                items.append(item)
            bind = False
        if not items:
            return None
        if len(items) == 1 and items[0].occur == "should":
            return items[0].clause
        return Row(tuple(items))

    def _item(self, depth: int) -> Item | None:
        token = self._tokens[self._at]
        sign = token.sign
        if token.kind == "and":  # NOT
            self._at += 1
            if self._kind() in ("", "close", "or", "and", "near"):
                raise complaint("operator_alone", token.start, operator=token.text)
        options = self._options(depth)
        if not options:
            return None
        clause = options[0] if len(options) == 1 else Either(tuple(options))
        return Item(clause, {"+": "must", "-": "must_not"}.get(sign, "should"))  # type: ignore[arg-type] # both are occurs

    def _options(self, depth: int) -> list[Clause]:
        options: list[Clause] = []
        while True:
            clause = self._unit(depth)
            if isinstance(clause, Either):
                options.extend(clause.options)
            elif clause is not None:
                options.append(clause)
            if self._kind() != "or":
                return options
            self._at += 1

    def _unit(self, depth: int) -> Clause | None:
        token = self._tokens[self._at]
        self._at += 1
        self._clauses += 1
        if self._clauses > self._limits.clauses:
            raise complaint("too_many_clauses", token.start, limit=self._limits.clauses)
        if token.kind == "open":
            return self._group(token, depth)
        if token.kind == "field":
            return self._field(token, depth)
        if token.kind == "range":
            return self._range(token)
        if token.kind == "word" and not token.exact and not token.prefix and self._is_bare_range():
            span = self._tokens[self._at]
            self._at += 1
            return FigureIn(token.text, span.low, span.high)
        clause = self._leaf(token)
        if self._kind() == "near" and isinstance(clause, Word | Phrase):
            return self._near(clause)
        return clause

    def _is_bare_range(self, ahead: int = 0) -> bool:
        token = self._peek(ahead)
        return (
            token is not None
            and token.kind == "range"
            and not token.text
            and not token.exclusive
            and not token.sign
        )

    def _group(self, opening: Token, depth: int) -> Clause | None:
        if depth >= self._limits.depth:
            raise complaint("too_deep", opening.start, limit=self._limits.depth)
        inner = self._row(depth + 1)
        if self._kind() != "close":
            raise complaint("group_open", opening.end - 1)
        self._at += 1
        if inner is None:
            raise complaint("group_empty", opening.end - 1)
        return inner

    def _leaf(self, token: Token) -> Clause | None:
        if token.kind == "phrase":
            return Phrase(token.text, token.exact, token.within) if token.text else None
        if token.prefix:
            if len(token.text) < self._limits.shortest_prefix:
                raise complaint("prefix_short", token.start, least=self._limits.shortest_prefix)
            return Prefix(token.text)
        return Word(token.text, token.exact)

    def _near(self, left: Word | Phrase) -> Clause:
        operator = self._tokens[self._at]
        right = self._peek(1)
        if right is None or right.kind not in ("word", "phrase"):
            raise complaint("operator_alone", operator.start, operator=operator.text)
        self._at += 2
        return Phrase(f"{left.text} {right.text}", within=operator.within)

    def _range(self, token: Token) -> Clause:
        after = self._peek()
        if (
            not token.text and not token.exclusive and after and after.kind == "word"
            and not (after.sign or after.exact or after.prefix) and not self._is_bare_range(1)
        ):  # fmt: skip
            self._at += 1
            return FigureIn(after.text, token.low, token.high)
        return FigureIn(token.text or None, token.low, token.high, token.exclusive)

    # fields

    def _field(self, token: Token, depth: int) -> Clause | None:
        field = token.field
        value = self._peek()
        if field is None or value is None or value.start != token.end or value.kind == "close":
            raise complaint("value_missing", token.start, field=token.text)
        if field.kind == "text":
            clause = self._unit(depth)
            return In(TEXT_FIELDS[field.name], clause) if clause is not None else None
        if value.kind == "open":
            if field.kind != "value":
                raise complaint("value_takes_no_group", value.start, field=token.text)
            self._at += 1
            return _distributed(self._group(value, depth), field, value)
        self._at += 1
        return self._valued(field, value)

    def _valued(self, field: QueryField, value: Token) -> Clause:
        text = value.text + (ANYONE if value.prefix else "")
        if field.kind == "figure":
            return self._figure(value)
        if field.kind == "said":
            return Said(None if text == ANYONE else text, field.cue, self._said_words())
        if field.kind == "value":
            return Is(VALUE_FIELDS[field.name], text)
        if field.kind == "day":
            first, _, last = text.partition("..")
            return Days(_day(first, value), _day(last or first, value))
        day = _day(text, value)
        return Days(since=day) if field.kind == "since" else Days(until=day)

    def _figure(self, value: Token) -> Clause:
        span = value if value.kind == "range" else range_of(value.text, value.start, value.end)
        if span is not None:
            return FigureIn(span.text or None, span.low, span.high, span.exclusive)
        exactly = number(value.text, value.start)
        return FigureIn(None, exactly, exactly)

    def _said_words(self) -> tuple[Word | Prefix | Phrase, ...]:
        """Take the bare words and phrases that follow: they are what was said."""
        words: list[Word | Prefix | Phrase] = []
        while (token := self._peek()) and token.kind in ("word", "phrase") and not token.sign:
            if token.kind == "word" and self._is_bare_range(1):
                break
            self._at += 1
            self._clauses += 1
            clause = self._leaf(token)
            if isinstance(clause, Word | Prefix | Phrase):
                words.append(clause)
        return tuple(words)


def _day(text: str, value: Token) -> str:
    day = days.understood(text)
    if day is None:
        raise complaint("day", value.start, value=text)
    return day


def _distributed(clause: Clause | None, field: QueryField, value: Token) -> Clause:
    """``المصدر:(أ أو ب)``: the field holds for every value of the group."""
    name = VALUE_FIELDS[field.name]
    if isinstance(clause, Word | Phrase):
        return Is(name, clause.text)
    if isinstance(clause, Either):
        return Either(tuple(_distributed(option, field, value) for option in clause.options))
    if isinstance(clause, Row):
        return Row(
            tuple(replace(item, clause=_distributed(item.clause, field, value)) for item in clause.items)
        )
    raise complaint("value_takes_no_group", value.start, field=field.name)
