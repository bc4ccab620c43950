"""Exporting: everything the archive holds, as records of a form that the user's own programs read."""

from collections.abc import Callable, Iterator
from typing import Any

from marsad.flows.claims import filed_claim_record
from marsad.flows.interchange import json_ld, ninjs
from marsad.flows.library import Library, figures_of
from marsad.flows.story_record import copy_record, figure_record, story_record
from marsad.flows.tables import every_copy
from marsad.model.page import Page, PageId
from marsad.record import article_record

Records = Iterator[Any]

KINDS = ("articles", "claims", "figures", "stories", "copies")


def records(library: Library, kind: str) -> Records:
    """Return the published records of *kind* (one of ``KINDS``), read as they are asked for."""
    return _RECORDS[kind](library)


def as_ninjs(library: Library) -> Records:
    """Return every article as IPTC ninjs 3.0."""
    for filed in library.every_article():
        seen = [each.seen for each in library.archive.appearances(filed.article.id) if each.seen]
        yield ninjs(filed, min(seen).isoformat() if seen else None)


def as_json_ld(library: Library) -> Records:
    """Return every article as a schema.org NewsArticle."""
    return (json_ld(filed) for filed in library.every_article())


def pages(library: Library) -> Iterator[Page]:
    """Return every kept page that gave an article, once, in order of arrival."""
    done: set[PageId] = set()
    for filed in library.every_article():
        for appearance in library.archive.appearances(filed.article.id):
            if appearance.page in done:
                continue
            done.add(appearance.page)
            page = library.archive.page(appearance.page)
            if page is not None:
                yield page


def _articles(library: Library) -> Records:
    return (article_record(filed.article, filed.analysis) for filed in library.every_article())


def _claims(library: Library) -> Records:
    return (filed_claim_record(each) for each in library.every_claim())


def _figures(library: Library) -> Records:
    for story in library.every_story():
        for each in figures_of(story):
            yield {
                "story": each.story,
                "headline": each.headline,
                "number": each.number,
                **figure_record(each.figure),
            }


def _stories(library: Library) -> Records:
    return (story_record(story) for story in library.every_story())


def _copies(library: Library) -> Records:
    return (copy_record(found) for found, _ in every_copy(library))


_RECORDS: dict[str, Callable[[Library], Records]] = {
    "articles": _articles, "claims": _claims, "figures": _figures, "stories": _stories, "copies": _copies,
}  # fmt: skip
