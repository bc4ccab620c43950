"""Catching up: stories and index follow what a command has kept."""

from typing import TYPE_CHECKING

from marsad.cli.progress import progress

if TYPE_CHECKING:
    from marsad.adapters.archive import SqlArchive
    from marsad.settings import Settings


def catch_up(archive: "SqlArchive", address: str, settings: "Settings") -> None:
    """Run every follower until it has caught up; one that runs elsewhere is left to it."""
    from marsad import bootstrap
    from marsad.flows.sync import sync

    for follower in bootstrap.followers(archive, address, settings):
        behind = archive.counts().last_change - archive.position(follower.name)
        with progress(follower.name) as advance:
            sync(archive, [follower], lambda _, done, total=behind: advance(done, total))  # type: ignore[misc]
