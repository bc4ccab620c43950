"""An HTML page read: tree, region, cut, facts; or the reason why there is no article."""

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading.assemble import PageFacts, assemble
from marsad.reading.blocks import Block
from marsad.reading.cohesion import content_words
from marsad.reading.cutting import cut
from marsad.reading.html.facts import page_facts, site_on_page, title_of
from marsad.reading.html.markup import Markup, read_markup
from marsad.reading.html.nesting import cut_nesting
from marsad.reading.html.region import Region, find_region
from marsad.reading.html.second import second_opinion
from marsad.reading.html.tree import PageBlock, Tree, read_tree
from marsad.reading.outcome import Reading
from marsad.reading.segment import Segment

_LEAST_TEXT = 120
_LEAST_BODY = 60
_ARTICLE_RUN = 400


def read_html(text: str, page: Page, notes: tuple[str, ...] = ()) -> Reading:
    """Read the HTML in *text*."""
    text, cut_short = cut_nesting(text)
    if cut_short:
        notes = (*notes, "html.nesting_cut")
    parser = LexborHTMLParser(text)
    markup = read_markup(parser, page.url)
    tree = read_tree(parser)
    notes = notes + tuple(tree.notes)
    if not tree.blocks:
        return Reading(refused="no_text", notes=notes)
    markup.site = markup.site or site_on_page(tree.blocks, markup.title)
    title = title_of(markup)
    region = find_region(tree, title)
    if region is None or region.good < _LEAST_TEXT or is_listing(region, markup):
        return Reading(refused="no_article", notes=notes)
    segments = _segments(region.stream, title)
    if not segments:
        return Reading(refused="no_article", notes=notes)
    if len(segments) == 1:
        named = second_opinion(text, tree, "\n".join(block.text for block in segments[0].body))
        if named is not None:
            notes = (*notes, "html.second_opinion")
            segments = _segments(_only(tree, named), title) or segments
    facts = page_facts(markup, page)
    _headline(segments[0], title, facts)
    articles = assemble(segments, page, facts)
    return Reading(articles=tuple(_own_address(article) for article in articles), notes=notes)


def _segments(stream: list[Block], title: str | None) -> list[Segment]:
    return [segment for segment in cut(stream, title=title) if segment.size >= _LEAST_BODY]


def _only(tree: Tree, named: list[PageBlock]) -> list[Block]:
    """The page's blocks with all but the named ones, and headings among them, marked as boilerplate."""
    kept = {id(block) for block in named}
    first = next(index for index, block in enumerate(tree.blocks) if id(block) in kept)
    for index, block in enumerate(tree.blocks):
        if id(block) in kept or (block.level == 1 and index < first):
            block.hint = None
        elif block.hint is None:
            block.hint = "boilerplate"
    return list(tree.blocks)


def is_listing(region: Region, markup: Markup) -> bool:
    """A home page or a section: linked headlines as many as paragraphs, whatever the markup says."""
    del markup
    many = region.linked_titles >= 3 and region.linked_titles >= 0.6 * max(1, region.paragraphs)
    return many and region.longest_run < _ARTICLE_RUN


def _headline(first: Segment, title: str | None, facts: PageFacts) -> None:
    """The printed heading wins; the markup's title stands in where none is printed."""
    if first.headline is None:
        facts.headline = title
        return
    if title is None or first.headline == title:
        return
    printed, claimed = content_words([Block(first.headline).key]), content_words([Block(title).key])
    if claimed and len(printed & claimed) < 0.3 * min(len(printed) or 1, len(claimed)):
        facts.notes.append("headline.markup_differs")


def _own_address(article: Article) -> Article:
    """Only the first article has the page's address; a glued one has its own page somewhere else."""
    return article if article.position == 0 else replace(article, image=None)
