"""The closed vocabulary of time: every word a rule can begin with or go on with, and its sense."""

from typing import Literal, NamedTuple

from marsad.arabic.forms import Form, with_proclitics
from marsad.arabic.normalise import fold

SenseKind = Literal[
    "weekday", "day", "unit", "part", "phase", "year_word", "day_word", "month_word", "season", "decade",
    "adverb", "reference", "clock_word", "midnight",
]  # fmt: skip
Count = Literal["one", "two", "many"]


class Sense(NamedTuple):
    """What a word means to the rules: its kind, a value (``d``, ``TNI``, ``START``), how many of it."""

    kind: SenseKind
    value: str
    many: Count = "one"


TimeForm = Form[Sense]

_WEEKDAYS = (
    # ISO numbers 1..7
    "اثنين إثنين", "ثلاثاء ثلاثا", "أربعاء اربعا", "خميس", "جمعة", "سبت", "أحد",
)  # fmt: skip
_DAYS = {
    "أمس": "dct-1d", "البارحة": "dct-1d", "الأمس": "dct-1d", "غدا": "dct+1d", "الغد": "dct+1d",
    "اليوم": "dct+0d", "غد": "dct+1d",
}  # fmt: skip
_UNITS = (
    # unit | one | two | many
    ("S", "ثانية", "ثانيتين ثانيتان", "ثوان ثواني"),
    ("TM", "دقيقة", "دقيقتين دقيقتان", "دقائق دقايق"),
    ("TH", "ساعة", "ساعتين ساعتان", "ساعات"),
    ("D", "يوم يوما", "يومين يومان", "أيام أياما"),
    ("N", "ليلة ليله", "ليلتين ليلتان", "ليالي ليال"),
    ("W", "أسبوع أسبوعا", "أسبوعين أسبوعان", "أسابيع"),
    ("M", "شهر شهرا", "شهرين شهران", "أشهر شهور"),
    ("Q", "فصل", "", ""),
    ("Y", "سنة عام عاما حول", "سنتين سنتان عامين عامان", "سنوات أعوام سنين"),
    ("E", "عقد عقدا", "عقدين عقدان", "عقود"),
    ("C", "قرن قرنا", "قرنين قرنان", "قرون"),
)
_PARTS = {
    "TMO": "صباح صباحا صبيحة فجر فجرا ضحى سحر",
    "TMI": "ظهر ظهرا ظهيرة",
    "TAF": "عصر عصرا",
    "TEV": "مساء مساءا عشاء مغرب",
    "TNI": "ليل ليلا",
    "TDT": "نهار نهارا",
}
_PHASES = {
    "START": "مطلع بداية أوائل مستهل بدايات أول مطالع",
    "MID": "منتصف أواسط وسط",
    "END": "أواخر نهاية ختام آخر نهايات أخر",
}
_SEASONS = {"SP": "ربيع", "SU": "صيف", "FA": "خريف", "WI": "شتاء"}
_DECADES = ("عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
_ADVERBS = {"يوميا": "P1D", "أسبوعيا": "P1W", "شهريا": "P1M", "سنويا": "P1Y", "يومياً": "P1D"}
_REFERENCES = {
    "PRESENT_REF": "حاليا الآن راهنا",
    "PAST_REF": "مؤخرا",
    "FUTURE_REF": "قريبا",
}


def _senses() -> dict[str, Sense]:
    table: dict[str, Sense] = {}

    def put(words: str, sense: Sense) -> None:
        for word in words.split():
            table.setdefault(fold(word), sense)

    for word, value in _DAYS.items():
        put(word, Sense("day", value))
    for value, words in _PARTS.items():
        put(words, Sense("part", value))
    for unit, one, two, many in _UNITS:
        put(one, Sense("unit", unit, "one"))
        put(two, Sense("unit", unit, "two"))
        put(many, Sense("unit", unit, "many"))
    for value, words in _PHASES.items():
        put(words, Sense("phase", value))
    for value, words in _SEASONS.items():
        put(words, Sense("season", value))
    for tens, stem in enumerate(_DECADES, start=2):
        put(" ".join(stem + ending for ending in ("يات", "ات")), Sense("decade", str(tens)))
    for word, value in _ADVERBS.items():
        put(word, Sense("adverb", value))
    for value, words in _REFERENCES.items():
        put(words, Sense("reference", value))
    return table


SENSES: dict[str, TimeForm] = with_proclitics(_senses())
WEEKDAYS: dict[str, Form[int]] = with_proclitics(
    {fold(word): number for number, row in enumerate(_WEEKDAYS, start=1) for word in row.split()}
)
"""Weekdays with and without the article; only those with it stand alone."""


def _adjectives(words: str) -> frozenset[str]:
    endings = ("", "ة", "ين", "ان", "تين", "ات", "ون")
    return frozenset(fold("ال" + word + ending) for word in words.split() for ending in endings)


LAST = _adjectives("ماضي ماض فائت منصرم منقضي أخير سابق") | {
    fold("الماضيين"),
    fold("الماضيتين"),
    fold("الماضيتان"),
}
THIS = _adjectives("جاري حالي راهن") | frozenset(map(fold, ("الجارى", "هذا", "هذه")))
NEXT = _adjectives("مقبل قادم آتي تالي لاحق")
FOLLOWING = _adjectives("تالي لاحق")
PRECEDING = _adjectives("سابق")
SAME = frozenset(map(fold, ("نفسه", "نفسها", "ذاته", "ذاتها")))
FEW = frozenset(map(fold, ("القليلة", "القلائل", "القليل", "العديدة", "الطويلة")))
SOME = frozenset(map(fold, ("عدة", "بضع", "بضعة", "وعدة", "لعدة", "بضعه", "لبضعة", "لبضع", "بعدة", "وبضعة")))
THESE = frozenset(map(fold, ("هذا", "هذه", "وهذا", "وهذه", "لهذا", "لهذه", "بهذا", "بهذه")))
EVERY = frozenset(map(fold, ("كل", "وكل", "بكل", "لكل")))

SINCE = frozenset(
    map(
        fold,
        (
            "منذ", "ومنذ", "خلال", "وخلال", "لمدة", "مدة", "طوال", "وطوال", "طيلة", "غضون", "مدى", "مدار",
            "بعد", "وبعد", "قبل", "وقبل", "لفترة", "فترة", "استمر", "استمرت", "دامت", "دام", "استغرق",
            "استغرقت", "بمدة", "ظرف", "قرابة", "مهلة", "عبر", "أمد",
        ),
    )
)  # fmt: skip
"""Words after which a bare unit measures time (``منذ عام``, ``لمدة أسبوع``)."""
BEFORE_NOW = frozenset(map(fold, ("قبل", "وقبل", "قبيل")))
YEAR_CUES = frozenset(
    map(
        fold,
        (
            "في", "وفي", "منذ", "ومنذ", "حتى", "وحتى", "خلال", "وخلال", "قبل", "بعد", "أوائل", "أواخر",
            "مطلع",
            "نهاية", "بداية", "منتصف", "بحلول", "وبحلول", "بنهاية", "صيف", "شتاء", "ربيع", "خريف", "لعام",
        ),
    )
)  # fmt: skip
YEAR_NOUNS = frozenset(
    map(
        fold,
        (
            "موسم", "مونديال", "انتخابات", "أولمبياد", "ميزانية", "موازنة", "رؤية", "قمة", "غزو", "أحداث",
            "دستور", "بطولة", "كأس", "نسخة", "دورة", "حرب", "ثورة", "أزمة", "كوب", "يورو", "اتفاق",
            "اتفاقية",
            "خطة", "باريس", "قطر", "انقلاب", "نكسة", "نكبة",
        ),
    )
)  # fmt: skip
YEAR_WORDS = frozenset(
    form
    for word in (
        "عام",
        "سنة",
        "العام",
        "السنة",
        "لعام",
        "لسنة",
        "بعام",
        "وعام",
        "للعام",
        "وسنة",
        "والعام",
        "بالعام",
    )
    for form in (fold(word),)
)
BOTH_YEARS = frozenset(
    map(
        fold,
        (
            "عامي", "سنتي", "عامين", "للعامين", "العامين", "لعامي", "وعامي", "الأعوام", "أعوام",
        ),
    )
)  # fmt: skip

PLAIN_DAY_WORDS = frozenset(
    map(fold, ("يوم", "ويوم", "ليوم", "بيوم", "نهار", "فيوم", "يومي", "ويومي", "يومى"))
)
MONTH_WORDS = frozenset(map(fold, ("شهر", "وشهر", "بشهر", "لشهر", "شهري", "الشهر", "أشهر")))
EVENTS = frozenset(
    map(
        fold,
        (
            "ثورة", "حرب", "انتفاضة", "أحداث", "حركة", "هجوم", "هجمات", "انتصار", "نصر", "مجزرة", "انقلاب",
            "معركة", "جيل", "انتفاضة", "ذكرى", "بثورة", "لثورة", "لهجوم", "هجومي", "عملية",
        ),
    )
)  # fmt: skip
PLACES = frozenset(
    map(
        fold,
        (
            "مدينة", "شارع", "جسر", "كوبري", "ميدان", "حي", "ساحة", "جامعة", "صحيفة", "محطة",
            "طريق", "ملعب",
        ),
    )
)  # fmt: skip
NOT_A_DAY_AFTER = frozenset(map(fold, ("صلاة", "خطبة", "صلوات", "لصلاة", "بصلاة", "سوق", "سورة", "آل")))
NOT_A_DAY_BEFORE = frozenset(
    map(fold, ("السوداء", "العظيمة", "البيضاء", "الحزينة", "الأسود", "الشعبي", "اليتيمة"))
)
NOT_TODAY = frozenset(
    map(
        fold,
        (
            "السابع", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "الثامن", "التاسع",
            "العاشر",
            "العالمي", "الوطني", "الدولي", "الحادي", "الواحد", "الأخير", "الموعود", "المشهود", "الدراسي",
            "العشرين", "الثلاثين", "المفتوح", "المائة", "الذي", "نفسه", "ذاته", "الختامي", "الافتتاحي",
        ),
    )
)  # fmt: skip
"""``اليوم السابع`` is a newspaper or the seventh day, never today."""
FUTURE_CUES = frozenset(
    map(
        fold,
        (
            "سوف", "المقرر", "المتوقع", "المرتقب", "المزمع", "المنتظر", "يعتزم", "تعتزم", "تعتزمان",
            "المرجح",
            "مقررة", "مقرر", "مرتقبة", "مرتقب", "المقررة", "المرتقبة", "المزمعة", "سيتم", "ستتم",
            "ينوي", "تنوي", "يتوقع", "تتوقع", "ينتظر", "يرجح", "يأمل", "تأمل", "يتطلع", "متوقع",
        ),
    )
)  # fmt: skip
SAYING = frozenset(
    map(
        fold,
        (
            "قال", "قالت", "وقال", "وقالت", "أعلن", "أعلنت", "وأعلن", "وأعلنت", "أكد", "أكدت", "وأكد",
            "وأكدت",
            "أفاد", "أفادت", "ذكر", "ذكرت", "وذكر", "صرح", "كشف", "كشفت", "أوضح", "أضاف", "وأضاف",
        ),
    )
)  # fmt: skip
AFTER_NOON = (fold("بعد"), fold("الظهر"))
MIDNIGHT = (fold("منتصف"), fold("الليل"))
O_CLOCK = frozenset(map(fold, ("الساعة", "والساعة", "للساعة", "بالساعة", "ساعة")))
AFTERNOONS = (AFTER_NOON, (fold("بعد"), fold("ظهر")), (fold("وبعد"), fold("ظهر")))
"""``بعد الظهر``, and ``بعد ظهر`` before a day."""
