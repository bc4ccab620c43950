"""The web application: server-rendered, right-to-left first, no outside request; works without JavaScript."""
