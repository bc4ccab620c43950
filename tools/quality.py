"""Writes the quality page from what the gates recorded: ``docs/quality.md`` and ``web/quality.json``.

    python -m tools.quality [--lower-floor REASON]

Run by ``make gates`` after the gates have passed. Floors come from ``tests/gates/floors``; what each
reached from ``artefacts/gates``, and for a gate that did not run here from the last ``quality.json``.
Nothing is written where a value misses its floor, or where a floor is looser than the one in
``quality.json``: that takes ``--lower-floor`` and a reason, which stays on the page.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from marsad.web.measured import Measure, Plainly, grouped, measure_of
from marsad.web.wording import Wording

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "gates" / "floors"
RECORDS = ROOT / "artefacts" / "gates"
KEPT = ROOT / "src" / "marsad" / "web" / "quality.json"
PAGE = ROOT / "docs" / "quality.md"
NOTICE = "<!-- Written by tools/quality.py (make gates); change the gates or the words instead. -->"
WRAPPERS = frozenset({"at_least"})
"""Levels of a floor file that are no part of a task's name."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Lowered:
    """A floor that was made looser, and why."""

    task: str
    metric: str
    before: float
    after: float
    reason: str


def floors() -> dict[Key, float]:
    """Return ``(task, metric)`` -> floor, of every number in the floor files."""
    found: dict[Key, float] = {}
    for path in sorted(FLOORS.glob("*.json")):
        found.update(_leaves(json.loads(path.read_text(encoding="utf-8")), (path.stem,)))
    return found


def _leaves(tree: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[Key, float]]:
    for name, inner in tree.items():
        if isinstance(inner, dict):
            yield from _leaves(inner, above if name in WRAPPERS else (*above, name))
        elif isinstance(inner, int | float):
            yield (".".join(above), name), inner


def kept() -> tuple[dict[Key, Measure], list[Lowered]]:
    """Return what ``quality.json`` holds: its rows, and the floors that were ever lowered."""
    if not KEPT.is_file():
        return {}, []
    page = json.loads(KEPT.read_text(encoding="utf-8"))
    rows = map(measure_of, page["rows"])
    return {(row.task, row.metric): row for row in rows}, [Lowered(**each) for each in page["lowered"]]


def recorded() -> dict[Key, Measure]:
    """Return what the gates wrote down here."""
    rows = [measure_of(json.loads(path.read_text(encoding="utf-8"))) for path in RECORDS.glob("*.json")]
    return {(row.task, row.metric): row for row in rows}


def looser(before: Mapping[Key, Measure], now: Mapping[Key, float]) -> list[Measure]:
    """Return the rows of *before* whose floor is gone or easier *now*."""
    return [
        row
        for key, row in before.items()
        if key not in now or (now[key] < row.floor if row.at_least else now[key] > row.floor)
    ]


def measured(
    wanted: Mapping[Key, float], before: Mapping[Key, Measure], here: Mapping[Key, Measure]
) -> list[Measure]:
    """Return a row for each floor: measured here, or what was known of it before."""
    rows = []
    for (task, metric), floor in wanted.items():
        known = here.get((task, metric)) or before.get((task, metric))
        rows.append(replace(known, floor=floor) if known else Measure(task, metric, None, floor))
    return rows


def misses(row: Measure) -> bool:
    """True where the value is on the wrong side of its floor."""
    if row.value is None:
        return False
    return row.value < row.floor if row.at_least else row.value > row.floor


def page(rows: list[Measure], lowered: list[Lowered]) -> str:
    """Return the quality page: what each group measures, in both languages, and one table."""
    english, arabic = Plainly(Wording(language="en")), Plainly(Wording(language="ar"))
    groups = grouped(rows)
    lines = [
        "# How well Marsad works · كم يصيب مرصد",
        "",
        NOTICE,
        "",
        "Every floor of the project, what was reached when `make gates` last ran, and what others reached in",
        "the same run on the same data. Floors only rise. The data lies beside the checkout and is not",
        "shipped; its digest says which it was (SHA-256 over names and contents, first 12 figures; whole in",
        "`src/marsad/web/quality.json`).",
        "",
    ]
    for group in groups:
        lines += [
            f"**{english.w.say(f'quality.group.{group}')}.** {english.w.say(f'quality.about.{group}')}",
            "",
        ]
        said = f"<b>{arabic.w.say(f'quality.group.{group}')}.</b> {arabic.w.say(f'quality.about.{group}')}"
        lines += [f'<p dir="rtl" lang="ar">{said}</p>', ""]
    lines += [
        "| task | data (digest) | metric | value | floor | others in the same run |",
        "|---|---|---|---|---|---|",
        *(_row(row, english) for tasks in groups.values() for members in tasks.values() for row in members),
        "",
    ]
    if lowered:
        lines += ["## Floors that were lowered, and why", ""]
        lines += [
            f"- `{each.task}` {each.metric}: {each.before} → {each.after}. {each.reason}" for each in lowered
        ]
        lines += [""]
    return "\n".join(lines)


def _row(row: Measure, plainly: Plainly) -> str:
    data = f"{row.data} (`{row.digest[:12]}`)" if row.data and row.digest else ""
    peers = ", ".join(f"{name} {value}" for name, value in plainly.peers(row))
    cells = (
        f"{plainly.task(row)} `{row.task}`",
        data,
        f"{plainly.metric(row)} `{row.metric}`",
        plainly.reached(row),
        plainly.floor(row),
        peers,
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def written(rows: list[Measure], lowered: list[Lowered]) -> str:
    """Return ``quality.json``."""
    whole = {
        "schema": "marsad.quality/1",
        "rows": [asdict(row) for row in rows],
        "lowered": [asdict(each) for each in lowered],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def main(reason: str | None) -> int:
    """Write both files; return the exit code."""
    wanted, (before, lowered) = floors(), kept()
    rows = measured(wanted, before, recorded())
    below = [f"{row.task} {row.metric}: {row.value}, floor {row.floor}" for row in rows if misses(row)]
    easier = looser(before, wanted)
    for line in below:
        print(f"misses its floor: {line}", file=sys.stderr)
    if easier and not reason:
        for row in easier:
            now = wanted.get((row.task, row.metric), "none")
            print(f"floor lowered: {row.task} {row.metric}: {row.floor} -> {now}", file=sys.stderr)
        print('floors only rise; to lower one say why: --lower-floor "reason"', file=sys.stderr)
    if below or (easier and not reason):
        return 1
    for row in easier:
        after = wanted.get((row.task, row.metric), 0.0)
        lowered.append(Lowered(row.task, row.metric, row.floor, after, reason or ""))
    KEPT.write_text(written(rows, lowered), encoding="utf-8")
    PAGE.write_text(page(rows, lowered), encoding="utf-8")
    silent = [f"{row.task} {row.metric}" for row in rows if row.value is None]
    print(f"{PAGE.relative_to(ROOT)}: {len(rows)} floors" + (f", not measured: {silent}" if silent else ""))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="write the quality page from what the gates recorded")
    parser.add_argument("--lower-floor", metavar="REASON", help="why a floor may be lower than it was")
    sys.exit(main(parser.parse_args().lower_floor))
