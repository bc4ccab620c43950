"""What stands above an article: headline, deck, place, writer, strangers' headlines."""

import re

from marsad.arabic.normalise import fold
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.cohesion import containment, content_words, is_connective
from marsad.reading.cutting.shapes import is_title
from marsad.reading.cutting.state import State
from marsad.reading.openings import FIRST_NAMES, dateline_alone


class Headings(State):
    """Opens an article and chooses its headline."""

    def _open(self, pending: list[int], at: int) -> None:
        """Set up the first paragraph of an article and what stands above it."""
        now = self.now
        lead = self._lead_among(pending, at)
        if lead is not None:
            pending = pending[:-1]
        chosen = self._headline(pending, at)
        for order, index in enumerate(pending):
            block = self.blocks[index]
            if index == chosen:
                now.headline = block.text
            elif not block.level and self._dateline_line(block):
                continue
            elif not block.level and self._place_or_name(block, under=chosen is not None and index > chosen):
                now.cut("other", block.text)
            elif chosen is not None and index > chosen:
                self._under_headline(block, last=order == len(pending) - 1)
            elif is_title(block) and (len(block.text) >= 25 or block.link >= 0.5):
                now.relate([block.text])
            else:
                now.cut("navigation", block.text)
        self._use_dates(now)
        if lead is not None:
            now.take(self.blocks[lead])
        now.take(self.blocks[at])
        self.last_body = at

    def _lead_among(self, pending: list[int], at: int) -> int | None:
        """An unpunctuated lead looks like a headline; a paragraph that goes on from it gives it away."""
        if not pending or not is_connective(self.blocks[at]):
            return None
        last = self.blocks[pending[-1]]
        if last.level or last.link >= 0.5 or last.role:
            return None
        alone = not any(is_title(self.blocks[index]) for index in pending[:-1])
        return pending[-1] if len(last.text) >= (110 if alone else 75) else None

    def _dateline_line(self, block: Block) -> bool:
        """``دبي: سامي نور`` above the first sentence: place, outlet, writer."""
        line = dateline_alone(block.text)
        if line is None:
            return False
        self.now.place = self.now.place or line.place
        self.now.sources.extend(("outlet", name) for name in line.outlets)
        if line.writer is not None:
            self.now.bylines.append(line.writer)
        self.now.cut("other", block.text)
        return True

    def _place_or_name(self, block: Block, *, under: bool) -> bool:
        """A line of a city's name is the dateline; two to four words under the headline are the writer."""
        words = block.text.strip(" :-–—").split()
        key = fold(" ".join(words))
        if key in CITIES and self.now.place is None:
            self.now.place = " ".join(words)
            return True
        plain = all(re.fullmatch(r"[^\W\d_]+", word) for word in words)
        if (
            under
            and plain
            and key.split(" ")[0] in FIRST_NAMES
            and 2 <= len(words) <= 4
            and len(block.text) <= 32
            and block.link < 0.8
            and not self.now.bylines
        ):
            self.now.bylines.append(" ".join(words))
            return True
        return False

    def _under_headline(self, block: Block, *, last: bool) -> None:
        now = self.now
        if block.kind in ("caption",):
            now.cut("other", block.text)
        elif now.deck is None and len(block.text) >= 30 and block.text != now.headline:
            now.deck = block.text
        elif last and now.deck and len(block.text) >= 15 and block.text != now.headline:
            block.kind = "subheading"
            now.take(block)
        elif block.text != now.headline:
            now.cut("other", block.text)

    def _headline(self, pending: list[int], at: int) -> int | None:
        """Choose the heading line; where it stands twice, the one without the site's name."""
        chosen = self._heading_among(pending, at)
        if chosen is None:
            return None
        for index in pending:
            shorter = self.blocks[index].key
            if (
                index != chosen
                and 20 <= len(shorter) < len(self.blocks[chosen].key)
                and shorter in self.blocks[chosen].key
            ):
                return index
        return chosen

    def _heading_among(self, pending: list[int], at: int) -> int | None:
        """Choose among the short lines above an article the one that heads it."""
        titles = [
            index
            for index in pending
            if is_title(self.blocks[index])
            and not self.blocks[index].bullet
            and self.lines[index].kind != "dateline"
        ]
        if not titles:
            return None
        if self.title_words and not self.segments:
            best = max(titles, key=self._likeness)
            if self._likeness(best) >= 0.75:
                return best
        first_level = [index for index in titles if self.blocks[index].level == 1]
        if len(first_level) == 1:
            return first_level[0]
        about = self._about(at, 3)
        scored = [(containment(content_words([self.blocks[index].key]), about), index) for index in titles]
        top = max(score for score, _ in scored)
        if len(titles) <= 2 and top < 0.15:
            # too few words to judge by: the line nearest the top heads the article
            return titles[0] if len(titles) == 1 or self.blocks[titles[0]].level else titles[-1]
        if top < 0.15 and len(titles) > 4:
            return None
        if len(titles) <= 3:
            return next(index for score, index in scored if score >= min(top, 0.25))
        return next(index for score, index in reversed(scored) if score >= top - 0.05)
