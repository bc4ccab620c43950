"""The library that the application carries."""

from starlette.requests import Request

from marsad.flows.library import Library


def library_of(request: Request) -> Library:
    """Return the library of the application that answers *request*."""
    library: Library = request.app.state.library
    return library
