"""The OpenAPI 3.1 document, made from the table of endpoints and the types of the records."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from marsad.api.endpoints import ENDPOINTS, Endpoint
from marsad.api.params import Param, schema_of
from marsad.api.shapes import SHAPES
from marsad.flows.search_record import SearchRecord
from marsad.version import VERSION

PREFIX = "/api/v1"
_REF = "#/components/schemas/{name}"


@cache
def document() -> dict[str, Any]:
    """Return the document; paths are relative to the server it is read from."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Marsad",
            "version": VERSION,
            "description": "Arabic news: who said it, through whom, when, and who says otherwise. Read only. "
            "Every text is as its outlet printed it; spans are [start, end) code points.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": PREFIX}],
        "paths": {
            endpoint.path.replace(":path", ""): {"get": _operation(endpoint)} for endpoint in ENDPOINTS
        },
        "components": {"schemas": schemas(), "responses": {"Problem": _problem()}},
    }


def schemas() -> dict[str, Any]:
    """Return every schema by name: the article's published one, the records' types, and their unions."""
    published = json.loads(
        files("marsad.schema")
        .joinpath("article-1.json")
        .read_text(encoding="utf-8")
        .replace("#/$defs/", "#/components/schemas/Article.")
    )
    inner = published.pop("$defs")
    published.pop("$schema")
    published.pop("$id")
    _, typed = msgspec.json.schema_components([*SHAPES, SearchRecord], ref_template=_REF)
    return {
        "Article": published,
        **{f"Article.{name}": shape for name, shape in inner.items()},
        **typed,
        "ArticleAnswer": {"allOf": [_ref("Article"), _ref("ArticleContext")]},
        "Claim": {"allOf": [_ref("Article.claim"), _CLAIM_PLACE]},
        "Claims": _list_of("Claim", "A stretch of the list of claims."),
        "NameAnswer": {
            "type": "object",
            "description": "A speaker and what they are quoted as saying.",
            "properties": {"id": _TEXT, "name": _MAYBE_TEXT, "claims": _ref("Claims")},
            "required": ["id", "name", "claims"],
        },
    }


_TEXT = {"type": "string"}
_MAYBE_TEXT = {"type": ["string", "null"]}
_CLAIM_PLACE = {
    "type": "object",
    "description": "The article that prints the claim; spans lie in its body, or in its headline.",
    "properties": {
        "article": {
            "type": "object",
            "properties": {"id": _TEXT, "headline": _MAYBE_TEXT, "source": _MAYBE_TEXT, "url": _MAYBE_TEXT},
            "required": ["id", "headline", "source", "url"],
        },
        "number": {"type": "integer"},
        "in_headline": {"type": "boolean"},
        "day": _MAYBE_TEXT,
    },
    "required": ["article", "number", "in_headline", "day"],
}


def _list_of(name: str, description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": {"items": {"type": "array", "items": _ref(name)}, "cursor": _MAYBE_TEXT},
        "required": ["items", "cursor"],
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REF.format(name=name)}


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    parameters = [_parameter(param) for param in endpoint.params]
    if "{id" in endpoint.path:
        parameters.insert(0, {"name": "id", "in": "path", "required": True, "schema": _TEXT})
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "What was asked for.",
                "headers": {"ETag": {"schema": _TEXT, "description": "Send it back as If-None-Match."}},
                "content": {"application/json": {"schema": _ref(endpoint.answers)}},
            },
            "304": {"description": "Nothing has changed since the ETag that was sent."},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _parameter(param: Param) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": param.name,
        "in": "query",
        "required": param.required,
        "description": param.help,
        "schema": schema_of(param),
    }
    if param.kind == "choices":
        described |= {"style": "form", "explode": False}
    return described


def _problem() -> dict[str, Any]:
    return {
        "description": "What went wrong (RFC 9457), with a stable key, in both languages.",
        "content": {"application/problem+json": {"schema": _ref("Problem")}},
    }
