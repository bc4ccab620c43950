"""The API: every endpoint answers what its own document says it answers."""

import json

import jsonschema
import pytest

from marsad.api import routes
from marsad.api.endpoints import ENDPOINTS
from marsad.api.openapi import document
from marsad.api.params import close_cursor, open_cursor

ROOT = "/api/v1"


@pytest.fixture(scope="session")
def client(library, client_of):
    return client_of(routes(library))


@pytest.fixture(scope="session")
def ids(client) -> dict[str, str]:
    claim = next(c for c in client.get(f"{ROOT}/claims?limit=100").json()["items"] if c["speaker"]["id"])
    return {
        "article": client.get(f"{ROOT}/articles").json()["items"][0]["id"],
        "story": client.get(f"{ROOT}/stories?order=size").json()["items"][0]["id"],
        "story_figures": client.get(f"{ROOT}/stories?order=size").json()["items"][0]["id"],
        "name": claim["speaker"]["id"],
    }


def checked(name: str, value: object) -> None:
    whole = document()
    shape = {"$ref": f"#/components/schemas/{name}", "components": whole["components"]}
    jsonschema.Draft202012Validator(shape).validate(value)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.name)
def test_an_endpoint_answers_as_described(client, ids, endpoint):
    path = endpoint.path.replace(":path", "").replace("{id}", ids.get(endpoint.name, ""))
    answer = client.get(f"{ROOT}{path}", params={"q": "المرفأ"} if endpoint.name == "search" else None)
    assert answer.status_code == 200, answer.text
    checked(endpoint.answers, answer.json())
    value = answer.json()
    assert value.get("items", value.get("hits", True)), "the small archive has something of everything"


def test_the_document_is_what_openapi_wants(client):
    served = client.get(f"{ROOT}/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    paths = {endpoint.path.replace(":path", "") for endpoint in ENDPOINTS}
    assert set(served["paths"]) == paths
    text = json.dumps(served)
    for name in served["components"]["schemas"]:
        jsonschema.Draft202012Validator.check_schema(served["components"]["schemas"][name])
    for reference in {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert reference in served["components"]["schemas"]


def test_what_is_known_already_is_not_sent_again(client):
    first = client.get(f"{ROOT}/stories")
    again = client.get(f"{ROOT}/stories", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{ROOT}/articles", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_head_sends_the_headers_alone(client):
    answer = client.request("HEAD", f"{ROOT}/sources")
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) == len(client.get(f"{ROOT}/sources").content)


@pytest.mark.parametrize("name", ["articles", "stories", "claims"])
def test_cursors_walk_through_everything_once(client, name):
    whole = client.get(f"{ROOT}/{name}?limit=100").json()["items"]
    seen, cursor = [], None
    for _ in range(50):
        params = {"limit": 1} | ({"cursor": cursor} if cursor else {})
        page = client.get(f"{ROOT}/{name}", params=params).json()
        seen += page["items"]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert seen == whole


def test_figures_walk_through_everything_once(client):
    whole = client.get(f"{ROOT}/figures?limit=100").json()["items"]
    seen, cursor = [], None
    while True:
        page = client.get(
            f"{ROOT}/figures", params={"limit": 1} | ({"cursor": cursor} if cursor else {})
        ).json()
        seen += page["items"]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert seen == whole


@pytest.mark.parametrize(
    ("path", "status", "key"),
    [
        ("/articles/a0000000000000000", 404, "error.not_found"),
        ("/articles/%00", 400, "error.input"),
        ("/stories/nothing", 404, "error.not_found"),
        ("/names/nobody", 404, "error.not_found"),
        ("/nowhere", 404, "error.not_found"),
        ("/stories/a%0Ab", 404, "error.not_found"),
        ("/names/a%0Ab", 404, "error.not_found"),
        ("/articles?limit=0", 400, "error.input"),
        ("/articles?limit=101", 400, "error.input"),
        ("/articles?limit=%D9%A3", 400, "error.input"),
        ("/articles?colour=red", 400, "error.input"),
        ("/articles?limit=1&limit=2", 400, "error.input"),
        ("/stories?cursor=!!", 400, "error.input"),
        ("/stories?cursor=WzEsMl0", 400, "error.input"),
        ("/figures?cursor=WzEsMl0", 400, "error.input"),
        ("/stories?order=colour", 400, "error.input"),
        ("/claims?since=2024-13-01", 400, "error.input"),
        ("/claims?about=" + "x" * 3000, 400, "error.input"),
        ("/search", 400, "error.input"),
        ("/search?q=%28", 400, "error.query"),
    ],
)
def test_a_wrong_question_gets_a_problem_in_both_languages(client, path, status, key):
    answer = client.get(ROOT + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    checked("Problem", answer.json())
    assert answer.json()["key"] == key
    assert answer.json()["status"] == status


def test_nothing_can_be_written(client):
    answer = client.request("POST", f"{ROOT}/articles", json={})
    assert answer.status_code == answer.json()["status"] == 405
    checked("Problem", answer.json())


def test_an_unforeseen_error_says_nothing_of_its_cause(library, monkeypatch, caplog, client_of):
    def broken(*_, **__):
        raise RuntimeError("secret")

    monkeypatch.setattr(library.archive, "sources", broken)
    answer = client_of(routes(library)).get(f"{ROOT}/sources")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "secret" in caplog.text


def test_other_sites_read_it_only_where_allowed(library, client, client_of):
    other = {"Origin": "https://other.example"}
    assert "access-control-allow-origin" not in client.get(f"{ROOT}/", headers=other).headers
    shared = client_of(routes(library, ["https://other.example"]))
    assert (
        shared.get(f"{ROOT}/", headers=other).headers["access-control-allow-origin"]
        == "https://other.example"
    )
    assert (
        "access-control-allow-origin" not in shared.get(f"{ROOT}/", headers={"Origin": "https://x"}).headers
    )
    flight = shared.request("OPTIONS", f"{ROOT}/", headers={**other, "Access-Control-Request-Method": "GET"})
    assert flight.status_code == 204
    assert "If-None-Match" in flight.headers["access-control-allow-headers"]


def test_cursors_come_back_as_they_went():
    assert open_cursor(close_cursor('["2024-10-31", "s1"]') or "") == '["2024-10-31", "s1"]'
