"""What was measured, for readers: the rows of ``quality.json`` in groups, each said in plain words.

The file is written by ``tools/quality.py`` from what the gates recorded; the web only shows it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from marsad.web.wording import Wording, catalogue

GROUPS: Mapping[str, tuple[str, ...]] = {
    "reading": ("reading",),
    "claims": ("claims",),
    "figures": ("own_pages", "times", "numbers"),
    "names": ("names",),
    "search": ("search",),
    "copies": ("copies",),
    "stories": ("stories",),
}
"""Group of the page -> the first parts of its tasks, in the order of the page."""

COUNTS = frozenset({"seeds", "false_splits_per_10000", "mixed_over_ten", "false_merges"})
"""Metrics that count; the others are shares or scores of at most one."""

SCORES = frozenset({"mrr", "mrr_copies_counted", "ari"})
"""Metrics read as a number between nothing and one, and no share of anything."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One floor and what was reached: a row of the page.

    ``value`` is None where this floor has not been measured yet; ``at_least`` is False where less is
    better; ``peers`` are others' values in the same run; ``digest`` is SHA-256 of the ``data`` files.
    """

    task: str
    metric: str
    value: float | None
    floor: float
    at_least: bool = True
    interval: tuple[float, float] | None = None
    peers: Mapping[str, float] = field(default_factory=dict)
    data: str | None = None
    digest: str | None = None

    @property
    def group(self) -> str:
        """The group of the page this belongs to."""
        first = self.task.partition(".")[0]
        return next((group for group, firsts in GROUPS.items() if first in firsts), first)


def measure_of(row: Mapping[str, Any]) -> Measure:
    """Return a row of ``quality.json`` as a measure."""
    interval = row.get("interval")
    return Measure(**{**row, "interval": tuple(interval) if interval else None})


@cache
def measures() -> tuple[Measure, ...]:
    """Return what was measured when this version was made; nothing where it was not."""
    file = resources.files("marsad.web").joinpath("quality.json")
    if not file.is_file():
        return ()
    return tuple(measure_of(row) for row in json.loads(file.read_text(encoding="utf-8"))["rows"])


def grouped(rows: Sequence[Measure]) -> dict[str, dict[str, list[Measure]]]:
    """Return group -> task -> its measures, the groups in the order of the page."""
    found: dict[str, dict[str, list[Measure]]] = {group: {} for group in GROUPS}
    for row in rows:
        found.setdefault(row.group, {}).setdefault(row.task, []).append(row)
    return {group: tasks for group, tasks in found.items() if tasks}


@dataclass(frozen=True, slots=True)
class Plainly:
    """Says measures to one reader; what the catalogue has no word for keeps its own name."""

    w: Wording

    def task(self, measure: Measure) -> str:
        """On what was measured."""
        return self._word("task", measure.task)

    def metric(self, measure: Measure) -> str:
        """What was counted; in the task's own words where the metric alone would not say it."""
        own = f"{measure.task}.{measure.metric}"
        return self._word("metric", own if self.knows("metric", own) else measure.metric)

    def value(self, measure: Measure, value: float | None) -> str:
        """A value as the reader writes numbers: a share in per cent, a score, or a count."""
        if value is None:
            return "—"
        if measure.metric in COUNTS:
            return self.w.number(round(value, 1))
        if measure.metric in SCORES:
            return self.w.number(round(value, 3))
        return f"{self.w.number(round(100 * value, 1))}%"

    def reached(self, measure: Measure) -> str:
        """The value, with its interval where one was computed."""
        value = self.value(measure, measure.value)
        if measure.interval is None:
            return value
        low, high = (self.value(measure, bound) for bound in measure.interval)
        return f"{value} ({low} – {high})"

    def floor(self, measure: Measure) -> str:
        """The floor, or the ceiling where less is better."""
        bound = "floor" if measure.at_least else "ceiling"
        return self.w.say(f"quality.{bound}", value=self.value(measure, measure.floor))

    def peers(self, measure: Measure) -> list[tuple[str, str]]:
        """Each peer's name and value, the best first."""
        order = sorted(measure.peers.items(), key=lambda item: item[1], reverse=measure.at_least)
        return [(self._word("peer", name), self.value(measure, value)) for name, value in order]

    def knows(self, kind: str, name: str) -> bool:
        """True where the catalogue has words for a ``task``, ``metric`` or ``peer``."""
        return f"quality.{kind}.{name}" in catalogue(self.w.language)

    def _word(self, kind: str, name: str) -> str:
        return self.w.say(f"quality.{kind}.{name}") if self.knows(kind, name) else name
