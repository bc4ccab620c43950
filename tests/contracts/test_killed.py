"""Killed at any statement and started again, Marsad ends where an unbroken run ends."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.weave_store import SqlWeave
from marsad.adapters.clock import SystemClock
from marsad.errors import MarsadError

SCRIPT = Path(__file__).with_name("killed_add.py")
KILLS = int(os.environ.get("KILLS", "6"))
TEXT = """مقتل {n} أشخاص في حادث سير على الطريق الساحلي

أعلنت مديرية الأمن في المحافظة رقم {n} اليوم مقتل {n} أشخاص في حادث سير وقع على الطريق الساحلي صباحاً.

وقال المتحدث باسم المديرية إن التحقيق جار لمعرفة أسباب الحادث، مضيفاً أن {n} من المصابين نقلوا إلى المستشفى.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    """Thirty pages, and two that are refused."""
    folder = tmp_path_factory.mktemp("pages")
    for n in range(3, 33):
        (folder / f"page-{n:02}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder


def run(fatal: int, acknowledged: Path, archive: Path, pages: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(fatal), str(acknowledged), str(archive), str(pages)],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=120,
        env={**os.environ, "XDG_CONFIG_HOME": str(archive.parent)},
    )  # fmt: skip


def state(address: Path) -> dict[str, object]:
    """Everything that must be the same after an unbroken run and a broken one."""
    archive = SqlArchive(address, SystemClock())
    store = SqlWeave(archive.engine)
    filed = list(archive.iter_articles())
    ids = [each.article.id for each in filed]
    seats = [store.seat_of(which) for which in ids]
    found: dict[str, object] = {
        "articles": sorted(ids),
        "analyses": sorted(each.analysis.article for each in filed),
        "appearances": archive.counts().appearances,
        "claims": archive.counts().claims,
        "refused": sorted((Path(r.where).name, r.reason) for r in archive.refusals()),
        "kept": sorted(change.id for change in archive.changes(0, 10_000) if change.kind == "article"),
        "stories": sorted((seat.article, seat.story) for seat in seats if seat),
        "faults": archive.check(),
        "behind": archive.position("weave") < archive.counts().last_change,
    }
    archive.close()
    return found


def fatal_statements(statements: int) -> Sequence[int]:
    """Statements to die at: by chance (seeded), early enough that some work is left for the next run."""
    chance = random.Random(20241102)
    return [chance.randrange(1, max(2, statements // 3)) for _ in range(KILLS)]


def test_an_unbroken_and_a_killed_run_end_alike(pages, tmp_path):
    """Nothing that was acknowledged is lost, nothing is there twice."""
    unbroken = run(0, tmp_path / "unbroken.txt", tmp_path / "unbroken", pages)
    assert unbroken.returncode == 0, unbroken.stderr
    expected = state(tmp_path / "unbroken")
    assert expected["faults"] == ()
    assert len(expected["articles"]) == 30

    archive, acknowledged = tmp_path / "killed", tmp_path / "acknowledged.txt"
    kills = 0
    for fatal in fatal_statements(int(unbroken.stdout)):
        killed = run(fatal, acknowledged, archive, pages)
        assert killed.returncode in (0, -signal.SIGKILL), killed.stderr
        kills += killed.returncode != 0
        if (archive / "marsad.sqlite").exists() and acknowledged.exists():
            promised = set(acknowledged.read_text().split())
            try:
                found = set(state(archive)["articles"])
            except MarsadError:  # killed before the tables were there: then nothing was promised either
                found = set()
            assert promised <= found
    assert kills >= min(3, KILLS)
    assert run(0, acknowledged, archive, pages).returncode == 0
    assert state(archive) == expected


def test_two_at_once_on_one_archive_end_as_one(pages, tmp_path):
    """Two processes that add the same pages at the same time lose nothing and keep nothing twice."""
    archive = tmp_path / "archive"
    command = [sys.executable, "-m", "marsad", "add", str(pages), "--archive", str(archive), "--workers", "1"]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    running = [
        subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for process in running:
        _, complaints = process.communicate(timeout=120)
        assert process.returncode == 3, complaints.decode()
    found = state(archive)
    assert len(found["articles"]) == found["appearances"] == len(found["kept"]) == 30
    assert len(found["stories"]) == 30
    assert found["faults"] == ()
    assert not found["behind"]
