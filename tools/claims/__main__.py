"""`python -m tools.claims score|calibrate development|test|both [--notes] [--nameless]`: the measures."""

from __future__ import annotations

import argparse
import json
import sys

from .corpus import load
from .score import calibration, score_all


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.claims")
    parser.add_argument("command", choices=["score", "calibrate"])
    parser.add_argument("part", choices=["development", "test", "both"])
    parser.add_argument(
        "--notes", action="store_true", help="print every miss and false hit (development only)"
    )
    parser.add_argument("--nameless", action="store_true", help="score without the names floor")
    options = parser.parse_args(arguments)
    parts = ("development", "test") if options.part == "both" else (options.part,)
    articles = [article for part in parts for article in load(part)]
    if not articles:
        print("no annotated text beside this checkout", file=sys.stderr)
        return 1
    score, notes = score_all(articles, names=not options.nameless)
    if options.command == "calibrate":
        print(calibration(score))
        return 0
    sources = len({article.source for article in articles})
    print(f"{len(articles)} articles, {sources} sources, {score.gold} claims, {score.found} found")
    print(json.dumps(score.rates(), indent=2))
    for title, table in (("frame", score.frames), ("kind", score.kinds)):
        for name, counts in sorted(table.items(), key=lambda item: -item[1]["found"]):
            print(
                f"{title}\t{name}\t"
                + "\t".join(f"{key} {counts[key]}" for key in ("found", "right", "exact", "speaker"))
            )
    if options.notes and options.part == "development":
        for number, (source, lines) in enumerate(notes):
            for line in lines:
                print(f"{number} {source}\t{line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
