"""The addresses of the feeds, and answers that are sent only where something has changed."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from marsad.errors import InputError, MarsadError, NotFound
from marsad.feeds.feed import Feed
from marsad.feeds.formats import FORMATS
from marsad.feeds.making import (
    disputed_feed,
    search_feed,
    source_feed,
    speaker_feed,
    stories_feed,
    story_feed,
)
from marsad.flows.library import Library
from marsad.messages import sentence

Make = Callable[[Library, str, Request], Feed]

_KEPT = 256
"""Feeds of one kind and format that are kept written."""

FEEDS: tuple[tuple[str, str, Make], ...] = (
    ("/feed", "The stories that moved last.", lambda library, site, _: stories_feed(library, site)),
    ("/disputed", "Figures that cannot both hold.", lambda library, site, _: disputed_feed(library, site)),
    (
        "/search",
        "What answers a query, the latest first.",
        lambda library, site, asked: search_feed(library, site, asked.query_params.get("q", "")),
    ),
    (
        "/story/{id}",
        "A story's articles, the latest first.",
        lambda library, site, asked: story_feed(library, site, asked.path_params["id"]),
    ),
    (
        "/name/{id:path}",
        "What a speaker is quoted as saying.",
        lambda library, site, asked: speaker_feed(library, site, asked.path_params["id"]),
    ),
    (
        "/source/{id}",
        "What an outlet published; its domain or name.",
        lambda library, site, asked: source_feed(library, site, asked.path_params["id"]),
    ),
)
"""Address without its ending, what the feed holds, and what makes it."""


def routes(library: Library, site: str = "") -> list[BaseRoute]:
    """Return the feeds' routes; they go before the pages' own, whose addresses they lengthen.

    *site* is the address readers use (``https://news.example``); without it, the one asked.
    """
    here = site.rstrip("/")
    return [
        Route(f"{path}.{ending}", _answering(library, here, make, ending), name=f"feed{path}.{ending}")
        for path, _, make in FEEDS
        for ending in FORMATS
    ]


@dataclass(frozen=True, slots=True)
class _Written:
    """A feed as it was sent; good while the library's state is the same."""

    state: str
    content: bytes
    updated: datetime


def _answering(
    library: Library, site: str, make: Make, ending: str
) -> Callable[[Request], Awaitable[Response]]:
    media_type, write = FORMATS[ending]
    # Some readers ask every second: what was written last is sent again until something has changed.
    written: dict[str, _Written] = {}

    def made(request: Request) -> Response:
        here = site or str(request.base_url).rstrip("/")
        asked = f"{here} {request.url.path}?{request.url.query}"
        state = library.state()
        kept = written.get(asked)
        if kept is None or kept.state != state:
            try:
                feed = make(library, here, request)
            except MarsadError as error:
                return _refused(error)
            kept = _Written(state, write(feed), feed.updated)
            if len(written) >= _KEPT:
                written.clear()
            written[asked] = kept
        return _conditional(request, kept, media_type)

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    return answer


def _conditional(request: Request, written: _Written, media_type: str) -> Response:
    content = written.content
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Last-Modified": format_datetime(written.updated.astimezone(UTC), usegmt=True),
        "Cache-Control": "public, max-age=300",
    }
    if _unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(content))
        content = b""
    return Response(content, media_type=media_type, headers=headers)


def _unchanged(request: Request, tag: str) -> bool:
    """True where the reader's tag is ours. A date alone proves nothing: old articles arrive late."""
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    return tag in known or tag.removeprefix("W/") in known


def _refused(error: MarsadError) -> Response:
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, InputError) else 503
    said = f"{sentence(error, 'ar')}\n{sentence(error, 'en')}\n"
    return PlainTextResponse(said, status_code=status, headers={"Cache-Control": "no-store"})
