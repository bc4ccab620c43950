"""Archives to run the contract suite on: SQLite always, PostgreSQL where a server can be started."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.adapters.archive import SqlArchive

NOW = datetime(2024, 11, 2, 12, 0, tzinfo=UTC)


class StoppedClock:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path) -> str:
    """Where an empty archive may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "archive")
    return request.getfixturevalue("postgresql_address")


@pytest.fixture
def archive(address) -> Iterator[SqlArchive]:
    """An empty archive."""
    opened = SqlArchive(address, StoppedClock(), create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory) -> Iterator[str]:
    """A PostgreSQL server of our own on a Unix socket; skipped, with the reason, where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra: postgresql)")
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    folder = tmp_path_factory.mktemp("pg")
    shutil.os.chmod(folder, 0o777)
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o755)
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run(
            [*as_user, *command], check=True, capture_output=True, stdin=subprocess.DEVNULL, cwd="/"
        )

    try:
        run(f"{programs}/initdb", "-D", str(data), "-U", "marsad", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(f"{programs}/pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    except (OSError, subprocess.CalledProcessError) as error:
        detail = getattr(error, "stderr", b"") or b""
        pytest.skip(f"PostgreSQL does not start here: {error} {detail.decode(errors='replace')[-200:]}")
    yield f"postgresql://marsad@/postgres?host={folder}"
    run(f"{programs}/pg_ctl", "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture
def postgresql_address(postgresql_server) -> str:
    """An empty database on the server."""
    import psycopg

    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS marsad_test WITH (FORCE)")
        connection.execute("CREATE DATABASE marsad_test")
    return postgresql_server.replace("/postgres?", "/marsad_test?")


def _postgresql_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None
