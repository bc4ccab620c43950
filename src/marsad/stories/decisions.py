"""What an editor decided about stories, carried out: merge, split, move, rename, and undo.

Decisions name articles, not stories: articles keep their ids when the archive is woven anew. A story
an editor touched is held: weaving adds to it, and neither merges nor splits it by itself.
"""

from collections.abc import Callable, Mapping

from marsad.model.article import ArticleId
from marsad.model.story import StoryId
from marsad.stories.kept import Seat
from marsad.stories.seating import Seating

MERGE = "story.merge"
SPLIT = "story.split"
MOVE = "story.move"
RENAME = "story.rename"
UNDO = "story.undo"
KINDS = frozenset({MERGE, SPLIT, MOVE, RENAME, UNDO})

SequenceOf = Callable[[ArticleId], int | None]


def carry_out(
    seating: Seating,
    number: int,
    kind: str,
    payload: Mapping[str, str],
    sequence_of: SequenceOf,
    undoing: Callable[[int], Mapping[int, StoryId]],
) -> Mapping[int, StoryId]:
    """Carry out decision *number*; returns where the moved articles sat before.

    Payloads: ``articles`` (ids, spaced: the stories to merge, or the articles to split off or move),
    ``to`` (an article of the story to move into), ``headline`` (the article that names the story),
    ``decision`` (the number to undo). What is no longer there is passed over.
    """
    reason = f"decision:{number}"
    seats = _seats(seating, payload.get("articles", ""), sequence_of)
    if kind == UNDO:
        restore(seating, undoing(int(payload["decision"])), reason)
        return {}
    if kind == RENAME:
        return _rename(seating, payload, sequence_of)
    if not seats:
        return {}
    if kind == MERGE:
        before = {
            s: seat.story for story in {x.story for x in seats} for s, seat in seating.members(story).items()
        }
        first = seats[0].story
        for seat in seats[1:]:
            present = seating.seat(seat.sequence)
            if present is not None:
                first = seating.merge(first, present.story, reason, held=True)
        return before
    return _take_out(seating, seats, payload, sequence_of, reason)


def _take_out(
    seating: Seating, seats: list[Seat], payload: Mapping[str, str], sequence_of: SequenceOf, reason: str
) -> Mapping[int, StoryId]:
    target = _seats(seating, payload.get("to", ""), sequence_of)
    into = target[0].story if target else None
    if into is not None:
        seating.hold(into)
    before: dict[int, StoryId] = {}
    by_story: dict[StoryId, list[int]] = {}
    for seat in seats:
        by_story.setdefault(seat.story, []).append(seat.group)
    for story, groups in by_story.items():
        if story == into:
            continue
        before |= {s: story for s, seat in seating.members(story).items() if seat.group in groups}
        into = seating.split(story, groups, reason, held=True, into=into)
    return before


def _rename(seating: Seating, payload: Mapping[str, str], sequence_of: SequenceOf) -> Mapping[int, StoryId]:
    for seat in _seats(seating, payload.get("headline", ""), sequence_of):
        seating.hold(seat.story, held=False, title=seat.article)
        return {-seat.sequence: seat.story}
    return {}


def restore(seating: Seating, before: Mapping[int, StoryId], reason: str) -> None:
    """Put articles back where they sat before a decision."""
    by_move: dict[tuple[StoryId, StoryId], list[int]] = {}
    for sequence, story in before.items():
        seat = seating.seat(abs(sequence))
        if seat is None:
            continue
        if sequence < 0:
            seating.untitle(seat.story)
        elif seat.story != story:
            by_move.setdefault((seat.story, story), []).append(seat.group)
    for (now, then), groups in by_move.items():
        seating.reopen(then)
        seating.split(now, groups, reason, into=then)


def _seats(seating: Seating, articles: str, sequence_of: SequenceOf) -> list[Seat]:
    sequences = [sequence_of(ArticleId(article)) for article in articles.split()]
    found = [seating.seat(sequence) for sequence in sequences if sequence is not None]
    return [seat for seat in found if seat is not None]
