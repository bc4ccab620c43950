"""A folder that is watched: what was put there or changed since the last look."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from marsad.adapters.files import SUFFIXES, iter_pages
from marsad.errors import InputError, PageRefused
from marsad.model.page import Page

QUIET_SECONDS = 2.0
"""A file that changed just now may be half written; the next look takes it."""

MARGIN_SECONDS = 120.0
"""Looks overlap by so much: the same file twice is known by its bytes, a missed one is lost."""


def changed_pages(address: str, since: datetime | None) -> Iterator[Page | PageRefused]:
    """Return the pages of files under *address* (``file:///...``) that came or changed after *since*.

    A file's change time counts, not its modification time: a copy may bring an old one along.
    Raises ``InputError`` where there is no such folder.
    """
    folder = Path(unquote(urlsplit(address).path))
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}")
    earliest = since.timestamp() - MARGIN_SECONDS if since else 0.0
    latest = time.time() - QUIET_SECONDS
    for inside, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(inside) / name
            if name.startswith(".") or not name.lower().endswith(SUFFIXES):
                continue
            try:
                changed = file.stat().st_ctime
            except OSError:  # gone since the folder was listed
                continue
            if earliest <= changed <= latest:
                yield from iter_pages(str(file))
