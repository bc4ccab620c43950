"""Whatever is asked, the API answers as its document says: a value of the schema, or a problem."""

import string
from urllib.parse import quote

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.api import routes
from marsad.api.endpoints import ENDPOINTS
from marsad.api.openapi import document
from marsad.api.params import CURSOR, close_cursor

LETTERS = st.text(
    st.characters(blacklist_categories=["Cs"]) | st.sampled_from(list("()\"«»:+-*~|قاله[]{}%_'\x00")),
    max_size=30,
)
CURSORS = st.sampled_from(
    ['["2024-10-31", "s1"]', "[1, 2]", "[[], {}]", "2024~x", "~~~", "null", '[9e999, ""]']
).map(close_cursor)


@pytest.fixture(scope="session")
def client(library, client_of):
    return client_of(routes(library))


@pytest.fixture(scope="session")
def validators():
    whole = document()
    return {
        name: jsonschema.Draft202012Validator(
            {"$ref": f"#/components/schemas/{name}", "components": whole["components"]}
        )
        for name in whole["components"]["schemas"]
    }


def values(param):
    sensible = {
        "whole": st.integers(0, 120).map(str),
        "yes": st.sampled_from(["true", "false"]),
        "day": st.dates().map(str),
        "cursor": CURSORS,
        "choice": st.sampled_from(param.choices or ("x",)),
        "choices": st.lists(st.sampled_from(param.choices or ("x",)), max_size=3).map(",".join),
        "text": LETTERS,
    }[param.kind]
    return sensible if param is CURSOR else sensible | LETTERS


@st.composite
def questions(draw):
    endpoint = draw(st.sampled_from(ENDPOINTS))
    asked = [(p.name, draw(values(p))) for p in endpoint.params if p.required or draw(st.booleans())]
    if draw(st.integers(0, 9)) == 0:
        asked.append((draw(st.text(string.ascii_letters, max_size=5)), draw(LETTERS)))
    path = endpoint.path.replace(":path", "")
    return endpoint, path.replace("{id}", quote(draw(LETTERS.filter(bool)), safe="")), asked


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(questions())
def test_any_question_is_answered_as_described(client, validators, question):
    endpoint, path, asked = question
    answer = client.get(f"/api/v1{path}", params=asked, follow_redirects=False)
    assert answer.status_code in (200, 307, 400, 404), (path, asked, answer.text)
    if answer.status_code == 200:
        # An id may hold a slash and so be another address; then that address answers.
        if "{id" not in endpoint.path:
            validators[endpoint.answers].validate(answer.json())
    elif answer.status_code != 307:
        validators["Problem"].validate(answer.json())
        assert answer.json()["status"] == answer.status_code
