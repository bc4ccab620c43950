"""Where articles belong, as the index asks it of the weave."""

from collections.abc import Mapping, Sequence

from marsad.model.article import ArticleId
from marsad.model.story import StoryId
from marsad.ports import WeaveStore
from marsad.search.documents import Belonging


class WovenBelonging:
    """Answers the index from the weave: an article's story and copies, a story's articles."""

    def __init__(self, store: WeaveStore) -> None:
        self._store = store

    def of(self, ids: Sequence[ArticleId]) -> Mapping[ArticleId, Belonging]:
        """Return where each of *ids* belongs; those not woven yet are left out."""
        seats = {which: self._store.seat_of(which) for which in ids}
        return {
            which: Belonging(story=seat.story, copies=str(seat.group))
            for which, seat in seats.items()
            if seat is not None
        }

    def members(self, story: str) -> tuple[ArticleId, ...]:
        """Return the articles of *story*; none where it was merged away."""
        return tuple(seat.article for seat in self._store.members(StoryId(story)))
