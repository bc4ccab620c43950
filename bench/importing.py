"""Measures ``marsad import`` as a whole: articles a second and peak memory of all its processes.

    python bench/importing.py COLLECTION... [--map OURS=THEIRS] [--workers N] [--limit-seconds S]

The archive is made in a folder that is removed afterwards. Stories and index are measured apart.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil


def watched(command: list[str], every_seconds: float = 0.5) -> tuple[float, int, float, str]:
    """Run *command*; return seconds, peak bytes over all its processes, CPU seconds, its output."""
    began = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True
    )
    top = psutil.Process(process.pid)
    peak, cpu = 0, {}
    while process.poll() is None:
        resident = 0
        try:
            for each in [top, *top.children(recursive=True)]:
                resident += each.memory_full_info().pss  # what is shared counts once
                times = each.cpu_times()
                cpu[each.pid] = times.user + times.system
        except psutil.NoSuchProcess:
            pass
        peak = max(peak, resident)
        time.sleep(every_seconds)
    output = process.stdout.read() if process.stdout else ""
    return time.monotonic() - began, peak, sum(cpu.values()), output


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", nargs="*", type=Path)
    parser.add_argument("--map", action="append", default=[])
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if not given.collection:
        print("give a collection to import: python bench/importing.py FILE_OR_DIR --map headline=title")
        return
    marsad = [sys.executable, "-m", "marsad"]
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        maps = [word for each in given.map for word in ("--map", each)]
        where = ["--archive", f"{folder}/archive"]
        words = ["import", *map(str, given.collection), *maps, "--workers", str(given.workers)]
        seconds, peak, cpu, output = watched([*marsad, *words, *where, "--no-sync", "--json"])
        summary = json.loads(output)
        report("import", summary["articles"], seconds, peak, cpu)
        print(f"  pages {summary['pages']}, again {summary['again']}, refused {len(summary['refused'])}")
        seconds, peak, cpu, _ = watched([*marsad, "sync", *where])
        report("stories and index", summary["articles"], seconds, peak, cpu)
        sizes = {
            file.name: file.stat().st_size for file in Path(folder, "archive").iterdir() if file.is_file()
        }
        index = sum(
            file.stat().st_size for file in Path(folder, "archive", "index").rglob("*") if file.is_file()
        )
        print(f"  archive {sizes['marsad.sqlite'] / 1e6:,.0f} MB, index {index / 1e6:,.0f} MB")


def report(what: str, articles: int, seconds: float, peak: int, cpu: float) -> None:
    rate, each = articles / seconds, 1000 * cpu / max(articles, 1)
    print(f"{what}: {articles} articles in {seconds:.0f} s = {rate:.1f}/s, {each:.1f} CPU-ms each")
    print(f"  peak memory {peak / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
