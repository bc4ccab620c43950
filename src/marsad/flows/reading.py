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

UNFINISHED = "unfinished"
"""Version of an analysis that a rule broke off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page after reading; ``analyses`` runs parallel to ``articles``. ``refused`` is a stable key."""

    page: Page
    articles: tuple[Article, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    refused: str | None = None
    notes: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def kept(self) -> KeptPage:
        """The page as the archive takes it."""
        return KeptPage(page=self.page, articles=self.articles, analyses=self.analyses)


def read_page(page: Page) -> ReadPage:
    """Read one page and analyse its articles."""
    reading = read(page)
    if not reading.articles:
        return ReadPage(page=page, refused=reading.refused or "no_article", notes=reading.notes)
    return analysed(page, reading.articles, reading.notes)


def analysed(page: Page, articles: tuple[Article, ...], notes: tuple[str, ...] = ()) -> ReadPage:
    """Analyse *articles*; one that breaks a rule keeps its text and an empty analysis.

    The empty analysis bears ``UNFINISHED`` for a version, so that ``marsad rebuild analysis`` does it
    again, and ``failed`` tells of it: one strange article must not cost the others their place.
    """
    analyses: list[Analysis] = []
    failed: list[str] = []
    for article in articles:
        try:
            analyses.append(analyse(article))
        except Exception as error:  # noqa: BLE001 - whatever a rule stumbles over, the article is kept
            analyses.append(Analysis(article=article.id, version=UNFINISHED))
            failed.append(f"{article.id} {type(error).__name__}: {error}")
    return ReadPage(page=page, articles=articles, analyses=tuple(analyses), notes=notes, failed=tuple(failed))


def read_all(offered: Iterable[Page | PageRefused]) -> Iterator[ReadPage | PageRefused]:
    """Read everything *offered*; a refusal goes through, and work goes on with the rest."""
    for each in offered:
        yield each if isinstance(each, PageRefused) else read_page(each)
