"""Segment -> Article: body and spans, date, credits, keywords, id."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.arabic.normalise import fold
from marsad.model.article import Article, Dating, Noise, Paragraph, Source
from marsad.model.page import Page, PageId
from marsad.model.span import Span
from marsad.reading.credits import credits_of
from marsad.reading.dates.choose import Chosen, choose_dates
from marsad.reading.dates.inferred import Bounds
from marsad.reading.identity import article_id, domain_of
from marsad.reading.keywords import split_keywords
from marsad.reading.outlets import Outlet, outlet_kind, split_outlets
from marsad.reading.segment import Segment

BLANK_LINE = "\n\n"
_COPYRIGHT_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_COPYRIGHT_NAME = re.compile(
    r"(?:©|\(c\)|محفوظة\s+ل(?:ـ)?|محفوظة|reserved)\s*(?:\d{4}\s*)?[©\-–—:|]*\s*(?P<name>[^©\d|]{3,40}?)\s*(?:[.|©\-–—]|\d{4}|$)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PageFacts:
    """What the page's markup says for its first article (or all of them: ``site``, ``url``)."""

    url: str | None = None
    site: str | None = None
    headline: str | None = None
    deck: str | None = None
    byline: tuple[str, ...] = ()
    category: str | None = None
    keywords: tuple[str, ...] = ()
    image: str | None = None
    language: str | None = None
    published: Dating | None = None
    modified: Dating | None = None
    notes: list[str] = field(default_factory=list)
    page_id: PageId | None = None


def assemble(segments: Sequence[Segment], page: Page, facts: PageFacts | None = None) -> tuple[Article, ...]:
    """Return the articles of *segments*; dates of later ones hang on the page's own date."""
    facts = facts or PageFacts()
    facts.page_id = facts.page_id or page.id
    copyright_year, printed_name = _copyright(segments)
    aggregator = _is_aggregator(segments, facts, page)
    header: date | None = None
    articles: list[Article] = []
    for position, segment in enumerate(segments):
        first = position == 0
        bounds = Bounds(
            header=header if not first else None,
            seen=page.seen.date() if page.seen else None,
            copyright_year=copyright_year,
        )
        chosen = choose_dates(
            segment, bounds, seen=page.seen,
            markup=(facts.published, facts.modified) if first else (None, None),
        )  # fmt: skip
        if (
            first
            and chosen.published is not None
            and chosen.published.precision not in ("range", "month", "year")
        ):
            header = _day(chosen.published)
        articles.append(_article(segment, page, facts, _Place(position, chosen, printed_name, aggregator)))
    return tuple(articles)


@dataclass(frozen=True, slots=True)
class _Place:
    position: int
    chosen: Chosen
    printed_name: str | None
    aggregator: bool


def _article(segment: Segment, page: Page, facts: PageFacts, place: _Place) -> Article:
    first = place.position == 0
    body, paragraphs = body_of(segment)
    headline = segment.headline or (facts.headline if first else None)
    if segment.category and fold(segment.category) in (
        fold(facts.site or ""),
        fold(place.printed_name or ""),
    ):
        segment.category = None
    chain, where = credits_of(segment, facts.site or place.printed_name)
    byline = tuple(dict.fromkeys(name for name in segment.bylines if fold(name) not in _NO_WRITERS))
    keywords = split_keywords(segment.keywords, f"{headline or ''}\n{body}")
    if first:
        byline = facts.byline or byline
        keywords = keywords or facts.keywords
    notes = tuple(facts.notes) if first else (f"cut:{'+'.join(segment.evidence)}",)
    return Article(
        id=article_id(headline, body),
        page=facts.page_id or page.id,
        position=place.position,
        headline=headline,
        body=body,
        paragraphs=paragraphs,
        url=facts.url or page.url,
        path=page.path,
        deck=segment.deck or (facts.deck if first else None),
        byline=byline,
        place=segment.place or where,
        published=place.chosen.published,
        modified=place.chosen.modified,
        source=_source(page, facts, segment, place),
        credits=chain,
        category=segment.category or (facts.category if first else None),
        keywords=keywords,
        language=facts.language or language_of(body),
        image=facts.image if first else None,
        related=tuple(segment.related),
        noise=tuple(dict.fromkeys(segment.noise)),
        notes=notes + place.chosen.notes,
    )


def body_of(segment: Segment) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the body and where each paragraph lies in it."""
    paragraphs: list[Paragraph] = []
    at = 0
    for block in segment.body:
        paragraphs.append(Paragraph(span=Span(at, at + len(block.text)), kind=block.kind))
        at += len(block.text) + len(BLANK_LINE)
    return BLANK_LINE.join(block.text for block in segment.body), tuple(paragraphs)


def language_of(text: str) -> str:
    """Return ``ar``, ``fa``, ``ur`` or ``und`` by letters: enough to keep other languages apart."""
    arabic = len(re.findall(r"[\u0620-\u06ff]", text))
    latin = len(re.findall(r"[A-Za-z]", text))
    if arabic < latin:
        return "en" if latin > 40 else "und"
    if not arabic:
        return "und"
    urdu = len(re.findall("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]", text))
    persian = len(re.findall("[\u067e\u0686\u0698\u06af\u06cc\u06a9]", text))
    if urdu > 0.01 * arabic:
        return "ur"
    return "fa" if persian > 0.04 * arabic else "ar"


def _day(dating: Dating) -> date | None:
    try:
        return date.fromisoformat(dating.value[:10])
    except ValueError:
        return None


_NO_WRITERS = frozenset({"admin", "administrator", "editor", "root", "user"})
_PUBLISHERS = frozenset({"newspaper", "site", "broadcaster"})


def _named_sources(segment: Segment, kinds: frozenset[str] = _PUBLISHERS) -> list[Outlet]:
    """The outlets a ``المصدر:`` line names, agencies apart (they are credits, no outlet's page)."""
    named = [
        Outlet(name, outlet_kind(name))
        for rule, printed in segment.sources
        if rule.startswith(("source", "relayed"))
        for name in split_outlets(printed)
    ]
    return [outlet for outlet in named if outlet.kind in kinds]


def _is_aggregator(segments: Sequence[Segment], facts: PageFacts, page: Page) -> bool:
    """True for a page that carries others' articles: glued ones, or naming another outlet as source."""
    site = fold(facts.site or "")
    domain = domain_of(facts.url or page.url)
    if not (site or domain):
        return False
    named = [outlet for segment in segments for outlet in _named_sources(segment)]
    if any(
        "محرك بحث" in noise.text or "search engine" in noise.text.lower()
        for noise in _noise(segments)
        if noise.kind == "disclaimer"
    ):
        return True
    foreign = any(fold(outlet.name) != site for outlet in named)
    return foreign or (len(segments) > 1 and any("marker" in segment.evidence for segment in segments))


def _source(page: Page, facts: PageFacts, segment: Segment, place: _Place) -> Source | None:
    """The outlet: on an aggregator the printed one, without a domain; else whose page it is."""
    named = _named_sources(segment)
    domain = domain_of(facts.url or page.url)
    if place.aggregator:
        return Source(name=named[-1].name) if named else None
    if facts.site or domain:
        return Source(name=facts.site or place.printed_name or domain or "", domain=domain)
    if named:
        return Source(name=named[-1].name)
    if place.printed_name and place.position == 0:
        return Source(name=place.printed_name)
    # nothing else says whose page it is: the one agency a labelled line names published it
    agencies = _named_sources(segment, frozenset({"agency"}))
    return Source(name=agencies[0].name) if len(agencies) == 1 else None


def _copyright(segments: Sequence[Segment]) -> tuple[int | None, str | None]:
    """The year and the name in the page's copyright line: the page was served in that year or later."""
    year: int | None = None
    name: str | None = None
    for noise in _noise(segments):
        if noise.kind != "copyright":
            continue
        years = [int(found) for found in _COPYRIGHT_YEAR.findall(fold(noise.text))]
        if years:
            year = max([*years, year or 0])
        name = name or copyright_name(noise.text)
    return year, name


def copyright_name(text: str) -> str | None:
    """Return whose rights the line reserves, where it says so in a few words."""
    match = _COPYRIGHT_NAME.search(text)
    name = match.group("name").strip(" .:-–—") if match is not None else ""
    if name.startswith(("لـ", "ل ")):
        name = name[2:].strip()
    if not re.search(r"[^\W\d_]{2}", name) or len(name.split()) > 6:
        return None
    return name


def _noise(segments: Sequence[Segment]) -> list[Noise]:
    return [noise for segment in segments for noise in segment.noise]
