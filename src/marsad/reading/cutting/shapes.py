"""What a block is by its shape: a paragraph or a title."""

import re

from marsad.reading.blocks import Block
from marsad.reading.cohesion import is_connective, is_dateline, opens_with_news

TITLE_LONGEST = 140
LONG_FROM = 90
_GOING_ON_FROM = 45
_ANNOUNCES_FROM = 60
_CLOSING = re.compile("[\"'”“»«)\\]\u200f\u200e\\s]+$")


def is_long(block: Block) -> bool:
    """True for a paragraph: too long for a headline, or a full sentence."""
    if block.level:
        return False
    if block.link >= 0.8 and len(block.text) < 200:
        return False
    size = len(block.text)
    if size > TITLE_LONGEST:
        return True
    if block.link < 0.5 and not block.bullet and size >= _GOING_ON_FROM and is_connective(block):
        return True
    if size >= _ANNOUNCES_FROM and block.text.endswith(":") and block.link < 0.5 and not block.bullet:
        return True  # it announces a list or a quotation: no headline ends so
    full = _CLOSING.sub("", block.text).endswith((".", "\u06d4", "!", "؟", "…"))
    if size >= LONG_FROM:
        return full or (block.link < 0.5 and (opens_with_news(block) or is_dateline(block)))
    return full and not block.bullet and size >= _GOING_ON_FROM and _CLOSING.sub("", block.text).endswith(".")


def is_title(block: Block) -> bool:
    """True for what could be a headline or a sub-heading by its shape."""
    size = len(block.text)
    return 8 <= size <= 200 and not is_long(block) and not block.text.rstrip().endswith((".", "،", "؛", ":"))
