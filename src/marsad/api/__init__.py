"""The REST API, ``/api/v1``: everything Marsad knows, read only, described by its own OpenAPI document."""

from marsad.api.app import routes

__all__ = ["routes"]
