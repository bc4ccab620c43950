"""What a quantity counts: classes of nouns that name one thing, the action on it, whose it is.

``300 قتيل``, ``مقتل 300 شخص`` and ``لقي 300 جندي مصرعهم`` are one measure; ``300 جريح`` is another.
"""

import re
from functools import cache

from marsad.arabic.normalise import fold

NOUNS = {
    # class -> folded nouns, singular and plural, without the article
    "troops": "جندي جنود جنديا عسكري عسكريا عسكريين مقاتل مقاتلا مقاتلين قوات قوه عنصر عنصرا عناصر مجند مجندا مجندين فرد فردا افراد",
    "dead": "قتيل قتيلا قتلي وفاه وفيات متوفي متوفين ضحيه ضحايا شهيد شهيدا شهداء ميت جثه جثث جثمان قتل مقتل",
    "wounded": "جريح جريحا جرحي مصاب مصابا مصابين",
    "missing": "مفقود مفقودا مفقودين",
    "displaced": "نازح نازحا نازحين لاجئ لاجئا لاجئين مهجر مهجرا مهجرين مشرد مشردا مشردين",
    "held": "معتقل معتقلا معتقلين موقوف موقوفا موقوفين اسير اسيرا اسري محتجز محتجزا محتجزين رهينه رهائن",
    "cases": "اصابه اصابات حاله حالات",
    "drones": "مسيره مسيرات درون",
    "missiles": "صاروخ صاروخا صواريخ",
    "ships": "سفينه سفن ناقله ناقلات",
}  # fmt: skip
PEOPLE = frozenset(
    ["شخص", "شخصا", "اشخاص", "مدني", "مدنيا", "مدنيين", "طفل", "طفلا", "اطفال", "امراه", "نساء", "مواطن", "مواطنا", "مواطنين", "انسان", "مسافر", "ركاب", "راكب", "راكبا", "عامل", "عاملا", "عمال", "سوداني", "سوري", "فلسطيني", "نسمه"]
)  # fmt: skip
"""Nouns that say who, not what befell them: the action in the sentence does."""

ACTIONS = (
    # what is done -> the measure it makes of people and troops; folded, matched before the noun
    (re.compile(r"\b[وف]?(?:ب|ل)?(?:ال)?(?:قتل|قتلت|قتلوا|يقتل|مقتل|مصرع|وفاه|استشهاد|استشهد|سقط|سقوط|اودت?|اودي|بحياه|ارواح|توفي|انتشال جثث)\b"), "dead"),
    (re.compile(r"\b[وف]?(?:ب|ل)?(?:ال)?(?:اصيب|اصابه|اصابت|جرح|جرحت|بجروح|جراح)\b"), "wounded"),
    (re.compile(r"\b[وف]?(?:ب|ل)?(?:ال)?(?:فقد|فقدان|مفقود|مفقودا)\b"), "missing"),
    (re.compile(r"\b[وف]?(?:ب|ل)?(?:ال)?(?:نزح|نزوح|نزحوا|فر|فروا|شرد|تشريد|تهجير|خارج بيوتهم)\b"), "displaced"),
    (re.compile(r"\b[وف]?(?:ب|ل)?(?:ال)?(?:اعتقل|اعتقال|اوقف|توقيف|احتجز|احتجاز|اسر)\b"), "held"),
)  # fmt: skip

LEFT_OUT = frozenset(
    ["ساعه", "دقيقه", "ثانيه", "يوم", "يوما", "اسبوع", "شهر", "شهرا", "سنه", "عام", "عاما", "عقد", "قرن", "مره", "درجه", "عمر", "فجر", "صفحه", "ماده", "فقره", "بند", "مرحله", "جوله", "مثل", "امثال", "ضعف", "كانون", "تشرين", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "شباط", "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو", "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر", "افريل", "جوان", "جويليه", "اوت", "هاتف", "رقم", "ارقام", "كلمه"]
)  # fmt: skip
"""What is counted to say when, how often or where in a text: no figure of a story."""

COUNTRIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # country -> folded words that name it, its capital, its seats of power; the more telling first
    ("KP", ("كوريا الشماليه", "كوريه شماليه", "كوري شمالي", "كوريين شماليين", "الكوريين الشماليين", "الكوري الشمالي", "الكوريه الشماليه", "كوريون شماليون", "بيونغ يانغ", "بيونج يانج", "بيونغيانغ", "بيونجيانج")),
    ("KR", ("كوريا الجنوبيه", "كوريه جنوبيه", "كوري جنوبي", "الكوري الجنوبي", "الكوريه الجنوبيه", "سيول", "العاصمه سول")),
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
)  # fmt: skip


@cache
def _classes() -> dict[str, str]:
    return {noun: name for name, nouns in NOUNS.items() for noun in nouns.split()}


def noun_class(word: str) -> str | None:
    """Return the class of a folded noun, with or without the article."""
    classes = _classes()
    return classes.get(word) or classes.get(word.removeprefix("ال"))


def countries(text: str) -> tuple[str, ...]:
    """Return the countries that a text names or qualifies by, in the order of the table."""
    key = f" {fold(text)} "
    found = []
    for code, words in COUNTRIES:
        if any(
            re.search(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال|ل)?{re.escape(word.removeprefix('ال'))}", key)
            for word in words
        ):
            found.append(code)
    return tuple(found)


def measure_of(unit: str | None, before: str) -> str | None:
    """Return what is counted, ``None`` where that is no figure of a story.

    *unit* is the counted noun's lemma, *before* what stands before the number in its sentence.
    """
    key = fold(unit or "")
    if not key or key in LEFT_OUT or key.removeprefix("ال") in LEFT_OUT:
        return None
    name = noun_class(key)
    if key in PEOPLE or name == "troops":
        action = _action(fold(before)[-60:])
        if action:
            return action
        return name or "people"
    return name or key


def _action(before: str) -> str | None:
    last = [(matches[-1].end(), name) for rule, name in ACTIONS if (matches := list(rule.finditer(before)))]
    return max(last)[1] if last else None
