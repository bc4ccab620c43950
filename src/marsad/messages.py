"""What errors say, in Arabic and in English: ``messages.toml``, and the reading floor's reasons."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.errors import MarsadError
from marsad.reading.refusals import reason

LANGUAGES = ("ar", "en")


@cache
def messages() -> dict[str, dict[str, str]]:
    """Return every message: key -> language -> text with {placeholders}."""
    return tomllib.loads(files("marsad").joinpath("messages.toml").read_text(encoding="utf-8"))


def text(key: str, language: str) -> str:
    """Return the message under *key* as it stands."""
    return messages()[key][language]


def sentence(error: MarsadError, language: str) -> str:
    """Return what *error* says, in one line, with its values filled in."""
    values: dict[str, Any] = {"message": error.message, **error.values}
    if "reason" in values:
        said = reason(str(values["reason"]))
        detail = f" ({values['detail']})" if values.get("detail") else ""
        values["sentence"] = (said.arabic if language == "ar" else said.english) + detail
    try:
        filled = text(error.key, language).format(**values)
    except KeyError:  # a value that this message wants was not given: the error's own words will do
        filled = error.message
    return " ".join(filled.split())
