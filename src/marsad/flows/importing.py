"""Importing: collections of ready records become articles; the rest is adding.

``--map headline=title`` says which of the record's fields is which of ours.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from marsad.errors import InputError
from marsad.flows.reading import ReadPage, analysed
from marsad.model.page import Page
from marsad.reading.records import FIELDS, article_from_record

RECORDS_AT_ONCE = 500
"""Records in one transaction."""


def read_mapping(given: Sequence[str]) -> dict[str, str]:
    """Return our field -> the record's field from ``field=theirs``; raises ``InputError``."""
    mapping: dict[str, str] = {}
    for each in given:
        ours, equals, theirs = each.partition("=")
        if not equals or not theirs or ours not in FIELDS:
            raise InputError(
                f"--map {each}: want one of {', '.join(FIELDS)} = a field of the record", given=each
            )
        mapping[ours] = theirs
    return mapping


def read_record(page: Page, mapping: Mapping[str, str]) -> ReadPage:
    """Read one record (the page's bytes are its JSON) and analyse its article."""
    try:
        record: Any = json.loads(page.content)
    except ValueError:
        return ReadPage(page=page, refused="bad_json")
    if not isinstance(record, dict):
        return ReadPage(page=page, refused="bad_json")
    try:
        article = article_from_record(record, page, mapping)
    except Exception:  # noqa: BLE001 - strangers' records: one that nobody foresaw is refused by name
        return ReadPage(page=page, refused="broken")
    if article is None:
        return ReadPage(page=page, refused="no_text")
    return analysed(page, (article,))


def reader(mapping: Mapping[str, str]) -> "partial[ReadPage]":
    """Return ``read_record`` with *mapping*, fit to be sent to another process."""
    return partial(read_record, mapping=dict(mapping))
