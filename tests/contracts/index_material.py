"""An archive in memory with generated articles, for what follows it: the same in every process."""

from collections.abc import Iterator, Sequence
from datetime import date

from marsad.analysis import analyse
from marsad.model.article import Article, ArticleId, Dating, Paragraph, Source
from marsad.model.page import PageId
from marsad.model.span import Span
from marsad.ports import ArchiveCounts, Change, Filed
from marsad.stories.kept import Seat

TODAY = date(2024, 11, 2)
PLACES = ("بيروت", "القاهرة", "بغداد", "موسكو", "باريس")
THINGS = ("الجنود", "المدارس", "السفن", "الطائرات", "المستشفيات", "الجسور", "الحقول")
OUTLETS = ("الفجر", "الساحل", "النهر")


def article(n: int, headline: str | None = None, body: str | None = None, day: int | None = None) -> Article:
    """Return the article number *n*; the same for the same number."""
    place, thing, outlet = PLACES[n % 5], THINGS[n % 7], OUTLETS[n % 3]
    body = body or (
        f"أعلنت الوزارة في {place} أن عدد {thing} بلغ {n * 100} هذا العام.\n\n"
        f"وأضاف المتحدث أن الخطة رقم {n} ستبدأ قريبا، وأن التسجيل مفتوح برمز خاص{n}خاص."
    )
    return Article(
        id=ArticleId(f"a{n:016x}"),
        page=PageId(f"{n:064x}"),
        position=0,
        headline=headline or f"{place}: تقرير عن {thing} في الدفعة {n}",
        body=body,
        paragraphs=(Paragraph(span=Span(0, len(body))),),
        source=Source(name=outlet, domain=f"outlet{n % 3}.example"),
        published=Dating(
            value=f"2024-10-{(day if day is not None else n % 28) + 1:02d}",
            precision="day",
            evidence="markup",
        ),
        category="أخبار" if n % 2 else "اقتصاد",
    )


class MemoryArchive:
    """What followers and search ask of an archive, over a list."""

    def __init__(self, articles: Sequence[Article] = ()) -> None:
        self.log: list[Change] = []
        self.kept: dict[ArticleId, Filed] = {}
        self.positions: dict[str, int] = {}
        for each in articles:
            self.keep(each)

    def keep(self, new: Article) -> None:
        sequence = len(self.kept) + 1
        self.kept[new.id] = Filed(sequence=sequence, article=new, analysis=analyse(new))
        self.note("article", new.id)

    def forget(self, which: str) -> None:
        self.kept.pop(ArticleId(which), None)
        self.note("forgotten", which)

    def note(self, kind: str, which: str) -> None:
        self.log.append(Change(sequence=len(self.log) + 1, kind=kind, id=which))

    def changes(self, after: int, limit: int = 1000) -> tuple[Change, ...]:
        return tuple(self.log[after : after + limit])

    def filed(self, ids: Sequence[ArticleId]) -> tuple[Filed, ...]:
        return tuple(self.kept[which] for which in ids if which in self.kept)

    def articles(self, ids: Sequence[ArticleId]) -> tuple[Article, ...]:
        return tuple(each.article for each in self.filed(ids))

    def analyses(self, ids: Sequence[ArticleId]):
        return tuple(each.analysis for each in self.filed(ids))

    def article(self, which: ArticleId) -> Article | None:
        return self.kept[which].article if which in self.kept else None

    def iter_articles(self, after: int = 0, limit: int | None = None) -> Iterator[Filed]:
        yield from list(self.kept.values())[:limit]

    def counts(self) -> ArchiveCounts:
        return ArchiveCounts(articles=len(self.kept), last_change=len(self.log))

    def advance(self, follower: str, sequence: int) -> None:
        self.positions[follower] = sequence


class FixedSeats:
    """A weave that was told where everything belongs: ``{sequence: (group, story)}``."""

    def __init__(self, archive: MemoryArchive, where: dict[int, tuple[int, str]]) -> None:
        self.archive, self.where = archive, where

    def _seat(self, filed: Filed) -> Seat:
        group, story = self.where[filed.sequence]
        return Seat(
            sequence=filed.sequence,
            article=filed.article.id,
            group=group,
            story=story,
            role="new",
            score=1.0,
            origin="",
        )

    def seats(self, sequences: Sequence[int]) -> dict[int, Seat]:
        filed = [each for each in self.archive.kept.values() if each.sequence in sequences]
        return {each.sequence: self._seat(each) for each in filed if each.sequence in self.where}

    def members(self, story: str) -> list[Seat]:
        seats = (self._seat(each) for each in self.archive.kept.values() if each.sequence in self.where)
        return [seat for seat in seats if seat.story == story]
