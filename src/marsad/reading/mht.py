"""Saved pages and mails: MIME messages (``.mht``, ``.mhtml``, ``.eml``) hold a page inside."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from marsad.model.page import Page

_HEADERS = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_KNOWN = re.compile(
    rb"^(?:MIME-Version|Content-Type|From|Subject|Snapshot-Content-Location|Received|Return-Path)\s*:",
    re.IGNORECASE | re.MULTILINE,
)


def is_message(content: bytes) -> bool:
    """True when the bytes open with mail headers, MIME's among them."""
    head = content[:4000].lstrip()
    return _HEADERS.match(head) is not None and len(_KNOWN.findall(head)) >= 2


def page_inside(page: Page) -> Page | None:
    """Return the HTML (else the plain text) inside the message as a page of its own address and date."""
    message = message_from_bytes(page.content, policy=policy.default)
    parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    chosen = next((part for part in parts if part.get_content_type() == "text/html"), None)
    chosen = chosen or next((part for part in parts if part.get_content_type() == "text/plain"), None)
    if chosen is None:
        return None
    content = chosen.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    address = str(chosen.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    seen = page.seen
    if seen is None and message.get("Date"):
        try:
            seen = parsedate_to_datetime(str(message["Date"]))
        except (ValueError, TypeError, IndexError):
            seen = None
    return replace(
        page, content=content, media_type=chosen.get_content_type(), charset=chosen.get_content_charset(),
        url=page.url or (address if address.startswith("http") else None), seen=seen,
    )  # fmt: skip
