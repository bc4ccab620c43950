"""One page from the network, safely: for ``marsad read URL`` and whoever fetches a single address.

Only http and https; no address that is not public, checked on every name's answer, on literal
addresses (which skip the resolver) and on the address really connected to; redirects by hand, so
that each one is checked; one deadline over everything; a limit on the size before and after
unpacking. No cookies, no proxies from the environment, nothing executed.
"""

import asyncio
import socket
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType

from marsad.adapters.addresses import Network, may_connect
from marsad.errors import FetchError
from marsad.model.door import Answer
from marsad.model.page import Page
from marsad.ports import Clock
from marsad.version import VERSION

REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far one fetch may go."""

    seconds: float = 30.0
    largest_bytes: int = 20 << 20
    allowed: tuple[Network, ...] = ()


class VettedResolver(AbstractResolver):
    """Resolves names and drops every answer that may not be connected to."""

    def __init__(self, inner: AbstractResolver, allowed: Sequence[Network]) -> None:
        self._inner = inner
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the answers that may be connected to; raises ``OSError`` where there is none."""
        found = await self._inner.resolve(host, port, family)
        public = [answer for answer in found if may_connect(answer["host"], self._allowed)]
        if not public:
            raise OSError(f"{host} names no public address")
        return public

    async def close(self) -> None:
        """Close the resolver inside."""
        await self._inner.close()


class SafeFetcher:
    """The Fetcher and Visitor ports over aiohttp, one address at a time."""

    def __init__(self, clock: Clock, limits: Limits, contact: str = "") -> None:
        self._clock = clock
        self._limits = limits
        self.agent = f"Marsad/{VERSION}" + (f" (+{contact})" if contact else "")

    def fetch(self, url: str) -> Page:
        """Return the page at *url*; raises ``FetchError`` with the reason."""
        answer = self.visit(url)
        if answer.page is None:
            raise FetchError(f"the server answered {answer.status}", url=url, status=answer.status)
        return answer.page

    def visit(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Return what the server said of *url*, unchanged since *etag* or *modified* perhaps (304)."""
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        try:
            return asyncio.run(self._within_deadline(url, {k: v for k, v in asked.items() if v}))
        except TimeoutError as error:
            raise FetchError(f"no answer within {self._limits.seconds:g} s", url=url) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise FetchError(str(error) or type(error).__name__, url=url) from error

    async def _within_deadline(self, url: str, asked: Mapping[str, str]) -> Answer:
        async with asyncio.timeout(self._limits.seconds):
            resolver = VettedResolver(aiohttp.ThreadedResolver(), self._limits.allowed)
            async with aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=resolver, socket_factory=self._socket, limit=1, force_close=True
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,  # unpacked here, within a limit
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=None),
            ) as session:
                return await self._follow(session, url, asked)

    async def _follow(self, session: aiohttp.ClientSession, url: str, asked: Mapping[str, str]) -> Answer:
        headers = {"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", **asked}
        moved_to, permanently = None, True
        for _ in range(REDIRECTS + 1):
            self._check(url)
            async with session.get(url, headers=headers, allow_redirects=False) as answer:
                if answer.status in _MOVED and "Location" in answer.headers:
                    url = urljoin(url, answer.headers["Location"])
                    permanently = permanently and answer.status in (301, 308)
                    moved_to = url if permanently else moved_to
                    continue
                return self._answer(answer, url, await self._page(answer, url), moved_to)
        raise FetchError(f"more than {REDIRECTS} redirects", url=url)

    async def _page(self, answer: aiohttp.ClientResponse, url: str) -> Page | None:
        if answer.status != 200:
            return None
        return Page(
            content=await self._body(answer, url),
            door="http",
            url=url,
            media_type=answer.content_type,
            charset=answer.charset,
            seen=self._clock.now(),
        )

    def _answer(
        self, answer: aiohttp.ClientResponse, url: str, page: Page | None, moved_to: str | None
    ) -> Answer:
        headers = answer.headers
        return Answer(
            status=answer.status,
            url=url,
            page=page,
            etag=headers.get("ETag"),
            modified=headers.get("Last-Modified"),
            retry_after_seconds=_seconds_until(headers.get("Retry-After"), self._clock.now()),
            fresh_seconds=_fresh_seconds(
                headers.get("Cache-Control", ""), headers.get("Expires"), self._clock.now()
            ),
            robots_tag=headers.get("X-Robots-Tag", ""),
            moved_to=moved_to,
        )

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError("only http and https addresses are fetched", url=url)
        if _is_literal(parts.hostname) and not may_connect(parts.hostname, self._limits.allowed):
            raise FetchError("this is no public address", url=url)

    def _socket(self, address: AddrInfoType) -> socket.socket:
        """Open the socket for the address that will really be connected to, if it may be."""
        family, kind, protocol, _, place = address
        if not may_connect(str(place[0]), self._limits.allowed):
            raise OSError("the connection would lead to no public address")
        opened = socket.socket(family, kind, protocol)
        opened.setblocking(False)
        return opened

    async def _body(self, answer: aiohttp.ClientResponse, url: str) -> bytes:
        largest = self._limits.largest_bytes
        if (answer.content_length or 0) > largest:
            raise FetchError(f"larger than {largest} bytes", url=url)
        coding = answer.headers.get("Content-Encoding", "identity").strip().lower()
        unpacker = _unpacker(coding, url)
        body = bytearray()
        async for chunk in answer.content.iter_chunked(1 << 16):
            body += unpacker.decompress(chunk, largest - len(body) + 1) if unpacker else chunk
            if len(body) > largest or (unpacker and unpacker.unconsumed_tail):
                raise FetchError(f"larger than {largest} bytes", url=url)
        return bytes(body)


def _unpacker(coding: str, url: str) -> Any:
    """Return what unpacks *coding*, ``None`` where nothing is packed."""
    if coding in ("", "identity"):
        return None
    if coding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(zlib.MAX_WBITS | 32)
    raise FetchError(f"packed as {coding}, which was not asked for", url=url)


def _seconds_until(text: str | None, now: datetime) -> float | None:
    """Read Retry-After: seconds or an HTTP date; ``None`` where it says neither."""
    if text is None:
        return None
    if text.isascii() and text.strip().isdigit():
        return float(text)
    try:
        return max((parsedate_to_datetime(text) - now).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


def _fresh_seconds(cache_control: str, expires: str | None, now: datetime) -> float | None:
    """Read how long an answer holds: ``max-age`` before ``Expires``; not at all where it says so."""
    said = dict(part.strip().lower().partition("=")[::2] for part in cache_control.split(","))
    if "no-cache" in said or "no-store" in said:
        return None
    age = said.get("max-age", "").strip('"')
    if age.isascii() and age.isdigit():
        return float(age)
    if expires is None or expires.strip().isdigit():  # "0" and the like: stale already (RFC 9111)
        return None
    return _seconds_until(expires, now)


def _is_literal(host: str) -> bool:
    """True for what a connection would take as an address without asking a resolver."""
    try:
        socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return False
    return True
