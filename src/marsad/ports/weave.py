"""Where the weave of stories and copies lies."""

from typing import Literal, Protocol

from marsad.model.article import ArticleId
from marsad.model.story import Copy, StoryId
from marsad.ports.filed import Slice
from marsad.stories.kept import Effects, LogLine, Remembered, Seat, Thread

StoryOrder = Literal["latest", "sources", "size", "updated"]


class WeaveStore(Remembered, Protocol):
    """The weave: derived from the archive, wiped and woven anew at will.

    ``Remembered`` is what weaving itself asks.
    """

    def position(self) -> int:
        """Return the change of the archive up to which everything is woven."""
        ...

    def write(self, effects: Effects, position: int) -> None:
        """Write what a loom changed and remember *position*: both or neither."""
        ...

    def wipe(self) -> None:
        """Forget the whole weave; the next one begins at the archive's first change."""
        ...

    def seat_of(self, article: ArticleId) -> Seat | None:
        """Return where an article sits."""
        ...

    def resolve(self, story: StoryId) -> StoryId:
        """Return the id under which a story lives on after merges; *story* itself if it was never merged."""
        ...

    def threads(
        self, order: StoryOrder, *, since: str | None, limit: int, cursor: str | None, least: int = 1
    ) -> Slice[Thread]:
        """Return stories of at least *least* articles, the first in *order* first.

        *since* is an ISO day: stories whose latest article is of that day or after.
        """
        ...

    def copies_of(self, article: ArticleId) -> tuple[Copy, ...]:
        """Return the copy relations that an article stands in, the closest first."""
        ...

    def story_log(self, story: StoryId, limit: int = 200) -> tuple[LogLine, ...]:
        """Return what happened to a story and why, the latest first."""
        ...
