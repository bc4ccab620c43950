"""Answers: JSON with an ETag, problems in both languages, and who may read them from another site."""

import hashlib
import logging
import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from marsad.api.endpoints import ENDPOINTS, Endpoint
from marsad.api.openapi import PREFIX, document
from marsad.api.params import plain, values_of
from marsad.api.shapes import Problem
from marsad.errors import ArchiveError, IndexUnavailable, InputError, MarsadError, NotFound
from marsad.flows.library import Library
from marsad.messages import sentence

_LOG = logging.getLogger("marsad.api")
_ENCODE = msgspec.json.Encoder().encode
_METHODS = ["GET", "OPTIONS"]  # Starlette adds HEAD

Make = Callable[[Request], Any]


def routes(library: Library, origins: Sequence[str] = ()) -> list[BaseRoute]:
    """Return the API's routes. *origins* are the sites whose scripts may read it (``*``: all)."""
    allowed = frozenset(origins)
    paths = [
        Route(each.path, _endpoint(library, each, allowed), methods=_METHODS, name=f"api.{each.name}")
        for each in ENDPOINTS
    ]
    described = _answering(lambda _: document(), allowed)
    paths.append(Route("/openapi.json", described, methods=_METHODS, name="api.openapi"))
    app = Starlette(
        routes=paths,
        exception_handlers={HTTPException: _http},  # type: ignore[dict-item] # Starlette types handlers by the root class
    )
    mount = Mount(PREFIX, app=app)
    # An address may hold a line end (%0A), which a dot does not match: that too is ours to answer.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return [mount]


def _endpoint(library: Library, endpoint: Endpoint, origins: frozenset[str]) -> Callable[..., Any]:
    def make(request: Request) -> Any:
        asked = values_of(endpoint.params, request.query_params.multi_items())
        if "id" in request.path_params:
            asked["id"] = plain("id", request.path_params["id"])
        return endpoint.handler(library, asked)

    return _answering(make, origins)


def _answering(make: Make, origins: frozenset[str]) -> Callable[..., Any]:
    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            response = Response(status_code=204, headers={"Allow": "GET, HEAD, OPTIONS"})
        else:
            response = await run_in_threadpool(_made, request, make)
        _share(request, response, origins)
        return response

    return answer


def _made(request: Request, make: Make) -> Response:
    try:
        return _json(request, _ENCODE(make(request)))
    except MarsadError as error:
        return problem(error)
    except Exception:  # noqa: BLE001 - the outermost edge: a problem, not a trace
        _LOG.exception("unforeseen, at %s", request.url.path)
        return problem(MarsadError("the cause is in the server's log"))


def _json(request: Request, content: bytes) -> Response:
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    if tag in known or tag.removeprefix("W/") in known or "*" in known:
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(content))
        content = b""
    return Response(content, media_type="application/json", headers=headers)


def problem(error: MarsadError, status: int | None = None) -> Response:
    """Return *error* as RFC 9457 ``problem+json``; *status* where it is not the error's own."""
    said: Problem = {
        "type": f"urn:marsad:{error.key}",
        "title": sentence(error, "en"),
        "status": status or _status(error),
        "detail": error.message,
        "key": error.key,
        "messages": {"ar": sentence(error, "ar"), "en": sentence(error, "en")},
    }
    position, parameter = error.values.get("position"), error.values.get("parameter")
    if isinstance(position, int):
        said["position"] = position
    if isinstance(parameter, str):
        said["parameter"] = parameter
    return Response(
        _ENCODE(said),
        status_code=said["status"],
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store"},
    )


def _status(error: MarsadError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, InputError):
        return 400
    if isinstance(error, ArchiveError | IndexUnavailable):
        return 503
    return 500


def _http(request: Request, error: HTTPException) -> Response:
    if error.status_code == 404:
        return problem(
            NotFound(f"there is nothing at {request.url.path}", kind="address", id=request.url.path)
        )
    refused = InputError(f"{request.method} is not possible here: the API is read only")
    response = problem(refused, error.status_code)
    response.headers.update(error.headers or {})
    return response


def _share(request: Request, response: Response, origins: frozenset[str]) -> None:
    """Let scripts of the sites in *origins* read the answer; nobody's where there are none."""
    if not origins:
        return
    response.headers.add_vary_header("Origin")
    origin = request.headers.get("origin")
    if origin is None or not ("*" in origins or origin in origins):
        return
    response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
    response.headers["Access-Control-Expose-Headers"] = "ETag"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
        response.headers["Access-Control-Max-Age"] = "86400"
