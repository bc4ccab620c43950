"""Where one pass over the blocks stands."""

from collections.abc import Sequence

from marsad.model.article import NoiseKind
from marsad.reading.blocks import Block
from marsad.reading.cohesion import content_words
from marsad.reading.cutting.shapes import is_long, is_title
from marsad.reading.line_rules import LABELLED
from marsad.reading.lines import Line, read_line
from marsad.reading.segment import Segment

ENDS_RUN = frozenset({"related", "list", "keywords", "copyright", "comments", "disclaimer"})
"""Kinds of line that end a row of headlines or an article's first paragraphs."""


class State:
    """The blocks with their lines, the segment in the making, the short lines not yet placed."""

    def __init__(self, blocks: Sequence[Block], title: str | None) -> None:
        self.blocks = blocks
        self.title_words = content_words([Block(title).key]) if title else set()
        self.lines: list[Line] = [read_line(block) if block.hint is None else Line(None) for block in blocks]
        self.segments: list[Segment] = []
        self.now = Segment()
        self.pending: list[int] = []
        self.head_dates: list[int] = []
        self.last_body = -1
        self.apart: NoiseKind | None = None
        """What follows the article (comments, its writer's life): cut out as this."""

    def _about(self, at: int, paragraphs: int) -> set[str]:
        """Words of the paragraph at *at* and the next ones."""
        keys = [self.blocks[at].key]
        following = at + 1
        while following < len(self.blocks) and len(keys) < paragraphs and following < at + 8:
            if self.lines[following].kind is None and is_long(self.blocks[following]):
                keys.append(self.blocks[following].key)
            elif self.lines[following].kind in ENDS_RUN | {"source"}:
                break
            following += 1
        return content_words(keys)

    def _likeness(self, index: int) -> float:
        words = content_words([self.blocks[index].key])
        return len(words & self.title_words) / max(1, len(words | self.title_words))

    def _drop_keyword_items(self, indices: list[int]) -> list[int]:
        return [index for index in indices if self.lines[index].kind is None]

    def _use_dates(self, segment: Segment) -> None:
        for index in self.head_dates:
            segment.dates.append(self.blocks[index].text)
            segment.cut("date", self.blocks[index].text)
        self.head_dates = []

    def _drop_row_of_dates(self) -> None:
        """Several unlabelled dates below the last body date other articles, not this one."""
        below = [index for index in self.head_dates if index > self.last_body >= 0]
        bare = [index for index in below if not LABELLED.match(self.blocks[index].key)]
        if len(bare) < 2:
            return
        for index in bare:
            self.now.cut("date", self.blocks[index].text)
        self.head_dates = [index for index in self.head_dates if index not in bare]

    def _leave_dates(self) -> None:
        """A date line amid the body dates the article only where it is labelled (updated, published)."""
        for index in self.head_dates:
            text = self.blocks[index].text
            if LABELLED.match(self.blocks[index].key):
                self.now.dates.append(text)
            self.now.cut("date", text)
        self.head_dates = []

    def _take_at(self, index: int) -> None:
        self.now.take(self.blocks[index])
        self.last_body = index

    def _chrome(self, block: Block) -> None:
        anchors = getattr(block, "anchors", ())
        if block.hint == "keywords" and anchors and read_line(block).kind in (None, "keywords"):
            self.now.keywords.append("،".join(anchors))
            self.now.cut("keywords", block.text)
            return
        if block.hint == "related" and is_title(block) and read_line(block).kind is None:
            self.now.relate([block.text])
        elif block.hint is not None:
            self.now.cut(block.hint, block.text)
