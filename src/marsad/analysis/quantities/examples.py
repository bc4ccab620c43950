"""What every rule of quantities finds and must refuse. Sentences are our own.

``FOUND`` rows: rule, text, the words found, bounds, then what else matters (unit, noun, scope,
approximation, vague class, total). ``NOT_FOUND`` rows: text that counts nothing, and why.
"""

from typing import NamedTuple

from marsad.model.analysis import Approximation


class Found(NamedTuple):
    """The first quantity of *text*."""

    rule: str
    text: str
    words: str
    low: float
    high: float | None
    unit: str | None = None
    noun: str | None = None
    scope: str | None = None
    approx: Approximation | None = None
    vague: str | None = None
    of: float | None = None


class Refused(NamedTuple):
    """A text without a quantity, and the reason."""

    text: str
    why: str


FOUND: tuple[Found, ...] = (
    Found(
        "count.noun",
        "وصل ثمانية آلاف جندي من كوريا الشمالية حاليا إلى منطقة بيلغورود الروسية.",
        "ثمانية آلاف جندي من كوريا الشمالية",
        8000,
        8000,
        "جندي",
        "جندي من كوريا الشمالية",
        "إلى منطقة بيلغورود الروسية",
    ),
    Found("count.noun", "وصل 8 آلاف جندي بالأمس.", "8 آلاف جندي", 8000, 8000, "جندي", "جندي"),
    Found(
        "count.noun",
        "نقلت السفينة ٨٠٠٠ عسكري إلى مالطا.",
        "٨٠٠٠ عسكري",
        8000,
        8000,
        "جندي",
        "عسكري",
        "إلى مالطا",
    ),
    Found(
        "count.noun",
        "تدرب حوالي عشرة آلاف جندي كوري شمالي في شرق روسيا.",
        "حوالي عشرة آلاف جندي كوري شمالي",
        10_000,
        10_000,
        "جندي",
        "جندي كوري شمالي",
        "في شرق روسيا",
        "about",
    ),
    Found(
        "count.noun",
        "نجا أربعة أشخاص على الأقل من الحريق.",
        "أربعة أشخاص على الأقل",
        4,
        None,
        "شخص",
        "أشخاص",
        approx="at_least",
    ),
    Found(
        "count.noun",
        "شارك ما لا يقل عن 30 صيادا.",
        "ما لا يقل عن 30 صيادا",
        30,
        None,
        "صياد",
        "صيادا",
        approx="at_least",
    ),
    Found(
        "count.noun",
        "حضر أكثر من مئتي طبيب.",
        "أكثر من مئتي طبيب",
        200,
        None,
        "طبيب",
        "طبيب",
        approx="more_than",
    ),
    Found(
        "count.noun",
        "تتسع القاعة لما يصل إلى 500 طالب.",
        "لما يصل إلى 500 طالب",
        0,
        500,
        "طالب",
        "طالب",
        approx="up_to",
    ),
    Found("count.noun", "يضم المجلس 15 عضوًا منتخبا.", "15 عضوًا", 15, 15, "عضو", "عضوًا"),
    Found(
        "count.noun", "أسعفت الفرق 19 من مشجعي النادي.", "19 من مشجعي النادي", 19, 19, "مشجع", "مشجعي النادي"
    ),
    Found("count.noun-before", "ارتفع عدد القتلى إلى 45.", "45", 45, 45, "قتيل", "القتلى"),
    Found(
        "count.noun-before",
        "اقترب عدد النازحين من 695 ألفا.",
        "695 ألفا",
        695_000,
        695_000,
        "نازح",
        "النازحين",
    ),
    Found(
        "count.out-of",
        "أعيدت 26 من بين 48 طائرة مسيرة.",
        "26 من بين 48 طائرة مسيرة",
        26,
        26,
        "طائرة",
        "طائرة مسيرة",
        of=48,
    ),
    Found("count.range", "ينتظر بين 8 و10 آلاف مهاجر.", "8 و10 آلاف مهاجر", 8000, 10_000, "مهاجر", "مهاجر"),
    Found("count.range", "تكفي 3-5 شاحنات للنقل.", "3-5 شاحنات", 3, 5, "شاحنة", "شاحنات"),
    Found(
        "count.vague",
        "تظاهر آلاف العمال في الساحة.",
        "آلاف العمال",
        2000,
        10_000,
        "عامل",
        "العمال",
        "في الساحة",
        vague="آلاف",
    ),
    Found(
        "count.vague",
        "نزح عشرات الآلاف من السكان.",
        "عشرات الآلاف من السكان",
        20_000,
        100_000,
        "ساكن",
        "السكان",
        vague="عشرات الآلاف",
    ),
    Found("count.vague", "وقعت بضع دول على الوثيقة.", "بضع دول", 3, 9, "دولة", "دول", vague="بضعة"),
    Found("count.dual", "أنقذ الغواص شخصين من الغرق.", "شخصين", 2, 2, "شخص", "شخصين"),
    Found(
        "money.said-once",
        "زاد القرض من 3 مليارات دولار إلى 8 مليارات.",
        "8 مليارات",
        8e9,
        8e9,
        "USD",
    ),
    Found(
        "count.of-them",
        "نزل عشرة آلاف جندي، ثمانية آلاف منهم في مالطا.",
        "ثمانية آلاف",
        8000,
        8000,
        "جندي",
        scope="في مالطا",
    ),
    Found(
        "money.currency",
        "بلغت الكلفة 2.5 مليار دولار أمريكي.",
        "2.5 مليار دولار أمريكي",
        2.5e9,
        2.5e9,
        "USD",
        "دولار أمريكي",
    ),
    Found(
        "money.currency",
        "دفع ثلاثة ملايين ريال سعودي.",
        "ثلاثة ملايين ريال سعودي",
        3e6,
        3e6,
        "SAR",
        "ريال سعودي",
    ),
    Found("money.currency", "منح القرض 60 ألف جنيه للمزارع.", "60 ألف جنيه", 60_000, 60_000, "جنيه", "جنيه"),
    Found("money.sign", "بيعت اللوحة مقابل $500 فقط.", "500", 500, 500, "USD"),
    Found("money.code", "بلغ الرسم 40 EUR للتذكرة.", "40 EUR", 40, 40, "EUR"),
    Found("percent.after", "زاد الإنتاج 12.5% هذا العام.", "12.5%", 12.5, 12.5, "%"),
    Found("percent.after", "صوت ثلاثون بالمئة من الناخبين.", "ثلاثون بالمئة", 30, 30, "%", "الناخبين"),
    Found("percent.words", "تراجع البيع بنسبة 7.8 في المائة.", "7.8 في المائة", 7.8, 7.8, "%"),
    Found("percent.before", "انخفض السعر %20 دفعة واحدة.", "20", 20, 20, "%"),
    Found("measure.unit", "يمتد الحريق على 478 كلم مربعة.", "478 كلم مربعة", 478, 478, "km²", "كلم مربعة"),
    Found(
        "measure.unit",
        "هبت الريح بسرعة 90 كيلومترا في الساعة.",
        "90 كيلومترا في الساعة",
        90,
        90,
        "km/h",
        "كيلومترا في الساعة",
    ),
    Found("measure.matter", "تسلمت المدينة 40 طنا من القمح.", "40 طنا من القمح", 40, 40, "t", "طنا من القمح"),
    Found(
        "measure.point",
        "رفع المصرف الفائدة 25 نقطة أساس.",
        "25 نقطة أساس",
        25,
        25,
        "basis point",
        "نقطة أساس",
    ),
    Found("ratio.fraction", "غادر ثلث السكان القرية.", "ثلث السكان", 1 / 3, 1 / 3, "ساكن", "السكان"),
    Found("count.event", "مقتل 4 في الحي بحريق.", "4", 4, 4, "قتيل", scope="في الحي"),
    Found("count.event", "وأصيب ستة بجروح.", "ستة", 6, 6, "مصاب"),
    Found("bare.number", "نقل 4 في الحي.", "4", 4, 4, scope="في الحي"),
    Found("bare.range", "قدر الضرر بين 3 و5 آلاف.", "3 و5 آلاف", 3000, 5000),
)

NOT_FOUND: tuple[Refused, ...] = (
    Refused("تنص المادة 51 من الميثاق على ذلك.", "an article of law"),
    Refused("بموجب المادة الـ51 من الميثاق.", "an article of law with the article"),
    Refused("صدر القرار 1701 عن المجلس.", "a resolution's number"),
    Refused("أقلعت مقاتلة من طراز F-16 من القاعدة.", "a model's name"),
    Refused("أسقطت طائرة سو-35 فوق البحر.", "a model's name in Arabic letters"),
    Refused("انتشر فيروس كوفيد-19 في المدينة.", "a number that is part of a name"),
    Refused("فاز الفريق بنتيجة 2-1 على أرضه.", "a score"),
    Refused("اتصلوا على الرقم 0501234567 للحجز.", "a telephone"),
    Refused("في 28 أكتوبر 2024 وصل الوفد.", "a date"),
    Refused("يبلغ من العمر 45 عاما.", "an age"),
    Refused("قال أحد المسؤولين إن الوضع هادئ.", "أحد is «one of», no count"),
    Refused("تأهل إلى نصف النهائي بعد فوزه.", "half of nothing: a round of the cup"),
    Refused("لست وحدي في هذه الدار.", "لست is «I am not», not «for six»"),
    Refused("حصل على كمية كبيرة من الطعام.", "كمية is a word of its own"),
    Refused("يقع المنزل في شارع 15 قرب السوق.", "an address"),
    Refused("اجتمع الوزيران الاثنين في القصر.", "Monday"),
)
