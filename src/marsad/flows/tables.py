"""Tables of what the archive holds: claims, figures, stories, articles and copies, one row a thing.

Column names and kinds are fixed: a researcher's script is written against them. A list is joined by
`` | `` where a file has no lists.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from marsad.flows.library import Library, figures_of
from marsad.flows.stories import CopyOf

Kind = Literal["text", "number", "whole", "yes", "list"]
Row = tuple[Any, ...]

ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and what its cells hold (``None`` where unknown)."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns, and rows that are read as they are asked for; once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterator[Row]

    def records(self) -> Iterator[dict[str, Any]]:
        """Return the rows as dictionaries: ``pandas.DataFrame(table.records())``."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


def _columns(text: str) -> tuple[Column, ...]:
    kinds: dict[str, Kind] = {"#": "whole", "~": "number", "?": "yes", "*": "list"}
    return tuple(Column(word.rstrip("#~?*"), kinds.get(word[-1], "text")) for word in text.split())


COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": _columns(
        "article headline source domain url published precision evidence modified place category keywords*"
        " byline* credits* language words# claims# story seen body"
    ),
    "claims": _columns(
        "article number# in_headline? day speaker speaker_id speaker_kind role cue cue_class kind text"
        " start# end# said_on channel addressee chain* figures* confidence~ rule headline source url story"
    ),
    "figures": _columns(
        "story headline figure# measure label disputed? point# low~ high~ approx vague text speaker"
        " speaker_id said_on as_of scope origins# article articles* start# end#"
        " conflicts_with* revises* stances*"
    ),
    "stories": _columns(
        "story headline headline_article first last articles# texts# origins# outlets# disputed? figures#"
        " names* lead"
    ),
    "copies": _columns(
        "article other contained~ relation direction origin ancestor grounds* passages# longest_shared"
        " article_source other_source"
    ),
}


def table_of(library: Library, name: str) -> Table:
    """Return the table *name* (a key of ``COLUMNS``)."""
    return Table(name=name, columns=COLUMNS[name], rows=_ROWS[name](library))


def _articles(library: Library) -> Iterator[Row]:
    for filed in library.every_article():
        a = filed.article
        dating = a.published
        seen = next((each.seen for each in library.archive.appearances(a.id) if each.seen), None)
        yield (
            a.id, a.headline, a.source.name if a.source else None, a.source.domain if a.source else None,
            a.url, dating.value if dating else None, dating.precision if dating else None,
            dating.evidence if dating else None, a.modified.value if a.modified else None, a.place,
            a.category, list(a.keywords), list(a.byline), [credit.name for credit in a.credits], a.language,
            len(a.body.split()), len(filed.analysis.claims), library.story_of(a.id),
            seen.isoformat() if seen else None, a.body,
        )  # fmt: skip


def _claims(library: Library) -> Iterator[Row]:
    for filed in library.every_claim():
        claim = filed.claim
        speaker = claim.speaker
        yield (
            filed.article, filed.number, filed.in_headline, filed.day, speaker.name, speaker.id, speaker.kind,
            speaker.role, claim.cue.text, claim.cue.cls, claim.kind, claim.text, claim.span.start,
            claim.span.end, claim.said_on, claim.channel, claim.addressee, list(claim.chain),
            [quantity.text for quantity in claim.quantities], claim.confidence, claim.rule, filed.headline,
            filed.source, filed.url, library.story_of(filed.article),
        )  # fmt: skip


def _figures(library: Library) -> Iterator[Row]:
    for story in library.every_story():
        for each in figures_of(story):
            figure = each.figure
            for number, p in enumerate(figure.points):
                stances = [f"{s.speaker or ''} {s.cue}: {s.text} [{s.article}]" for s in figure.stances]
                others: dict[str, list[str]] = {"conflicting": [], "revised": []}
                for r in figure.relations:
                    if r.kind == "conflicting" and number in (r.a, r.b):
                        others["conflicting"].append(str(r.b if number == r.a else r.a))
                    elif r.kind == "revised" and number == r.b:
                        others["revised"].append(str(r.a))
                yield (
                    each.story, each.headline, each.number, figure.measure, figure.label, figure.disputed,
                    number, p.low, p.high, p.approx, p.vague, p.text, p.speaker, p.speaker_id, p.said_on,
                    p.as_of, p.scope, p.origins, p.articles[0] if p.articles else None, list(p.articles),
                    p.span.start, p.span.end, others["conflicting"], others["revised"], stances,
                )  # fmt: skip


def _stories(library: Library) -> Iterator[Row]:
    cursor = None
    while True:
        some = library.stories(100, cursor)
        for thread in some.items:
            story = library.story(thread.id)
            yield (
                story.id, story.headline, story.headline_article, story.first, story.last, thread.size,
                len(thread.texts), story.origins, thread.outlets, story.disputed, len(story.figures),
                [name.canonical for name in story.names], " ".join(each.text for each in story.lead),
            )  # fmt: skip
        cursor = some.cursor
        if cursor is None:
            return


def _copies(library: Library) -> Iterator[Row]:
    for found, source in every_copy(library):
        copy = found.copy
        longest = max((there for _, there in copy.shared), key=len, default=None)
        yield (
            copy.article, copy.other, copy.contained, copy.relation, copy.direction, copy.origin,
            copy.ancestor, list(copy.grounds), len(copy.shared),
            longest.of(found.other.body) if longest is not None else None,
            source, found.other.source.name if found.other.source else None,
        )  # fmt: skip


def every_copy(library: Library) -> Iterator[tuple[CopyOf, str | None]]:
    """Run through all copy relations, each once, with the first article's outlet."""
    for filed in library.every_article():
        source = filed.article.source.name if filed.article.source else None
        for found in library.copies_of(filed.article.id, ALL):
            # A relation stands at both its articles: the one that came first in the alphabet tells it.
            if found.copy.article < found.copy.other:
                yield found, source


_ROWS: dict[str, Callable[[Library], Iterator[Row]]] = {
    "articles": _articles, "claims": _claims, "figures": _figures, "stories": _stories, "copies": _copies,
}  # fmt: skip
