"""How fast the names tagger is: tokens a CPU second, words seen for the first time and seen before.

    python -m bench.names

Reads the bodies of ``examples/gold.jsonl``. A figure of this machine, and no floor.
"""

import json
import time
from pathlib import Path

from marsad.analysis import text_of
from marsad.analysis.names import tagger
from marsad.analysis.names.known_tags import known_tags

GOLD = Path(__file__).resolve().parents[1] / "examples" / "gold.jsonl"
RUN = 30
"""Tokens handed over at once, about a sentence."""


def main() -> None:
    pages = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    text = text_of("\n".join(article["body"] for page in pages for article in page["articles"]))
    surfaces = [text.body[token.start : token.end] for token in text.tokens]
    known = known_tags(text)
    runs = [(surfaces[at : at + RUN], known[at : at + RUN]) for at in range(0, len(surfaces), RUN)]
    for words in ("words seen for the first time", "words seen before"):
        start = time.process_time()
        for tokens, tags in runs:
            tagger.tag(tokens, tags)
        print(f"{words:<34}{len(surfaces) / (time.process_time() - start):10.0f} tokens a CPU second")


if __name__ == "__main__":
    main()
