"""Where the points of a figure stand on the sheet.

Drawn on the server as SVG, so it prints, works without a script and is read out by the table
beside it. Time runs with the reader's language: from the right in Arabic.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log1p, log10

from marsad.model.story import Figure, FigurePoint, FigureRelation

WIDTH, HEIGHT = 720, 340
LEFT, RIGHT, TOP, BOTTOM = 24, 24, 34, 44
AXIS_ROOM = 62


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: centre, interval and how it looks. ``tone`` numbers its speaker (1..6)."""

    number: int
    x: float
    y: float
    y_low: float
    y_high: float
    open_end: bool
    tone: int
    label_x: float
    label_y: float
    point: FigurePoint


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two dots: a revision or a conflict."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis, with what it stands for."""

    at: float
    value: float | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure laid out; coordinates in a box of ``WIDTH`` by ``HEIGHT``."""

    dots: tuple[Dot, ...]
    links: tuple[Link, ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    speakers: tuple[tuple[int, str | None], ...]
    axis_x: float
    width: int = WIDTH
    height: int = HEIGHT


def lay_out(figure: Figure, *, rtl: bool) -> Chart | None:
    """Return the chart of *figure*, or ``None`` where its points stand on fewer than two days."""
    dated = [(n, point, day) for n, point in enumerate(figure.points) if (day := _day(point))]
    if len({day for *_, day in dated}) < 2:
        return None
    shares = _shares({day for *_, day in dated})
    top = _nice_ceiling(max(point.high if point.high is not None else point.low for _, point, _ in dated))
    inner = WIDTH - LEFT - RIGHT - AXIS_ROOM

    def x_of(day: date) -> float:
        offset = 18 + shares[day] * (inner - 36)
        return round(WIDTH - RIGHT - AXIS_ROOM - offset if rtl else LEFT + AXIS_ROOM + offset, 1)

    def y_of(value: float) -> float:
        return round(HEIGHT - BOTTOM - min(value, top) / top * (HEIGHT - TOP - BOTTOM), 1)

    tones = _tones([point for _, point, _ in dated])
    dots = []
    for number, point, day in dated:
        high = point.high if point.high is not None else point.low
        x, y = x_of(day), y_of((point.low + high) / 2)
        dots.append(
            Dot(number, x, y, y_of(point.low), y_of(high), point.high is None,
                tones[_speaker(point)], x, y_of(high) - 12, point)
        )  # fmt: skip
    spread = _spread_labels(dots)
    where = {dot.number: dot for dot in spread}
    links = tuple(
        Link(r.kind, where[r.a].x, where[r.a].y, where[r.b].x, where[r.b].y)
        for r in telling_relations(figure)
        if r.a in where and r.b in where
    )
    return Chart(
        dots=tuple(spread),
        links=links,
        values=tuple(Tick(y_of(value), value=value) for value in (0, top / 2, top)),
        days=_day_ticks([day for *_, day in dated], x_of),
        speakers=tuple((tone, name) for name, tone in tones.items()),
        axis_x=WIDTH - RIGHT - AXIS_ROOM + 8 if rtl else LEFT + AXIS_ROOM - 8,
    )


def telling_relations(figure: Figure) -> tuple[FigureRelation, ...]:
    """Return the revisions and conflicts worth showing: each pair of values once, the closest in time."""
    shown: dict[tuple[str, float, float], FigureRelation] = {}
    for relation in sorted(figure.relations, key=lambda r: r.b - r.a):
        if relation.kind in ("revised", "conflicting"):
            pair = (relation.kind, figure.points[relation.a].low, figure.points[relation.b].low)
            shown.setdefault(pair, relation)
    return tuple(sorted(shown.values(), key=lambda r: (r.a, r.b)))


def _shares(days: set[date]) -> dict[date, float]:
    """Where each day stands between the first (0) and the last (1).

    A gap counts by its logarithm: months of silence must not press the days that matter into one line.
    """
    ordered = sorted(days)
    reached = [0.0]
    for before, after in pairwise(ordered):
        reached.append(reached[-1] + log1p((after - before).days))
    return {day: at / reached[-1] for day, at in zip(ordered, reached, strict=True)}


def _day(point: FigurePoint) -> date | None:
    for value in (point.said_on, point.as_of):
        try:
            return date.fromisoformat((value or "")[:10])
        except ValueError:
            continue
    return None


def _speaker(point: FigurePoint) -> str | None:
    return point.speaker


def _tones(points: list[FigurePoint]) -> dict[str | None, int]:
    tones: dict[str | None, int] = {}
    for point in points:
        tones.setdefault(_speaker(point), len(tones) % 6 + 1)
    return tones


def _nice_ceiling(value: float) -> float:
    """The next round number above *value*, so that the axis reads 12,000 and not 11,483."""
    if value <= 0:
        return 1.0
    step = 10 ** floor(log10(value)) / 2
    return float(ceil(value * 1.08 / step) * step)


def _spread_labels(dots: list[Dot]) -> list[Dot]:
    """Lift labels that would print over one another."""
    taken: list[tuple[float, float]] = []
    spread = []
    for dot in sorted(dots, key=lambda d: (d.x, d.label_y)):
        label_y = dot.label_y
        while any(abs(dot.label_x - x) < 74 and abs(label_y - y) < 15 for x, y in taken) and label_y > 14:
            label_y -= 15
        taken.append((dot.label_x, label_y))
        spread.append(
            Dot(dot.number, dot.x, dot.y, dot.y_low, dot.y_high, dot.open_end, dot.tone,
                min(max(dot.label_x, 40), WIDTH - 40), max(label_y, 12), dot.point)
        )  # fmt: skip
    return sorted(spread, key=lambda d: d.number)


def _day_ticks(days: list[date], x_of: Callable[[date], float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for day in sorted(set(days)):
        x = x_of(day)
        if all(abs(x - tick.at) >= 96 for tick in ticks):
            ticks.append(Tick(x, day=day.isoformat()))
    return tuple(ticks)
