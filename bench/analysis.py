"""How fast reading of an article's body is: sentences, times and quantities, on one core.

    python -m bench.analysis [FOLDER OF TEXTS] [--repeat N] [--peers]

MB are UTF-8 bytes. Tokens are made once (the index needs them too) and counted apart. Without a
folder the texts of ``examples/`` are read; their markup is taken off first. ``--peers`` adds
dateparser's search where it is installed.
"""

import argparse
import re
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from marsad.analysis import text_of
from marsad.analysis.names import find_names
from marsad.analysis.quantities import find_quantities
from marsad.analysis.sentences import find_sentences
from marsad.analysis.text import Text
from marsad.analysis.times import find_times
from marsad.arabic.words import iter_tokens
from marsad.model.span import Span

DCT = date(2024, 11, 6)
ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1e6
SUFFIXES = {".txt", ".html", ".htm"}


def bodies(folder: Path) -> list[str]:
    """The texts under *folder*, without tags."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    texts = (re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace")) for path in files)
    return [text for text in texts if text.strip()]


@dataclass
class Measured:
    """One step over all texts: its name and the seconds it took."""

    step: str
    seconds: float

    def row(self, size: int, articles: int) -> str:
        rate = size / MEGABYTE / self.seconds
        return f"{self.step:<34}{rate:8.2f} MB/s {articles / self.seconds:10.0f} articles/s"


def timed(run: Callable[[], object], repeat: int) -> float:
    """Median CPU seconds of *run*."""
    seconds = []
    for _ in range(repeat):
        begun = time.process_time()
        run()
        seconds.append(time.process_time() - begun)
    return median(seconds)


def steps(texts: list[str], repeat: int) -> Iterator[Measured]:
    tokens = [tuple(iter_tokens(text)) for text in texts]
    sentences = [find_sentences(text) for text in texts]
    read = [
        Text(body=text, tokens=row, sentences=spans, paragraphs=(Span(0, len(text)),), dct=DCT)
        for text, row, spans in zip(texts, tokens, sentences, strict=True)
    ]
    times = [find_times(text) for text in read]
    quantities = list(zip(read, times, strict=True))
    yield Measured("tokens", timed(lambda: [iter_tokens(text) for text in texts], repeat))
    apart = (
        Measured("sentences", timed(lambda: [find_sentences(text) for text in texts], repeat)),
        Measured("times", timed(lambda: [find_times(text) for text in read], repeat)),
        Measured(
            "quantities",
            timed(lambda: [find_quantities(text, times=found) for text, found in quantities], repeat),
        ),
    )
    yield from apart
    yield Measured("sentences + times + quantities", sum(step.seconds for step in apart))
    find_names(read[0])  # loads the tagger
    yield Measured("names", timed(lambda: [find_names(text) for text in read], 1))
    yield Measured("the whole, from text to figures", timed(lambda: [whole(text) for text in texts], 1))


def whole(body: str) -> None:
    """All that is read in a body but for its claims."""
    text = text_of(body, DCT)
    find_quantities(text, times=find_times(text))
    find_names(text)


def peers(texts: list[str]) -> Iterator[Measured]:
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: no peer measured")
        return
    settings = {"RELATIVE_BASE": __import__("datetime").datetime(2024, 11, 6), "PREFER_DATES_FROM": "past"}
    run = lambda: [search_dates(text, languages=["ar"], settings=settings) for text in texts]  # noqa: E731 # timed below
    yield Measured("dateparser search_dates (ar)", timed(run, 1))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "examples")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    texts = bodies(arguments.folder)
    if not texts:
        parser.error(f"no texts under {arguments.folder}")
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} texts, {size / MEGABYTE:.3f} MB")
    for step in steps(texts, arguments.repeat):
        print(step.row(size, len(texts)))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if arguments.peers:
        for step in peers(texts):
            print(step.row(size, len(texts)))


if __name__ == "__main__":
    main()
