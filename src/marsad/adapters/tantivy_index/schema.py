"""The index's fields, and a document in them.

Token fields take our analyser's tokens joined by spaces: six times faster than pre-tokenised
text, and the whitespace tokenizer leaves them as they are. Only ids are stored.
"""

from dataclasses import fields
from typing import get_args

import tantivy

from marsad.search.documents import Document, group_of
from marsad.search.engine import TokenField, ValueFieldName

OPTIONS: dict[str, str] = {
    "exact": "position",
    "stem": "position",
    "lemma": "freq",
    "head_exact": "position",
    "head_stem": "position",
    "head_lemma": "freq",
    "head_grams": "freq",
    "lead_stem": "freq",
    "names": "freq",
    "said": "basic",
}
"""What each token field keeps of a token: that it is there, how often, where."""

TOKEN_FIELDS: tuple[str, ...] = get_args(TokenField)
VALUE_FIELDS: tuple[str, ...] = get_args(ValueFieldName)
VOCABULARY = ("lookup", "labels")
POSITION = "position"
"""A document of its own holds how far the index has followed: it is committed with the work."""


def schema() -> tantivy.Schema:
    """Return the schema of every generation."""
    builder = tantivy.SchemaBuilder()
    for name in TOKEN_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=OPTIONS[name])
    for name in VALUE_FIELDS:
        builder.add_text_field(
            name,
            stored=name in ("id", "story"),
            fast=name not in ("id", "copies"),
            tokenizer_name="raw",
            index_option="basic",
        )
    for name in VOCABULARY:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("meta", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(POSITION, stored=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_integer_field("at", fast=True)
    builder.add_unsigned_field("figures", indexed=True, fast=True)
    builder.add_unsigned_field("group", indexed=True, fast=True)
    return builder.build()


def row(document: Document) -> tantivy.Document:
    """Return *document* as tantivy takes it."""
    made = tantivy.Document()
    for each in fields(document):
        value = getattr(document, each.name)
        if value is None or value in ((), ""):
            continue
        if each.name in ("day", "at"):
            made.add_integer(each.name, value)
        elif each.name == "figures":
            for code in value:
                made.add_unsigned("figures", code)
        elif isinstance(value, tuple):
            for one in value:
                made.add_text(each.name, one)
        else:
            made.add_text(each.name, value)
    if document.copies:
        made.add_unsigned("group", group_of(document.copies))
    return made


def position_row(position: int) -> tantivy.Document:
    """Return the document that says how far the index has followed."""
    made = tantivy.Document()
    made.add_text("meta", POSITION)
    made.add_integer(POSITION, position)
    return made
