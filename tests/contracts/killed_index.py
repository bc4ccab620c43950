"""Follow a generated archive into an index until caught up; meant to be killed. Usage: HOME COUNT."""

import sys
from pathlib import Path

from index_material import MemoryArchive, article

import marsad.flows.indexing as indexing
from marsad.adapters.tantivy_index import IndexHome


def main(home: str, count: int) -> None:
    indexing.CHANGES_AT_ONCE = 3
    archive = MemoryArchive([article(1)])
    indexer = indexing.Indexer(archive, IndexHome(Path(home)))
    while indexer.step():
        pass
    for n in range(2, count + 1):
        archive.keep(article(n))
    print("ready", flush=True)
    while indexer.step():
        pass
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
