"""How many answers a day: bars that are links into the query language."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from marsad.model.query import Facet

WIDTH, HEIGHT = 720, 64
MOST_BARS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, how many answers it has, and the query for them alone."""

    x: float
    y: float
    width: float
    height: float
    first: str
    last: str
    count: int
    address: str


def bars(facet: Facet, query: str, *, rtl: bool) -> tuple[Bar, ...]:
    """Return the bars of a day facet, at most ``MOST_BARS``; none where there is but one day."""
    days = sorted((date.fromisoformat(value.value), value.count) for value in facet.values)
    if len(days) < 2:
        return ()
    first, span = days[0][0], (days[-1][0] - days[0][0]).days + 1
    step = -(-span // MOST_BARS)
    counts: dict[int, int] = {}
    for day, count in days:
        at = (day - first).days // step
        counts[at] = counts.get(at, 0) + count
    slots = -(-span // step)
    width = WIDTH / slots
    top = max(counts.values())
    drawn = []
    for at, count in sorted(counts.items()):
        start = first + timedelta(days=at * step)
        end = start + timedelta(days=step - 1)
        height = max(3.0, count / top * (HEIGHT - 4))
        x = WIDTH - (at + 1) * width if rtl else at * width
        words = f"{query} منذ:{start.isoformat()} حتى:{end.isoformat()}"
        drawn.append(
            Bar(round(x + width * 0.1, 1), round(HEIGHT - height, 1), round(width * 0.8, 1), round(height, 1),
                start.isoformat(), end.isoformat(), count, "/search?" + urlencode({"q": words}))
        )  # fmt: skip
    return tuple(drawn)
