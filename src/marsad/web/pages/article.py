"""An article: its text as printed, with everything found in it marked in place."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.model.article import Article, ArticleId, Credit
from marsad.web.marking import mark_up, marks_of
from marsad.web.page import name_url, render
from marsad.web.shelf import library_of


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
    )  # fmt: skip


_FARTHER = ("agency", "wires")
"""Kinds of credit that stand behind the others: a site takes from a newspaper, both from an agency."""


def _chain(article: Article) -> list[Credit]:
    """The credits from the reader inwards, without the outlet itself."""
    own = article.source.name if article.source else None
    return sorted(
        (credit for credit in article.credits if credit.name != own), key=lambda c: c.kind in _FARTHER
    )
