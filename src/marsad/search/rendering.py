"""Query -> text: what the query box shows after a facet was clicked; reads back as the same query."""

from typing import Literal

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
from marsad.search.fields import FIELDS, QueryField, field_coded, shown_name

Language = Literal["ar", "en"]
_OR = {"ar": " أو ", "en": " OR "}


def render(query: Query | Clause | None, language: Language = "ar") -> str:
    """Return the text of *query*, field names and operators in *language*."""
    clause = query.clause if isinstance(query, Query) else query
    return "" if clause is None else _Renderer(language).clause(clause)


def with_item(query: Query, clause: Clause, language: Language = "ar") -> str:
    """Return the text of *query* with *clause* added: what choosing a facet value types."""
    old = query.clause
    items = old.items if isinstance(old, Row) else () if old is None else (Item(old),)
    return render(Row((*items, Item(clause))) if items else clause, language)


def without_clause(query: Query, clause: Clause, language: Language = "ar") -> str:
    """Return the text of *query* without *clause*: what letting go of a facet value types."""
    old = query.clause
    if old == clause:
        return ""
    if not isinstance(old, Row):
        return render(old, language)
    items = tuple(item for item in old.items if item.clause != clause)
    return render(Row(items), language) if items else ""


class _Renderer:
    def __init__(self, language: Language) -> None:
        self._language = language

    def clause(self, clause: Clause) -> str:
        match clause:
            case Word() | Prefix() | Phrase():
                return _leaf(clause)
            case In(field, inner):
                return (
                    f"{self._name(field_coded(field))}:{self._guarded(inner, plain=(Word, Prefix, Phrase))}"
                )
            case Is(field, value):
                return f"{self._name(field_coded(field))}:{_value(value)}"
            case Days():
                return self._days(clause)
            case FigureIn():
                return self._figure(clause)
            case Said(speaker, _, words):
                head = f"{self._name(_said_field(clause))}:{_value(speaker) if speaker else '*'}"
                return " ".join((head, *(_leaf(word) for word in words)))
            case Either(options):
                return _OR[self._language].join(self._guarded(option) for option in options)
            case Row(items):
                return self._row(items)

    def _row(self, items: tuple[Item, ...]) -> str:
        parts: list[str] = []
        for i, item in enumerate(items):
            sign = {"must": "+", "must_not": "-"}.get(item.occur, "")
            text = self._guarded(item.clause)
            ambiguous = i > 0 and isinstance(_last(items[i - 1].clause), Said)
            if ambiguous and not sign and isinstance(_first(item.clause), Word | Prefix | Phrase):
                text = f"({text})"
            parts.append(sign + text)
        return " ".join(parts)

    def _guarded(self, clause: Clause, plain: tuple[type, ...] = ()) -> str:
        text = self.clause(clause)
        return f"({text})" if isinstance(clause, Row) or (plain and not isinstance(clause, plain)) else text

    def _name(self, field: QueryField) -> str:
        return shown_name(field, self._language)

    def _days(self, days: Days) -> str:
        if days.since and days.until:
            both = days.since if days.since == days.until else f"{days.since}..{days.until}"
            return f"{self._name(field_coded('day'))}:{both}"
        field = field_coded("since" if days.since else "until")
        return f"{self._name(field)}:{days.since or days.until}"

    def _figure(self, figure: FigureIn) -> str:
        low, high = _number(figure.low), _number(figure.high)
        if figure.exclusive:
            unit = figure.unit or self._name(field_coded("figure"))
            return f"{unit}>{low}" if low else f"{unit}<{high}"
        if figure.unit:
            return f"{figure.unit} {low}..{high}"
        return f"{self._name(field_coded('figure'))}:{low}..{high}"


def _said_field(said: Said) -> QueryField:
    wanted = f"said_{said.cue}" if said.cue else "said"
    return next(field for field in FIELDS if field.name == wanted)


def _leaf(clause: Word | Prefix | Phrase) -> str:
    if isinstance(clause, Prefix):
        return f"{clause.text}*"
    equals = "=" if clause.exact else ""
    if isinstance(clause, Word):
        return equals + clause.text
    within = "" if clause.within is None else f"~{clause.within}"
    return f'{equals}"{clause.text}"{within}'


def _value(value: str) -> str:
    return f'"{value}"' if any(character.isspace() or character in "()*" for character in value) else value


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _first(clause: Clause) -> Clause:
    return _first(clause.options[0]) if isinstance(clause, Either) else clause


def _last(clause: Clause) -> Clause:
    return _last(clause.options[-1]) if isinstance(clause, Either) else clause
