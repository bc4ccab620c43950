"""The record of a door, for programs."""

from typing import Any

from marsad.model.door import SourceDoor


def door_record(door: SourceDoor) -> dict[str, Any]:
    """Return the record of *door*; moments are ISO 8601."""
    return {
        "address": door.address,
        "kind": door.kind,
        "name": door.name,
        "on": door.on,
        "due": door.due.isoformat(),
        "every_seconds": door.every_seconds,
        "failures": door.failures,
        "offered": door.offered,
        "kept": door.kept,
        "visited": door.visited.isoformat() if door.visited else None,
        "succeeded": door.succeeded.isoformat() if door.succeeded else None,
        "trouble": door.trouble,
    }
