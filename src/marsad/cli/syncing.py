"""Catching up: stories and index follow what a command has kept."""

import time
from functools import partial
from typing import TYPE_CHECKING

from marsad.cli.progress import progress

if TYPE_CHECKING:
    from marsad.adapters.archive import SqlArchive
    from marsad.cli.progress import Advance
    from marsad.settings import Settings

PATIENCE_SECONDS = 60.0
"""How long another process may take over our share before we say that it has it."""


def catch_up(archive: "SqlArchive", address: str, settings: "Settings") -> None:
    """Run every follower until it has seen what is kept now, or see to it that another process did."""
    from marsad import bootstrap
    from marsad.cli.edge import complain
    from marsad.errors import ArchiveBusy
    from marsad.flows.sync import sync

    for follower in bootstrap.followers(archive, address, settings):
        goal = archive.counts().last_change
        began = time.monotonic()
        with progress(follower.name) as advance:
            tell = partial(_tell, advance, goal - archive.position(follower.name))
            # a follower that is busy elsewhere may have looked just before we kept: look again
            while sync(archive, [follower], tell)[0].busy and archive.position(follower.name) < goal:
                if time.monotonic() - began > PATIENCE_SECONDS:
                    complain(ArchiveBusy(f"{follower.name} is busy", follower=follower.name))
                    break
                time.sleep(0.2)


def _tell(advance: "Advance", behind: int, _follower: str, done: int) -> None:
    advance(done, max(behind, done))
