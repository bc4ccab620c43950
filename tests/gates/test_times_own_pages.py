"""Real prose, not a phrase suite: every time and figure of 46 of our own articles, marked by hand.

``own_times_and_figures.jsonl`` was drafted by the rules, then read against the articles and
corrected (missed, spurious, wrong values and units). The rules may have learnt from these pages;
the held-out measure is another's.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from marsad.analysis import text_of
from marsad.analysis.quantities import find_quantities
from marsad.analysis.times import find_times

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors" / "own_pages.json").read_text(encoding="utf-8"))
GOLD = HERE / "own_times_and_figures.jsonl"
PAGES = HERE.parents[1] / "examples" / "gold.jsonl"


def articles() -> dict[str, dict]:
    found: dict[str, dict] = {}
    for line in PAGES.read_text(encoding="utf-8").splitlines():
        for article in json.loads(line)["articles"]:
            if not article["copy_of"]:
                found.setdefault(article["key"], article)
    return found


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    bodies = articles()
    counts: dict[str, Counter[str]] = {"times": Counter(), "figures": Counter(), "units": Counter()}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        marked = json.loads(line)
        article = bodies[marked["key"]]
        text = text_of(article["body"], date.fromisoformat(article["written"][:10]))
        times = find_times(text)
        figures = find_quantities(text, times=times)
        rows = {
            "times": ([(t.text, t.value) for t in times], [tuple(row) for row in marked["times"]]),
            "figures": ([(q.low, q.high) for q in figures], [tuple(row[1:3]) for row in marked["figures"]]),
            "units": ([(q.low, q.unit) for q in figures], [(row[1], row[3]) for row in marked["figures"]]),
        }
        for name, (found, wanted) in rows.items():
            right = (Counter(found) & Counter(wanted)).total()
            counts[name].update(right=right, found=len(found), wanted=len(wanted))
    return {
        name: {"precision": count["right"] / count["found"], "recall": count["right"] / count["wanted"]}
        for name, count in counts.items()
    }


@pytest.mark.parametrize("what", ["times", "figures", "units"])
def test_floor(what, measured, gate):
    print(f"\n{what}: " + ", ".join(f"{name} {value:.1%}" for name, value in measured[what].items()))
    for name, floor in FLOORS[what].items():
        gate(f"own_pages.{what}", name, measured[what][name], floor=floor, data=(GOLD, PAGES))
