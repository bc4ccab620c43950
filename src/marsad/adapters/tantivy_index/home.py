"""Where an index lives: generations side by side, and a file that names the one that answers.

A generation is made beside the one in use and published by renaming one small file, so readers
always find a whole index, and a killed build leaves nothing but a folder that the next one removes.
"""

import json
import os
import shutil
from pathlib import Path

import zstandard

from marsad.adapters.tantivy_index.index import TantivyIndex
from marsad.errors import IndexUnavailable
from marsad.ports import Generation
from marsad.search.analyser import VERSION, Analyser, Frequencies

LAYOUT = "1"
"""Names the schema; a generation of another layout is made anew."""

_CURRENT = "CURRENT"
_ASKED = "REBUILD"
_FACTS = "generation.json"
_FREQUENCIES = "frequencies.zst"


class IndexHome:
    """The generations of one index."""

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        self._path = path
        self._threads = threads
        self._open: Generation | None = None

    def current(self) -> Generation | None:
        """Return the generation that answers, or ``None`` where nothing was built yet."""
        name = self._named()
        if name is None:
            return None
        if self._open is None or self._open.name != name:
            try:
                self._open = self._load(name)
            except IndexUnavailable:
                # replaced between reading its name and opening it
                newer = self._named()
                if newer is None or newer == name:
                    raise
                self._open = self._load(newer)
        return self._open

    def _named(self) -> str | None:
        try:
            return (self._path / _CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def _load(self, name: str) -> Generation:
        folder = self._path / name
        try:
            facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
            frequencies = _unpacked((folder / _FREQUENCIES).read_bytes(), facts["words"])
        except (OSError, ValueError, KeyError, zstandard.ZstdError) as error:
            raise IndexUnavailable(f"the index at {folder} cannot be read: {error}") from error
        made_by = f"{facts['layout']}/{facts['analyser']}"
        return Generation(
            name=name,
            index=TantivyIndex(folder, threads=self._threads),
            analyser=Analyser(frequencies),
            made_by=made_by,
            articles=int(facts["articles"]),
        )

    def outdated(self) -> bool:
        """True where a generation must be made: none yet, of another version, or asked for."""
        if (self._path / _ASKED).exists():
            return True
        generation = self.current()
        return generation is None or generation.made_by != f"{LAYOUT}/{VERSION}"

    def ask_rebuild(self) -> None:
        """Have the next follower make a new generation beside this one."""
        self._path.mkdir(parents=True, exist_ok=True)
        (self._path / _ASKED).touch()

    def begin(self, frequencies: Frequencies, articles: int) -> Generation:
        """Return an empty generation beside the others; half-made ones are removed."""
        self._path.mkdir(parents=True, exist_ok=True)
        current = self.current()
        for folder in self._path.glob("g[0-9]*"):
            if current is None or folder.name != current.name:
                shutil.rmtree(folder, ignore_errors=True)
        number = int(current.name[1:]) + 1 if current else 1
        name = f"g{number:06d}"
        index = TantivyIndex(self._path / name, create=True, threads=self._threads)
        facts = {"layout": LAYOUT, "analyser": VERSION, "articles": articles, "words": frequencies.words}
        (self._path / name / _FREQUENCIES).write_bytes(_packed(frequencies))
        _write_whole(self._path / name / _FACTS, json.dumps(facts))
        return Generation(
            name=name,
            index=index,
            analyser=Analyser(frequencies),
            made_by=f"{LAYOUT}/{VERSION}",
            articles=articles,
        )

    def publish(self, generation: Generation) -> None:
        """Let *generation* answer from now on, and remove the one before it."""
        before = self.current()
        generation.index.close()
        _write_whole(self._path / _CURRENT, generation.name)
        (self._path / _ASKED).unlink(missing_ok=True)
        self._open = None
        if before is not None and before.name != generation.name:
            before.index.close()
            # readers that still have its files open keep them until they look at CURRENT again
            shutil.rmtree(self._path / before.name, ignore_errors=True)


def _write_whole(path: Path, text: str) -> None:
    """Write *text* so that a reader sees the old file or the new one, even after a power cut."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _packed(frequencies: Frequencies) -> bytes:
    lines = "\n".join(f"{word}\t{count}" for word, count in sorted(frequencies.counts.items()))
    return zstandard.compress(lines.encode())


def _unpacked(packed: bytes, words: int) -> Frequencies:
    lines = zstandard.decompress(packed).decode().splitlines()
    pairs = (line.rpartition("\t") for line in lines)
    return Frequencies({word: int(count) for word, _, count in pairs}, words)
