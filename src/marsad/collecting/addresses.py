"""The host of an address, and one form of every address."""

from urllib.parse import urljoin, urlsplit

from w3lib.url import canonicalize_url


def host_of(url: str) -> str:
    """Return the host of *url* in lower case, its port where that is not the usual one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    try:
        port = parts.port
    except ValueError:
        return host
    return host if port in (None, usual) else f"{host}:{port}"


def one_form(url: str) -> str:
    """Return the form under which an address is remembered: encoded one way, without fragment."""
    return str(canonicalize_url(url.strip(), keep_fragments=False))


def whole_address(base: str, address: str) -> str | None:
    """Return *address*, as written on a page at *base*, in its one form; ``None`` where it is none."""
    try:
        whole = urljoin(base, address.strip())
        return one_form(whole) if is_web(whole) and urlsplit(whole).port != 0 else None
    except ValueError:  # what strangers write: http://[, a port of letters
        return None


def is_web(url: str) -> bool:
    """True for http and https addresses with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
