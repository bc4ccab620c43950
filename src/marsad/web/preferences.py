"""The reader's choices: language, theme, digits, month names."""

from starlette.requests import Request
from starlette.responses import RedirectResponse

from marsad.web.page import PREFERENCES

_A_YEAR = 365 * 24 * 3600


async def choose(request: Request) -> RedirectResponse:
    """Remember a choice and go back where the reader was; only to a page of this site."""
    back = request.query_params.get("back", "/")
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = "/"
    answer = RedirectResponse(back, status_code=303)
    for name, values in PREFERENCES.items():
        value = request.query_params.get(name)
        if value in values:
            answer.set_cookie(name, value, max_age=_A_YEAR, samesite="lax", httponly=True)
    return answer
