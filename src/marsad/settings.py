"""One frozen ``Settings``: from a TOML file, then ``MARSAD_*`` in the environment; nothing unknown.

``MARSAD_ARCHIVE_FILE=/run/secrets/archive`` reads the value of ``archive`` from that file.
A setting is something a person can have an opinion about; the rest are constants where they work.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from marsad.errors import SettingsError

PREFIX = "MARSAD_"
CONFIG = "MARSAD_CONFIG"
"""Names the TOML file, where it is not the usual one."""


def _setting(default: Any, text: str) -> Any:
    return field(default=default, metadata={"help": text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default; ``help`` stands in each field's metadata."""

    archive: str = _setting(
        "", "Directory of the archive, or a postgresql:// address. Default: the user's data directory."
    )
    index: str = _setting("", "Directory of the search index. Default: index/ in the archive's directory.")
    language: str = _setting("", "Language of messages: ar or en. Default: from the environment's LANG.")
    workers: int = _setting(
        0, "Processes that read and analyse in marsad add and import. 0: one per processor."
    )
    largest_page_bytes: int = _setting(64 << 20, "A page larger than this is refused.")
    fetch_seconds: float = _setting(30.0, "Seconds one fetch may take in all, redirects included.")
    fetch_largest_bytes: int = _setting(20 << 20, "A fetched page larger than this, unpacked, is refused.")
    fetch_networks: tuple[str, ...] = _setting(
        (), "Private networks that may be fetched from, as 10.1.0.0/16; none unless named."
    )
    collect_pause_seconds: float = _setting(2.0, "Seconds between two requests to one host, at the least.")
    collect_heeds_opt_out: bool = _setting(
        True, "Leave pages out that ask (X-Robots-Tag) not to be indexed or mined."
    )
    contact: str = _setting("", "Address or e-mail told to web servers in the user agent.")
    host: str = _setting("127.0.0.1", "Address the web application listens on.")
    port: int = _setting(8000, "Port the web application listens on.")
    site: str = _setting(
        "", "Address readers use, as https://news.example; in feeds and mails. Default: the one asked."
    )
    api_origins: tuple[str, ...] = _setting(
        (), "Sites whose scripts may read the API, as https://app.example; * for all. None unless named."
    )
    mail_from: str = _setting("", "Sender of digests and alerts, as Marsad <news@example.org>.")
    smtp_host: str = _setting("", "The mail server that digests and alerts are handed to.")
    smtp_port: int = _setting(587, "Its port.")
    smtp_security: str = _setting("starttls", "starttls, tls (from the start) or none (a server beside us).")
    smtp_user: str = _setting("", "Login at the mail server; none where empty.")
    smtp_password: str = _setting("", "Its password; better MARSAD_SMTP_PASSWORD_FILE.")
    log_json: bool = _setting(
        False, "Write logs of serve and collect as one JSON object a line, with ordinary events too."
    )
    trace: bool = _setting(False, "Show the whole trace of an unforeseen error.")


def load_settings(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Return the settings of *file* (TOML) overlaid by *environment*.

    Raises ``SettingsError`` with the key that is unknown, or whose value cannot be used.
    """
    values: dict[str, Any] = {}
    named = environment.get(CONFIG)
    if named:
        file = Path(named)
    if file is not None and (named or file.is_file()):
        values |= _from_file(file)
    values |= _from_environment(environment)
    hints = get_type_hints(Settings)
    for key in values:
        if key not in hints:
            raise SettingsError(f"there is no setting {key!r}", setting=key)
    return Settings(**{key: _converted(key, value, hints[key]) for key, value in values.items()})


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: {error}", setting=str(file)) from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    known = {each.name for each in fields(Settings)}
    values: dict[str, Any] = {}
    for name, value in environment.items():
        if not name.startswith(PREFIX) or name == CONFIG:
            continue
        key = name.removeprefix(PREFIX).lower()
        if key not in known and key.endswith("_file"):
            key = key.removesuffix("_file")
            try:
                values[key] = Path(value).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(f"{name}: {error}", setting=name) from error
        else:
            values[key] = value
    for name in ("fetch_networks", "api_origins"):
        if name in values:
            values[name] = [each.strip() for each in str(values[name]).split(",") if each.strip()]
    return values


def _converted(key: str, value: Any, kind: Any) -> Any:
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(
            f"setting {key}: {value!r} is not usable", setting=key, value=str(value)
        ) from error
