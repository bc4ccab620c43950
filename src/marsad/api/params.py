"""What may be asked of an endpoint: parameters with their limits, read once, described once."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from marsad.errors import InputError

Kind = Literal["text", "whole", "yes", "day", "cursor", "choice", "choices"]

LONGEST = 2_000
"""Characters of a value; nothing sensible is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A query parameter. ``choices`` are the words allowed, ``least`` and ``most`` bound a number."""

    name: str
    kind: Kind
    help: str
    default: Any = None
    choices: tuple[str, ...] = ()
    least: int = 1
    most: int = 100
    required: bool = False


def limit(default: int = 20, most: int = 100) -> Param:
    """Return the parameter for how many."""
    return Param(name="limit", kind="whole", help="How many at most.", default=default, most=most)


CURSOR = Param(
    name="cursor", kind="cursor", help="Where to go on: `cursor` of the answer before, as it came."
)


def values_of(params: tuple[Param, ...], given: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the value of every parameter; raises ``InputError`` naming the one that is wrong."""
    known = {param.name: param for param in params}
    values: dict[str, Any] = {param.name: param.default for param in params}
    seen: set[str] = set()
    for name, text in given:
        if name not in known:
            raise InputError(f"there is no parameter {name[:80]!r} here", parameter=name[:80])
        if name in seen:
            raise InputError(f"{name} is given twice", parameter=name)
        seen.add(name)
        values[name] = _value(known[name], text)
    for param in params:
        if param.required and not values[param.name]:
            raise InputError(f"{param.name} is missing", parameter=param.name)
    return values


def _value(param: Param, text: str) -> Any:
    plain(param.name, text)
    if param.kind == "whole":
        if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) or not param.least <= int(text) <= param.most:
            raise InputError(
                f"{param.name} must be a whole number from {param.least} to {param.most}",
                parameter=param.name,
            )
        return int(text)
    if param.kind == "yes":
        if text not in ("true", "false"):
            raise InputError(f"{param.name} is true or false", parameter=param.name)
        return text == "true"
    if param.kind == "day":
        return _day(param.name, text)
    if param.kind == "cursor":
        return open_cursor(text)
    if param.kind == "choice":
        return _choice(param, text)
    if param.kind == "choices":
        return tuple(_choice(param, word) for word in text.split(",") if word)
    return text or None


def plain(name: str, text: str) -> str:
    """Return *text* where a database can hold it; raises ``InputError``."""
    if len(text) > LONGEST:
        raise InputError(f"{name} is longer than {LONGEST} characters", parameter=name)
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InputError(f"{name} holds characters that no text has", parameter=name)
    return text


def _choice(param: Param, text: str) -> str:
    if text not in param.choices:
        raise InputError(f"{param.name} is one of {', '.join(param.choices)}", parameter=param.name)
    return text


def _day(name: str, text: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"{name} must be a day such as 2024-10-31", parameter=name) from error


def close_cursor(cursor: str | None) -> str | None:
    """Return *cursor* in letters that an address carries as they are."""
    return None if cursor is None else base64.urlsafe_b64encode(cursor.encode()).decode().rstrip("=")


def open_cursor(text: str) -> str:
    """Return what ``close_cursor`` was given; raises ``InputError``."""
    try:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", text, re.ASCII):
            raise ValueError(text)
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (ValueError, binascii.Error) as error:
        raise InputError("this cursor is none of ours", parameter="cursor") from error


def schema_of(param: Param) -> Mapping[str, Any]:
    """Return the JSON Schema of a parameter's value."""
    match param.kind:
        case "whole":
            shape: dict[str, Any] = {"type": "integer", "minimum": param.least, "maximum": param.most}
        case "yes":
            shape = {"type": "boolean"}
        case "day":
            shape = {"type": "string", "format": "date"}
        case "cursor":
            shape = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": LONGEST}
        case "choice":
            shape = {"type": "string", "enum": list(param.choices)}
        case "choices":
            shape = {"type": "array", "items": {"type": "string", "enum": list(param.choices)}}
        case _:
            shape = {"type": "string", "maxLength": LONGEST}
    if param.default is not None:
        shape["default"] = param.default
    return shape
