"""The ways in: what a person names on the command line becomes pages, or a named refusal."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from marsad.adapters.addresses import networks
from marsad.adapters.clock import SystemClock
from marsad.adapters.files import SUFFIXES, iter_pages
from marsad.errors import FetchError, PageRefused, SettingsError
from marsad.model.page import Page
from marsad.settings import Settings

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Doors:
    """The Door port: files, folders, standard input (``-``) and addresses."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def offered(self, what: str) -> Iterator[Page | PageRefused]:
        """Return the pages behind *what*; what cannot be read or fetched comes as a refusal."""
        if not _ADDRESS.match(what):
            yield from iter_pages(what)
            return
        try:
            yield self._fetch(what)
        except FetchError as error:
            yield PageRefused(f"{what}: {error.message}", where=what, reason="fetch", detail=error.message)

    def expected(self, what: str) -> int:
        """Return about how many pages lie behind *what*: the files of a folder, one otherwise."""
        if _ADDRESS.match(what) or not Path(what).is_dir():
            return 1
        return sum(
            file.lower().endswith(SUFFIXES)
            for _, _, files in os.walk(what)
            for file in files
            if file[0] != "."
        )

    def _fetch(self, url: str) -> Page:
        from marsad.adapters.fetch import Limits, SafeFetcher  # aiohttp takes long to import

        try:
            allowed = networks(self._settings.fetch_networks)
        except ValueError as error:
            raise SettingsError(f"fetch_networks: {error}", setting="fetch_networks") from error
        limits = Limits(
            seconds=self._settings.fetch_seconds,
            largest_bytes=self._settings.fetch_largest_bytes,
            allowed=allowed,
        )
        return SafeFetcher(SystemClock(), limits, self._settings.contact).fetch(url)
