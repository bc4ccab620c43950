"""Archives to run the contract suite on: SQLite always, PostgreSQL where a server can be started."""

import os
import shutil
import subprocess
import tempfile
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
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of our own on a Unix socket; skipped, with the reason, where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra: postgresql)")
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    # not pytest's folder: that is swept by other runs while the server still writes
    with tempfile.TemporaryDirectory(prefix="marsad-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        data = folder / "data"
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        try:
            init = ("-U", "marsad", "-A", "trust", "-E", "UTF8", "--no-sync")
            _run(f"{programs}/initdb", "-D", str(data), *init)
            start = ("-w", "-l", str(folder / "log"), "-o", options, "start")
            _run(f"{programs}/pg_ctl", "-D", str(data), *start)
        except (OSError, subprocess.SubprocessError) as error:
            detail = getattr(error, "stderr", b"") or b""
            pytest.skip(f"PostgreSQL does not start here: {error} {detail.decode(errors='replace')[-200:]}")
        yield f"postgresql://marsad@/postgres?host={folder}"
        _run(f"{programs}/pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _run(*command: str) -> None:
    """Run *command* as nobody of power: the server refuses to be started by root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*as_user, *command], check=True, capture_output=True, stdin=subprocess.DEVNULL, cwd="/", timeout=60
    )


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
