"""Cutting a row of blocks into articles: segment first, so that no extractor can glue or mix them.

One pass over the blocks. Evidence that an article has ended: a source or keyword line, an agency
alone on a line, a typographic end mark. Evidence that one begins: a marker with a headline whose
words come back in what follows, a date line under a headline, a dateline, an opening that is no
connective, words not heard before. Sub-headings have none of these.
"""

from collections.abc import Sequence

from marsad.reading.blocks import Block
from marsad.reading.cutting.markers import Markers
from marsad.reading.cutting.shapes import is_long, is_title
from marsad.reading.segment import Segment

__all__ = ["cut", "is_long", "is_title"]

_LEAST_BODY = 60


def cut(blocks: Sequence[Block], *, title: str | None = None) -> list[Segment]:
    """Return the segments of the page; *title* is what the page's markup calls its (first) article."""
    return _Cutter(blocks, title).run()


class _Cutter(Markers):
    """The pass itself: one block after the other."""

    def run(self) -> list[Segment]:
        at = 0
        while at < len(self.blocks):
            at = self._step(at)
        self._finish()
        found = [segment for segment in self.segments if segment.body]
        return found or self._all_short()

    def _all_short(self) -> list[Segment]:
        """A page without one long paragraph (verse, a list, a few short lines): its lines are the body."""
        plain = [
            block
            for block, line in zip(self.blocks, self.lines, strict=True)
            if block.hint is None and line.kind is None and block.link < 0.5
        ]
        if sum(len(block.text) for block in plain) < _LEAST_BODY or any(block.link for block in self.blocks):
            return []
        lengths = sorted(len(block.text) for block in plain)
        if len(plain) >= 4 and lengths[len(plain) // 2] >= 30 and not any(block.ends for block in plain):
            return []  # a list of headlines
        whole = self.segments[-1]
        whole.related.clear()
        if len(plain) > 1 and is_title(plain[0]):
            whole.headline, plain = plain[0].text, plain[1:]
        whole.body = list(plain)
        return [whole]

    def _step(self, at: int) -> int:
        block, line = self.blocks[at], self.lines[at]
        if block.hint is not None:
            self._chrome(block)
            return at + 1
        if block.role and self._by_role(block, line):
            return at + 1
        if line.kind in ("related", "list"):
            return self._after_marker(at)
        if line.kind is not None and self._labelled(at, line):
            return at + 1
        if is_long(block):
            self._paragraph(at)
        else:
            self.pending.append(at)
        return at + 1

    def _paragraph(self, at: int) -> None:
        """A paragraph: of this article, or the first of another."""
        pending, self.pending = self._drop_keyword_items(self.pending), []
        if not self.now.body:
            self._open(pending, at)
            return
        if self._false_start(pending, at):
            self._open(pending, at)
            return
        evidence = self._begins(pending, at)
        if evidence:
            self._begin(evidence)
            self._open(pending, at)
            return
        if self.apart is not None:
            for index in [*pending, at]:
                self.now.cut(self.apart, self.blocks[index].text)
            return
        self._inner_shorts(pending)
        self._leave_dates()
        self.now.take(self.blocks[at])
        self.last_body = at

    def _finish(self) -> None:
        self._settle_tail()
        for index in self.pending:
            self.now.cut("other", self.blocks[index].text)
        self._drop_row_of_dates()
        self._use_dates(self.now)
        self.segments.append(self.now)
