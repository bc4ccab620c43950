"""What every page shares: the reader's preferences, the templates, the answer."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse

from marsad.collecting.addresses import is_web
from marsad.web.chart import telling_relations
from marsad.web.wording import DIGITS, LANGUAGES, MONTHS, Wording

THEMES = ("light", "dark")
PREFERENCES: Mapping[str, tuple[str, ...]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "digits": DIGITS,
    "months": tuple(MONTHS),
}
"""What a reader may choose; each lives in a cookie of its own and says nothing about the reader."""

_ENVIRONMENT = Environment(
    loader=PackageLoader("marsad.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals["telling_relations"] = telling_relations
_ENVIRONMENT.tests["web_address"] = lambda address: is_web(address or "")
"""An imported record may name any address as its own; only http and https become links."""


def template_named(name: str) -> Template:
    """Return a template, for what is made outside an answer (a dossier)."""
    return _ENVIRONMENT.get_template(name)


def wording_of(request: Request) -> Wording:
    """Return how to speak to this reader: cookie first, then ``Accept-Language``, then Arabic."""
    language = _chosen(request, "language")
    if language is None:
        wanted = request.headers.get("accept-language", "ar").lower()
        language = "en" if wanted.startswith("en") else "ar"
    return Wording(
        language=language,
        digits=_chosen(request, "digits") or "latn",
        months=_chosen(request, "months") or "egyptian",
    )


def _chosen(request: Request, preference: str) -> str | None:
    value = request.cookies.get(preference)
    return value if value in PREFERENCES[preference] else None


def name_url(name_id: str) -> str:
    """Return the address of a name's page."""
    return f"/name/{quote(name_id, safe=':-')}"


@cache
def static(path: str) -> str:
    """Return the address of a static file, with its content in it, so that it may be cached for ever."""
    content = resources.files("marsad.web").joinpath("static", *path.split("/")).read_bytes()
    return f"/static/{path}?v={hashlib.sha256(content).hexdigest()[:10]}"


def render(
    request: Request, template: str, *, section: str = "", status: int = 200, **context: object
) -> HTMLResponse:
    """Return *template* as an answer, in the reader's language."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")

    def preference(name: str, value: str) -> str:
        return "/preferences?" + urlencode({name: value, "back": here})

    html = _ENVIRONMENT.get_template(template).render(
        w=wording_of(request),
        theme=_chosen(request, "theme"),
        section=section,
        static=static,
        name_url=name_url,
        preference=preference,
        **{"query_text": "", "outlets": {}, **context},
    )
    return HTMLResponse(html, status_code=status, headers={"Vary": "Cookie, Accept-Language"})
