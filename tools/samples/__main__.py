"""`python -m tools.samples [folder]`: write the pages, their gold and the list of addresses."""

from __future__ import annotations

import sys
from pathlib import Path

from .build import build
from .check import problems
from .load import load

EXAMPLES = Path(__file__).parents[2] / "examples"


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else EXAMPLES
    archive = load()
    build(archive, folder)
    found = problems(archive, folder)
    for line in found:
        print(line, file=sys.stderr)
    shown = sum(len(page.articles) for page in archive.pages)
    print(f"{len(archive.pages)} pages showing {shown} articles, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
