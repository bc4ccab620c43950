"""The assistants' server over HTTP: answers programs, refuses other sites' scripts."""

import json

import pytest

from marsad.mcp.http import PATH, routes
from marsad.mcp.server import LONGEST

PING = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"})


@pytest.fixture(scope="session")
def client(library, client_of):
    return client_of(routes(library, ["https://friend.example"]))


def test_a_question_is_answered_and_a_notification_taken(client):
    assert client.request("POST", PATH, content=PING).json() == {"jsonrpc": "2.0", "id": 1, "result": {}}
    told = json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert client.request("POST", PATH, content=told).status_code == 202


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "https://friend.example"}, 200),
        ({"Origin": "https://foe.example"}, 403),
        ({"Origin": "http://marsad.test"}, 403),
        ({"Origin": "http://127.0.0.1:8000", "Host": "127.0.0.1:8000"}, 200),
        ({"Origin": "null"}, 403),
    ],
)
def test_other_sites_scripts_are_refused(client, headers, status):
    assert client.request("POST", PATH, content=PING, headers=headers).status_code == status


def test_what_is_no_question_is_refused(client):
    assert client.get(PATH).status_code == 405
    assert client.request("POST", PATH, content=b"x" * (LONGEST + 1)).status_code == 413
    assert client.request("POST", PATH, content=b"{").json()["error"]["code"] == -32700
