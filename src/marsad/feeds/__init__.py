"""Feeds: stories, one story, a search, a speaker, disputed figures; as RSS 2.0, Atom and JSON Feed."""

from marsad.feeds.app import routes

__all__ = ["routes"]
