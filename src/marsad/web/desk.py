"""What the pages ask of the rest of Marsad, gathered in one value that the application carries."""

from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request

from marsad.errors import NotFound
from marsad.model.article import Article, ArticleId
from marsad.model.story import Copy, Story, StoryId
from marsad.ports import Archive, ClaimQuery, Slice


class Stories(Protocol):
    """The woven stories, read only."""

    def list(self, limit: int, cursor: str | None = None) -> Slice[Story]: ...
    def get(self, which: StoryId) -> Story | None: ...
    def of(self, article: ArticleId) -> Story | None: ...
    def copies_of(self, article: ArticleId) -> tuple[Copy, ...]: ...
    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """The archive, the stories and the search, as the pages see them."""

    archive: Archive
    woven: Stories

    def stories(self, limit: int, cursor: str | None) -> Slice[Story]:
        """Return the stories that move."""
        return self.woven.list(limit, cursor)

    def story(self, which: StoryId) -> Story:
        """Return the story; raises ``NotFound``."""
        found = self.woven.get(which)
        if found is None:
            raise NotFound(f"no story {which}", id=which)
        return found

    def story_of(self, which: ArticleId) -> Story | None:
        """Return the story the article belongs to, if it has been woven."""
        return self.woven.of(which)

    def story_count(self) -> int:
        """Return how many stories there are."""
        return self.woven.count()

    def copies_beside(self, which: ArticleId) -> list[tuple[Copy, Article]]:
        """Return the copies of an article, each with the other article."""
        copies = self.woven.copies_of(which)
        others = [copy.other if copy.article == which else copy.article for copy in copies]
        found = {article.id: article for article in self.archive.articles(others)}
        return [(copy, found[other]) for copy, other in zip(copies, others, strict=True) if other in found]

    def name_shown(self, name_id: str) -> str:
        """Return how to write a name: as its claims write it most often, else its id."""
        claims = self.archive.claims(ClaimQuery(speaker=name_id), 1).items
        return (claims[0].claim.speaker.name or name_id) if claims else name_id


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that answers *request*."""
    desk: Desk = request.app.state.desk
    return desk
