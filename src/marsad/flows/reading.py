"""Reading: a page's articles with what was found in them. Keeps nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.analysis import analyse
from marsad.errors import PageRefused
from marsad.model.analysis import Analysis
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.ports import KeptPage
from marsad.reading import read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page after reading; ``analyses`` runs parallel to ``articles``. ``refused`` is a stable key."""

    page: Page
    articles: tuple[Article, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    refused: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def kept(self) -> KeptPage:
        """The page as the archive takes it."""
        return KeptPage(page=self.page, articles=self.articles, analyses=self.analyses)


def read_page(page: Page) -> ReadPage:
    """Read one page and analyse its articles."""
    reading = read(page)
    return ReadPage(
        page=page,
        articles=reading.articles,
        analyses=tuple(analyse(article) for article in reading.articles),
        refused=reading.refused if not reading.articles else None,
        notes=reading.notes,
    )


def read_all(offered: Iterable[Page | PageRefused]) -> Iterator[ReadPage | PageRefused]:
    """Read everything *offered*; a refusal goes through, and work goes on with the rest."""
    for each in offered:
        yield each if isinstance(each, PageRefused) else read_page(each)
