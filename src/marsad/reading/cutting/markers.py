"""What follows ``اقرأ أيضاً`` and its like: headlines, one headline in passing, or an article."""

from marsad.reading.blocks import Block
from marsad.reading.cohesion import containment, content_words, is_connective, is_lead
from marsad.reading.cutting.boundaries import Boundaries
from marsad.reading.cutting.shapes import is_long, is_title
from marsad.reading.cutting.state import ENDS_RUN
from marsad.reading.segment import NOISE_OF

_HEARD_LITTLE = 0.3
_SKIPPED = frozenset(
    {
        "share",
        "newsletter",
        "app",
        "video",
        "advertisement",
        "category",
        "date",
        "navigation",
        "caption",
        "byline",
        "dateline",
    }
)


class Markers(Boundaries):
    """Reads on from a marker."""

    def _after_marker(self, at: int) -> int:
        """Read what follows ``اقرأ أيضاً`` and its like: headlines, one headline in passing, an article."""
        line = self.lines[at]
        shorts, stop = self._headlines_from(at + 1)
        if line.rest and shorts and self.blocks[shorts[0]].link < 0.8 and not self.now.closed:
            # the headline stands on the marker's own line: what follows is the article's again
            stop, shorts = shorts[0], []
        opened = self.now.body or self.segments
        if not opened and self.now.size == 0:
            # a marker above the first article: a list of headlines, the last may head the article
            self.now.cut("marker", self.blocks[at].text)
            if line.rest:
                self.now.relate([line.rest])
            return at + 1
        self._settle_tail()
        inline = Block(line.rest) if line.rest else None
        self.now.cut("marker", self.blocks[at].text)
        candidates = ([inline] if inline else []) + [self.blocks[index] for index in shorts]
        if stop is None or not is_long(self.blocks[stop]) or self.lines[stop].kind is not None:
            self.now.relate([block.text for block in candidates])
            self._skipped(at + 1, stop if stop is not None else len(self.blocks), shorts)
            return stop if stop is not None else len(self.blocks)
        chosen = self._opens_after_marker(candidates, stop)
        if chosen is None:
            self._passing(candidates, inline)
            self._skipped(at + 1, stop, shorts)
            if not (self.now.closed and not is_connective(self.blocks[stop]) and not candidates):
                self._take_at(stop)
                self._reopen()
                return stop + 1
            chosen = -1
        old = self.now
        dates, self.head_dates = self.head_dates, []
        old.dates.extend(self.blocks[index].text for index in dates)
        old.relate([block.text for block in candidates[: max(chosen, 0)]])
        self._begin(("marker", line.rule))
        if chosen >= 0:
            self.now.headline = candidates[chosen].text
            for block in candidates[chosen + 1 :]:
                self._under_headline(block, last=block is candidates[-1])
        self._skipped(at + 1, stop, shorts)
        self._use_dates(self.now)
        self._take_at(stop)
        return stop + 1

    def _passing(self, candidates: list[Block], inline: Block | None) -> None:
        """Headlines in passing; a last unlinked line after linked ones is this article's sub-heading."""
        last = candidates[-1] if candidates else None
        if (
            last is not None
            and last is not inline
            and last.link < 0.2
            and any(b.link >= 0.8 for b in candidates[:-1])
        ):
            self.now.relate([block.text for block in candidates[:-1]])
            last.kind = "subheading"
            self.now.take(last)
        else:
            self.now.relate([block.text for block in candidates])

    def _reopen(self) -> None:
        self.now.closed = self.now.only_marked = False

    def _headlines_from(self, start: int) -> tuple[list[int], int | None]:
        """Return the short lines from *start* on, and where the first block that ends the run stands."""
        shorts: list[int] = []
        for index in range(start, len(self.blocks)):
            block, line = self.blocks[index], self.lines[index]
            if line.kind == "source" and line.rule == "outlet" and shorts and self._is_lead_at(index + 1):
                continue  # an agency between headline and lead
            if line.kind in ENDS_RUN or line.kind in ("source", "end"):
                return shorts, index
            if line.kind in _SKIPPED:
                continue
            if block.hint is not None:
                if block.hint == "related" and is_title(block):
                    shorts.append(index)
                continue
            if is_long(block):
                return shorts, index
            shorts.append(index)
        return shorts, None

    def _is_lead_at(self, at: int) -> bool:
        if at >= len(self.blocks) or self.lines[at].kind is not None:
            return False
        return is_long(self.blocks[at]) and not is_connective(self.blocks[at])

    def _skipped(self, start: int, stop: int, shorts: list[int]) -> None:
        """Keep the labelled lines among the headlines as what they are."""
        taken = set(shorts)
        for index in range(start, stop):
            if index in taken:
                continue
            line, block = self.lines[index], self.blocks[index]
            if block.hint is not None:
                self._chrome(block)
            elif line.kind == "date" and shorts and self.now.body:
                self.now.cut("date", block.text)  # it dates a headline beside it, not this article
            elif line.kind is not None and not self._labelled(index, line):
                self.now.cut(NOISE_OF[line.kind], block.text)

    def _opens_after_marker(self, candidates: list[Block], stop: int) -> int | None:
        """Return which candidate heads the article that begins at *stop*; ``None``: none begins."""
        lead = self.blocks[stop]
        titles = [order for order, block in enumerate(candidates) if is_title(block)]
        if not titles:
            return None
        about = self._about(stop, 3)
        overlaps = {order: containment(content_words([candidates[order].key]), about) for order in titles}
        best = max(
            titles, key=lambda order: (overlaps[order] >= 0.25, order if overlaps[order] >= 0.25 else 0)
        )
        if len(titles) <= 3:
            telling = [order for order in titles if len(candidates[order].text) >= 25] or titles
            best = next((order for order in titles if overlaps[order] >= 0.25), telling[-1])
        overlap, connective = overlaps[best], is_connective(lead)
        if self.now.closed:
            sure = (overlap >= 0.2 and not connective) or overlap >= 0.5
            if len(titles) <= 2 and not connective and (overlap >= 0.1 or is_lead(lead)):
                sure = True
            if len(titles) <= 2 and not connective and not self.now.only_marked:
                # below a source line nothing but another article opens with words not heard before
                sure = sure or containment(about, self.now.words()) <= _HEARD_LITTLE
            return best if sure else None
        if len(titles) <= 3 and ((overlap >= 0.25 and not connective) or overlap >= 0.6):
            return best
        if len(titles) > 3 and overlap >= 0.5 and not connective and is_lead(lead):
            return best
        return None
