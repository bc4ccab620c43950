"""From a digest or an alert to a message: Jinja templates, which a person may put their own before."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from marsad.errors import InputError
from marsad.flows.digest import Digest
from marsad.flows.follow import Alert
from marsad.flows.stances import stance_line
from marsad.ports.mail import Mail

LANGUAGES = ("ar", "en")
_LOCALES = {"ar": "ar_EG@numbers=latn", "en": "en_GB"}
_SUBJECT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How mails are written. *site* is the address their links lead to; *templates* a folder of one's own."""

    site: str
    language: str = "ar"
    templates: Path | None = None


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the mails' own words: language -> key -> text."""
    return tomllib.loads(files("marsad.mail").joinpath("words.toml").read_text(encoding="utf-8"))


def digest_html(digest: Digest, style: Style, list_name: str = "") -> str:
    """Return the issue as HTML."""
    return _written(
        "digest.html", style, digest=digest, subject=_digest_subject(digest, style), list_name=list_name
    )


def digest_text(digest: Digest, style: Style, list_name: str = "") -> str:
    """Return the issue as plain text."""
    return _written(
        "digest.txt", style, digest=digest, subject=_digest_subject(digest, style), list_name=list_name
    )


def digest_mail(digest: Digest, to: str, style: Style, list_name: str = "digest") -> Mail:
    """Return the issue as a message to one person."""
    return Mail(
        to=to,
        subject=_digest_subject(digest, style),
        text=digest_text(digest, style, list_name),
        html=digest_html(digest, style, list_name),
        reference=f"digest-{digest.id}",
        list_name=list_name,
        language=style.language,
    )


def alert_mail(alerts: Sequence[Alert], what: str, to: str, style: Style, reference: str) -> Mail:
    """Return *alerts* of one thing that is followed (*what*) as a message to one person."""
    subject = _line(_say(style, "alert", what=what))
    context = {"events": alerts, "what": what, "subject": subject}
    return Mail(
        to=to,
        subject=subject,
        text=_written("alert.txt", style, **context),
        html=_written("alert.html", style, **context),
        reference=reference,
        list_name=what,
        language=style.language,
    )


def _digest_subject(digest: Digest, style: Style) -> str:
    if not digest.stories:
        return _say(style, "subject_empty")
    return _line(_say(style, "subject", headline=digest.stories[0].story.headline))


def _line(text: str) -> str:
    """One line: a headline is a page's text, and a header must not grow a second line from it."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _SUBJECT else whole[: _SUBJECT - 1] + "…"


def _say(style: Style, key: str, **values: object) -> str:
    return words()[style.language][key].format(**values)


def _day(style: Style, value: str | None) -> str:
    try:
        return format_date(
            date.fromisoformat((value or "")[:10]), "d MMMM y", locale=_LOCALES[style.language]
        )
    except ValueError:
        return value or ""


def _written(name: str, style: Style, **context: Any) -> str:
    loaders = [PackageLoader("marsad.mail", "templates")]
    own = [FileSystemLoader(style.templates)] if style.templates else []
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([*own, *loaders]),
        autoescape=name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template(name).render(
            say=lambda key, **values: _say(style, key, **values),
            day=lambda value: _day(style, value),
            site=style.site.rstrip("/"),
            language=style.language,
            stance_line=stance_line,
            start="right" if style.language == "ar" else "left",
            **context,
        )
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        place = f"{name}:{line}" if line else name
        raise InputError(f"template {place}: {error.message or error}", given=name) from error
