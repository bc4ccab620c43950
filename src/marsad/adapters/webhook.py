"""Calls to webhooks: signed, to public addresses only, no redirect followed, tried a few times."""

import asyncio
import hashlib
import hmac
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

import aiohttp
from aiohttp.connector import AddrInfoType

from marsad.adapters.addresses import Network, may_connect
from marsad.errors import DeliveryError
from marsad.version import VERSION

SECONDS = 10
PAUSES = (0.0, 2.0, 8.0)
"""Seconds before each try; the run that fails them all puts the message on the list of failures."""


class WebhookCaller:
    """Posts JSON. The receiver checks ``Marsad-Signature``: HMAC-SHA256 of ``time.body`` with the secret."""

    def __init__(self, allowed: Sequence[Network] = (), pauses: Sequence[float] = PAUSES) -> None:
        self._allowed = allowed
        self._pauses = pauses

    def call(self, url: str, body: bytes, secret: str, reference: str, at: int) -> None:
        """Return after the address took *body*; *at* is the time in seconds. Raises ``DeliveryError``."""
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"Marsad/{VERSION}",
            "Marsad-Delivery": reference,
            "Marsad-Signature": signature(body, secret, at),
        }
        parts = urlsplit(url)
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.username:
            raise DeliveryError("only http and https addresses without a login are called", to=url)
        asyncio.run(self._tried(url, body, headers))

    async def _tried(self, url: str, body: bytes, headers: dict[str, str]) -> None:
        reason = ""
        for pause in self._pauses:
            await asyncio.sleep(pause)
            try:
                async with asyncio.timeout(SECONDS):
                    status = await self._post(url, body, headers)
            except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
                reason = str(error) or type(error).__name__
                continue
            if 200 <= status < 300:
                return
            reason = f"it answered {status}"
            if 400 <= status < 500 and status not in (408, 425, 429):
                break  # it will not want it later either
        raise DeliveryError(reason, to=url)

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(socket_factory=self._socket, force_close=True),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            ) as session,
            session.post(url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            return answer.status

    def _socket(self, address: AddrInfoType) -> socket.socket:
        """Open the socket for the address that will really be connected to, if it may be."""
        family, kind, protocol, _, place = address
        if not may_connect(str(place[0]), self._allowed):
            raise OSError("this leads to no public address")
        opened = socket.socket(family, kind, protocol)
        opened.setblocking(False)
        return opened


def signature(body: bytes, secret: str, at: int) -> str:
    """Return the value of ``Marsad-Signature``: ``t=SECONDS,v1=HEX``."""
    made = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={made}"
