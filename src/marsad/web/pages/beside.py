"""Two texts side by side: a copy with the passages both print, or a version with what changed."""

from difflib import SequenceMatcher

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from marsad.errors import NotFound
from marsad.flows.library import Library
from marsad.model.article import Article, ArticleId
from marsad.model.span import Span
from marsad.ports import Filed
from marsad.web.marking import Mark, mark_up
from marsad.web.page import render
from marsad.web.shelf import library_of


def beside(request: Request) -> Response:
    """Show an article beside a copy of it or another version at the same address."""
    library = library_of(request)
    left = library.article(request.path_params["id"])
    right = library.article(request.path_params["other"])
    shared = _shared(library, left.article.id, right.article.id)
    versions = right.article.id in library.archive.revisions(left.article.id)
    if not shared and not versions:
        raise NotFound(
            "these two articles share no text", kind="pair", id=f"{left.article.id} {right.article.id}"
        )
    kind = "changed" if versions else "shared"
    spans = _changes(left, right) if versions else shared
    return render(
        request, "beside.html", section="now", kind=kind,
        sides=[
            _side(left.article, [a for a, _ in spans if len(a)], kind),
            _side(right.article, [b for _, b in spans if len(b)], kind),
        ],
    )  # fmt: skip


def _shared(library: Library, left: ArticleId, right: ArticleId) -> list[tuple[Span, Span]]:
    for each in library.copies_of(left):
        if each.other.id == right:
            return list(each.copy.shared)
    return []


def _changes(left: Filed, right: Filed) -> list[tuple[Span, Span]]:
    """The sentences that differ between two versions, as spans of each."""
    a = [span.of(left.article.body) for span in left.analysis.sentences]
    b = [span.of(right.article.body) for span in right.analysis.sentences]
    changes = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if tag != "equal":
            changes.append((_hull(left.analysis.sentences[a1:a2]), _hull(right.analysis.sentences[b1:b2])))
    return changes


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def _side(article: Article, spans: list[Span], kind: str) -> tuple[Article, list[Markup]]:
    opened = Markup('<mark class="m-{}">').format(kind)
    marks = [Mark(span, "hit", opened, Markup("</mark>")) for span in spans]
    return article, [mark_up(article.body, marks, part.span) for part in article.paragraphs]
