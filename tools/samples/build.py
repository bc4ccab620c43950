"""Write everything, byte for byte the same each time."""

from __future__ import annotations

import json
from pathlib import Path

from .dates import zulu
from .gold import gold
from .layouts import LAYOUTS
from .load import Archive
from .model import Sheet
from .readme import readme


def build(archive: Archive, folder: Path) -> None:
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    expected = {page.file for page in archive.pages}
    for stale in pages.iterdir():
        if stale.name not in expected:
            stale.unlink()
    lines, rows = [], ["file,url,seen"]
    for page in archive.pages:
        layout = LAYOUTS[page.layout]
        sheet = Sheet()
        text = layout.write(page, sheet)
        (pages / page.file).write_bytes(text.encode(layout.charset, "xmlcharrefreplace"))
        lines.append(json.dumps(gold(page, sheet), ensure_ascii=False))
        rows.append(f"{page.file},{page.url},{zulu(page.seen)}")
    _write(folder / "gold.jsonl", lines)
    _write(folder / "pages.csv", rows)
    _write(folder / "README.md", [readme(archive)])


def _write(path: Path, lines: list[str]) -> None:
    path.write_bytes("".join(line.rstrip("\n") + "\n" for line in lines).encode())
