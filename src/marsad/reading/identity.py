"""What an article is, whatever address it came under: its id, and the canonical form of addresses."""

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from marsad.arabic.normalise import fold
from marsad.model.article import ArticleId

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|yclid|msclkid|twclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|ocid|cmpid|cid|ncid|ref|ref_src"
    r"|ref_url|referrer|source|src|smid|spm|share|shared|sharetype|from|feature|amp|amp_js_v|usqp|outputtype|output|rss|traffic_source"
    r"|at_medium|at_campaign|at_\w+|__twitter_impression|_branch_match_id|taid|tblci|ito|partner|mobile|print|replytocom)$",
    re.IGNORECASE,
)
_KEPT_VALUES = re.compile(r"^\d+$")
_HOST_PREFIX = re.compile(r"^(?:m|mobile|amp|mobi|wap)\.(?=[^.]+\.[^.]+)", re.IGNORECASE)


def article_id(headline: str | None, body: str) -> ArticleId:
    """Return ``a`` + 16 hex digits of the SHA-256 of the folded headline and body, spaces collapsed."""
    key = " ".join(fold(f"{headline or ''}\n{body}").split())
    return ArticleId("a" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16])


def canonical_url(address: str | None, base: str | None = None) -> str | None:
    """Return the one form of an http(s) address: no tracking, no fragment, no mobile or AMP host.

    ``None`` where it is no address of a page.
    """
    if not address:
        return None
    try:
        whole = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(whole)
        host = (parts.hostname or "").rstrip(".").lower()
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return None
    host = _HOST_PREFIX.sub("", host)
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (
            _TRACKING.match(name)
            and not (name.lower() in ("cid", "src", "source", "from") and _KEPT_VALUES.match(value))
        )
    ]
    path = (
        re.sub(r"/amp/?$", "/", parts.path, flags=re.IGNORECASE)
        if parts.path.lower().rstrip("/") != "/amp"
        else "/"
    )
    path = re.sub(r"^/amp/(?=.)", "/", path, flags=re.IGNORECASE)
    path = re.sub(r"\.amp(?=\.html?$|$)", "", path, flags=re.IGNORECASE)
    try:
        return str(
            canonicalize_url(urlunsplit((parts.scheme.lower(), netloc, path or "/", urlencode(query), "")))
        )
    except (ValueError, UnicodeError):
        return None


def domain_of(address: str | None) -> str | None:
    """Return the host of *address* without ``www`` and mobile prefixes; ``None`` where there is none."""
    if not address:
        return None
    try:
        host = (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    host = _HOST_PREFIX.sub("", host).removeprefix("www.")
    return host or None
