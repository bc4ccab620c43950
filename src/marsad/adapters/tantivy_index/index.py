"""One generation of the index on disk: any number of readers, one writer, in any processes.

Readers look whether a commit has come before each answer. A commit is atomic and carries the
position in the archive's change log, so a killed writer leaves the last whole commit behind.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Order, Query

from marsad.adapters.tantivy_index.schema import POSITION, position_row, row, schema
from marsad.adapters.tantivy_index.translate import translate
from marsad.errors import IndexUnavailable
from marsad.model.article import ArticleId
from marsad.model.query import FacetName
from marsad.model.story import StoryId
from marsad.search.documents import Document
from marsad.search.engine import Answer, Counted, Found, Identified, Known, Plan, Request

_WRITER_BYTES = 96 << 20
_MOST_DAYS = 4_000
_MOST_NAMES = 5_000


class TantivyIndex:
    """A generation opened for reading, and for writing once ``apply`` is called."""

    def __init__(self, path: Path, *, create: bool = False, threads: int = 1) -> None:
        self._path = path
        self._threads = threads
        try:
            if create:
                path.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(schema(), str(path))
            else:
                self._index = tantivy.Index.open(str(path))
        except (ValueError, OSError) as error:
            raise IndexUnavailable(f"the index at {path} cannot be opened: {error}") from error
        self._schema = self._index.schema
        self._writer: Any = None
        self._seen = self._stamp()

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = (self._path / "meta.json").stat()
        except FileNotFoundError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def _searcher(self) -> tantivy.Searcher:
        stamp = self._stamp()
        # a generation that was just replaced is gone from the folder: its open files still answer
        if stamp is not None and stamp != self._seen:
            self._index.reload()
            self._seen = stamp
        return self._index.searcher()

    # writing

    def apply(self, documents: Iterable[Document], removed: Iterable[ArticleId], position: int) -> None:
        """Put *documents* in the place of what had their ids, drop *removed*, remember *position*.

        All of it or nothing, on disk when it returns. Raises ``IndexUnavailable`` where another
        process is writing.
        """
        writer = self._opened_writer()
        for which in removed:
            writer.delete_documents_by_term("id", which)
        for document in documents:
            writer.delete_documents_by_term("id", document.id)
            writer.add_document(row(document))
        writer.delete_documents_by_term("meta", POSITION)
        writer.add_document(position_row(position))
        try:
            writer.commit()
        except (ValueError, OSError) as error:
            self._writer = None
            raise IndexUnavailable(f"the index at {self._path} cannot be written: {error}") from error

    def add_new(self, documents: Iterable[Document]) -> None:
        """Add documents that cannot be there yet, without committing: for a generation in the making."""
        writer = self._opened_writer()
        for document in documents:
            writer.add_document(row(document))

    def _opened_writer(self) -> Any:
        if self._writer is None:
            try:
                self._writer = self._index.writer(_WRITER_BYTES * self._threads, self._threads)
            except ValueError as error:
                raise IndexUnavailable(f"another process is writing the index at {self._path}") from error
            # a killed writer leaves files that no commit names; tantivy would refuse to write over them
            self._writer.garbage_collect_files()
        return self._writer

    def close(self) -> None:
        """Let go of the writer's place, merges finished."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    # reading

    def position(self) -> int:
        """Return how far the index has followed; 0 at the start."""
        searcher = self._searcher()
        hits = searcher.search(Query.term_query(self._schema, "meta", POSITION, "basic"), limit=1).hits
        stored: Any = searcher.doc(hits[0][1]).get_first(POSITION) if hits else 0
        return int(stored)

    def count(self) -> int:
        """Return how many articles can be found."""
        return max(0, int(self._searcher().num_docs) - (1 if self.position() else 0))

    def answer(self, request: Request) -> Answer:
        """Return what answers *request*."""
        searcher = self._searcher()
        query = translate(self._schema, request.plan)
        by_date = request.sort != "relevance"
        result: Any = searcher.search(
            query,
            limit=max(1, request.limit),
            count=True,
            order_by_field="at" if by_date else None,
            order=Order.Asc if request.sort == "earliest" else Order.Desc,
        )
        keys = [key for _, key in result.hits]
        groups = searcher.fast_field_values("group", keys) if keys else []
        times = searcher.fast_field_values("at", keys) if keys else []
        found = tuple(
            Found(
                (searcher, key),
                0.0 if by_date else float(score),
                int(group or 0),
                None if at is None else int(at),
            )
            for (score, key), group, at in zip(result.hits, groups, times, strict=True)
        )
        facets = self._facets(searcher, query, request) if request.facets else {}
        return Answer(found=found, total=int(result.count), facets=facets)

    def identify(self, found: Sequence[Found]) -> tuple[Identified, ...]:
        """Return ids and stories of what was found, from the same moment of the index."""
        return tuple(_identified(searcher.doc(key)) for searcher, key in _keys(found))

    def belongings(self, ids: Sequence[ArticleId]) -> Mapping[ArticleId, tuple[str | None, int]]:
        """Return the story and the copy group's number under which each article is indexed."""
        searcher = self._searcher()
        chosen = Query.term_set_query(self._schema, "id", list(ids))
        keys = [key for _, key in searcher.search(chosen, limit=max(1, len(ids)), count=False).hits]
        groups = searcher.fast_field_values("group", keys) if keys else []
        who = (_identified(searcher.doc(key)) for key in keys)
        return {each.article: (each.story, int(group or 0)) for each, group in zip(who, groups, strict=True)}

    def matching(self, plan: Plan, ids: Sequence[ArticleId]) -> frozenset[ArticleId]:
        """Return those of *ids* that *plan* finds."""
        if not ids:
            return frozenset()
        searcher = self._searcher()
        chosen = Query.term_set_query(self._schema, "id", list(ids))
        both = Query.boolean_query([(Occur.Must, translate(self._schema, plan)), (Occur.Must, chosen)])
        hits = searcher.search(both, limit=len(ids), count=False).hits
        return frozenset(ArticleId(str(searcher.doc(key).get_first("id"))) for _, key in hits)

    def _facets(
        self, searcher: tantivy.Searcher, query: Query, request: Request
    ) -> Mapping[FacetName, Counted]:
        asked: dict[str, Any] = {}
        for name in request.facets:
            if name == "day":
                asked[name] = {"histogram": {"field": "day", "interval": 1, "min_doc_count": 1}}
            else:
                asked[name] = {"terms": {"field": name, "size": request.facet_size}}
        counted = searcher.aggregate(query, asked)
        return {name: _counted(name, counted[name]) for name in request.facets}

    # vocabulary

    def named(self, kind: str, words: Sequence[str]) -> tuple[Known, ...]:
        """Return the ids of that *kind* whose names hold all of *words*, most articles first."""
        searcher = self._searcher()
        common: dict[str, int] | None = None
        for word in words:
            ids: dict[str, int] = {}
            for term, count in searcher.terms_with_prefix("lookup", f"{kind}|{word}|", limit=_MOST_NAMES):
                ids[term.rsplit("|", 1)[1]] = count
            common = (
                ids
                if common is None
                else {which: min(count, common[which]) for which, count in ids.items() if which in common}
            )
            if not common:
                return ()
        return tuple(
            Known(which, count)
            for which, count in sorted((common or {}).items(), key=lambda pair: (-pair[1], pair[0]))
        )

    def beginning(self, kind: str, prefix: str, limit: int = 10) -> tuple[Known, ...]:
        """Return the ids of that *kind* with a name one of whose words begins so, most articles first."""
        most: dict[str, int] = {}
        for term, count in self._searcher().terms_with_prefix(
            "lookup", f"{kind}|{prefix}", limit=_MOST_NAMES
        ):
            which = term.rsplit("|", 1)[1]
            most[which] = max(count, most.get(which, 0))
        best = sorted(most.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
        return tuple(Known(which, count) for which, count in best)

    def label(self, kind: str, which: str) -> str | None:
        """Return how an id is shown, or ``None`` where the index does not know it."""
        prefix = f"{kind}|{which}|"
        best = self._searcher().terms_with_prefix("labels", prefix, limit=1)
        return str(best[0][0])[len(prefix) :] if best else None

    def frequency(self, field: str, token: str) -> int:
        """Return in how many articles *token* stands."""
        return int(self._searcher().doc_freq(field, token))

    def words(self, prefix: str, limit: int) -> tuple[Known, ...]:
        """Return the words as printed that begin so, commonest first."""
        found = self._searcher().terms_with_prefix("exact", prefix, limit=limit)
        return tuple(Known(term, count) for term, count in found)


def _identified(document: tantivy.Document) -> Identified:
    story = document.get_first("story")
    return Identified(
        ArticleId(str(document.get_first("id"))), None if story is None else StoryId(str(story))
    )


def _keys(found: Sequence[Found]) -> list[tuple[Any, Any]]:
    return [each.key for each in found]  # type: ignore[misc] # made above: (searcher, address)


def _counted(name: FacetName, raw: dict[str, Any]) -> Counted:
    buckets = raw["buckets"]
    if name == "day":
        return Counted(values=tuple((str(int(b["key"])), int(b["doc_count"])) for b in buckets[-_MOST_DAYS:]))
    return Counted(
        values=tuple((str(b["key"]), int(b["doc_count"])) for b in buckets),
        other=int(raw.get("sum_other_doc_count", 0)),
    )
