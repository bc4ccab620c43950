"""Assistants: a Model Context Protocol server with tools that read, and quote what they read."""

from marsad.mcp.server import Server, serve

__all__ = ["Server", "serve"]
