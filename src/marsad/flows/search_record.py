"""The published record of an answer: ``schema: "marsad.search/1"``. Fields are only ever added.

Marks are ``[start, end)`` code points in ``headline`` and in ``snippet.text``; ``snippet.span`` lies
in the article's body.
"""

from typing import Literal, TypedDict

from marsad.model.query import SearchResult, Snippet
from marsad.model.span import Span
from marsad.search.rendering import render


class SnippetRecord(TypedDict):
    """A passage of the article, letter for letter, with what answers in it."""

    text: str
    span: list[int]
    marks: list[list[int]]


class HitRecord(TypedDict):
    """An article that answers; ``copies`` are others of the answer that print the same text."""

    article: str
    headline: str | None
    headline_marks: list[list[int]]
    snippet: SnippetRecord
    score: float
    source: str | None
    domain: str | None
    url: str | None
    published: str | None
    story: str | None
    copies: list[str]


class FacetValueRecord(TypedDict):
    """What a query says, what a reader sees, and how many articles."""

    value: str
    label: str
    count: int


class FacetRecord(TypedDict):
    """Counts over all that answers; ``other`` is what the values left out add up to."""

    values: list[FacetValueRecord]
    other: int


class SearchRecord(TypedDict):
    """An answer. ``total`` counts articles, copies included; ``understood`` is the query as read."""

    schema: Literal["marsad.search/1"]
    query: str
    understood: str
    total: int
    relaxed: bool
    suggestion: str | None
    cursor: str | None
    generation: str
    hits: list[HitRecord]
    facets: dict[str, FacetRecord]


def search_record(result: SearchResult) -> SearchRecord:
    """Return the record of an answer, ready for JSON."""
    return {
        "schema": "marsad.search/1",
        "query": result.query.text,
        "understood": render(result.query, "en"),
        "total": result.total,
        "relaxed": result.relaxed,
        "suggestion": result.suggestion,
        "cursor": result.cursor,
        "generation": result.generation,
        "hits": [
            {
                "article": hit.article,
                "headline": hit.headline,
                "headline_marks": [_span(mark) for mark in hit.headline_marks],
                "snippet": _snippet(hit.snippet),
                "score": round(hit.score, 4),
                "source": hit.source,
                "domain": hit.domain,
                "url": hit.url,
                "published": hit.published,
                "story": hit.story,
                "copies": list(hit.copies),
            }
            for hit in result.hits
        ],
        "facets": {
            facet.name: {
                "values": [
                    {"value": each.value, "label": each.label, "count": each.count} for each in facet.values
                ],
                "other": facet.other,
            }
            for facet in result.facets
        },
    }


def _snippet(snippet: Snippet) -> SnippetRecord:
    return {
        "text": snippet.text,
        "span": _span(snippet.span),
        "marks": [_span(mark) for mark in snippet.marks],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
