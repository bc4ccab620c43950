"""The record of truth: SQLite in a directory, or PostgreSQL, from one source (SQLAlchemy Core)."""
