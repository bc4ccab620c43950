"""An article: its text as printed, with everything found in it marked in place."""

import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from marsad.errors import IndexUnavailable
from marsad.flows.interchange import json_ld
from marsad.flows.library import Library
from marsad.model.article import Article, ArticleId, Credit
from marsad.model.query import Hit
from marsad.ports import Filed
from marsad.web.marking import mark_up, marks_of
from marsad.web.page import name_url, render
from marsad.web.shelf import library_of

SIMILAR = 5


def article(request: Request) -> Response:
    """Show one article."""
    library = library_of(request)
    wanted = ArticleId(request.path_params["id"])
    filed = library.article(wanted)
    found, analysis = filed.article, filed.analysis
    story = library.story_of(wanted)
    marks = marks_of(analysis, name_url)
    paragraphs = [(part.kind, mark_up(found.body, marks, part.span)) for part in found.paragraphs]
    return render(
        request, "article.html", section="now",
        article=found, chain=_chain(found), paragraphs=paragraphs, claims=analysis.claims,
        story=library.weave.thread(story) if story else None,
        copies=library.copies_of(wanted),
        versions=library.archive.articles(library.archive.revisions(wanted)),
        linked=_linked(filed), similar=_similar(library, wanted),
    )  # fmt: skip


def _similar(library: Library, wanted: ArticleId) -> tuple[Hit, ...]:
    """Articles that resemble this one; none while the index is being made."""
    try:
        return library.more_like(wanted, SIMILAR).hits
    except IndexUnavailable:
        return ()


def _linked(filed: Filed) -> Markup:
    """The article as schema.org data for machines. No ``<`` is left in it: nothing can end the element."""
    text = msgspec.json.encode(json_ld(filed)).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


_FARTHER = ("agency", "wires")
"""Kinds of credit that stand behind the others: a site takes from a newspaper, both from an agency."""


def _chain(article: Article) -> list[Credit]:
    """The credits from the reader inwards, without the outlet itself."""
    own = article.source.name if article.source else None
    return sorted(
        (credit for credit in article.credits if credit.name != own), key=lambda c: c.kind in _FARTHER
    )
