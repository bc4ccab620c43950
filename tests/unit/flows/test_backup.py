"""A backup is taken while others write, is tried before it has a name, and damage is never restored."""

import io
import json
import shutil
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import pytest
import zstandard
from typer.testing import CliRunner

from marsad import bootstrap
from marsad.adapters.clock import SystemClock
from marsad.adapters.pool import OneProcess
from marsad.cli import app
from marsad.errors import ArchiveError, InputError, MarsadError
from marsad.flows.add import AddReport, add_batch
from marsad.flows.backup import backup, restore
from marsad.model.page import Page

TEXT = (
    "افتتاح المدرسة رقم {n}\n\nأعلنت بلدية المدينة، اليوم الثلاثاء، افتتاح المدرسة رقم {n} في الحي الشمالي "
    "بعد عامين من العمل.\n\nوقال رئيس البلدية إن المدرسة تستقبل {n} تلميذاً من أبناء الحي في عامها الأول.\n"
)


def add_some(address: Path, first: int, last: int) -> None:
    archive = bootstrap.open_archive(str(address), create=True)
    pages = [
        Page(content=TEXT.format(n=n).encode(), door="file", path=f"{n}.txt", media_type="text/plain")
        for n in range(first, last)
    ]
    add_batch(pages, archive, OneProcess(), AddReport())
    archive.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "archive"
    add_some(folder, 10, 22)
    return folder


@pytest.fixture
def address(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "archive")
    return tmp_path / "archive"


def back_up(address: Path, file: Path):
    return backup(str(address), file, bootstrap.copies(), bootstrap.open_archive, SystemClock())


def bring_back(file: Path, directory: Path):
    return restore(file, directory, bootstrap.copies(), bootstrap.open_archive)


def ids(address: Path) -> list[str]:
    archive = bootstrap.open_archive(str(address))
    found = [each.article.id for each in archive.iter_articles()]
    assert archive.check() == ()
    archive.close()
    return found


def test_what_is_backed_up_comes_back(address: Path, tmp_path: Path) -> None:
    """Same articles in the same order; the file is its owner's alone; nothing else is left behind."""
    made = back_up(address, tmp_path / "news.tar.zst")
    assert (made.articles, made.pages) == (12, 12)
    assert (tmp_path / "news.tar.zst").stat().st_mode & 0o077 == 0
    assert bring_back(tmp_path / "news.tar.zst", tmp_path / "restored") == made
    assert ids(tmp_path / "restored") == ids(address)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["archive", "news.tar.zst", "restored"]


def test_a_backup_under_writes_is_one_moment(address: Path, tmp_path: Path) -> None:
    """While another thread keeps pages, the copy holds a beginning of what was kept, whole."""
    writer = threading.Thread(target=lambda: [add_some(address, n, n + 2) for n in range(30, 40, 2)])
    writer.start()
    back_up(address, tmp_path / "during.tar.zst")
    writer.join()
    bring_back(tmp_path / "during.tar.zst", tmp_path / "restored")
    found = ids(tmp_path / "restored")
    assert found == ids(address)[: len(found)]


def test_nothing_is_overwritten(address: Path, tmp_path: Path) -> None:
    """Neither a file by a backup nor an archive by restoring."""
    file = tmp_path / "news.tar.zst"
    file.write_bytes(b"mine")
    with pytest.raises(InputError, match="overwrites nothing"):
        back_up(address, file)
    assert file.read_bytes() == b"mine"
    back_up(address, tmp_path / "other.tar.zst")
    with pytest.raises(InputError, match="overwrites nothing"):
        bring_back(tmp_path / "other.tar.zst", address)
    assert len(ids(address)) == 12


def test_damage_is_refused_and_leaves_nothing(address: Path, tmp_path: Path) -> None:
    """A flipped byte or a missing end anywhere: an error in words, no archive."""
    back_up(address, tmp_path / "news.tar.zst")
    whole = (tmp_path / "news.tar.zst").read_bytes()
    for part in (0.01, 0.1, 0.5, 0.9, 0.999):
        at = int(len(whole) * part)
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            (tmp_path / "damaged").write_bytes(damaged)
            with pytest.raises(InputError):
                bring_back(tmp_path / "damaged", tmp_path / "restored")
            assert not (tmp_path / "restored").exists()


def hostile(file: Path, members: list[tuple[str, bytes]]) -> None:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    file.write_bytes(zstandard.compress(plain.getvalue()))


@pytest.mark.parametrize(
    "members",
    [
        [],
        [("manifest.json", b"[]")],
        [("manifest.json", b"{}"), ("../../escaped.sqlite", b"x")],
        [("../manifest.json", b"{}"), ("marsad.sqlite", b"x")],
        [("manifest.json", json.dumps({"bytes": 1, "sha256": "0" * 64}).encode()), ("marsad.sqlite", b"x")],
        [("manifest.json", b'{"bytes": 1e400}'), ("marsad.sqlite", b"x")],
        [("manifest.json", b'{"format":' * 5000), ("marsad.sqlite", b"x")],
    ],
)
def test_a_hostile_backup_writes_nowhere(tmp_path: Path, members: list[tuple[str, bytes]]) -> None:
    """Names in the file choose no path; what does not fit is refused in words."""
    (tmp_path / "inner").mkdir()
    hostile(tmp_path / "evil.tar.zst", members)
    with pytest.raises(MarsadError):
        bring_back(tmp_path / "evil.tar.zst", tmp_path / "inner" / "restored")
    assert list((tmp_path / "inner").iterdir()) == []
    assert [each.name for each in tmp_path.iterdir() if each.name != "inner"] == ["evil.tar.zst"]


def test_a_damaged_archive_is_not_backed_up(address: Path, tmp_path: Path) -> None:
    """The copy is checked: what `marsad check` would find is no backup."""
    file = address / "marsad.sqlite"
    subprocess.run(
        [sys.executable, "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
         "c.execute(\"UPDATE pages SET content = x'00'\"); c.commit()", str(file)],
        check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    with pytest.raises(ArchiveError, match="faults"):
        back_up(address, tmp_path / "news.tar.zst")
    assert not (tmp_path / "news.tar.zst").exists()


def test_the_commands(address: Path, tmp_path: Path, monkeypatch) -> None:
    """Backup, restore and check, as a person runs them; check agrees after restoring."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def marsad(*arguments: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, [str(each) for each in arguments])
        return done.exit_code, done.stdout

    file, restored = tmp_path / "news.tar.zst", tmp_path / "restored"
    assert "12 articles" in marsad("backup", file, "--archive", address)[1]
    assert marsad("backup", file, "--archive", address)[0] == 2
    assert marsad("backup", tmp_path / "x", "--archive", tmp_path / "no")[0] == 5
    assert marsad("restore", file, "--archive", restored)[0] == 0
    assert marsad("restore", file, "--archive", restored)[0] == 2
    assert marsad("check", "--archive", restored) == (0, "12 articles, 0 faults\n")
