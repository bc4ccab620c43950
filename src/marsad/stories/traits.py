"""What an article is compared by when its story is sought: telling words, names, figures, days, genre."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Literal

from xxhash import xxh32_intdigest

from marsad.arabic.normalise import fold
from marsad.model.analysis import Analysis
from marsad.model.article import Article, Dating
from marsad.stories.terms import term

Genre = Literal["news", "opinion", "roundup"]

LEAD_WORDS = 70
LEAD_TERMS = 40
BODY_TERMS = 60
HEADLINE_WEIGHT = 2.0

_OPINION = re.compile(
    r"(?:^|\s|/)(?:ال)?(?:راي|مقالات|مقال|اراء|كتاب|كتابنا|اعمده|افتتاحيه|زوايا|opinions?|articles|columns?)"
    r"(?:\s|/|$)"
)
_ROUNDUP = re.compile(
    r"جوله (?:في |علي )?(?:ال)?(?:صحف|صحافه)|(?:ابرز|اهم) (?:ما|ال?عناوين|ال?اخبار|ال?احداث|اهتمامات)|"
    r"(?:موجز|نشره|حصاد|مانشيت|عناوين|افتتاحيات) (?:ال)?(?:اخبار|انباء|صحف|يوم|اسبوع|صحافه)|"
    r"(?:ال)?(?:يوم|اسبوع|شهر|عام) في (?:\d+ )?(?:ال)?(?:ارقام|صور|سطور|دقيقه|دقائق|عناوين)|"
    r"(?:ال)?اخبار في (?:دقيقه|دقائق|سطور)|مانشيتات|بورصه الاخبار|عناوين (?:ال)?صحف"
)
_RECURRING = re.compile(
    r"(?:حاله|توقعات) (?:ال)?طقس|(?:سعر|اسعار) (?:ال)?(?:صرف|ذهب|دولار|عملات|نفط|يورو|ليره|خضار)|"
    r"مواعيد (?:ال)?(?:مباريات|قطارات|صلاه)|(?:موعد|اوقات) (?:ال)?(?:صلاه|اذان)|حظك اليوم|(?:ال)?ابراج|"
    r"درجات (?:ال)?حراره|وفيات|كاريكاتير|صوره وتعليق|(?:ال)?مؤشر|(?:ال)?سوق (?:ال)?(?:اسهم|ماليه)|"
    r"يغلق|يفتتح (?:مرتفعا|منخفضا)|بورصه"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """An article as assignment sees it.

    Vectors are ``{term: weight}`` of length one, weighed when the article arrived. ``earliest`` and
    ``latest`` bound the day of publication (proleptic ordinals, 0 where nobody knows). ``rare`` are
    its most telling terms, the ones candidates are found by. ``template`` is the headline's form
    without its numbers, and set only for pieces that come back every day or week.
    """

    headline: dict[int, float]
    lead: dict[int, float]
    body: dict[int, float]
    grams: tuple[int, ...]
    rare: tuple[int, ...]
    people: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()
    earliest: int = 0
    latest: int = 0
    genre: Genre = "news"
    template: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of an article, counted before anyone knows how common they are."""

    headline: Counter[int]
    lead: Counter[int]
    body: Counter[int]

    @property
    def distinct(self) -> frozenset[int]:
        """Every term of headline and lead: what document frequencies are kept for."""
        return frozenset(self.headline) | frozenset(self.lead)


def count_words(headline: Sequence[str], body: Sequence[str]) -> Words:
    """Count the terms of headline, lead and body."""
    head = Counter(term(key) for key in headline if not key[0].isdigit())
    every = [term(key) for key in body if not key[0].isdigit()]
    lead, whole = Counter(every[:LEAD_WORDS]), Counter(every)
    for counts in (head, lead, whole):
        counts.pop(0, None)
    return Words(head, lead, whole)


def make_traits(
    article: Article,
    analysis: Analysis,
    words: Words,
    weight: Callable[[int], float],
    seen: date | None = None,
) -> Traits:
    """Return what *article* is compared by; *weight* says how telling a term is."""
    headline = _unit({t: 1.0 * weight(t) for t in words.headline})
    mixed: dict[int, float] = {t: min(n, 3) ** 0.5 * weight(t) for t, n in words.lead.items()}
    for t in words.headline:
        mixed[t] = mixed.get(t, 0.0) + HEADLINE_WEIGHT * weight(t)
    ranked = sorted(mixed.items(), key=lambda item: (-item[1], item[0]))
    whole = {t: (1 + n) ** 0.5 * weight(t) for t, n in words.body.items()}
    for t in words.headline:
        whole[t] = whole.get(t, 0.0) + weight(t)
    people, places = _names(analysis)
    earliest, latest = days(article.published, seen)
    key = fold(article.headline or "")
    return Traits(
        headline=headline,
        lead=_unit(dict(ranked[:LEAD_TERMS])),
        body=_unit(_top(whole, BODY_TERMS)),
        grams=_grams(key),
        rare=tuple(t for t, _ in ranked[:24]),
        people=people,
        places=places,
        figures=_figures(article, analysis),
        earliest=earliest,
        latest=latest,
        genre=_genre(article, key),
        template=_template(key),
    )


def days(published: Dating | None, seen: date | None = None) -> tuple[int, int]:
    """Return the first and last day of publication that the evidence allows, as ordinals."""
    if published is not None:
        if published.earliest and published.latest:
            return published.earliest.toordinal(), published.latest.toordinal()
        if published.precision in ("second", "minute", "hour", "day"):
            try:
                day = date.fromisoformat(published.value[:10]).toordinal()
            except ValueError:
                pass
            else:
                return day, day
    return (seen.toordinal(), seen.toordinal()) if seen else (0, 0)


def _unit(vector: Mapping[int, float]) -> dict[int, float]:
    length = sqrt(sum(v * v for v in vector.values()))
    return {t: round(v / length, 4) for t, v in vector.items()} if length else {}


def _top(vector: Mapping[int, float], count: int) -> dict[int, float]:
    return dict(sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:count])


def _grams(key: str) -> tuple[int, ...]:
    text = " ".join(key.split())
    return tuple(sorted({xxh32_intdigest(text[i : i + 4].encode()) for i in range(len(text) - 3)}))


def _names(analysis: Analysis) -> tuple[tuple[int, ...], tuple[int, ...]]:
    people: Counter[int] = Counter()
    places: Counter[int] = Counter()
    for name in (*analysis.headline_names, *analysis.names):
        number = xxh32_intdigest(name.id.encode())
        if name.type == "place":
            places[number] += 1
        elif name.type in ("person", "organisation"):
            people[number] += 1
    return tuple(n for n, _ in people.most_common(20)), tuple(n for n, _ in places.most_common(8))


def _figures(article: Article, analysis: Analysis) -> tuple[str, ...]:
    """Return the figures that could tell this event from another: not years, not one-digit counts."""
    start = article.body[:900]
    found = {f"{q.low:g}" for q in analysis.quantities if q.span.start < 900 and q.low == q.high}
    found.update(n.replace(",", "") for n in _NUMBER.findall(fold((article.headline or "") + " " + start)))
    return tuple(sorted(f for f in found if len(f) >= 2 and not _is_year(f)))[:16]


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure[:2] in ("19", "20", "14")


def _genre(article: Article, headline: str) -> Genre:
    if _ROUNDUP.search(headline):
        return "roundup"
    where = fold(f"{article.category or ''} ") + " " + (article.url or "").lower().replace("-", "/")
    return "opinion" if _OPINION.search(where) else "news"


def _template(headline: str) -> int:
    if not _RECURRING.search(headline) and not _ROUNDUP.search(headline):
        return 0
    return xxh32_intdigest(" ".join(_NUMBER.sub("#", headline).split()).encode()) | 1
