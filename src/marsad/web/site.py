"""The pages as files: a folder that opens from a USB stick, with no server behind it.

The application is asked in this process, page by page, as a browser would follow its links. What needs
a server (search, preferences, the API) is left out, and links to it lose their address.
"""

import asyncio
import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from importlib import resources
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from markupsafe import escape
from starlette.types import ASGIApp, Message, Scope

from marsad.errors import InputError

MARK = ".marsad-site"
"""Says that a folder was written by us, and may be written again."""

_LINK = re.compile(r'\b(href|src)="(/[^"]*)"')
_OF_A_SERVER = re.compile(r'<form\b.*?</form>|<link rel="preload"[^>]*>\n?', re.DOTALL)
"""What means nothing without a server; browsers refuse to preload from a file."""

_PATHS = re.compile(
    r"/|/(?:story|article)/[^/]+|/article/[^/]+/beside/[^/]+|/name/.+|/claims|/sources|/about"
)
_FEED = re.compile(r"/(?:feed|disputed)\.(?:rss|atom|json)|/(?:story|name|source)/.+\.(?:rss|atom|json)")
_ASKED = {"/": {"cursor"}, "/claims": {"story", "cursor"}}
"""What may stand behind ? in an address that becomes a file: ways to go on, not ways to choose."""

_SAFE = "-_.~"
_LONGEST = 100


@dataclass(slots=True)
class SiteReport:
    """What was written: pages, and addresses that were linked to and not there."""

    pages: int = 0
    missing: int = 0


def write_site(
    app: ASGIApp,
    folder: Path,
    addresses: Iterable[str] = (),
    *,
    site: str = "",
    tell: Callable[[int], None] = lambda _: None,
) -> SiteReport:
    """Write the pages reached from the first one, and from *addresses*, into *folder*.

    Where *site* is the address it will stand at, feeds and a ``sitemap.xml`` are written too: they
    need whole addresses. Raises ``InputError`` for a folder that holds something else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) and not (folder / MARK).exists():
        raise InputError(f"{folder} holds other files; name an empty folder", given=str(folder))
    (folder / MARK).write_text("made by marsad export site\n", encoding="utf-8")
    _copy_static(folder / "static")
    report, files = asyncio.run(_walk(app, folder, ["/", *addresses], bool(site), tell))
    if site:
        (folder / "sitemap.xml").write_text(_sitemap(site.rstrip("/"), files), encoding="utf-8")
    return report


async def _walk(
    app: ASGIApp, folder: Path, first: list[str], feeds: bool, tell: Callable[[int], None]
) -> tuple[SiteReport, list[str]]:
    report = SiteReport()
    waiting: deque[str] = deque()
    files: dict[str, None] = {}

    def visit(addresses: Iterable[str]) -> None:
        for address in addresses:
            file = file_of(address, feeds=feeds)
            # One file may have several addresses: a letter may be written as itself or with %.
            if file is not None and file not in files:
                files[file] = None
                waiting.append(address)

    visit(first)
    while waiting:
        address = waiting.popleft()
        file = file_of(address, feeds=feeds) or ""
        status, body = await _ask(app, address)
        if status != 200:
            report.missing += 1
            files.pop(file)
            continue
        if file.endswith(".html"):
            html, linked = _rewritten(body.decode(), file, feeds=feeds)
            body = html.encode()
            visit(linked)
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        report.pages += 1
        tell(report.pages)
    return report, list(files)


def _sitemap(site: str, files: Iterable[str]) -> str:
    pages = (
        f"<url><loc>{escape(f'{site}/{file}')}</loc></url>\n" for file in files if file.endswith(".html")
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(pages)}</urlset>\n"


def file_of(address: str, *, feeds: bool) -> str | None:
    """Return the file that *address* becomes, ``None`` for what needs a server."""
    parts = urlsplit(address)
    if parts.path.startswith("/static/"):
        return parts.path.lstrip("/")
    if _FEED.fullmatch(parts.path):
        return _named(parts.path.lstrip("/")) if feeds and not parts.query else None
    if not _PATHS.fullmatch(parts.path):
        return None
    asked = parse_qs(parts.query)
    if asked.keys() - _ASKED.get(parts.path, set()):
        return None
    name = "index" if parts.path == "/" else _named(parts.path.lstrip("/"))
    if parts.query:
        name += "-" + hashlib.sha256(parts.query.encode()).hexdigest()[:12]
    return f"{name}.html"


def _named(path: str) -> str:
    """Return a path that every file system takes; a name's id may hold anything."""
    made = []
    for piece in unquote(path).split("/"):
        safe = quote(piece, safe=_SAFE).replace("%", "_")
        if safe != piece or len(safe) > _LONGEST or set(safe) <= {"."}:
            safe = f"{safe[:_LONGEST].strip('.')}-{hashlib.sha256(piece.encode()).hexdigest()[:8]}"
        made.append(safe)
    return "/".join(made)


def _rewritten(html: str, file: str, *, feeds: bool) -> tuple[str, list[str]]:
    """Return the page with links between files, and the addresses it leads to."""
    up = "../" * file.count("/")
    linked: list[str] = []

    def relative(found: re.Match[str]) -> str:
        address, _, place = unescape(found[2]).partition("#")
        target = file_of(address, feeds=feeds)
        if target is None:
            return ""
        if not target.startswith("static/"):
            linked.append(address)
        return f'{found[1]}="{up}{target}{"#" + place if place else ""}"'

    return _LINK.sub(relative, _OF_A_SERVER.sub("", html)), linked


async def _ask(app: ASGIApp, address: str) -> tuple[int, bytes]:
    parts = urlsplit(address)
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", b"marsad.invalid"), (b"accept-language", b"ar")],
        "client": None,
        "server": None,
    }
    status = 500
    body = bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, bytes(body)


def _copy_static(folder: Path) -> None:
    with resources.as_file(resources.files("marsad.web").joinpath("static")) as source:
        for file in source.rglob("*"):
            if file.is_file():
                target = folder / file.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
