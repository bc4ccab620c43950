"""The assistants' server: a session as a client holds it, and messages that are none."""

import io
import json

import jsonschema
import pytest

from marsad.mcp import Server, serve
from marsad.mcp.server import LONGEST, NOTICE, PROTOCOLS
from marsad.mcp.tools import TOOLS


@pytest.fixture(scope="session")
def ask(library):
    server = Server(library)

    def asking(method: str, **params):
        line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        return json.loads(server.answer(line))

    return asking


def call(ask, name, **arguments):
    return ask("tools/call", name=name, arguments=arguments)["result"]


def test_a_session_from_greeting_to_answer(library):
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": PROTOCOLS[1]}},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": "b", "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call",
         "params": {"name": "search", "arguments": {"query": "المرفأ"}}},
    ]  # fmt: skip
    out = io.BytesIO()
    serve(library, [json.dumps(line).encode() + b"\n" for line in lines] + [b"\n"], out)
    greeting, tools, found = (json.loads(line) for line in out.getvalue().splitlines())
    assert greeting["result"]["protocolVersion"] == PROTOCOLS[1]
    assert tools["id"] == "b"
    assert {tool["name"] for tool in tools["result"]["tools"]} == {tool.name for tool in TOOLS}
    for tool in tools["result"]["tools"]:
        jsonschema.Draft202012Validator.check_schema(tool["inputSchema"])
        assert tool["annotations"]["readOnlyHint"]
    assert found["result"]["structuredContent"]["total"] == 2


def test_every_answer_quotes_and_names_its_article(ask, library):
    hit = call(ask, "search", query="المرفأ")["structuredContent"]["hits"][0]
    body = library.article(hit["article"]).article.body
    assert body[slice(*hit["span"])] == hit["quote"]
    for claim in call(ask, "claims", speaker="الحداد")["structuredContent"]["claims"]:
        body = library.article(claim["article"]["id"]).article.body
        assert body[slice(*claim["span"])] == claim["text"]
    story = call(ask, "story", id=hit["story"])["structuredContent"]
    assert {m["article"] for m in story["members"]} >= {hit["article"]}
    (figure,) = call(ask, "figures", disputed=True)["structuredContent"]["figures"]
    assert all(point["articles"] for point in figure["points"])
    article = call(ask, "article", id=hit["article"])["structuredContent"]
    assert article["body"] == library.article(hit["article"]).article.body


def test_what_pages_printed_is_marked(ask):
    for name, arguments in (("search", {"query": "المكتبة"}), ("story", {}), ("claims", {})):
        answer = call(ask, name, **arguments)
        assert answer["content"][0]["text"].startswith(NOTICE)
        assert answer["structuredContent"]["notice"] == NOTICE


def test_resources_are_articles_and_stories(ask, library):
    which = library.articles(1).items[0].id
    read = ask("resources/read", uri=f"marsad://article/{which}")["result"]["contents"][0]
    assert json.loads(read["text"])["id"] == which
    assert len(ask("resources/templates/list")["result"]["resourceTemplates"]) == 2
    assert ask("resources/read", uri="file:///etc/passwd")["error"]["code"] == -32002
    assert ask("resources/read", uri="marsad://article/none")["error"]["code"] == -32002


def test_the_prompt_asks_for_attribution(ask):
    assert ask("prompts/list")["result"]["prompts"][0]["name"] == "who_said_what"
    text = ask("prompts/get", name="who_said_what", arguments={"topic": "المرفأ"})["result"]["messages"][0]
    assert "المرفأ" in text["content"]["text"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("article", {}), ("article", {"id": "none"}), ("search", {"query": "("}),
        ("search", {"query": "x", "n": 1}),
        ("search", {"query": "x", "limit": 999}), ("claims", {"cue": "shout"}), ("claims", {"since": "soon"}),
    ],
)  # fmt: skip
def test_a_wrong_question_is_answered_in_words(ask, name, arguments):
    answer = call(ask, name, **arguments)
    assert answer["isError"]
    assert answer["content"][0]["text"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700),
        (b"[]", -32600),
        (b"1", -32600),
        (b'{"id": 1, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": [1], "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "rm"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": ["x"]}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": [1]}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "rm"}}', -32602),
        (b'"' + b"x" * LONGEST + b'"', -32600),
        (b"\xff\xfe", -32700),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_message_that_is_none_is_refused(library, line, code):
    assert json.loads(Server(library).answer(line))["error"]["code"] == code
