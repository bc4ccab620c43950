"""Every gate says what it measured: on which data, against which floor, beside which peers.

``python -m tools.quality`` makes the quality page of what is written down here.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "artefacts" / "gates"
FEW = 3
"""How many files are named one by one; more are named by their folder."""

Data = Path | Iterable[Path] | None
Gate = Callable[..., None]


@pytest.fixture(scope="session")
def gate() -> Gate:
    """Hold a measured value to its floor, and write both down; see :func:`hold`."""
    return hold


def hold(
    task: str,
    metric: str,
    value: float,
    *,
    floor: float,
    at_least: bool = True,
    interval: tuple[float, float] | None = None,
    peers: Mapping[str, float] | None = None,
    data: Data = None,
) -> None:
    """Record *value* and assert that it keeps *floor* (``at_least=False``: that it stays below).

    *task* and *metric* are the floor's place in ``floors/``: ``reading.examples``, ``f1`` stands in
    ``reading.json`` under ``examples``. *peers* are others' values from the same run. *data* is the
    files measured on (a folder means all of them), whose digest goes into the record.
    """
    files = files_of(data)
    record = {
        "task": task,
        "metric": metric,
        "value": round(float(value), 4),
        "floor": floor,
        "at_least": at_least,
        "interval": [round(bound, 4) for bound in interval] if interval else None,
        "peers": {name: round(float(theirs), 4) for name, theirs in (peers or {}).items()},
        "data": named(files),
        "digest": digest(files),
    }
    RECORDS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]", "_", f"{task}.{metric}.json")
    (RECORDS / name).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kept = value >= floor if at_least else value <= floor
    assert kept, f"{task} {metric}: {value:.4f}, floor {floor}"


def files_of(data: Data) -> tuple[Path, ...]:
    """Return the files of *data*, in the order of their names."""
    given = [data] if isinstance(data, Path) else list(data or ())
    found = [each for path in given for each in (path.rglob("*") if path.is_dir() else [path])]
    return tuple(sorted({path.resolve() for path in found if path.is_file()}))


@cache
def digest(files: tuple[Path, ...]) -> str | None:
    """Return SHA-256 over the names and bytes of *files*."""
    if not files:
        return None
    summed = hashlib.sha256()
    for path in files:
        summed.update(path.name.encode() + b"\0")
        summed.update(hashlib.sha256(path.read_bytes()).digest())
    return summed.hexdigest()


def named(files: tuple[Path, ...]) -> str | None:
    """Return what *files* are called, from the checkout or the folder beside it."""
    if not files:
        return None
    places = [relative(path) for path in files]
    if len(places) <= FEW:
        return ", ".join(places)
    folders = sorted({place.rpartition("/")[0] for place in places})
    return f"{', '.join(folders)} ({len(places)} files)"


def relative(path: Path) -> str:
    """Name a file from the checkout or from ``shared``, wherever a link may lead to that."""
    real = path.resolve()
    for base, name in ((ROOT, ""), ((ROOT.parent / "shared").resolve(), "shared/")):
        if real.is_relative_to(base):
            return name + real.relative_to(base).as_posix()
    return real.name
