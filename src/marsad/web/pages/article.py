"""An article: its text as printed, with everything found in it marked in place."""

from starlette.requests import Request
from starlette.responses import Response

from marsad.errors import NotFound
from marsad.model.article import ArticleId
from marsad.web.desk import desk_of
from marsad.web.marking import mark_up, marks_of
from marsad.web.page import name_url, render


def article(request: Request) -> Response:
    """Show one article."""
    desk = desk_of(request)
    wanted = ArticleId(request.path_params["id"])
    found = desk.archive.article(wanted)
    analysis = desk.archive.analysis(wanted)
    if found is None or analysis is None:
        raise NotFound(f"no article {wanted}", id=wanted)
    marks = marks_of(analysis, name_url)
    paragraphs = [(part.kind, mark_up(found.body, marks, part.span)) for part in found.paragraphs]
    return render(
        request, "article.html", section="now",
        article=found, paragraphs=paragraphs, claims=analysis.claims,
        story=desk.story_of(wanted),
        copies=desk.copies_beside(wanted),
        versions=desk.archive.articles(desk.archive.revisions(wanted)),
    )  # fmt: skip
