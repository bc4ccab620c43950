"""A small archive of our own articles, woven and indexed once for all delivery tests.

What was found in them is written by hand: these tests are about what leaves Marsad, not about rules.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from marsad.adapters.archive import SqlArchive
from marsad.adapters.archive.weave_store import SqlWeave
from marsad.adapters.tantivy_index import IndexHome
from marsad.flows.indexing import Indexer
from marsad.flows.library import Library
from marsad.flows.sync import sync
from marsad.flows.weave import Weaver
from marsad.model.analysis import Analysis, Claim, Cue, Quantity, Speaker
from marsad.model.article import Article, ArticleId, Dating, Paragraph, Source
from marsad.model.page import Page
from marsad.model.span import Span
from marsad.model.story import Figure, FigurePoint, FigureRelation, Story
from marsad.ports import ClaimQuery, KeptPage

NOW = datetime(2024, 11, 5, 9, 0, tzinfo=UTC)

TEXTS = (
    (
        "وزير الدفاع: 300 جريح في انفجار المرفأ الشمالي", "2024-10-30", "example.org", "صحيفة المثال",
        'قال وزير الدفاع سالم الحداد، الأربعاء، إن "300 شخص أصيبوا في انفجار المرفأ الشمالي".\n\n'
        "وأضاف الحداد أن فرق الإنقاذ وصلت إلى المرفأ الشمالي بعد الانفجار بعشر دقائق، وأن التحقيق بدأ.",
    ),
    (
        "نقابة الأطباء ترفع حصيلة انفجار المرفأ الشمالي إلى 450 جريحاً",
        "2024-10-31", "example.net", "موقع الشاطئ",
        "قالت نقابة الأطباء إن 450 شخصاً أصيبوا في انفجار المرفأ الشمالي، بينما قال وزير الدفاع سالم الحداد إن"
        " 300 شخص أصيبوا.\n\nونفى سالم الحداد أن يكون الانفجار في المرفأ الشمالي متعمداً.",
    ),
    (
        "<b>افتتاح</b> مكتبة & معرض \u202eفي المدينة القديمة", "2024-11-02", "example.com", '=HYPERLINK("x")',
        "افتتحت بلدية المدينة القديمة مكتبة عامة تضم 12 ألف كتاب.\n\nوقالت مديرة المكتبة هدى منصور إن"
        ' "الأبواب مفتوحة <script>للجميع</script> كل يوم".',
    ),
    (
        "خبر بلا تاريخ عن موسم الزيتون", None, "example.com", "جريدة الحقل",
        "بدأ موسم قطف الزيتون في الجبل.\n\nوقال المزارع إن المحصول وفير هذا العام.",
    ),
)  # fmt: skip


SAID = (
    (("سالم الحداد", "n-haddad", "قال", "say", "300 شخص أصيبوا في انفجار المرفأ الشمالي", 300),),
    (
        ("نقابة الأطباء", "n-union", "قالت", "say", "450 شخصاً أصيبوا في انفجار المرفأ الشمالي", 450),
        ("سالم الحداد", "n-haddad", "نفى", "deny", "يكون الانفجار في المرفأ الشمالي متعمداً", None),
    ),
    (("هدى منصور", "n-mansour", "قالت", "say", "الأبواب مفتوحة <script>للجميع</script> كل يوم", None),),
    (("المزارع", None, "قال", "say", "المحصول وفير هذا العام", None),),
)
"""Claims by text: speaker, id, cue, class, words, figure."""


class StoppedClock:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


def found_in(which: ArticleId, body: str, said: tuple[tuple, ...]) -> Analysis:
    claims = []
    for speaker, speaker_id, cue, cls, words, figure in said:
        span = Span(body.index(words), body.index(words) + len(words))
        number = ()
        if figure is not None:
            end = span.start + len(str(figure))
            number = (
                Quantity(
                    span=Span(span.start, end),
                    text=str(figure),
                    low=figure,
                    high=figure,
                    rule="test",
                    unit="شخص",
                ),
            )
        at = body.index(cue[-2:])
        claims.append(
            Claim(
                speaker=Speaker(name=speaker, kind="person", id=speaker_id),
                cue=Cue(text=body[at : at + 2], cls=cls, span=Span(at, at + 2)),
                kind="indirect", span=span, text=words, rule="test", confidence=0.9, quantities=number,
            )
        )  # fmt: skip
    return Analysis(
        article=which, version="test", claims=tuple(claims), sentences=(Span(0, body.index(".") + 1),),
        quantities=tuple(q for claim in claims for q in claim.quantities),
    )  # fmt: skip


def article_page(
    headline: str, day: str | None, domain: str, source: str, body: str, *, said: tuple[tuple, ...] = ()
) -> KeptPage:
    url = f"https://{domain}/{sha256(body.encode()).hexdigest()[:8]}"
    page = Page(content=f"<p>{body}</p>".encode(), door="http", url=url, media_type="text/html", seen=NOW)
    spans, at = [], 0
    for part in body.split("\n\n"):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    article = Article(
        id=ArticleId("a" + sha256((headline + body).encode()).hexdigest()[:16]),
        page=page.id, position=0, headline=headline, body=body, url=url,
        paragraphs=tuple(Paragraph(span=span) for span in spans),
        published=Dating(value=day, precision="day", evidence="printed") if day else None,
        source=Source(name=source, domain=domain),
    )  # fmt: skip
    return KeptPage(page=page, articles=(article,), analyses=(found_in(article.id, body, said),))


class WithFigures(Library):
    """A library whose story of the harbour has a disputed figure."""

    def story(self, which: str) -> Story:
        story = super().story(which)
        telling = [c for c in self.every_claim(ClaimQuery(articles=_members(story))) if c.claim.quantities]
        if not telling:
            return replace(story, figures=())
        points = tuple(
            FigurePoint(
                low=c.claim.quantities[0].low, high=c.claim.quantities[0].high, approx=None,
                text=c.claim.quantities[0].text, speaker=c.claim.speaker.name, speaker_id=c.claim.speaker.id,
                said_on=c.day, as_of=None, scope=None, articles=(c.article,), span=c.claim.quantities[0].span,
            )
            for c in reversed(telling)
        )  # fmt: skip
        relations = (FigureRelation(a=0, b=1, kind="conflicting", grounds="two speakers"),)
        return replace(
            story,
            figures=(
                Figure(
                    measure="شخص", label="جرحى", points=points, relations=relations if len(points) > 1 else ()
                ),
            ),
        )


def _members(story: Story) -> tuple[ArticleId, ...]:
    return tuple(member.article for member in story.members)


@pytest.fixture(scope="session")
def archive_dir(tmp_path_factory) -> str:
    return str(tmp_path_factory.mktemp("delivery") / "archive")


def made_library(folder: Path) -> Library:
    archive = SqlArchive(str(folder), StoppedClock(), create=True)
    archive.keep([article_page(*each, said=said) for each, said in zip(TEXTS, SAID, strict=True)])
    indexes = IndexHome(folder / "index")
    opened = WithFigures(archive, SqlWeave(archive.engine), indexes, StoppedClock())
    caught_up(opened, indexes)
    return opened


def caught_up(opened: Library, indexes: IndexHome) -> None:
    sync(
        opened.archive, [Weaver(opened.archive, opened.weave), Indexer(opened.archive, indexes, opened.weave)]
    )


@pytest.fixture(scope="session")
def library(archive_dir) -> Iterator[Library]:
    """The library over the small archive."""
    opened = made_library(Path(archive_dir))
    yield opened
    opened.close()


@pytest.fixture
def fresh_library(tmp_path) -> Iterator[Library]:
    """A small archive of one's own, to change."""
    opened = made_library(tmp_path / "archive")
    yield opened
    opened.close()


@pytest.fixture
def arrive(fresh_library, tmp_path) -> Callable[..., None]:
    """Return what lets one more article arrive in ``fresh_library``."""

    def arriving(text: tuple, said: tuple) -> None:
        fresh_library.archive.keep([article_page(*text, said=said)])
        caught_up(fresh_library, IndexHome(tmp_path / "archive" / "index"))

    return arriving


class Client:
    """Asks an application in this process, one question at a time."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def request(self, method: str, path: str, **kwargs) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://marsad.test") as client:
                return await client.request(method, path, **kwargs)

        return asyncio.run(ask())

    def get(self, path: str, **kwargs) -> httpx.Response:
        return self.request("GET", path, **kwargs)


@pytest.fixture(scope="session")
def client_of() -> Callable[..., Client]:
    """Return what makes a client of routes."""
    return lambda routes: Client(Starlette(routes=routes))
