"""OPML 2.0: the list of doors that feed readers exchange. Pure."""

from collections.abc import Iterable
from xml.etree import ElementTree

from lxml import etree

from marsad.collecting.addresses import whole_address
from marsad.errors import InputError
from marsad.model.door import SourceDoor

LARGEST = 10 << 20


def read_opml(content: bytes) -> tuple[tuple[str, str], ...]:
    """Return the feeds that *content* lists: (address, name), each address once, in order.

    Raises ``InputError`` where it is no OPML. No entity is expanded and nothing is fetched.
    """
    if len(content) > LARGEST:
        raise InputError(f"the list is larger than {LARGEST >> 20} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or not isinstance(root.tag, str) or etree.QName(root).localname.lower() != "opml":
        raise InputError("this is no OPML")
    found: dict[str, str] = {}
    for outline in root.iter("outline"):
        values = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        address = whole_address("", values.get("xmlurl", ""))
        if address:
            found.setdefault(address, values.get("title") or values.get("text") or "")
    return tuple(found.items())


def write_opml(doors: Iterable[SourceDoor]) -> bytes:
    """Return the *doors* that other programs understand (feeds and sitemaps) as OPML, by address."""
    root = ElementTree.Element("opml", {"version": "2.0"})
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = "Marsad"
    body = ElementTree.SubElement(root, "body")
    for door in sorted(doors, key=lambda each: each.address):
        if door.kind in ("feed", "sitemap"):
            name = "".join(c for c in door.name or door.address if c.isprintable())
            values = {"text": name, "type": "rss", "xmlUrl": door.address}
            ElementTree.SubElement(body, "outline", values)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
