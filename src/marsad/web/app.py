"""The application: routes, headers, and what is said when something goes wrong."""

from collections.abc import Sequence
from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from marsad.errors import InputError, NotFound
from marsad.flows.library import Library
from marsad.ports import DoorStore
from marsad.web.metrics import metrics
from marsad.web.page import render, wording_of
from marsad.web.pages.about import about
from marsad.web.pages.article import article
from marsad.web.pages.beside import beside
from marsad.web.pages.claims import claims
from marsad.web.pages.name import name
from marsad.web.pages.now import now
from marsad.web.pages.search import search
from marsad.web.pages.sources import sources
from marsad.web.pages.story import story
from marsad.web.preferences import choose
from marsad.web.security import SecurityHeaders


class _StaticForever(StaticFiles):
    """Static files carry a digest of their content in the address, so they never change."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type] # passed through as given
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def create_app(
    library: Library, extra: Sequence[BaseRoute] = (), doors: DoorStore | None = None
) -> Starlette:
    """Return the web application over *library*; *extra* routes (API, feeds) stand beside its pages.

    *doors* are those that news comes in through, for the page of sources.
    """
    static = str(resources.files("marsad.web").joinpath("static"))
    app = Starlette(
        routes=[
            *extra,  # first: a feed's address is a page's with an ending
            Route("/", now),
            Route("/story/{id}", story),
            Route("/article/{id}", article),
            Route("/article/{id}/beside/{other}", beside),
            Route("/search", search),
            Route("/claims", claims),
            Route("/name/{id:path}", name),
            Route("/sources", sources),
            Route("/about", about),
            Route("/preferences", choose),
            Route("/healthz", _alive),
            Route("/readyz", _ready),
            Route("/metrics", metrics),
            Mount("/static", _StaticForever(directory=static)),
        ],
        middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={
            InputError: _refused,  # type: ignore[dict-item] # Starlette types handlers by the root class
            HTTPException: _http,  # type: ignore[dict-item] # as above
            500: _unforeseen,
        },
    )
    app.state.library = library
    app.state.doors = doors
    return app


def _alive(_: Request) -> Response:
    return PlainTextResponse("ok")


def _ready(request: Request) -> Response:
    """Say whether the archive answers, and how far its followers are behind."""
    library: Library = request.app.state.library
    counts = library.archive.counts()
    behind = {name: counts.last_change - at for name, at in sorted(counts.followers.items())}
    return JSONResponse({"articles": counts.articles, "behind": behind})


def _refused(request: Request, error: InputError) -> Response:
    status = 404 if isinstance(error, NotFound) else 400
    message = wording_of(request).say("error.not_found") if status == 404 else error.message
    return render(request, "error.html", status=status, message=message)


def _http(request: Request, error: HTTPException) -> Response:
    key = "error.not_found" if error.status_code == 404 else "error.internal"
    return render(request, "error.html", status=error.status_code, message=wording_of(request).say(key))


def _unforeseen(request: Request, _: Exception) -> Response:
    return render(request, "error.html", status=500, message=wording_of(request).say("error.internal"))
