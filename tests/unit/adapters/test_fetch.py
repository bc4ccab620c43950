"""Fetching is safe: only public addresses, only http, within limits, redirects checked one by one."""

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from marsad.adapters.addresses import may_connect, networks
from marsad.adapters.fetch import Limits, SafeFetcher
from marsad.errors import FetchError

NOW = datetime(2024, 11, 2, tzinfo=UTC)
LOOPBACK = networks(["127.0.0.0/8"])
PAGE = "<html><body><p>خبر</p></body></html>".encode()


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class Outlet(BaseHTTPRequestHandler):
    """A small outlet with good and bad manners."""

    def do_GET(self) -> None:
        if self.path == "/page":
            self.answer(PAGE, {"Content-Type": "text/html; charset=utf-8"})
        elif self.path == "/packed":
            self.answer(gzip.compress(PAGE), {"Content-Encoding": "gzip"})
        elif self.path == "/bomb":
            self.answer(gzip.compress(bytes(5_000_000)), {"Content-Encoding": "gzip"})
        elif self.path == "/odd":
            self.answer(b"xx", {"Content-Encoding": "br"})
        elif self.path == "/large":
            self.answer(bytes(200_000), {})
        elif self.path == "/moved":
            self.answer(b"", {"Location": "/page"}, 302)
        elif self.path == "/loop":
            self.answer(b"", {"Location": "/loop"}, 302)
        elif self.path == "/inside":
            self.answer(b"", {"Location": "http://169.254.169.254/latest/meta-data/"}, 302)
        elif self.path == "/file":
            self.answer(b"", {"Location": "file:///etc/passwd"}, 302)
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(20):
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return
                time.sleep(0.1)
        else:
            self.answer(b"", {}, 404)

    def answer(self, body: bytes, headers: dict[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def outlet() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def fetcher(seconds: float = 5.0, allowed=LOOPBACK) -> SafeFetcher:
    return SafeFetcher(StoppedClock(), Limits(seconds=seconds, largest_bytes=100_000, allowed=allowed))


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_comes_with_its_circumstances(outlet, path):
    page = fetcher().fetch(outlet + path)
    assert page.content == PAGE
    assert page.seen == NOW
    assert page.url == outlet + ("/page" if path == "/moved" else path)


@pytest.mark.parametrize("path", ["/bomb", "/odd", "/large", "/loop", "/inside", "/file", "/nowhere"])
def test_what_is_not_wanted_is_refused(outlet, path):
    with pytest.raises(FetchError) as raised:
        fetcher().fetch(outlet + path)
    assert raised.value.values["url"]


def test_one_deadline_stands_over_everything(outlet):
    began = time.monotonic()
    with pytest.raises(FetchError, match="within"):
        fetcher(seconds=0.3).fetch(outlet + "/slow")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_no_spelling_of_a_private_address_is_connected_to(outlet, host):
    port = outlet.rpartition(":")[2]
    with pytest.raises(FetchError):
        fetcher(allowed=()).fetch(f"http://{host}:{port}/page")


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "http://", "http://[", "gopher://x/"]
)
def test_only_web_addresses_are_fetched(url):
    with pytest.raises(FetchError):
        fetcher().fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fd00::1", False),
        ("fe80::1%eth0", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2606:2800:220:1::1", True),
        ("not an address", False),
    ],
)
def test_only_public_addresses_may_be_connected_to(address, public):
    assert may_connect(address) is public
