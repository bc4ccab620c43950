"""The cost of weaving as the archive grows, on real articles, in the archive's own SQLite.

    python bench/weave.py --data ../shared/data [--articles 31030] [--steps 1000,10000,31000]

Prints CPU milliseconds per article (weaving only: reading and analysis are done before) around each
step, the share of it against the first step, the largest resident memory, and the whole time.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "gates"))

from stories_material import saudi

from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.weave_store import SqlWeave
from marsad.adapters.clock import SystemClock
from marsad.stories.kept import Arrival, Woven
from marsad.stories.loom import Loom

BATCH = 400


def main() -> None:
    """Weave SaudiNewsNet into a new archive and print what it costs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--articles", type=int, default=31_030)
    options.add_argument("--steps", default="1000,10000,31000")
    given = options.parse_args()
    arrivals = saudi(given.data)[: given.articles]
    with tempfile.TemporaryDirectory() as folder:
        archive = SqlArchive(Path(folder) / "archive", SystemClock(), create=True)
        costs = weave(SqlWeave(archive.engine), arrivals)
        archive.close()
    report(costs, [int(step) for step in given.steps.split(",")])


def weave(store: SqlWeave, arrivals: list[Arrival]) -> list[tuple[int, float]]:
    """Return ``(articles woven, CPU seconds)`` for each batch."""
    costs, at_hand = [], dict[int, Woven]()
    for start in range(0, len(arrivals), BATCH):
        part = arrivals[start : start + BATCH]
        before = time.process_time()
        loom = Loom(store, at_hand)
        loom.expect(part)
        for arrival in part:
            loom.weave(arrival)
        store.write(loom.finish(), start + len(part))
        costs.append((len(part), time.process_time() - before))
        if len(at_hand) > 12_000:
            for sequence in list(at_hand)[:4_000]:
                del at_hand[sequence]
    return costs


def report(costs: list[tuple[int, float]], steps: list[int]) -> None:
    """Print the cost around every step: the mean of the two thousand articles before it."""
    first = None
    for step in steps:
        seen, window = 0, []
        for count, seconds in costs:
            seen += count
            if step - 2_000 < seen <= step:
                window.append((count, seconds))
        if not window:
            continue
        each = 1000 * sum(s for _, s in window) / sum(n for n, _ in window)
        first = first or each
        print(f"at {step:>7,} articles: {each:5.2f} CPU-ms an article, {each / first:4.2f} of the first step")
    total = sum(seconds for _, seconds in costs)
    woven = sum(count for count, _ in costs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = 1000 * total / woven
    print(f"{woven:,} articles in {total:.0f} CPU-seconds, {each:.2f} ms each; peak {memory:.0f} MB")


if __name__ == "__main__":
    main()
