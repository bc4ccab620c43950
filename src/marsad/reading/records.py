"""JSON records of article collections -> articles, by a mapping of their field names to ours."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from marsad.arabic.normalise import fold
from marsad.model.article import Article, Credit, Dating, Paragraph, Source
from marsad.model.page import Page
from marsad.model.span import Span
from marsad.reading.assemble import BLANK_LINE, language_of
from marsad.reading.blocks import collapse, is_blank
from marsad.reading.dates.printed import printed_dates
from marsad.reading.identity import article_id, canonical_url, domain_of
from marsad.reading.keywords import split_keywords
from marsad.reading.outlets import ALONE, outlet_kind, split_outlets

FIELDS = (
    "headline", "body", "url", "published", "modified", "source", "byline", "deck", "category", "keywords",
    "place", "image", "language",
)  # fmt: skip
"""What a mapping may name on its left side."""

USUAL: dict[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "headline_main"),
    "body": ("body", "body_text", "articleBody", "content", "text", "content_text", "maintext", "article"),
    "url": ("url", "link", "canonical_url", "uri"),
    "published": (
        "published",
        "date_published",
        "datePublished",
        "published_at",
        "pubDate",
        "date",
        "versioncreated",
    ),
    "modified": ("modified", "date_modified", "dateModified", "updated"),
    "source": ("source", "site", "publisher", "source_name"),
    "byline": ("byline", "author", "authors"),
    "deck": ("deck", "description", "summary"),
    "category": ("category", "section", "articleSection"),
    "keywords": ("keywords", "tags"),
    "place": ("place", "dateline"),
    "image": ("image", "image_url"),
    "language": ("language", "lang"),
}
"""Our field -> names it usually has, for records that come without a mapping."""

_TAGS = re.compile(r"<(?:p|br|div|span|a|h[1-6]|ul|li)\b", re.IGNORECASE)
_BYLINE_CUT = re.compile(r"\s*[,،;]\s*|\s+و(?=\S+\s\S+$)")


def article_from_record(
    record: Mapping[str, Any], page: Page, fields: Mapping[str, str] | None = None
) -> Article | None:
    """Return the article that *record* holds, ``None`` where it has no text.

    *fields* maps our names (``FIELDS``) to the record's; a field not mapped is looked for under its
    usual names. The author field may hold agency credits (``واس - الرياض``), which become credits.
    """
    value = _Values(record, fields or {})
    text = value.text("body")
    if not text or is_blank(text):
        return None
    if _TAGS.search(text):
        text = _plain(text)
    body, paragraphs = _body(text)
    if not body:
        return None
    headline = collapse(value.text("headline")) or None
    url = value.text("url") or page.url
    chain, byline, place = _authors(value.get("byline"))
    source = value.text("source")
    domain = domain_of(url)
    return Article(
        id=article_id(headline, body),
        page=page.id,
        position=0,
        headline=headline,
        body=body,
        paragraphs=paragraphs,
        url=canonical_url(url) or url,
        path=page.path,
        deck=collapse(value.text("deck")) or None,
        byline=byline,
        place=collapse(value.text("place")) or place,
        published=given_dating(value.get("published")),
        modified=given_dating(value.get("modified")),
        source=Source(name=source or domain or "", domain=domain) if source or domain else None,
        credits=chain,
        category=collapse(value.text("category")) or None,
        keywords=_keywords(value.get("keywords"), body),
        language=value.text("language")[:2] or language_of(body[:600]),
        image=value.text("image") or None,
    )


class _Values:
    """The record seen through the mapping."""

    def __init__(self, record: Mapping[str, Any], fields: Mapping[str, str]) -> None:
        self._record = record
        self._fields = fields

    def get(self, field: str) -> Any:
        name = self._fields.get(field)
        if name is not None:
            return _deep(self._record, name)
        for usual in USUAL[field]:
            if self._record.get(usual) not in (None, "", []):
                return self._record[usual]
        return None

    def text(self, field: str) -> str:
        value = self.get(field)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("url")
        if isinstance(value, list):
            value = (BLANK_LINE if field == "body" else "، ").join(str(item) for item in value if item)
        return str(value).strip() if value is not None else ""


def _deep(record: Mapping[str, Any], name: str) -> Any:
    """``a.b`` looks into nested objects."""
    if name in record:
        return record[name]
    value: Any = record
    for part in name.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _plain(text: str) -> str:
    from marsad.reading.html.fragment import fragment_paragraphs

    return BLANK_LINE.join(fragment_paragraphs(text))


def _body(text: str) -> tuple[str, tuple[Paragraph, ...]]:
    kept = [collapse(line) for line in text.splitlines()]
    paragraphs: list[Paragraph] = []
    at = 0
    lines = [line for line in kept if line and not is_blank(line)]
    for line in lines:
        paragraphs.append(Paragraph(span=Span(at, at + len(line))))
        at += len(line) + len(BLANK_LINE)
    return BLANK_LINE.join(lines), tuple(paragraphs)


def _authors(value: Any) -> tuple[tuple[Credit, ...], tuple[str, ...], str | None]:
    """Part a byline field into credits, people and a place."""
    if isinstance(value, Mapping):
        value = value.get("name")
    lines = (
        [str(item.get("name") if isinstance(item, Mapping) else item) for item in value]
        if isinstance(value, list)
        else [str(value or "")]
    )
    chain: list[Credit] = []
    people: list[str] = []
    place: str | None = None
    for line in map(collapse, lines):
        if not line:
            continue
        names = split_outlets(line)
        outlets = [name for name in names if outlet_kind(name) in ("agency", "wires")]
        alone = any(fold(name) in ALONE for name in outlets) or len(names) == len(outlets)
        if outlets and alone:
            others = [name for name in names if name not in outlets]
            place = place or (others[-1] if others else None)
            chain.extend(
                Credit(name=name, kind=outlet_kind(name), text=line, place=others[-1] if others else None)
                for name in outlets
            )
            people.extend(others[:-1])
        elif len(names) == 2 and "-" in line:
            people.append(names[0])
            place = place or names[1]
        else:
            people.extend(part for part in _BYLINE_CUT.split(line) if part)
    return tuple(chain), tuple(dict.fromkeys(people)), place


def _keywords(value: Any, body: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(dict.fromkeys(collapse(str(item)) for item in value if item))
    return split_keywords([str(value)], body) if value else ()


def given_dating(value: Any, evidence: str = "given") -> Dating | None:
    """Return a date that came as data (ISO 8601, epoch seconds, any printed form)."""
    if value is None or value == "" or value == 0:
        return None
    if isinstance(value, int | float):
        seconds = float(value) / 1000 if value > 1e11 else float(value)
        try:
            moment = datetime.fromtimestamp(seconds, UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return _moment(moment, str(value), evidence)
    text = str(value).strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = [printed for printed in printed_dates(text) if printed.date is not None]
        gregorian = [printed for printed in found if not printed.hijri] or found
        if not gregorian:
            return None
        first = gregorian[0]
        return Dating(
            value=first.value, precision=first.precision, evidence=_evidence(evidence), text=text,
            rule=f"{evidence}.{first.rule}", confidence=0.95, earliest=first.date, latest=first.date,
        )  # fmt: skip
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
        return _whole_day(moment.date(), text, evidence)
    return _moment(moment, text, evidence)


def _evidence(name: str) -> Any:
    return name if name in ("markup", "feed", "given") else "given"


def _whole_day(day: date, text: str, evidence: str) -> Dating:
    return Dating(
        value=day.isoformat(), precision="day", evidence=_evidence(evidence), text=text,
        rule=f"{evidence}.iso", confidence=0.95, earliest=day, latest=day,
    )  # fmt: skip


def _moment(moment: datetime, text: str, evidence: str) -> Dating:
    fine = moment.second or moment.microsecond
    return Dating(
        value=moment.isoformat(timespec="seconds"),
        precision="second" if fine else "minute", evidence=_evidence(evidence), text=text,
        rule=f"{evidence}.iso", confidence=0.95, earliest=moment.date(), latest=moment.date(),
    )  # fmt: skip
