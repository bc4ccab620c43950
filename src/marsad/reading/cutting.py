"""Cutting a row of blocks into articles: segment first, so that no extractor can glue or mix them.

One pass over the blocks. Evidence that an article has ended: a source or keyword line, an agency
alone on a line, a typographic end mark. Evidence that one begins: a marker with a headline whose
words come back in what follows, a date line under a headline, a dateline, an opening that is no
connective, words not heard before. Sub-headings have none of these.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.arabic.normalise import fold
from marsad.reading.blocks import Block
from marsad.reading.cities import CITIES
from marsad.reading.cohesion import (
    containment,
    content_words,
    is_connective,
    is_dateline,
    is_lead,
    opens_with_news,
)
from marsad.reading.lines import Line, read_line
from marsad.reading.outlets import ALONE, split_outlets
from marsad.reading.segment import NOISE_OF, Segment

TITLE_LONGEST = 140
LONG_FROM = 90
_LEAST_BODY = 60
_GOING_ON_FROM = 45
_CLOSING = re.compile("[\"'”“»«)\\]\u200f\u200e\\s]+$")
_HEADLINE_FROM = 28
_NEW_WORDS = 2.3
_HEARD_LITTLE = 0.2
_SKIPPED_AFTER_MARKER = frozenset({
    "share", "newsletter", "app", "video", "advertisement", "category", "date", "navigation", "caption", "byline",
})  # fmt: skip
_STOPS_LIST = frozenset({"related", "list", "keywords", "copyright", "comments", "disclaimer"})


@dataclass(slots=True)
class Cut:
    """The page cut apart: its segments in order, and noise that lay before the first."""

    segments: list[Segment] = field(default_factory=list)


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
    full = _CLOSING.sub("", block.text).endswith((".", "\u06d4", "!", "؟", "…"))
    if size >= LONG_FROM:
        return full or (block.link < 0.5 and (opens_with_news(block) or is_dateline(block)))
    return full and not block.bullet and size >= _GOING_ON_FROM and _CLOSING.sub("", block.text).endswith(".")


def is_title(block: Block) -> bool:
    """True for what could be a headline or a sub-heading by its shape."""
    size = len(block.text)
    return 8 <= size <= 200 and not is_long(block) and not block.text.rstrip().endswith((".", "،", "؛", ":"))


def cut(blocks: Sequence[Block], *, title: str | None = None) -> list[Segment]:
    """Return the segments of the page; *title* is what the page's markup calls its (first) article."""
    return _Cutter(blocks, title).run()


class _Cutter:
    def __init__(self, blocks: Sequence[Block], title: str | None) -> None:
        self.blocks = blocks
        self.title_words = content_words([Block(title).key]) if title else set()
        self.lines: list[Line] = [read_line(block) if block.hint is None else Line(None) for block in blocks]
        self.segments: list[Segment] = []
        self.now = Segment()
        self.pending: list[int] = []
        self.head_dates: list[int] = []
        self.last_body = -1
        self.in_comments = False

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

    # one block at a time -------------------------------------------------

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

    def _chrome(self, block: Block) -> None:
        anchors = getattr(block, "anchors", ())
        if block.hint == "keywords" and anchors and read_line(block).kind is None:
            self.now.keywords.append("،".join(anchors))
            self.now.cut("keywords", block.text)
            return
        if block.hint == "related" and is_title(block) and read_line(block).kind is None:
            self.now.relate([block.text])
        elif block.hint is not None:
            self.now.cut(block.hint, block.text)

    def _labelled(self, at: int, line: Line) -> bool:
        """Take a line that names itself; False where it is ordinary text after all."""
        block, now = self.blocks[at], self.now
        kind = line.kind
        if kind == "date":
            self.head_dates.append(at)
            if line.rest and not now.body:
                self._beside_date(line.rest)
            return True
        if kind == "keywords":
            self._settle_tail()
            anchors = getattr(block, "anchors", ())
            now.keywords.append("،".join(anchors) if anchors else line.rest)
            self._close(at, "keywords")
            if not line.rest:
                self._keyword_lines(at)
            return True
        if kind == "source":
            if not now.body:
                now.sources.append((line.rule, line.rest or block.text))
                now.cut("source", block.text)
                return True
            self._settle_tail()
            now.sources.append((line.rule, line.rest or block.text))
            self._close(at, "source")
            return True
        if kind == "byline":
            now.bylines.append(line.rest)
            now.cut("other", block.text)
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
            self.in_comments = True
        if kind == "caption" and block.kind != "caption":
            now.cut("other", block.text)
            return True
        if kind is not None and kind != "caption":
            now.cut(NOISE_OF[kind], block.text)
        return kind != "caption"

    def _beside_date(self, rest: str) -> None:
        """``الرياض … واس`` or a writer's name beside a date."""
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

    def _close(self, at: int, kind: str) -> None:
        self.now.cut("keywords" if kind == "keywords" else "source", self.blocks[at].text)
        if self.now.body:
            self.now.closed = True

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

    # paragraphs ----------------------------------------------------------

    def _paragraph(self, at: int) -> None:
        """A paragraph: of this article, or the first of another."""
        pending, self.pending = self._drop_keyword_items(self.pending), []
        if not self.now.body:
            self._open(pending, at)
            return
        evidence = self._begins(pending, at)
        if evidence:
            titles = self._begin(evidence)
            del titles
            self._open(pending, at)
            return
        if self.in_comments:
            for index in [*pending, at]:
                self.now.cut("comments", self.blocks[index].text)
            return
        self._inner_shorts(pending)
        self._use_dates(self.now)
        self.now.take(self.blocks[at])
        self.last_body = at

    def _drop_keyword_items(self, indices: list[int]) -> list[int]:
        return [index for index in indices if self.lines[index].kind is None]

    def _begin(self, evidence: tuple[str, ...]) -> Segment:
        self._leave_dates()
        self.segments.append(self.now)
        self.now = Segment(evidence=evidence)
        self.in_comments = False
        return self.now

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
            index for index in pending if is_title(self.blocks[index]) and not self.blocks[index].bullet
        ]
        if not titles:
            return None
        if self.title_words and not self.segments:
            best = max(titles, key=lambda index: self._likeness(index))
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

    def _likeness(self, index: int) -> float:
        words = content_words([self.blocks[index].key])
        return len(words & self.title_words) / max(1, len(words | self.title_words))

    def _about(self, at: int, paragraphs: int) -> set[str]:
        """Words of the paragraph at *at* and the next ones."""
        keys = [self.blocks[at].key]
        following = at + 1
        while following < len(self.blocks) and len(keys) < paragraphs and following < at + 8:
            if self.lines[following].kind is None and is_long(self.blocks[following]):
                keys.append(self.blocks[following].key)
            elif self.lines[following].kind in _STOPS_LIST | {"source"}:
                break
            following += 1
        return content_words(keys)

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

    def _inner_kind(self, block: Block, run: int) -> "str":  # type: ignore[override]
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

    # does another article begin here? ------------------------------------

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
        if self.now.closed and (headed or not self.now.only_marked):
            score, grounds = score + (1.2 if self.now.only_marked else 2.0), [*grounds, "closed"]
            if self.now.only_marked and containment(self._about(at, 4), self.now.words()) <= _HEARD_LITTLE:
                score, grounds = score + 0.8, [*grounds, "new-words"]
        if dated and headed and self._size() >= 200:
            score, grounds = score + 2.0, [*grounds, "date-line"]
        if headed and any(self.blocks[index].level == 1 for index in titles):
            score, grounds = score + 2.0, [*grounds, "h1"]
        if is_dateline(block) and self._size() >= 200:
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

    def _begins_by_words(self, titles: list[int], at: int, connective: bool) -> tuple[str, ...]:
        """No mark at all: only a headline of what follows, and words that were not heard before."""
        if connective or not titles or len(titles) > 2 or self._size() < 350:
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

    def _size(self) -> int:
        return self.now.size

    # markers -------------------------------------------------------------

    def _after_marker(self, at: int) -> int:
        """Read what follows ``اقرأ أيضاً`` and its like: headlines, one headline in passing, an article."""
        line = self.lines[at]
        shorts, stop = self._headlines_from(at + 1)
        if line.rest and shorts and self.blocks[shorts[0]].link < 0.8 and not self.now.closed:
            # the headline stands on the marker's own line: what follows is the article's again
            stop, shorts = shorts[0], []
        opened = self.now.body or self.segments
        if not opened and self._size() == 0:
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

    def _take_at(self, index: int) -> None:
        self.now.take(self.blocks[index])
        self.last_body = index

    def _reopen(self) -> None:
        self.now.closed = self.now.only_marked = False

    def _headlines_from(self, start: int) -> tuple[list[int], int | None]:
        """Return the short lines from *start* on, and where the first block that ends the run stands."""
        shorts: list[int] = []
        for index in range(start, len(self.blocks)):
            block, line = self.blocks[index], self.lines[index]
            if line.kind in _STOPS_LIST or line.kind in ("source", "end"):
                return shorts, index
            if line.kind in _SKIPPED_AFTER_MARKER:
                continue
            if block.hint is not None:
                if block.hint == "related" and is_title(block):
                    shorts.append(index)
                continue
            if is_long(block):
                return shorts, index
            shorts.append(index)
        return shorts, None

    def _skipped(self, start: int, stop: int, shorts: list[int]) -> None:
        """Keep the labelled lines among the headlines as what they are."""
        taken = set(shorts)
        for index in range(start, stop):
            if index in taken:
                continue
            line, block = self.lines[index], self.blocks[index]
            if block.hint is not None:
                self._chrome(block)
            elif line.kind is not None:
                self._labelled(index, line)

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
            best = next((order for order in titles if overlaps[order] >= 0.25), titles[-1])
        overlap, connective = overlaps[best], is_connective(lead)
        if self.now.closed:
            sure = (overlap >= 0.2 and not connective) or overlap >= 0.5
            if len(titles) <= 2 and not connective and (overlap >= 0.1 or is_lead(lead)):
                sure = True
            return best if sure else None
        if len(titles) <= 3 and ((overlap >= 0.25 and not connective) or overlap >= 0.6):
            return best
        if len(titles) > 3 and overlap >= 0.5 and not connective and is_lead(lead):
            return best
        return None

    # the ends ------------------------------------------------------------

    def _settle_tail(self) -> None:
        """Short lines after the last paragraph, before the article's credits or a marker."""
        pending, self.pending = self._drop_keyword_items(self.pending), []
        if not self.now.body:
            self.pending = pending
            return
        self._tail(pending)

    def _tail(self, pending: list[int]) -> None:
        now = self.now
        blocks = [self.blocks[index] for index in pending]
        if self.in_comments:
            for block in blocks:
                now.cut("comments", block.text)
            return
        listed = bool(now.body) and now.body[-1].text.rstrip().endswith(":")
        unfinished = [block for block in blocks if is_title(block)]
        going_on = sum(map(is_connective, blocks)) > 0.25 * len(blocks)
        headlines = (
            not listed and not going_on and len(unfinished) >= 3 and len(unfinished) >= 0.7 * len(blocks)
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

    def _use_dates(self, segment: Segment) -> None:
        for index in self.head_dates:
            segment.dates.append(self.blocks[index].text)
            segment.cut("date", self.blocks[index].text)
        self.head_dates = []

    def _leave_dates(self) -> None:
        """Dates after the last paragraph and above the next headline belong to whom they stand by."""
        # they are handed to the article that begins: its headline stands above or below them

    def _finish(self) -> None:
        self._settle_tail()
        for index in self.pending:
            self.now.cut("other", self.blocks[index].text)
        self._use_dates(self.now)
        self.segments.append(self.now)
