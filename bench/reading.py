"""Pages a second for all of reading, beside trafilatura fast, readability, resiliparse and the parse floor.

    python bench/reading.py [FOLDER…]     folders of .html files; ours (examples/pages) when none is given

One process, one core; CPU time; the best of three rounds over the same pages.
"""

import contextlib
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from marsad.model.page import Page
from marsad.reading import read

ROUNDS = 3


def pages(folders: list[str]) -> list[bytes]:
    roots = [Path(folder) for folder in folders] or [
        Path(__file__).resolve().parents[1] / "examples" / "pages"
    ]
    return [path.read_bytes() for root in roots for path in sorted(root.rglob("*.html"))]


def peers() -> dict[str, Callable[[bytes], object]]:
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text
    from selectolax.lexbor import LexborHTMLParser

    def text(content: bytes) -> str:
        return content.decode("utf-8", "replace")

    return {
        "marsad (decode, segment, extract, metadata)": lambda content: read(
            Page(content=content, door="file")
        ),
        "trafilatura fast": lambda content: trafilatura.extract(
            text(content), fast=True, include_comments=False
        ),
        "readability-lxml": lambda content: Document(text(content)).summary(),
        "resiliparse main content": lambda content: extract_plain_text(text(content), main_content=True),
        "lexbor parse alone": lambda content: LexborHTMLParser(text(content)).body,
    }


def main() -> None:
    warnings.simplefilter("ignore")
    found = pages(sys.argv[1:])
    size = sum(map(len, found)) / 1e6
    print(f"{len(found)} pages, {size:.1f} MB")
    for name, work in peers().items():
        best = float("inf")
        for _ in range(ROUNDS):
            start = time.process_time()
            for content in found:
                with contextlib.suppress(
                    Exception
                ):  # peers raise on some pages; the time counts all the same
                    work(content)
            best = min(best, time.process_time() - start)
        print(f"{name:45} {len(found) / best:8.0f} pages/s {size / best:8.1f} MB/s")


if __name__ == "__main__":
    main()
