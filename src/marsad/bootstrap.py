"""The composition root: the only place where ports meet adapters. Imports late, so that help is fast."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.settings import Settings, load_settings

if TYPE_CHECKING:  # at run time these come in where they are needed: `marsad --help` needs none
    from collections.abc import Iterable
    from concurrent.futures import Executor
    from typing import IO

    from starlette.applications import Starlette

    from marsad.adapters.archive import SqlArchive
    from marsad.adapters.archive.doors import SqlDoors
    from marsad.adapters.archive.weave_store import SqlWeave
    from marsad.adapters.clock import SystemClock
    from marsad.adapters.collections import Collection
    from marsad.adapters.door import Doors
    from marsad.adapters.fetch import SafeFetcher
    from marsad.adapters.pool import OneProcess, Processes
    from marsad.adapters.smtp import SmtpMailer
    from marsad.adapters.tantivy_index import IndexHome
    from marsad.adapters.webhook import WebhookCaller
    from marsad.flows.backup import Copies
    from marsad.flows.check import Checked
    from marsad.flows.collect import Collector
    from marsad.flows.library import Library
    from marsad.flows.sync import Follower
    from marsad.flows.tables import Table
    from marsad.model.page import Page
    from marsad.ports import Pool


def settings() -> Settings:
    """Return the settings of this process: the user's file, then the environment."""
    import platformdirs

    return load_settings(os.environ, platformdirs.user_config_path("marsad") / "marsad.toml")


def archive_address(given: str | None, settings: Settings) -> str:
    """Return where the archive is: as *given*, else as set, else in the user's data directory."""
    import platformdirs

    return given or settings.archive or str(platformdirs.user_data_path("marsad") / "archive")


def open_archive(address: str, *, create: bool = False) -> "SqlArchive":
    """Open the archive at *address*; raises ``ArchiveMissing``, ``ArchiveError``."""
    from marsad.adapters.archive import SqlArchive
    from marsad.adapters.clock import SystemClock

    return SqlArchive(address, SystemClock(), create=create)


def index_directory(address: str, settings: Settings) -> Path:
    """Return where the search index of the archive at *address* lies."""
    if settings.index:
        return Path(settings.index)
    if "://" in address:
        import platformdirs

        return platformdirs.user_data_path("marsad") / "index"
    return Path(address) / "index"


def doors(settings: Settings) -> "Doors":
    """Return the ways in for pages: files, folders, standard input, addresses."""
    from marsad.adapters.door import Doors

    return Doors(settings)


def pool(settings: Settings, workers: int | None = None) -> "OneProcess | Processes":
    """Return the workers: *workers*, else as set, else one per processor."""
    from marsad.adapters.pool import OneProcess, Processes

    count = workers or settings.workers or os.cpu_count() or 1
    return OneProcess() if count == 1 else Processes(count)


def collection(path: Path) -> "Collection":
    """Return the collection of records at *path*."""
    from marsad.adapters.collections import Collection

    return Collection(path)


def weave_store(archive: "SqlArchive") -> "SqlWeave":
    """Return where the weave of *archive* lies: beside it, in the same database."""
    from marsad.adapters.archive.weave_store import SqlWeave

    return SqlWeave(archive.engine)


def index_home(address: str, settings: Settings) -> "IndexHome":
    """Return the search index of the archive at *address*."""
    from marsad.adapters.tantivy_index import IndexHome

    return IndexHome(index_directory(address, settings))


def today() -> date:
    """Return the present day in UTC."""
    from marsad.adapters.clock import SystemClock

    return SystemClock().now().date()


def now() -> datetime:
    """Return the present moment in UTC."""
    from marsad.adapters.clock import SystemClock

    return SystemClock().now()


def followers(archive: "SqlArchive", address: str, settings: Settings) -> "list[Follower]":
    """Return what follows the archive's change log, in the order of the way: stories, then index."""
    from marsad.flows.indexing import Indexer
    from marsad.flows.weave import Weaver

    store = weave_store(archive)
    return [Weaver(archive, store), Indexer(archive, index_home(address, settings), store)]


def start_over(archive: "SqlArchive", address: str, settings: Settings, parts: list[str]) -> None:
    """Empty the followers named in *parts* (``stories``, ``index``); catching up fills them anew."""
    if "stories" in parts:
        with archive.following("weave"):
            weave_store(archive).wipe()
    if "index" in parts:
        with archive.following("index"):
            index_home(address, settings).ask_rebuild()


def library(address: str, settings: Settings) -> "Library":
    """Return the archive at *address* with its stories and its index, for reading."""
    from marsad.adapters.clock import SystemClock
    from marsad.adapters.tantivy_index import IndexHome
    from marsad.flows.library import Library

    archive = open_archive(address)
    index = IndexHome(index_directory(address, settings))
    return Library(archive, weave_store(archive), index, SystemClock())


def mailer(settings: Settings) -> "SmtpMailer":
    """Return the way to the mail server that is set; raises ``SettingsError`` where none is."""
    from marsad.adapters.smtp import SmtpMailer
    from marsad.errors import SettingsError

    for name in ("smtp_host", "mail_from", "site"):  # a mail's links lead to the site
        if not getattr(settings, name):
            raise SettingsError(f"mail needs the setting {name}", setting=name)
    if settings.smtp_security not in ("starttls", "tls", "none"):
        raise SettingsError("smtp_security is starttls, tls or none", setting="smtp_security")
    return SmtpMailer(
        settings.smtp_host,
        settings.smtp_port,
        settings.mail_from,
        security=settings.smtp_security,  # type: ignore[arg-type] # one of the three: checked above
        login=(settings.smtp_user, settings.smtp_password) if settings.smtp_user else None,
    )


def checked_address(given: str) -> None:
    """Raise ``InputError`` where *given* is no mail address."""
    from marsad.adapters.smtp import address_of

    address_of(given)


def caller(settings: Settings) -> "WebhookCaller":
    """Return what calls webhooks: public addresses, and the private networks that were named."""
    from marsad.adapters.addresses import networks
    from marsad.adapters.webhook import WebhookCaller

    return WebhookCaller(networks(settings.fetch_networks))


def write_csv(table: "Table", out: "IO[str]") -> int:
    """Write *table* as CSV and return the number of rows."""
    from marsad.adapters import table_files

    return table_files.write_csv(table, out)


def write_parquet(table: "Table", path: Path) -> int:
    """Write *table* as Parquet and return the number of rows; raises ``SettingsError`` without pyarrow."""
    from marsad.adapters import table_files

    return table_files.write_parquet(table, path)


def write_warc(pages: "Iterable[Page]", path: Path) -> int:
    """Write *pages* as a WARC file and return how many."""
    from marsad.adapters import warc_file

    return warc_file.write_warc(pages, path)


def checked(archive: "SqlArchive", address: str, settings: Settings) -> "list[Checked]":
    """Return what can say where stories and index disagree with the archive."""
    from marsad.flows.agreeing import IndexAgrees, StoriesAgree

    store = weave_store(archive)
    return [StoriesAgree(archive, store), IndexAgrees(archive, index_home(address, settings), store)]


def web(library: "Library", settings: Settings, doors: "SqlDoors | None" = None) -> "Starlette":
    """Return the web application over *library*: pages, API, feeds."""
    from marsad import api, feeds
    from marsad.mcp import http as mcp
    from marsad.web.app import create_app

    extra = [
        *api.routes(library, settings.api_origins),
        *feeds.routes(library, settings.site),
        *mcp.routes(library, settings.api_origins),
    ]
    return create_app(library, extra, doors)


def start_logging(settings: Settings) -> None:
    """Send this process's logs to standard error, as set; does nothing where they go somewhere already."""
    from marsad.adapters import logs

    logs.start_logging(as_json=settings.log_json)


def clock() -> "SystemClock":
    """Return the clock of this machine."""
    from marsad.adapters.clock import SystemClock

    return SystemClock()


def fetcher(settings: Settings) -> "SafeFetcher":
    """Return what fetches one address at a time, within the settings' limits."""
    from marsad.adapters.addresses import networks
    from marsad.adapters.fetch import Limits, SafeFetcher

    limits = Limits(
        seconds=settings.fetch_seconds,
        largest_bytes=settings.fetch_largest_bytes,
        allowed=networks(settings.fetch_networks),
    )
    return SafeFetcher(clock(), limits, settings.contact)


def door_store(address: str) -> "SqlDoors":
    """Return the doors of the archive at *address*, which is made where there is none."""
    from marsad.adapters.archive.doors import SqlDoors

    return SqlDoors(open_archive(address, create=True).engine)


def collector(archive: "SqlArchive", workers: "Pool", threads: "Executor", settings: Settings) -> "Collector":
    """Return what collects into *archive*."""
    from random import random

    from marsad.adapters.archive.doors import SqlDoors
    from marsad.adapters.folders import changed_pages
    from marsad.flows.collect import Collector, Manner

    visitor = fetcher(settings)
    manner = Manner(
        agent=visitor.agent,
        pause_seconds=settings.collect_pause_seconds,
        heed_opt_out=settings.collect_heeds_opt_out,
    )
    store = SqlDoors(archive.engine)
    return Collector(archive, store, visitor, clock(), workers, threads, manner, random, watch=changed_pages)


def copies() -> "Copies":
    """Return how archives are copied, packed and unpacked."""
    from marsad.adapters import backup_file
    from marsad.adapters.archive.copying import copy_archive
    from marsad.flows.backup import Copies

    return Copies(
        copy=copy_archive, digest=backup_file.digest_of, pack=backup_file.pack, unpack=backup_file.unpack
    )
