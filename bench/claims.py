"""How fast claims are found, everything else already analysed: articles of 300 words per CPU second.

    python -m bench.claims [--repeat N] [--profile]

Reads the bodies of ``examples/gold.jsonl``, again and again; times only ``find_claims``, in CPU time.
The second line doubles the length of each body: linear work takes twice the time.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import re
import time
from datetime import date
from pathlib import Path

from marsad.analysis import text_of
from marsad.analysis.claims import find_claims
from marsad.analysis.names import find_names
from marsad.analysis.quantities import find_quantities
from marsad.analysis.text import Text
from marsad.analysis.times import find_times
from marsad.model.span import Span

GOLD = Path(__file__).parents[1] / "examples" / "gold.jsonl"
WORDS = 300


def bodies() -> list[str]:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return list({article["key"]: article["body"] for row in rows for article in row["articles"]}.values())


def analysed(body: str) -> tuple[Text, dict]:
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", body))
    text = text_of(body, date(2024, 11, 6), paragraphs)
    return text, {"times": find_times(text), "quantities": find_quantities(text), "names": find_names(text)}


def seconds(texts: list[tuple[Text, dict]], repeat: int) -> float:
    start = time.process_time()
    for _ in range(repeat):
        for text, mentions in texts:
            find_claims(text, **mentions)
    return (time.process_time() - start) / repeat


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=10)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    once = bodies()
    for name, group in (("as printed", once), ("doubled", [body + "\n\n" + body for body in once])):
        texts = [analysed(body) for body in group]
        words = sum(len(body.split()) for body in group)
        spent = seconds(texts, options.repeat)
        rate = words / WORDS / spent
        print(f"{name}: {words} words in {spent:.3f} s, {rate:,.0f} articles of {WORDS}/CPU-s")
    if options.profile:
        with cProfile.Profile() as profile:
            seconds(texts, 1)
        pstats.Stats(profile).sort_stats("tottime").print_stats(15)


if __name__ == "__main__":
    main()
