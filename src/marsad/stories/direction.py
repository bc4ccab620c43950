"""Who had it from whom: grounds, their weights, and the right to remain undecided.

A printed credit decides. Where both sides credit the same agency they are siblings of a text that
may not be in the archive. Otherwise time (with its uncertainty), the smaller text inside the larger
one, and what each outlet is (an agency does not copy a newspaper) are weighed. After Cagé, Hervé and
Viaud 2020: most copying is not credited, and hours matter more than days.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from marsad.arabic.normalise import fold_name
from marsad.model.article import ArticleId
from marsad.model.story import Direction
from marsad.stories.copies import Overlap
from marsad.stories.kept import Woven

DECIDED = 1.0
"""Weight of grounds from which a direction is said."""

_AGENCIES = {
    # spellings -> the agency as it is named here; folded keys
    "الأناضول": ("الاناضول", "وكاله الاناضول", "anadolu", "aa"),
    "رويترز": ("رويترز", "reuters", "وكاله رويترز"),
    "فرانس برس": ("فرانس برس", "وكاله فرانس برس", "ا ف ب", "ا.ف.ب", "افب", "afp", "ا. ف. ب"),
    "أسوشيتد برس": ("اسوشيتد برس", "وكاله اسوشيتد برس", "ا ب", "اب", "ap", "اسوشيتدبرس"),
    "الألمانية": ("د ب ا", "د.ب.ا", "دبا", "الالمانيه", "وكاله الانباء الالمانيه", "dpa"),
    "واس": ("واس", "وكاله الانباء السعوديه", "spa", "was"),
    "وام": ("وام", "وكاله انباء الامارات", "wam"),
    "قنا": ("قنا", "وكاله الانباء القطريه", "qna"),
    "كونا": ("كونا", "وكاله الانباء الكويتيه", "kuna"),
    "بنا": ("بنا", "وكاله انباء البحرين", "bna"),
    "بترا": ("بترا", "وكاله الانباء الاردنيه", "petra"),
    "سانا": ("سانا", "وكاله الانباء السوريه", "sana"),
    "وفا": ("وفا", "وكاله الانباء الفلسطينيه", "wafa"),
    "سبأ": ("سبا", "وكاله سبا", "saba"),
    "أش أ": ("ا ش ا", "اشا", "وكاله انباء الشرق الاوسط", "mena"),
    "سبوتنيك": ("سبوتنيك", "وكاله سبوتنيك", "sputnik"),
    "تاس": ("تاس", "وكاله تاس", "tass"),
    "إنترفاكس": ("انترفاكس", "interfax"),
    "نوفوستي": ("نوفوستي", "ريا نوفوستي", "ria"),
    "شينخوا": ("شينخوا", "وكاله شينخوا", "xinhua"),
    "يونهاب": ("يونهاب", "وكاله يونهاب", "yonhap"),
    "بلومبرج": ("بلومبرج", "بلومبرغ", "وكاله بلومبرغ", "bloomberg"),
}
_BY_KEY = {key: name for name, keys in _AGENCIES.items() for key in keys}
_AGENCY_DOMAINS = {
    "aa.com.tr": "الأناضول", "reuters.com": "رويترز", "afp.com": "فرانس برس", "spa.gov.sa": "واس",
    "wam.ae": "وام", "qna.org.qa": "قنا", "kuna.net.kw": "كونا", "bna.bh": "بنا", "petra.gov.jo": "بترا",
    "sana.sy": "سانا", "wafa.ps": "وفا", "sabanew.net": "سبأ", "saba.ye": "سبأ", "mena.org.eg": "أش أ",
    "sputnikarabic.ae": "سبوتنيك", "sputniknews.com": "سبوتنيك", "xinhuanet.com": "شينخوا",
    "arabic.news.cn": "شينخوا", "dpa.com": "الألمانية", "tass.com": "تاس",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """A direction with its grounds. ``origin`` is ``None`` while undecided or where both are siblings."""

    direction: Direction
    origin: ArticleId | None = None
    ancestor: str | None = None
    grounds: tuple[str, ...] = ()


def agency_of(name: str) -> str | None:
    """Return the agency that a credit's words name, in one spelling."""
    key = " ".join(fold_name(name).replace("«", " ").replace('"', " ").split())
    if key in _BY_KEY:
        return _BY_KEY[key]
    parts = (" ".join(part.split()) for part in _BETWEEN.split(key))
    named = next((_BY_KEY[part] for part in parts if part in _BY_KEY), None)
    return named or next((_BY_KEY[k] for k in _LONG_KEYS if k in key), None)


_BETWEEN = re.compile(r"\s*[-–—:،,/()|]+\s*")
_LONG_KEYS = tuple(sorted((k for k in _BY_KEY if len(k) >= 6), key=len, reverse=True))
_BY_KEY |= {fold_name(key): name for key, name in list(_BY_KEY.items())}


def own_agency(text: Woven) -> str | None:
    """Return the agency whose own page this is."""
    domain = text.domain.lower().removeprefix("www.")
    for known, name in _AGENCY_DOMAINS.items():
        if domain == known or domain.endswith("." + known):
            return name
    return _BY_KEY.get(fold_name(text.source)) if text.source else None


def credited_agencies(text: Woven) -> tuple[str, ...]:
    """Return the agencies that the article credits, in order."""
    found = [
        agency_of(name) or name
        for name, kind in text.credits
        if kind == "agency" or (agency_of(name) and kind != "own")
    ]
    return tuple(dict.fromkeys(found))


def credits_outlet(text: Woven, outlet: Woven) -> bool:
    """True when *text* prints a credit that names the other's outlet or domain."""
    ours, theirs = fold_name(text.source), fold_name(outlet.source)
    for name, kind in text.credits:
        key = fold_name(name)
        if kind == "own" or not key:
            continue
        same = bool(theirs) and theirs != ours and (key == theirs or (len(theirs) > 4 and theirs in key))
        if same or (outlet.domain and outlet.domain != text.domain and outlet.domain in name):
            return True
    return False


def direct(a: Woven, b: Woven, overlap: Overlap) -> Verdict:
    """Say which of two texts was copied from which; *overlap* is ``compare(a, b)``."""
    agencies_a, agencies_b = credited_agencies(a), credited_agencies(b)
    for text, other, agencies in ((a, b, agencies_a), (b, a, agencies_b)):
        home = own_agency(other)
        if home and home in agencies and own_agency(text) != home:
            return Verdict("credited", other.article, grounds=(f"credit:{home}",))
        if credits_outlet(text, other) and not credits_outlet(other, text):
            return Verdict("credited", other.article, grounds=(f"credit:{other.source or other.domain}",))
    common = next((name for name in agencies_a if name in agencies_b), None)
    if common and not (own_agency(a) or own_agency(b)):
        return Verdict("credited", None, common, (f"siblings:{common}",))
    return _weigh(a, b, overlap, agencies_a, agencies_b)


def _weigh(
    a: Woven, b: Woven, overlap: Overlap, agencies_a: tuple[str, ...], agencies_b: tuple[str, ...]
) -> Verdict:
    """Weigh grounds; a positive sum says that *b* is the origin of *a*."""
    grounds: list[tuple[float, str]] = []
    if own_agency(b) and not own_agency(a):
        grounds.append((1.2, f"agency:{own_agency(b)}"))
    elif own_agency(a) and not own_agency(b):
        grounds.append((-1.2, f"agency:{own_agency(a)}"))
    ahead = lead_time(b, a)
    if ahead is not None:
        grounds.append(
            (
                (1.1 if abs(ahead) >= timedelta(hours=6) else 0.7) * (1 if ahead > timedelta() else -1),
                "earlier",
            )
        )
    if overlap.here - overlap.there > 0.25:
        grounds.append((0.4, "subset"))
    elif overlap.there - overlap.here > 0.25:
        grounds.append((-0.4, "subset"))
    if agencies_b and not agencies_a and not own_agency(a):
        grounds.append((0.4, f"carries:{agencies_b[0]}"))
    elif agencies_a and not agencies_b and not own_agency(b):
        grounds.append((-0.4, f"carries:{agencies_a[0]}"))
    total = sum(weight for weight, _ in grounds)
    if abs(total) < DECIDED:
        return Verdict("undecided", grounds=tuple(name for _, name in grounds))
    towards = 1 if total > 0 else -1
    return Verdict(
        "inferred",
        b.article if total > 0 else a.article,
        grounds=tuple(name for weight, name in grounds if weight * towards > 0),
    )


def lead_time(first: Woven, second: Woven) -> timedelta | None:
    """Return by how much *first* surely came before *second* (negative: after), ``None`` if unsure."""
    early, late = _instant(first.moment.latest), _instant(second.moment.earliest)
    if early and late and early < late:
        return late - early
    early, late = _instant(second.moment.latest), _instant(first.moment.earliest)
    if early and late and early < late:
        return -(late - early)
    return None


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def origin_of(text: Woven) -> str:
    """Return whom the article's news comes from: an agency, else the outlet itself."""
    agency = own_agency(text) or next(iter(credited_agencies(text)), None)
    if agency:
        return f"agency:{agency}"
    return f"outlet:{text.domain or text.source or text.article}"
