"""Verbal nouns: where the object of a report begins when no particle says so (``أعلن الجيش سيطرته على``)."""

import re

from marsad.analysis.claims.words import ORGANISATIONS, ROLES, keys

_SIMPLE = keys(
    "سيطرة مقتل سحب وقف بدء نشر رفع خفض فتح إغلاق قتل ضبط فوز وفاة وجود حصول وصول دعم نقل صد شن صدور ورود وقوع سقوط قبول عقد "
    "منح طرد حل ضم جرح حجز رصد بيع شراء دفع قصف حظر منع فرض عزل نزع كشف هدم بناء عودة زيارة رغبة نية عزم استعداد رفض "
    "دخول خروج مغادرة موافقة حاجة قدرة أهمية ضرورة حرص التزام ثقة تمسك وقوف هجوم تقدم تراجع نجاح فشل انتهاء بداية نهاية "
    "حدوث ظهور غياب مرض إصابة زيادة قيام قرب صحة سلامة عدم حق حقوق دور جاهزية خسارة فقدان خطة مبادرة قرار حالة مسؤولية "
    "هبوط صعود نمو قلق أسف أمل تضامن تعازي شكر امتنان دهشة إعجاب سعادة فخر حزن فرح تقدير استياء امتعاض رضا نفي تسلم تعرض تمكن تحقق تعاون تفاهم تبادل تمرد"
)
_PATTERNS = re.compile(
    """^(?:
    ت..ي.            # taf'iil
  | ت...يه           # taf'iya
  | ا..ا.            # if'aal
  | ا.ا.ه            # ifaala
  | ا.ت.ا.           # ifti'aal
  | ا.ت..ا.
  | ان..ا.           # infi'aal
  | است..ا.          # istif'aal
  | است.ا.ه
  | م.ا..ه           # mufaa'ala
  )$""",
    re.VERBOSE,
)
_ENCLITIC = re.compile("(?:ها|هما|هم|ه|نا)$")
_TRADES = keys("صناعة زراعة تجارة محافظة مقاطعة إدارة أمانة إمارة محكمة")


def is_masdar(key: str) -> bool:
    """True when the word, without article, looks like the name of an action."""
    if key.startswith("ال") and len(key) > 4:
        return False
    if key in ORGANISATIONS or key in ROLES or key in _TRADES:
        return False
    if key in _SIMPLE or _PATTERNS.match(key):
        return True
    return has_possessor(key)


STRONG = keys(
    "سيطرة مقتل سحب وقف بدء قتل ضبط فوز وفاة وجود حصول وصول صد شن صدور ورود وقوع سقوط طرد رصد قصف دخول خروج مغادرة موافقة "
    "رفض انتهاء حدوث غياب إصابة نية عزم قيام عدم استعداد استقالة"
)
"""Actions that begin an object even after a name nobody tagged."""

OBJECTS = keys(
    "عدد حجم قيمة كلفة تكلفة نسبة مزاعم اتهامات تقارير ما أنباء خسائر هذه هذا ذلك تلك كل أي جميع صحة مسؤوليته مسؤوليتها "
    "مسؤولية أسماء نتائج موعد تفاصيل خطط إجراءات عقوبات حالات وجود قوة شدة سرعة مساحة طول سعر أسعار أرباح إيرادات"
)
"""Other heads of what is announced, denied or estimated."""


def has_possessor(key: str) -> bool:
    """True when the word is an action with its agent's pronoun (``سيطرته``, ``دعمها``)."""
    stem = _ENCLITIC.sub("", key)
    if stem == key:
        return False
    if stem.endswith("ت") and stem[:-1] + "ه" in _SIMPLE:
        return True
    return stem in _SIMPLE or bool(_PATTERNS.match(stem)) or bool(_PATTERNS.match(stem[:-1] + "ه"))
