"""Markup and print reconciled: which claim is believed, and why the others are not.

The rule: what a reader sees wins. A headline is the printed one the markup's title resembles; a
title loses the site's name at its end; a description is a deck only where the page prints it.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from marsad.model.page import Page
from marsad.reading.assemble import PageFacts, copyright_name
from marsad.reading.blocks import Block
from marsad.reading.cohesion import content_words
from marsad.reading.html.markup import Markup
from marsad.reading.identity import canonical_url, domain_of
from marsad.reading.records import given_dating

_JOINTS = re.compile(r"\s+[|\-–—:•·»«/]+\s+|\s*[|»•]\s*")
_NO_NAME = re.compile(
    r"^(?:admin|administrator|editor|root|user|وكالات|n/?a|null|undefined|-)$", re.IGNORECASE
)


def page_facts(markup: Markup, page: Page) -> PageFacts:
    """Return the believed facts of the page's first article; its dates are judged later, beside print."""
    url = markup.url or canonical_url(page.url) or page.url
    if markup.url and page.url and domain_of(markup.url) != domain_of(page.url):
        # a canonical address on another host names the original: worth keeping only if it is a page
        path = urlsplit(markup.url).path.strip("/")
        url = markup.url if path else canonical_url(page.url)
    elif (
        markup.url
        and page.url
        and not urlsplit(markup.url).path.strip("/")
        and urlsplit(page.url).path.strip("/")
    ):
        url = canonical_url(page.url)  # every page of some sites calls the home page canonical
    site = _site_name(markup)
    return PageFacts(
        url=url,
        site=site,
        headline=None,
        deck=None,
        byline=tuple(dict.fromkeys(name for name in markup.authors if _is_person(name))),
        category=markup.section if markup.section != site else None,
        keywords=tuple(dict.fromkeys(word for word in markup.keywords if len(word) <= 60))[:40],
        image=markup.image,
        language=None,
        published=given_dating(markup.published, "markup"),
        modified=given_dating(markup.modified, "markup") if markup.modified != markup.published else None,
    )


def title_of(markup: Markup) -> str | None:
    """Return the article's title as the markup has it, the site's name cut off."""
    site = _site_name(markup)
    for title in (markup.headline, markup.og_title, markup.title):
        if title:
            cut = without_site(title, site)
            if cut:
                return cut
    return None


def without_site(title: str, site: str | None) -> str:
    """Cut the site's name off the end (or the start) of *title*."""
    pieces = _JOINTS.split(title)
    if len(pieces) < 2:
        return title
    site_words = content_words([Block(site).key]) if site else set()

    def is_site(piece: str) -> bool:
        words = content_words([Block(piece).key])
        return bool(words) and bool(site_words) and len(words & site_words) >= 0.6 * len(words)

    start, end = 0, len(pieces)
    while end - start > 1 and (
        is_site(pieces[end - 1])
        or (not site_words and len(pieces[end - 1].split()) <= 3 and len(pieces[start]) > 25)
    ):
        end -= 1
    while end - start > 1 and is_site(pieces[start]):
        start += 1
    if (start, end) == (0, len(pieces)):
        return title
    first = title.find(pieces[start])
    last = title.rfind(pieces[end - 1]) + len(pieces[end - 1])
    return title[first:last].strip()


def site_on_page(blocks: Sequence[Block], title: str | None) -> str | None:
    """Return the site's name as the page prints it: in its copyright line, or as a piece of its title.

    A piece of the title is the site when it stands alone in a linked or short block (the masthead).
    """
    for block in reversed(blocks[-40:]):
        if len(block.text) <= 200 and (
            "©" in block.text or "محفوظ" in block.text or "rights reserved" in block.key
        ):
            name = copyright_name(block.text)
            if name:
                return name
    pieces = [piece.strip() for piece in _JOINTS.split(title or "") if piece.strip()]
    if len(pieces) < 2:
        return None
    mastheads = {block.key for block in [*blocks[:60], *blocks[-30:]] if len(block.text) <= 50}
    for piece in (pieces[-1], pieces[0]):
        if Block(piece).key in mastheads and len(piece.split()) <= 5:
            return piece
    return None


def _site_name(markup: Markup) -> str | None:
    site = markup.site
    return site if site and len(site) <= 60 and not site.startswith("http") else None


def _is_person(name: str) -> bool:
    return bool(name) and len(name) <= 80 and not _NO_NAME.match(name) and not name.startswith("http")
