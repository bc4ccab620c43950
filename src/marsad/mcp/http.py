"""The assistants' server over HTTP (the protocol's streamable transport, one answer a question)."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.flows.library import Library
from marsad.mcp.server import LONGEST, Server

PATH = "/mcp"


def routes(library: Library, origins: Sequence[str] = ()) -> list[BaseRoute]:
    """Return the route. *origins* are the sites whose scripts may ask; programs bear no origin.

    There are no sessions and no messages of our own, so GET and DELETE are refused as the protocol has it.
    """
    server = Server(library)
    allowed = frozenset(origins)

    async def answer(request: Request) -> Response:
        if not _may_ask(request, allowed):
            return Response(status_code=403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        answered = await run_in_threadpool(server.answer, body)
        if answered is None:
            return Response(status_code=202)
        return Response(answered, media_type="application/json", headers={"Cache-Control": "no-store"})

    return [Route(PATH, answer, methods=["POST"], name="mcp")]


def _may_ask(request: Request, allowed: frozenset[str]) -> bool:
    """A browser sends the site a script comes from: another site must not ask a server on this machine.

    The name asked for is checked too, where it is this machine's own: else a site could point its own
    name here (DNS rebinding) and be of the same origin.
    """
    origin = request.headers.get("origin")
    if origin is None or "*" in allowed or origin in allowed:
        return True
    here = urlsplit(str(request.base_url))
    return urlsplit(origin).netloc == here.netloc and here.hostname in ("localhost", "127.0.0.1", "::1")


async def _body(request: Request) -> bytes | None:
    """Return the question, ``None`` for one that is too long; no more than that is read."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            return None
    return bytes(body)
