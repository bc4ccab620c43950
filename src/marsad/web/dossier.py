"""A story as one file that needs nothing else: right to left, sources numbered, figures drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import groupby

from markupsafe import Markup

from marsad.flows.library import Library
from marsad.model.article import Article, ArticleId
from marsad.ports import ClaimQuery
from marsad.web.chart import lay_out
from marsad.web.page import template_named
from marsad.web.wording import Wording

CLAIMS = 500
_FONT = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_ARTICLE_LINK = re.compile(r'<a [^>]*href="/article/([^"#/]+)[^"]*"[^>]*>.*?</a>', re.DOTALL)
_INNER_LINK = re.compile(r'<a [^>]*href="/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of the dossier: its number, and the article."""

    number: int
    article: Article


def dossier(library: Library, which: str, wording: Wording | None = None) -> str:
    """Return the story as self-contained HTML; raises ``NotFound``.

    Every sentence, figure and claim bears the number of the article that prints it; the list of
    sources at the end says outlet, date, address and the archive's id of each.
    """
    w = wording or Wording()
    story = library.story(which)
    articles = library.members_of(story)
    sources = [Cited(number, articles[m.article]) for number, m in enumerate(
        (m for m in story.members if m.article in articles), 1)]  # fmt: skip
    copies = {m.article for m in story.members if m.role == "copy"}  # they say the same again
    claims = library.claims(ClaimQuery(articles=tuple(articles)), CLAIMS).items
    html = template_named("dossier.html").render(
        w=w,
        story=story,
        style=Markup(_style()),  # our own sheet
        figures=[(figure, lay_out(figure, rtl=w.direction == "rtl")) for figure in story.figures],
        claims=sorted(
            (each for each in claims if not each.in_headline and each.article not in copies),
            key=lambda c: (c.day or "~", c.article, c.number),
        ),
        timeline=[(day, tuple(entries)) for day, entries in groupby(story.timeline, key=lambda e: e.day)],
        sources=sources,
        outlets={key: one.source.name if one.source else key for key, one in articles.items()},
        name_url=lambda name: f"/name/{name}",
    )
    return _cite(html, {source.article.id: source.number for source in sources})


def _style() -> str:
    sheet = resources.files("marsad.web").joinpath("static", "marsad.css").read_text(encoding="utf-8")
    return _FONT.sub("", sheet)


def _cite(html: str, numbers: Mapping[ArticleId, int]) -> str:
    """Turn links to articles into numbers of the list of sources, and take other inner links away."""

    def cited(found: re.Match[str]) -> str:
        number = numbers.get(ArticleId(found[1]))
        return f'<a class="cite" href="#source-{number}">[{number}]</a>' if number else ""

    return _INNER_LINK.sub(r"\1", _ARTICLE_LINK.sub(cited, html))
