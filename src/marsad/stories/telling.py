"""A story's page, from its members: one pass that every part of the page reads from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.story import Member, RelatedStory, Story
from marsad.stories.figures import find_figures
from marsad.stories.headline import choose_headline
from marsad.stories.kept import Seat, Thread, Woven
from marsad.stories.lead import make_lead
from marsad.stories.names import key_names
from marsad.stories.statements import find_statements
from marsad.stories.timeline import make_timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A member with everything the page needs of it. ``text`` is false for a copy of another member."""

    seat: Seat
    article: Article
    analysis: Analysis
    woven: Woven

    @property
    def text(self) -> bool:
        """True for a distinct text, false for a copy."""
        return self.seat.group == self.seat.sequence


def tell(
    thread: Thread,
    seats: Sequence[Seat],
    witnesses: Sequence[Witness],
    related: Sequence[RelatedStory] = (),
) -> Story:
    """Return the story of *thread*. *witnesses* are those of its members that were looked at."""
    texts = [witness for witness in witnesses if witness.text]
    figures = find_figures(witnesses)
    headline, headline_article = thread.headline, thread.headline_article
    disputed = frozenset(f"{point.low:g}" for figure in figures if figure.disputed for point in figure.points)
    if disputed and thread.title is None:
        chosen = choose_headline([w.woven for w in texts], _weights(seats), disputed)
        if chosen is not None:
            headline, headline_article = chosen.headline, chosen.article
    return Story(
        id=thread.id,
        headline=headline,
        headline_article=headline_article or ArticleId(""),
        members=_members(seats, {w.seat.sequence: w.woven for w in witnesses}),
        origins=thread.origins,
        first=thread.first,
        last=thread.last,
        lead=make_lead(texts, headline_article),
        names=key_names(texts),
        figures=figures,
        timeline=make_timeline(texts),
        related=tuple(related),
        statements=find_statements(witnesses),
    )


def _weights(seats: Sequence[Seat]) -> Mapping[int, int]:
    weights: dict[int, int] = {}
    for seat in seats:
        weights[seat.group] = weights.get(seat.group, 0) + 1
    return weights


def _members(seats: Sequence[Seat], woven: Mapping[int, Woven]) -> tuple[Member, ...]:
    """Return the members in order of publication; the first distinct text is the story's first."""

    def when(seat: Seat) -> tuple[str, int]:
        text = woven.get(seat.sequence)
        return (text.moment.earliest if text and text.moment.earliest else seat.day or "9", seat.sequence)

    ordered = sorted(seats, key=when)
    first = next((seat for seat in ordered if seat.role != "copy"), None)
    return tuple(
        Member(
            article=seat.article,
            role="first" if seat is first else seat.role,
            score=seat.score,
            evidence=seat.evidence,
            origin=seat.origin,
        )
        for seat in ordered
    )
