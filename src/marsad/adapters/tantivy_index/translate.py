"""A plan in tantivy's queries."""

import re

import tantivy
from tantivy import FieldType, Occur, Query

from marsad.adapters.tantivy_index.schema import OPTIONS, POSITION
from marsad.search.engine import (
    Between,
    Combined,
    Everything,
    Nothing,
    OneOf,
    Plan,
    Sequence,
    StartsWith,
    Term,
)

_FIELD_TYPES = {"day": FieldType.Integer, "figures": FieldType.Unsigned, "group": FieldType.Unsigned}


def translate(schema: tantivy.Schema, plan: Plan) -> Query:
    """Return *plan* as a query over *schema*."""
    match plan:
        case Term(field, token, weight):
            return _weighted(Query.term_query(schema, field, token, OPTIONS[field]), weight)
        case Sequence(field, tokens, slop, weight):
            if len(tokens) == 1:
                return translate(schema, Term(field, tokens[0], weight))
            return _weighted(Query.phrase_query(schema, field, list(tokens), slop=slop), weight)
        case StartsWith(field, prefix):
            return Query.regex_query(schema, field, re.escape(prefix) + ".*")
        case OneOf(field, values):
            return Query.const_score_query(Query.term_set_query(schema, field, list(values)), 0.0)
        case Between(field, low, high):
            kind = _FIELD_TYPES[field]
            return Query.const_score_query(Query.range_query(schema, field, kind, low, high), 0.0)
        case Everything():
            return _everything(schema)
        case Nothing():
            return Query.empty_query()
        case Combined():
            return _combined(schema, plan)


def _weighted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _everything(schema: tantivy.Schema) -> Query:
    position = Query.term_query(schema, "meta", POSITION, "basic")
    return Query.const_score_query(
        Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, position)]), 0.0
    )


def _combined(schema: tantivy.Schema, plan: Combined) -> Query:
    parts: list[tuple[Occur, Query]] = [(Occur.Must, translate(schema, each)) for each in plan.must]
    parts += [(Occur.Must, Query.const_score_query(translate(schema, each), 0.0)) for each in plan.filters]
    parts += [(Occur.MustNot, translate(schema, each)) for each in plan.never]
    may = [(Occur.Should, translate(schema, each)) for each in plan.may]
    if may and parts and plan.least:
        # a row's own "at least" must not be lost beside what is required
        parts.append((Occur.Must, Query.boolean_query(may, minimum_number_should_match=plan.least)))
    elif plan.least > 1:
        return Query.boolean_query(may, minimum_number_should_match=plan.least)
    else:
        parts += may
    if not parts:
        return _everything(schema)
    if all(occur == Occur.MustNot for occur, _ in parts):
        parts.append((Occur.Must, _everything(schema)))
    return Query.boolean_query(parts)
