"""The query language's page is true: everything it shows is understood, and every field is named."""

import re
from pathlib import Path

import pytest

from marsad.model.query import Is, Word
from marsad.search.fields import FIELDS, field_named
from marsad.search.language import DEFAULT_LIMITS, parse
from marsad.search.rendering import render

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "query.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ")[0].lstrip("| ") for line in PAGE.splitlines() if line.startswith("| `")]
TYPED = [
    text
    for row in ROWS
    for text in re.findall("`([^`]+)`", row)
    if not text.endswith(":") and "…" not in text
]


@pytest.mark.parametrize("typed", TYPED)
def test_what_the_page_shows_is_understood(typed):
    query = parse(typed)
    assert query.clause is not None
    assert parse(render(query)).clause == query.clause
    if ":" in typed:
        assert not isinstance(query.clause, Word)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_name_of_a_field_means_it(field):
    for name in (*field.arabic, *field.english):
        assert field_named(name) is field


@pytest.mark.parametrize("name", re.findall("`([^` ]+):`", PAGE))
def test_every_field_on_the_page_exists(name):
    assert field_named(name) is not None


def test_the_page_names_the_limits():
    for limit in (f"{DEFAULT_LIMITS.length:,}", str(DEFAULT_LIMITS.clauses)):
        assert limit in PAGE
    assert parse("مصدر:رويترز").clause == Is("source", "رويترز")
