"""The one door: any page in, a reading out, whatever the page holds."""

import re

from marsad.model.page import Page
from marsad.reading.assemble import assemble
from marsad.reading.blocks import blocks_of_text, is_blank
from marsad.reading.cutting import cut
from marsad.reading.decode import decode, is_binary
from marsad.reading.html.page import read_html
from marsad.reading.outcome import Reading

MOST_BYTES = 64 * 1024 * 1024
"""A page larger than this is refused: 400 times the mean news page."""

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|article|table|span|meta|title|h[1-6]|a)\b", re.IGNORECASE
)


def read(page: Page) -> Reading:
    """Return the articles of *page*; never raises for what the page holds."""
    if not page.content.strip():
        return Reading(refused="empty")
    if len(page.content) > MOST_BYTES:
        return Reading(refused="too_large")
    if is_binary(page.content):
        return Reading(refused="binary")
    try:
        return _read(page)
    except (
        RecursionError,
        MemoryError,
        ValueError,
        LookupError,
        ArithmeticError,
        TypeError,
        AttributeError,
    ) as error:
        # the last net: a page that breaks reading is refused by name, the work goes on with the rest
        return Reading(refused="broken", notes=(f"broken:{type(error).__name__}",))


def _read(page: Page) -> Reading:
    decoded = decode(page.content, declared=page.charset)
    if is_html(decoded.text, page.media_type):
        return read_html(decoded.text, page, decoded.notes)
    return read_text(decoded.text, page, decoded.notes)


def is_html(text: str, media_type: str | None) -> bool:
    """True when the text is marked up, whatever its name or type says."""
    tags = len(_TAG.findall(text[:20_000]))
    return tags >= 3 or (tags >= 1 and media_type in ("text/html", "application/xhtml+xml"))


def read_text(text: str, page: Page, notes: tuple[str, ...] = ()) -> Reading:
    """Read a bare text."""
    if is_blank(text):
        return Reading(refused="empty")
    segments = cut(blocks_of_text(text))
    if not segments:
        return Reading(refused="no_article", notes=notes)
    return Reading(articles=assemble(segments, page), notes=notes)


__all__ = ["MOST_BYTES", "read", "read_text"]
