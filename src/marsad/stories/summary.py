"""What a list of stories shows of each: its size, sources, days and headline."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from marsad.stories.headline import choose_headline
from marsad.stories.kept import Seat, Thread, Woven

HEADLINES_LOOKED_AT = 16


def summary(
    thread: Thread, seats: Sequence[Seat], known: Callable[[Sequence[int]], dict[int, Woven]]
) -> Thread:
    """Return *thread* with what its *seats* (not empty) say of it."""
    days = sorted(seat.day for seat in seats if seat.day)
    texts = thread.texts
    if len(texts) > HEADLINES_LOOKED_AT:
        texts = (*texts[: HEADLINES_LOOKED_AT // 4], *texts[-HEADLINES_LOOKED_AT * 3 // 4 :])
    named = choose_headline(list(known(texts).values()), Counter(seat.group for seat in seats))
    if thread.title is not None:
        chosen = next((seat.sequence for seat in seats if seat.article == thread.title), None)
        named = known((chosen,)).get(chosen, named) if chosen is not None else named
    return replace(
        thread,
        size=len(seats),
        origins=len({seat.origin for seat in seats}),
        outlets=len({seat.outlet for seat in seats}),
        headline=named.headline if named else "",
        headline_article=named.article if named else min(seats, key=lambda s: s.sequence).article,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        updated=max(seat.sequence for seat in seats),
    )
