"""The record of truth: SQLite in a directory, or PostgreSQL, from one source (SQLAlchemy Core)."""

from marsad.adapters.archive.archive import SqlArchive

__all__ = ["SqlArchive"]
