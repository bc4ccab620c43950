"""Lines that name themselves, and short lines inside and after a body."""

import re
from collections.abc import Sequence

from marsad.arabic.normalise import fold
from marsad.model.article import ParagraphKind
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.cohesion import containment, content_words, is_connective
from marsad.reading.cutting.headings import Headings
from marsad.reading.cutting.shapes import is_title
from marsad.reading.line_rules import BYLINE
from marsad.reading.lines import Line
from marsad.reading.outlets import ALONE, split_outlets
from marsad.reading.segment import NOISE_OF


class Labels(Headings):
    """Gives every short line its place: metadata, sub-heading, list, ticker, noise."""

    def _by_role(self, block: Block, line: Line) -> bool:
        """Take a short block the markup names as a part of the article; False: judge it by its words."""
        now, text = self.now, block.text
        if block.role == "author" and len(text) <= 90 and line.kind in (None, "byline", "category", "source"):
            now.bylines.append(line.rest if line.kind == "byline" else text)
        elif (
            block.role == "category"
            and len(text) <= 40
            and not now.body
            and line.kind in (None, "category", "navigation")
        ):
            now.category = now.category or text
        elif block.role == "caption" and len(text) <= 300:
            now.cut("other", text)
            return True
        elif (
            block.role == "deck"
            and 20 <= len(text) <= 400
            and not now.body
            and not block.level
            and now.deck is None
        ):
            now.deck = text
            return True
        elif block.role == "place" and len(text) <= 30 and not now.body and line.kind is None:
            now.place = text
        else:
            return False
        now.cut("other", text)
        return True

    def _labelled(self, at: int, line: Line) -> bool:
        """Take a line that names itself; False where it is ordinary text after all."""
        block, now = self.blocks[at], self.now
        kind = line.kind
        if kind == "date":
            self.head_dates.append(at)
            if line.rest and not now.body:
                self._beside_date(line.rest)
            return True
        if kind in ("keywords", "source"):
            self._credit(at, line)
            return True
        if kind == "byline":
            now.bylines.append(line.rest)
            now.cut("other", block.text)
            return True
        if kind == "dateline":
            if now.body:
                return False
            self._dateline_line(block)
            return True
        if kind == "category":
            if now.body:
                return False
            now.category = now.category or line.rest
            now.cut("navigation", block.text)
            return True
        if kind == "end":
            if now.body:
                self._settle_tail()
                now.only_marked = now.only_marked or not now.closed
                now.closed = True
            now.cut("other", block.text)
            return True
        if kind == "comments" and now.body:
            self._settle_tail()
            now.closed = True
            self.apart = "other" if line.rule == "about-author" else "comments"
        if kind == "caption" and block.kind != "caption":
            now.cut("other", block.text)
            return True
        if kind is not None and kind != "caption":
            now.cut(NOISE_OF[kind], block.text)
        return kind != "caption"

    def _beside_date(self, rest: str) -> None:
        """``الرياض … واس`` or a writer's name beside a date."""
        labelled = BYLINE.match(fold(rest))
        if labelled is not None:
            rest = " ".join(rest.split()[-len(labelled["rest"].split()) :])
        names = split_outlets(rest) or (rest,)
        words = [fold(word) for word in rest.split()]
        agencies = [word for word in rest.split() if fold(word) in ALONE]
        if agencies:
            self.now.sources.append(("outlet", agencies[0]))
            place = " ".join(word for word in rest.split() if fold(word) not in ALONE)
            if fold(place) in CITIES:
                self.now.place = place
        elif " ".join(words) in CITIES:
            self.now.place = rest
        else:
            self.now.bylines.extend(names)

    def _credit(self, at: int, line: Line) -> None:
        """A keyword or source line: it belongs to this article and, below a body, says that it has ended."""
        block, now = self.blocks[at], self.now
        if now.body:
            self._settle_tail()
        if line.kind == "keywords":
            anchors: tuple[str, ...] = getattr(block, "anchors", ())
            now.keywords.append("،".join(anchors) if anchors else line.rest)
        else:
            now.sources.append((line.rule, line.rest or block.text))
        now.cut("keywords" if line.kind == "keywords" else "source", block.text)
        now.closed = now.closed or bool(now.body)
        if line.kind == "keywords" and not line.rest:
            self._keyword_lines(at)

    def _keyword_lines(self, at: int) -> None:
        """After a bare label the next short lines are the keywords themselves."""
        following = at + 1
        while following < len(self.blocks) and following <= at + 25:
            block, line = self.blocks[following], self.lines[following]
            if line.kind is not None or len(block.text) > 40 or block.ends or block.hint is not None:
                break
            self.now.keywords.append(block.text)
            self.lines[following] = Line("keywords-item")  # type: ignore[arg-type] # private to this pass
            following += 1

    def _inner_shorts(self, pending: list[int]) -> None:
        """Short lines between two paragraphs of one article: sub-headings, a list, or a ticker."""
        now = self.now
        shorts = [self.blocks[index] for index in pending]
        linked = [block for block in shorts if block.link >= 0.8]
        if linked and not all(block.bullet and now.body[-1].text.endswith(":") for block in linked):
            now.relate([block.text for block in linked if is_title(block)])
            shorts = [block for block in shorts if block.link < 0.8]
        if len(shorts) >= 6 and not shorts[0].bullet and self._is_ticker(shorts):
            now.relate([block.text for block in shorts])
            return
        for block in shorts:
            if block.kind == "text":
                block.kind = self._inner_kind(block, len(shorts))
            now.take(block)

    def _inner_kind(self, block: Block, run: int) -> ParagraphKind:
        if block.bullet:
            return "list"
        if block.level or (run <= 2 and is_title(block) and len(block.text) <= 120):
            return "subheading"
        return "text"

    def _is_ticker(self, shorts: Sequence[Block]) -> bool:
        body = self.now.words()
        if not all(is_title(block) for block in shorts):
            return False
        shares = [containment(content_words([block.key]), body) for block in shorts]
        return sum(shares) / len(shares) < 0.35

    def _settle_tail(self) -> None:
        """Short lines after the last paragraph, before the article's credits or a marker."""
        pending, self.pending = self._drop_keyword_items(self.pending), []
        if not self.now.body:
            self.pending = pending
            return
        self._tail(pending)

    def _up_to_sentence(self, blocks: list[Block]) -> list[Block]:
        """Short lines down to a sentence that goes on (``ويغيب المهاجم للإصابة.``) are the body's own."""
        last = max(
            (order for order, block in enumerate(blocks) if _is_going_sentence(block)),
            default=-1,
        )
        own = [block for block in blocks[: last + 1] if block.link < 0.8]
        for block in own:
            if block.kind == "text" and block.bullet:
                block.kind = "list"
            self.now.take(block)
        return blocks[last + 1 :]

    def _without_poll(self, blocks: list[Block]) -> list[Block]:
        """A question with nothing but answers of a few words after it asks the reader, below the article."""
        for order, block in enumerate(blocks):
            answers = blocks[order + 1 :]
            if (
                block.text.endswith("\u061f")
                and len(answers) >= 2
                and all(len(answer.text.split()) <= 3 and not answer.ends for answer in answers)
            ):
                for asked in blocks[order:]:
                    self.now.cut("other", asked.text)
                return blocks[:order]
        return blocks

    def _tail(self, pending: list[int]) -> None:
        now = self.now
        blocks = [self.blocks[index] for index in pending]
        if self.apart is not None:
            for block in blocks:
                now.cut(self.apart, block.text)
            return
        blocks = self._without_poll(self._up_to_sentence(blocks))
        listed = bool(now.body) and now.body[-1].text.rstrip().endswith(":")
        unfinished = [block for block in blocks if is_title(block)]
        going_on = sum(map(is_connective, blocks)) > 0.25 * len(blocks)
        headlines = (
            not (listed or going_on or _is_listing(blocks))
            and len(unfinished) >= 3
            and len(unfinished) >= 0.7 * len(blocks)
        )
        for block in blocks:
            words = len(block.text.split())
            if block.link >= 0.8 or (headlines and is_title(block)) or (now.closed and is_title(block)):
                if words >= 3:
                    now.relate([block.text])
                else:
                    now.cut("navigation", block.text)
            elif words <= 3 and not block.ends and not listed and not block.bullet:
                now.cut("other", block.text)
            elif not headlines:
                if block.kind == "text" and block.bullet:
                    block.kind = "list"
                now.take(block)
            else:
                now.cut("other", block.text)


def _is_going_sentence(block: Block) -> bool:
    ended = block.text.endswith(".") and not block.text.endswith("..")
    return ended and block.link < 0.5 and len(block.text) >= 20 and is_connective(block)


_LISTED = re.compile(r"^[^:]{2,25}:\s\S")


def _is_listing(blocks: Sequence[Block]) -> bool:
    """``الدفاع: …``, ``الوسط: …``: rows of a list, not headlines."""
    return sum(1 for block in blocks if _LISTED.match(block.text)) >= 0.6 * len(blocks)
