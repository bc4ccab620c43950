"""Agency items: ninjs (JSON) and NewsML-G2 (XML), one news item each, or packages of them."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from marsad.reading.blocks import collapse
from marsad.reading.feeds import Entry, Feed

_NEWSML = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|nitf|NewsML)\b")


def is_newsml(text: str) -> bool:
    """True when a NewsML-G2 or NITF root opens within the first four thousand characters."""
    return _NEWSML.search(text[:4000]) is not None


def is_ninjs(data: Any) -> bool:
    """True for an item that has ninjs' own field names."""
    return isinstance(data, Mapping) and (
        any(key in data for key in ("body_text", "body_html", "body_xhtml", "bodies", "body_sv"))
        and any(key in data for key in ("uri", "versioncreated", "headline", "headlines", "type"))
    )


def ninjs_entry(data: Mapping[str, Any]) -> Entry:
    """Read a ninjs item (1.x field names, and 2.x lists of ``bodies`` and ``headlines``)."""
    html = next(
        (data[key] for key in ("body_html", "body_xhtml", "body_text") if isinstance(data.get(key), str)), ""
    )
    if not html:
        bodies = [body.get("value") for body in data.get("bodies") or [] if isinstance(body, Mapping)]
        html = max((body for body in bodies if isinstance(body, str)), key=len, default="")
    headline = data.get("headline")
    if not isinstance(headline, str):
        heads = [head.get("value") for head in data.get("headlines") or [] if isinstance(head, Mapping)]
        headline = next((head for head in heads if isinstance(head, str)), None)
    people = [person.get("name") for person in data.get("person") or [] if isinstance(person, Mapping)]
    subjects = [
        subject.get("name")
        for subject in data.get("subject") or data.get("subjects") or []
        if isinstance(subject, Mapping)
    ]
    byline = data.get("byline")
    copyright_holder = data.get("copyrightholder") or data.get("creditline") or data.get("source")
    del people
    return Entry(
        url=_address(data.get("uri")), title=headline, html=html,
        published=_text(data.get("versioncreated") or data.get("firstcreated") or data.get("contentcreated")),
        modified=None, authors=[byline] if isinstance(byline, str) and byline else [],
        categories=[str(subject) for subject in subjects if subject],
        source=_text(copyright_holder),
    )  # fmt: skip


def newsml_feed(text: str) -> Feed:
    """Read every news item of a NewsML-G2 message (NITF or XHTML bodies)."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return Feed(notes=["newsml.unreadable"])
    feed = Feed()
    if root is None:
        return feed
    items = [element for element in root.iter() if _local(element) in ("newsitem", "nitf")]
    outer = [item for item in items if not any(_local(up) in ("newsitem",) for up in item.iterancestors())]
    feed.entries = [entry for entry in map(_newsml_entry, outer or [root]) if entry.html or entry.title]
    return feed


def _local(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _newsml_entry(item: Any) -> Entry:
    entry = Entry()
    body: Any = None
    for element in item.iter():
        name = _local(element)
        text = (
            collapse("".join(element.itertext()))
            if name
            in (
                "headline",
                "hl1",
                "title",
                "byline",
                "by",
                "versioncreated",
                "contentcreated",
                "creditline",
                "name",
            )
            else ""
        )
        if name in ("headline", "hl1") and text:
            entry.title = entry.title or text
        elif name in ("versioncreated", "contentcreated") and text:
            entry.published = entry.published or text
        elif name in ("byline", "by") and text and not entry.authors:
            entry.authors.append(text)
        elif name == "creditline" and text:
            entry.source = text
        elif name in ("body.content", "body") and (body is None or name == "body.content"):
            body = element
        elif name == "date.issue":
            entry.published = entry.published or element.get("norm")
        elif name == "name" and _local(element.getparent()) == "subject" and text:
            entry.categories.append(text)
    if body is not None:
        inner = "".join(etree.tostring(child, encoding="unicode") for child in body) or (body.text or "")
        entry.html = re.sub(r"(</?)\w+:", r"\1", inner)
    return entry


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) and value.startswith("http") else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
