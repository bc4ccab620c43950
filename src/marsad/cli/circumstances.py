"""What the caller knows of a page that the page does not say: its address, when it was saved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from marsad.errors import InputError, PageRefused
from marsad.model.page import Page
from marsad.ports import Door


def moment(given: str) -> datetime:
    """Return the moment an ISO date or date and time names; without an offset it is UTC."""
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise InputError(f"{given!r} is no ISO date", given=given) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def offered(
    door: Door,
    what: Sequence[str],
    *,
    seen: str | None = None,
    url: str | None = None,
    known: Mapping[str, tuple[str | None, str | None]] | None = None,
) -> Iterator[Page | PageRefused]:
    """Return the pages behind *what*, with the circumstances that the caller gave.

    *known* maps a file's name to its address and when it was saved.
    """
    if url is not None and len(what) > 1:
        raise InputError("--url belongs to one page", given=url)
    saved = moment(seen) if seen else None
    for each in what:
        for page in door.offered(each):
            if isinstance(page, PageRefused):
                yield PageRefused(
                    page.message, **{**page.values, "where": speakable(str(page.values["where"]))}
                )
                continue
            row = (known or {}).get(Path(page.path).name if page.path else "", (None, None))
            given_seen = moment(row[1]) if row[1] else saved
            path = None if page.path is None else speakable(page.path)
            yield replace(page, path=path, url=url or row[0] or page.url, seen=given_seen or page.seen)


def speakable(name: str) -> str:
    """Return a file's name as text: bytes that are no UTF-8 cannot be printed, kept or put into JSON."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_pages_csv(path: Path) -> dict[str, tuple[str | None, str | None]]:
    """Return file name -> (url, seen) from a CSV file with the columns ``file,url,seen``."""
    import csv

    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}", given=str(path)) from error
    if rows and not rows[0].get("file"):
        raise InputError(f"{path} has no column `file`", given=str(path))
    return {Path(row["file"]).name: (row.get("url") or None, row.get("seen") or None) for row in rows}
