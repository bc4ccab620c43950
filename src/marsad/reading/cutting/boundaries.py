"""Does another article begin here? The evidence without a marker, weighed."""

from marsad.reading.cohesion import containment, content_words, is_connective, is_dateline, is_lead
from marsad.reading.cutting.labels import Labels
from marsad.reading.cutting.shapes import is_long, is_title
from marsad.reading.segment import Segment

_HEADLINE_FROM = 28
_NEW_WORDS = 2.3
_HEARD_LITTLE = 0.2
_FURNITURE_SIZE = 200


class Boundaries(Labels):
    """Weighs ends, dates, datelines, headings and unheard words."""

    def _begin(self, evidence: tuple[str, ...]) -> Segment:
        self.segments.append(self.now)
        self.now = Segment(evidence=evidence)
        self.apart = None
        return self.now

    def _begins(self, pending: list[int], at: int) -> tuple[str, ...]:
        """Weigh the evidence, without a marker, that the paragraph at *at* opens another article."""
        block = self.blocks[at]
        connective = is_connective(block)
        titles = [
            index for index in pending if is_title(self.blocks[index]) and self.blocks[index].link < 0.8
        ]
        dated = [index for index in self.head_dates if index > self.last_body]
        headed = bool(titles)
        grounds: list[str] = []
        score = 0.0
        telling = any(len(self.blocks[index].text) >= 20 for index in titles)
        if self.now.closed and (telling or not self.now.only_marked):
            score, grounds = score + (1.2 if self.now.only_marked else 2.0), [*grounds, "closed"]
            if self.now.only_marked and containment(self._about(at, 4), self.now.words()) <= _HEARD_LITTLE:
                score, grounds = score + 0.8, [*grounds, "new-words"]
        if dated and headed and self.now.size >= 200:
            score, grounds = score + 2.0, [*grounds, "date-line"]
        if headed and any(self.blocks[index].level == 1 for index in titles):
            score, grounds = score + 2.0, [*grounds, "h1"]
        if is_dateline(block) and self.now.size >= 200:
            score, grounds = score + (1.5 if headed else 0.5), [*grounds, "dateline"]
        if not score:
            return self._begins_by_words(titles, at, connective)
        if connective:
            score -= 2.0
        if headed:
            about = self._about(at, 3)
            overlap = max(containment(content_words([self.blocks[index].key]), about) for index in titles)
            score += 1.0 if overlap >= 0.25 else -0.5
            if overlap >= 0.25:
                grounds.append("headline-words")
        else:
            score -= 0.5
        if is_lead(block):
            score += 0.5
        return tuple(grounds) if score >= 2.5 else ()

    def _false_start(self, pending: list[int], at: int) -> bool:
        """A line or two of furniture, then headline, date and lead: only now the article begins."""
        if self.segments or self.now.size >= _FURNITURE_SIZE or is_connective(self.blocks[at]):
            return False
        titles = [index for index in pending if is_title(self.blocks[index])]
        if not titles or not any(index > self.last_body for index in self.head_dates):
            return False
        about = self._about(at, 3)
        if max(containment(content_words([self.blocks[index].key]), about) for index in titles) < 0.4:
            return False
        before = self.now
        if containment(before.words(), about) > 0.3:
            return False
        self.now = Segment(category=before.category, related=before.related, noise=before.noise)
        for text in (before.headline, *(block.text for block in before.body)):
            if text:
                self.now.cut("boilerplate", text)
        return True

    def _begins_by_words(self, titles: list[int], at: int, connective: bool) -> tuple[str, ...]:
        """No mark at all: only a headline of what follows, and words that were not heard before."""
        if connective or not titles or len(titles) > 2 or self.now.size < 350:
            return ()
        title, block = self.blocks[titles[0]], self.blocks[at]
        headline = content_words([title.key])
        if len(title.text) < _HEADLINE_FROM or len(headline) < 4:
            return ()
        before = self.now.words()
        after = self._about(at, 4)
        if len(after) < 12 or len(before) < 12:
            return ()
        overlap, known = containment(headline, after), containment(headline, before)
        going_on = self._going_on(at)
        if overlap < 0.35 or known > 0.4 or going_on < 0.6:
            return ()
        # hand-set weights: a headline of what follows, unheard words, an opening, then connectives
        score = 2 * overlap - 4 * containment(after, before) - 1.5 * known
        score += 0.8 * is_lead(block) + 0.6 * going_on + 0.02 * min(len(title.text), 60)
        return ("new-words",) if score > _NEW_WORDS + (0.0 if is_lead(block) else 0.2) else ()

    def _going_on(self, at: int) -> float:
        """Share of the three paragraphs after *at* that open with a connective: an article's own run."""
        following = [
            block
            for block, line in zip(self.blocks[at + 1 : at + 6], self.lines[at + 1 : at + 6], strict=True)
            if line.kind is None and is_long(block)
        ][:3]
        return sum(map(is_connective, following)) / len(following) if following else 0.0
