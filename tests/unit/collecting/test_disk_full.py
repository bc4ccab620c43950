"""The disk is full: said in words, nothing that was reported is lost, and with room it goes on."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from marsad import bootstrap, running
from marsad.adapters.clock import SystemClock
from marsad.model.door import SourceDoor
from marsad.settings import Settings

TEXT = (
    "افتتاح المدرسة رقم {n}\n\nأعلنت بلدية المدينة، اليوم الثلاثاء، افتتاح المدرسة رقم {n} في الحي الشمالي."
    "\n\nوقال رئيس البلدية إن المدرسة تستقبل {n} تلميذاً من أبناء الحي في عامها الأول.\n"
)


def collect(address: Path, room: int) -> "subprocess.CompletedProcess[str]":
    """Run ``marsad collect --once`` where no file can grow beyond *room* bytes."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [sys.executable, "-m", "marsad", "collect", "--once", "--archive", str(address)],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=120,
        preexec_fn=limited,
        env={**os.environ, "XDG_CONFIG_HOME": str(address.parent), "MARSAD_WORKERS": "1",
             "MARSAD_LANGUAGE": "en"},
    )  # fmt: skip


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """A watched folder of six pages; no file may grow larger than the archive is."""
    address, folder = tmp_path / "archive", tmp_path / "pages"
    folder.mkdir()
    for n in range(10, 16):
        file = folder / f"{n}.txt"
        file.write_text(TEXT.format(n=n) + "\n".join(f"فقرة {n * k} عن المدرسة." for k in range(6)), "utf-8")
    doors = bootstrap.door_store(str(address))
    doors.put(SourceDoor(address=folder.as_uri(), kind="folder", due=SystemClock().now()))
    largest = max(file.stat().st_size for file in address.iterdir())
    time.sleep(2.1)  # a file that changed just now may be half written
    full = collect(address, largest)
    assert full.returncode == 5, (full.stdout, full.stderr)
    assert "Traceback" not in full.stderr
    assert "archive cannot be used" in full.stderr
    archive = bootstrap.open_archive(str(address))
    assert archive.check() == ()
    archive.close()
    doors.put(SourceDoor(address=folder.as_uri(), kind="folder", due=SystemClock().now()))
    assert running.collect(str(address), Settings(workers=1), once=True).kept == 6
    archive = bootstrap.open_archive(str(address))
    assert (archive.counts().articles, archive.counts().appearances) == (6, 6)
    assert archive.check() == ()
    archive.close()
