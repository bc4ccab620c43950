"""Agencies and the like: whom a credit line names, and of what kind they are."""

import re
from typing import NamedTuple

from marsad.arabic.normalise import fold
from marsad.model.article import CreditKind
from marsad.reading.patterns import over_keys

_AGENCIES = """
رويترز|وكالة رويترز|الأناضول|وكالة الأناضول|وكالة الأناضول للأنباء|أ ف ب|أ.ف.ب|ا ف ب|أ.ف.ب.|أف ب|اف ب|أ.ف. ب|فرانس برس|وكالة فرانس برس|الفرنسية|وكالة الصحافة الفرنسية
أ ب|أ.ب|ا ب|أ.ب.|أسوشيتد برس|أسوشييتد برس|اسوشيتد برس|أسوشيتدبرس|وكالة أسوشيتد برس|د ب أ|د.ب.أ|د ب ا|د.ب.ا|د. ب. أ|الألمانية|وكالة الأنباء الألمانية|واس|وكالة الأنباء السعودية|سبأ|وكالة سبأ|وكالة الأنباء اليمنية|سبأ نت|سبأنت
سانا|وكالة سانا|وام|وكالة أنباء الإمارات|كونا|قنا|وكالة الأنباء القطرية|وكالة الأنباء الكويتية|بنا|وكالة أنباء البحرين|بترا|وكالة الأنباء الأردنية|وفا|وكالة وفا|وكالة أنباء الشرق الأوسط|أ ش أ|أ.ش.أ|أش أ|سبوتنيك|وكالة سبوتنيك|تاس|وكالة تاس|نوفوستي|ريا نوفوستي|إنترفاكس|شينخوا|وكالة شينخوا|وكالة أنباء الصين الجديدة
إرنا|إيرنا|وكالة إرنا|فارس|وكالة فارس|تسنيم|وكالة تسنيم|مهر|إيسنا|واع|وكالة الأنباء العراقية|نينا|شفق نيوز|وات|وكالة تونس إفريقيا للأنباء|واج|وكالة الأنباء الجزائرية|ومع|وكالة المغرب العربي للأنباء|لاماب|وال|العمانية|وكالة الأنباء العمانية|الوكالة الوطنية للإعلام|سونا|وكالة السودان للأنباء|وكالة الأنباء الليبية|وكالة الأنباء الإسلامية|يونا|إينا|صفا|وكالة صفا|معا|وكالة معا|شهاب|آكي|يو بي آي|يو بي اي|بلومبرغ|بلومبرج|كيودو|يونهاب|وكالة يونهاب|إيفي|أنسا|آي بي أس|afp|ap|reuters|dpa|anadolu|xinhua|tass|spa|upi|efe|bloomberg|أ.ف.ب - رويترز
"""
_BROADCASTERS = """
الجزيرة|الجزيرة نت|قناة الجزيرة|العربية|العربية نت|العربية.نت|قناة العربية|بي بي سي|بي بي سي عربي|سكاي نيوز|سكاي نيوز عربية|سي إن إن|سي ان ان|cnn|bbc|آر تي|روسيا اليوم|rt|دويتشه فيله|دويتشه فيلة|dw|فرانس 24|فرانس24|الحرة|الحدث|الميادين|المنار|العالم|الشرق للأخبار|القاهرة الإخبارية|التلفزيون العربي|يورونيوز|القدس الفضائية|العربي|المسيرة|بلقيس
"""
_NEWSPAPERS = """
الشرق الأوسط|القدس العربي|الحياة|العرب|الأهرام|الأخبار|النهار|السفير|المدن|عكاظ|الرياض|اليوم|الوطن|المصري اليوم|الشروق|اليوم السابع|الخليج|البيان|الاتحاد|الإمارات اليوم|الراية|القبس|الرأي|الأنباء|الجريدة|الدستور|الغد|الوفد|الجمهورية|العربي الجديد|واشنطن بوست|نيويورك تايمز|الغارديان|وول ستريت جورنال|فايننشال تايمز|هآرتس|يديعوت أحرونوت|معاريف|جيروزاليم بوست|لوموند|لوفيغارو|التايمز|ديلي تلغراف|ديلي ميل
"""
_WIRES = "وكالات|الوكالات|وكالات الأنباء|وكالات أنباء|متابعات|صحف|agencies|wires"


def _table(names: str, kind: CreditKind) -> dict[str, CreditKind]:
    return {fold(name).strip(): kind for name in re.split(r"[|\n]", names) if name.strip()}


OUTLETS: dict[str, CreditKind] = {
    **_table(_NEWSPAPERS, "newspaper"),
    **_table(_BROADCASTERS, "broadcaster"),
    **_table(_AGENCIES, "agency"),
    **_table(_WIRES, "wires"),
}
"""Folded name -> kind."""

ALONE = frozenset(key for key, kind in OUTLETS.items() if kind in ("agency", "wires"))
"""Names that stand as a credit by themselves on a line."""

NAMED_ALONE = re.compile("|".join(re.escape(key) for key in sorted(ALONE, key=len, reverse=True)))
"""Finds such a name in a folded line, wherever it stands: a quick look before the careful one."""

_KINDS: tuple[tuple["re.Pattern[str]", CreditKind], ...] = (
    (over_keys(r"^(?:ال)?(?:صحيفة|جريدة|صحف|مجلة|يومية|أسبوعية)\b"), "newspaper"),
    (over_keys(r"^وكالات\b|\+ ?وكالات|وكالات$"), "wires"),
    (over_keys(r"^(?:ال)?وكالة\b|وكالة .*(?:أنباء|الأنباء|للأنباء)"), "agency"),
    (over_keys(r"^(?:ال)?(?:قناة|تلفزيون|إذاعة|راديو|شبكة|فضائية)\b"), "broadcaster"),
    (over_keys(r"^(?:ال)?(?:موقع|منصة|بوابة|مدونة|صفحة)\b|\.(?:com|net|org|نت)\b"), "site"),
    (over_keys(r"^(?:خاص|خاص\b.*|متابعات خاصة|غرفة الأخبار)$"), "own"),
)
_WRAP = re.compile(r"^[\s()\[\]«»\"'“”/\-–—*.،,:+|]+|[\s()\[\]«»\"'“”/\-–—*.،,:+|]+$")
_JOINED = re.compile(r"[+/|،,]|\s[-–—]\s|[^\W_][-–—]\s")
_PARTS = re.compile(r"\s*(?:[+/،,|&–—]|(?<=\s)-(?=\s)|\sو(?=\s?[\"«“(]?\S))\s*")


class Outlet(NamedTuple):
    """A name as printed and the kind of outlet it is."""

    name: str
    kind: CreditKind


def outlet_kind(name: str) -> CreditKind:
    """Return what *name* is by its table or by its own first word; ``site`` where nothing tells."""
    key = _WRAP.sub("", fold(name))
    known = OUTLETS.get(key)
    if known is not None:
        return known
    for pattern, kind in _KINDS:
        if pattern.search(key):
            return kind
    return OUTLETS.get(re.sub(r"^(?:وكاله|صحيفه|جريده|قناه|موقع) ", "", key), "site")


def split_outlets(text: str) -> tuple[str, ...]:
    """Return the names in a credit line, as printed, wrappers and joints removed."""
    whole = _WRAP.sub("", text)
    if fold(whole) in OUTLETS:
        return (whole,)
    names = (_WRAP.sub("", piece) for piece in _PARTS.split(whole))
    return tuple(name for name in names if name)


def is_outlet_line(text: str) -> bool:
    """True when the line is nothing but names that stand as credits by themselves."""
    names = split_outlets(text)
    keys = [fold(name) for name in names]
    if not keys or len(keys) > 5 or ":" in text.strip(" :"):
        return False
    known = [key in ALONE for key in keys]
    if all(known):
        return True
    if not any(known) or any(len(name.split()) > 3 for name in names):
        return False
    if text.strip()[:1] in "([":
        return len(keys) <= 4
    return (
        len(keys) <= 3
        and len(text) <= 45
        and not text.rstrip().endswith((".", ":"))
        and bool(_JOINED.search(text))
    )
