"""Where on the page the article stands: hints weighed, the best container found, the rest named.

Scoring after Readability and the one-pass prototype of our research (extraction §2.3): a paragraph
counts by its unlinked length, for its container fully and for four ancestors with decay.
"""

from dataclasses import dataclass

from marsad.model.article import NoiseKind
from marsad.reading.blocks import Block
from marsad.reading.cohesion import content_words
from marsad.reading.cutting import is_long
from marsad.reading.html.tree import Container, PageBlock, Tree
from marsad.reading.lines import read_line

_DECAY = (1.0, 0.9, 0.59, 0.38, 0.2)
_GOOD_FROM = 50
_LIFT_SHARE = {"comments": 0.75, "boilerplate": 0.6, "navigation": 0.5}
_RUN_SIZE = 260
_HEAD_REACH = 40
_FURNITURE_REACH = 25


@dataclass(slots=True)
class Region:
    """The page's blocks with hints set on all that is no candidate for a body.

    ``good`` is the unlinked paragraph text inside, ``linked_titles`` the linked headlines among it.
    """

    stream: list[Block]
    good: int
    linked_titles: int
    paragraphs: int
    longest_run: int


def find_region(tree: Tree, title: str | None) -> Region | None:
    """Return the stream to cut apart, or ``None`` where no container holds an article's worth of text."""
    blocks = tree.blocks
    weights = [_weight(block) for block in blocks]
    hints = _effective_hints(tree, weights)
    best = _best_container(tree, weights, hints)
    if best is None:
        return None
    start, end = best.start, best.end
    head = _head(blocks, start, end, title, hints)
    runs = _runs_outside(blocks, weights, hints, end)
    stream: list[Block] = []
    for index, block in enumerate(blocks):
        if (
            block.role in ("date", "author")
            and len(block.text) <= 80
            and (start if head is None else head) <= index < end
        ):
            hints[index] = None  # a date in the article's own header or footer is its date
        inside = start <= index < end or (head is not None and head <= index < start)
        block.hint = hints[index]
        if inside and hints[index] is None:
            if (
                index < start
                and block.link >= 0.8
                and not block.level
                and not block.role
                and read_line(block).kind is None
            ):
                block.hint = "navigation"
        elif not inside and index not in runs:
            block.hint = hints[index] or _outside(block)
        if (
            block.hint is not None
            and (block.link >= 0.75 or block.role == "ticker")
            and len(block.text.split()) >= 4
            and block.hint != "keywords"
        ):
            block.hint = "related"
        stream.append(block)
    inside_blocks = [block for block in blocks[start:end] if block.hint is None]
    return Region(
        stream=stream,
        good=sum(weights[index] for index in range(start, end) if hints[index] is None),
        linked_titles=sum(
            1 for block in inside_blocks if block.link >= 0.75 and len(block.text.split()) >= 4
        ),
        paragraphs=sum(1 for block in inside_blocks if is_long(block)),
        longest_run=_longest_run(inside_blocks),
    )


def _weight(block: PageBlock) -> int:
    size = len(block.text)
    if block.level or size < _GOOD_FROM or block.link > 0.4:
        return 0
    return int(size * (1 - block.link))


def _effective_hints(tree: Tree, weights: list[int]) -> list[NoiseKind | None]:
    """Each block's nearest hint that its container's text does not contradict."""
    total = sum(weights) or 1
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    standing: list[NoiseKind | None] = []
    for container in tree.containers:
        own = container.hint
        if own is not None and _lifted(
            own, container, tree.blocks, (sums[container.end] - sums[container.start], total)
        ):
            own = None
            inherited = None
        else:
            inherited = standing[container.parent] if container.parent >= 0 else None
        standing.append(own or inherited)
    return [
        "other" if block.kind == "caption" else standing[block.container] if block.container >= 0 else None
        for block in tree.blocks
    ]


def _lifted(hint: NoiseKind, container: Container, blocks: list[PageBlock], text: tuple[int, int]) -> bool:
    """A hint does not hold where the element has most of the page's text, or a whole article."""
    inside, total = text
    if inside > _LIFT_SHARE.get(hint, 0.45) * total and inside >= 200:
        return True
    if hint in ("comments", "boilerplate", "navigation", "newsletter", "disclaimer") or inside < _RUN_SIZE:
        return False
    return _longest_run(blocks[container.start : container.end]) >= _RUN_SIZE


def _longest_run(blocks: list[PageBlock]) -> int:
    """Characters of the longest row of unlinked paragraphs with nothing between them."""
    best = size = count = 0
    for block in blocks:
        if is_long(block) and block.link < 0.3 and len(block.text) >= _GOOD_FROM:
            size, count = size + len(block.text), count + 1
            if count >= 2:
                best = max(best, size)
        else:
            size = count = 0
    return best


def _best_container(tree: Tree, weights: list[int], hints: list[NoiseKind | None]) -> Container | None:
    scores = [0.0] * len(tree.containers)
    totals = [0] * len(tree.containers)
    for block, weight, hint in zip(tree.blocks, weights, hints, strict=True):
        if not weight or hint is not None:
            continue
        index = block.container
        # a paragraph's own element says nothing: start from what holds it
        if index >= 0 and tree.containers[index].end - tree.containers[index].start == 1:
            index = tree.containers[index].parent
        for share in _DECAY:
            if index < 0:
                break
            scores[index] += share * weight
            totals[index] += weight
            index = tree.containers[index].parent
    if not scores or max(scores) <= 0:
        return None
    best = max(range(len(scores)), key=lambda index: scores[index])
    parent = tree.containers[best].parent
    while parent >= 0 and totals[parent] > 1.5 * totals[best] and scores[parent] > 0.6 * scores[best]:
        best, parent = parent, tree.containers[parent].parent
    return tree.containers[best]


def _head(
    blocks: list[PageBlock], start: int, end: int, title: str | None, hints: list[NoiseKind | None]
) -> int | None:
    """Return where the article's heading stands, above its container or in it."""
    wanted = content_words([Block(title).key]) if title else set()
    found: int | None = None
    for index in range(start - 1, max(-1, start - 1 - _HEAD_REACH * 4), -1):
        block = blocks[index]
        if block.level == 1 and (hints[index] is None or _same(block, wanted)):
            found = index
            break
        if wanted and len(block.text) < 220 and block.link < 0.8 and _same(block, wanted):
            found = index
            if block.level:
                break
    if found is not None:
        hints[found] = None
        for above in range(found - 1, max(-1, found - 4), -1):
            if blocks[above].role in ("category", "deck") and hints[above] is None:
                return above
        return found
    for index in range(start, min(end, start + _HEAD_REACH)):
        if blocks[index].level == 1 or (wanted and _same(blocks[index], wanted)):
            hints[index] = None
            break
    return None


def _same(block: PageBlock, wanted: set[str]) -> bool:
    words = content_words([block.key])
    return (
        bool(words) and len(words & wanted) >= 0.7 * len(words) and len(words & wanted) >= 0.5 * len(wanted)
    )


def _runs_outside(
    blocks: list[PageBlock], weights: list[int], hints: list[NoiseKind | None], end: int
) -> set[int]:
    """Blocks after the article that may be another one: rows of paragraphs and the titles above them."""
    kept: set[int] = set()
    at = end
    while at < len(blocks):
        stop = at
        size = 0
        while (
            stop < len(blocks)
            and hints[stop] is None
            and weights[stop]
            and is_long(blocks[stop])
            and blocks[stop].link < 0.3
        ):
            size += weights[stop]
            stop += 1
        if stop - at >= 2 and size >= _RUN_SIZE:
            kept.update(range(at, stop))
            for index in range(at - 1, max(end - 1, at - 7), -1):
                if hints[index] is None:
                    kept.add(index)
        at = max(stop, at + 1)
    for index in range(end, min(len(blocks), end + _FURNITURE_REACH)):
        # what closes an article often stands just outside its container
        if hints[index] in (None, "keywords") and read_line(blocks[index]).kind in (
            "source",
            "keywords",
            "date",
            "byline",
        ):
            hints[index] = None
            kept.add(index)
    return kept


def _outside(block: PageBlock) -> NoiseKind:
    if block.role == "ticker" or (block.link >= 0.75 and len(block.text.split()) >= 4):
        return "related"
    return "boilerplate"
