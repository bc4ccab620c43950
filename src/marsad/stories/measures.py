"""What a quantity counts: classes of nouns that name one thing, the action on it, whose it is.

``300 قتيل``, ``مقتل 300 شخص`` and ``لقي 300 جندي مصرعهم`` are one measure; ``300 جريح`` is another.
"""

import re
from functools import cache, lru_cache

from marsad.arabic.normalise import fold

NOUNS = {
    # class -> folded nouns, singular and plural, without the article
    "troops": (
        "جندي جنود جنديا عسكري عسكريا عسكريين مقاتل مقاتلا مقاتلين قوات قوه عنصر عنصرا عناصر مجند مجندا "
        "مجندين فرد فردا افراد"
    ),
    "dead": "قتيل قتيلا قتلي وفاه وفيات متوفي متوفين ضحيه ضحايا شهيد شهيدا شهداء ميت جثه جثث جثمان قتل مقتل",
    "wounded": "جريح جريحا جرحي مصاب مصابا مصابين",
    "missing": "مفقود مفقودا مفقودين",
    "displaced": "نازح نازحا نازحين لاجئ لاجئا لاجئين مهجر مهجرا مهجرين مشرد مشردا مشردين",
    "held": "معتقل معتقلا معتقلين موقوف موقوفا موقوفين اسير اسيرا اسري محتجز محتجزا محتجزين رهينه رهائن",
    "cases": "اصابه اصابات حاله حالات",
    "drones": "مسيره مسيرات درون",
    "missiles": "صاروخ صاروخا صواريخ",
    "ships": "سفينه سفن ناقله ناقلات",
}
PEOPLE = frozenset(
    [
        "شخص",
        "شخصا",
        "اشخاص",
        "مدني",
        "مدنيا",
        "مدنيين",
        "طفل",
        "طفلا",
        "اطفال",
        "امراه",
        "نساء",
        "مواطن",
        "مواطنا",
        "مواطنين",
        "انسان",
        "مسافر",
        "ركاب",
        "راكب",
        "راكبا",
        "عامل",
        "عاملا",
        "عمال",
        "سوداني",
        "سوري",
        "فلسطيني",
        "نسمه",
        "اخر",
        "اخرين",
        "اخرون",
    ]
)
"""Nouns that say who, not what befell them: the action in the sentence does."""


def _deed(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b[وف]?(?:ب|ل)?(?:ال)?(?:{words})\b")


ACTIONS = (
    # what is done -> the measure it makes of people and troops; folded, matched before the noun
    (
        _deed(
            "قتل|قتلت|قتلوا|يقتل|مقتل|مصرع|وفاه|استشهاد|استشهد|سقط|سقوط|اودت|اودي|بحياه|ارواح|توفي|انتشال جثث"
        ),
        "dead",
    ),
    (_deed("اصيب|اصابه|اصابت|جرح|جرحت|بجروح|جراح"), "wounded"),
    (_deed("فقد|فقدان|مفقود|مفقودا"), "missing"),
    (_deed("نزح|نزوح|نزحوا|فر|فروا|شرد|تشريد|تهجير|خارج بيوتهم"), "displaced"),
    (_deed("اعتقل|اعتقال|اوقف|توقيف|احتجز|احتجاز|اسر"), "held"),
)

SUMS = (
    # what a sum of money is -> its folded nouns, singular and plural, without the article
    ("loan", "قرض قروض قرضه قرضها"),
    ("investment", "استثمار استثمارات"),
    ("tranche", "شريحه شرائح دفعه دفعات قسط اقساط"),
    ("reserves", "احتياطي احتياطيات"),
    ("deposits", "وديعه ودائع"),
    ("aid", "منحه منح مساعده مساعدات معونه معونات تبرع تبرعات"),
    ("revenue", "ايراد ايرادات عائدات عوائد دخل"),
    ("profit", "ربح ارباح"),
    ("loss", "خساره خسائر اضرار"),
    ("cost", "كلفه تكلفه تكاليف"),
    ("budget", "ميزانيه موازنه"),
    ("deficit", "عجز"),
    ("debt", "دين ديون مديونيه"),
    ("deal", "صفقه صفقات عقد عقود"),
    ("funding", "تمويل تمويلات"),
    ("compensation", "تعويض تعويضات"),
    ("exports", "صادرات"),
    ("imports", "واردات"),
    ("wage", "اجر اجور راتب رواتب"),
    ("price", "سعر اسعار"),
    ("fine", "غرامه غرامات"),
)
"""Sums of money are of one thing only where the noun beside them says so."""
SUM_REACH = 9
"""Words before a sum among which its noun is looked for, in the same clause."""

LEFT_OUT = frozenset(
    [
        "ساعه",
        "دقيقه",
        "ثانيه",
        "يوم",
        "يوما",
        "اسبوع",
        "شهر",
        "شهرا",
        "سنه",
        "عام",
        "عاما",
        "عقد",
        "قرن",
        "مره",
        "درجه",
        "عمر",
        "فجر",
        "صفحه",
        "ماده",
        "فقره",
        "بند",
        "مرحله",
        "جوله",
        "مثل",
        "امثال",
        "ضعف",
        "كانون",
        "تشرين",
        "اذار",
        "نيسان",
        "ايار",
        "حزيران",
        "تموز",
        "اب",
        "ايلول",
        "شباط",
        "يناير",
        "فبراير",
        "مارس",
        "ابريل",
        "مايو",
        "يونيو",
        "يوليو",
        "اغسطس",
        "سبتمبر",
        "اكتوبر",
        "نوفمبر",
        "ديسمبر",
        "افريل",
        "جوان",
        "جويليه",
        "اوت",
        "هاتف",
        "رقم",
        "ارقام",
        "كلمه",
        "degree",
        "دفعه",
        "ضعفين",
        "خطوه",
        "نقطه",
    ]
)
"""What is counted to say when, how often or where in a text: no figure of a story."""

COUNTRIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # country -> folded words for it, its capital, its seats of power; the more telling first
    (
        "KP",
        (
            "كوريا الشماليه",
            "كوريه شماليه",
            "كوري شمالي",
            "كوريين شماليين",
            "الكوريين الشماليين",
            "الكوري الشمالي",
            "الكوريه الشماليه",
            "كوريون شماليون",
            "بيونغ يانغ",
            "بيونج يانج",
            "بيونغيانغ",
            "بيونجيانج",
        ),
    ),
    (
        "KR",
        (
            "كوريا الجنوبيه",
            "كوريه جنوبيه",
            "كوري جنوبي",
            "الكوري الجنوبي",
            "الكوريه الجنوبيه",
            "سيول",
            "العاصمه سول",
        ),
    ),
    ("US", ("الولايات المتحده", "امريك", "اميرك", "واشنطن", "البنتاغون", "البنتاجون", "البيت الابيض")),
    ("RU", ("روسي", "موسكو", "الكرملين")),
    ("UA", ("اوكراني", "كييف")),
    ("IL", ("اسرائيل", "تل ابيب")),
    ("PS", ("فلسطين", "غزه", "حماس")),
    ("LB", ("لبنان", "بيروت", "حزب الله")),
    ("SY", ("سوري", "دمشق")),
    ("YE", ("يمني", "اليمن", "صنعاء", "الحوثي", "عدن")),
    ("SA", ("سعودي", "الرياض")),
    ("EG", ("مصري", "مصر", "القاهره")),
    ("SD", ("سوداني", "السودان", "الخرطوم", "الدعم السريع")),
    ("LY", ("ليبي", "طرابلس", "درنه", "بنغازي")),
    ("MA", ("مغربي", "المغرب", "الرباط")),
    ("TR", ("تركي", "تركيا", "انقره")),
    ("IR", ("ايران", "طهران")),
    ("IQ", ("عراقي", "العراق", "بغداد")),
    ("CN", ("الصين", "صيني", "بكين")),
    ("FR", ("فرنسا", "فرنسي", "باريس")),
    ("GB", ("بريطاني", "لندن")),
    ("DE", ("المانيا", "الماني", "برلين")),
    ("UN", ("الامم المتحده", "اوتشا", "المنظمه الدوليه للهجره", "منظمه الصحه العالميه", "الامميه")),
    ("NATO", ("الناتو", "حلف شمال الاطلسي")),
)


@cache
def _sums() -> dict[str, str]:
    return {noun: name for name, nouns in SUMS for noun in nouns.split()}


def sum_of(before: str) -> str | None:
    """Return what a sum of money is by the nearest noun *before* it in its clause, or ``None``."""
    clause = re.split(r"[،؛:.()]", fold(before))[-1]
    for word in reversed(clause.split()[-SUM_REACH:]):
        for key in (word, word[1:] if len(word) > 4 and word[0] in "وفبلك" else word):
            if found := _sums().get(key.removeprefix("ال")) or _sums().get(key.removeprefix("ل")):
                return found
    return None


@cache
def _classes() -> dict[str, str]:
    return {noun: name for name, nouns in NOUNS.items() for noun in nouns.split()}


def noun_class(word: str) -> str | None:
    """Return the class of a folded noun, with or without the article."""
    classes = _classes()
    return classes.get(word) or classes.get(word.removeprefix("ال"))


@cache
def _named_by() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    table = []
    for code, words in COUNTRIES:
        stems = "|".join(re.escape(word.removeprefix("ال")) for word in words)
        table.append((code, re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال|ل)?(?:{stems})")))
    return tuple(table)


@lru_cache(maxsize=8192)
@cache
def _names_of() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern a country: its words with proclitics before and endings of relation behind."""
    patterns = []
    for code, words in COUNTRIES:
        either = "|".join(re.escape(word.removeprefix("ال")) for word in words)
        patterns.append((code, re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال|ل)?(?:{either}){_ENDINGS}(?!\w)")))
    return tuple(patterns)


_ENDINGS = "(?:ا|ي|يا|يه|يين|يون|ه|ان|يات)?"


def countries(text: str) -> tuple[str, ...]:
    """Return the countries that a text names or qualifies by, in the order of the table."""
    key = fold(text)
    return tuple(code for code, pattern in _names_of() if pattern.search(key))


def measure_of(unit: str | None, before: str, after: str = "") -> str | None:
    """Return what is counted, ``None`` where that is no figure of a story.

    *unit* is the counted noun's lemma; *before* and *after* are what stands around the number in its
    sentence. People whom nothing befalls are no figure: too many unlike things are counted so.
    """
    key = fold(unit or "")
    if not key or key in LEFT_OUT or key.removeprefix("ال") in LEFT_OUT:
        return None
    name = noun_class(key)
    if key in PEOPLE or name == "troops":
        close = re.split(r"\s[وف]|[،.]", fold(after))[0][:30]
        return _action(close) or _action(fold(before)[-60:]) or name
    return name or key


def _action(text: str) -> str | None:
    last = [(matches[-1].end(), name) for rule, name in ACTIONS if (matches := list(rule.finditer(text)))]
    return max(last)[1] if last else None
