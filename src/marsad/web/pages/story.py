"""A story: its figures over time, who said what, who copied whom."""

from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from marsad.flows.library import Library
from marsad.model.article import Article, ArticleId
from marsad.model.story import Figure, Story
from marsad.ports import ClaimQuery, FiledClaim
from marsad.web.chart import lay_out
from marsad.web.page import render, wording_of
from marsad.web.shelf import library_of

CLAIMS_SHOWN = 12
DENIALS_SHOWN = 6
WORDS_SHOWN = 4
_DENYING = ("deny", "not_confirm", "not_deny", "decline")


@dataclass(frozen=True, slots=True)
class Group:
    """An article of the story with the copies folded under it."""

    lead: Article
    copies: tuple[Article, ...]
    first: bool


def story(request: Request) -> Response:
    """Show one story."""
    library = library_of(request)
    wording = wording_of(request)
    found = library.story(request.path_params["id"])
    articles = library.members_of(found)
    claims = library.claims(ClaimQuery(articles=tuple(articles)), 200).items
    return render(
        request, "story.html", section="now",
        story=found,
        figures=[
            (figure, lay_out(figure, rtl=wording.direction == "rtl"))
            for figure in sorted(found.figures, key=_telling_figure, reverse=True)
        ],
        claims=_telling(claims)[:CLAIMS_SHOWN],
        denials=[one for one in claims if one.claim.cue.cls in _DENYING][:DENIALS_SHOWN],
        timeline=[(day, tuple(entries)) for day, entries in groupby(found.timeline, key=lambda e: e.day)],
        coverage=_coverage(found, articles),
        related=_related(library, found),
        outlets={key: _outlet(one) for key, one in articles.items()},
    )  # fmt: skip


def _telling(claims: tuple[FiledClaim, ...]) -> list[FiledClaim]:
    """One claim a speaker first, the surest and fullest; then the rest in their order."""
    best: dict[str, FiledClaim] = {}
    for one in claims:
        if one.in_headline or one.claim.cue.cls in _DENYING or not one.claim.speaker.name:
            continue
        key = str(one.claim.speaker.id or one.claim.speaker.name)
        held = best.get(key)
        if held is None or _weight(one) > _weight(held):
            best[key] = one
    return sorted(best.values(), key=_weight, reverse=True)


def _telling_figure(figure: Figure) -> tuple[bool, int, int]:
    """Disputed figures first, then those that moved, then those that many printed."""
    moved = sum(relation.kind == "revised" for relation in figure.relations)
    return figure.disputed, min(moved, 3), len({a for point in figure.points for a in point.articles})


def _weight(one: FiledClaim) -> float:
    quoted = {"direct": 0.3, "mixed": 0.2, "indirect": 0.0}[one.claim.kind]
    return (
        one.claim.confidence
        + quoted
        + (0.3 if one.claim.quantities else 0)
        + min(len(one.claim.text), 200) / 1000
    )


def _coverage(found: Story, articles: dict[ArticleId, Article]) -> list[Group]:
    """Fold the members by origin: the first of each origin leads, its copies follow."""
    groups: dict[str, list[Article]] = {}
    for member in found.members:
        if member.article in articles:
            groups.setdefault(member.origin or member.article, []).append(articles[member.article])
    ordered = sorted(
        (sorted(group, key=_published) for group in groups.values()), key=lambda g: _published(g[0])
    )
    return [Group(group[0], tuple(group[1:]), number == 0) for number, group in enumerate(ordered)]


def _published(article: Article) -> str:
    return article.published.value if article.published else "~"


def _outlet(article: Article) -> str:
    """What to call an article in a table: its outlet, else the first words of its headline."""
    if article.source:
        return article.source.name
    words = (article.headline or article.body).split()
    return " ".join(words[:WORDS_SHOWN]) + (" …" if len(words) > WORDS_SHOWN else "")


def _related(library: Library, found: Story) -> list[tuple[Story, str]]:
    return [(library.story(one.story), one.reason) for one in found.related]
