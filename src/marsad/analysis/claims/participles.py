"""Accusative participles that open a second claim in the sentence of the first (``مشيراً إلى أن``)."""

from typing import NamedTuple

from marsad.analysis.claims.verbs import LEMMAS, Lemma
from marsad.arabic.normalise import fold

_TABLE = """
مشير أشار|لافت لفت|مؤكد أكد|مضيف أضاف|داعي دعا|معتبر اعتبر|محذر حذر|قائل قال|مبين بين|موضح أوضح|مشدد شدد|منوه نوه
معلن أعلن|كاشف كشف|متهم اتهم|مطالب طالب|معرب أعرب|معبر عبر|مرجح رجح|متوقع توقع|مقر أقر|معترف اعترف|نافي نفى|زاعم زعم
مدعي ادعى|متعهد تعهد|مهدد هدد|متابع تابع|مستطرد استطرد|ملمح ألمح|مستبعد استبعد|واصف وصف|مندد ندد|مرحب رحب|مستنكر استنكر
منتقد انتقد|مشيد أشاد|مثمن ثمن|مردف أردف|مستدرك استدرك|متسائل تساءل|مجدد جدد|مناشد ناشد|حاث حث|منبه نبه|مشكك شكك
رافض رفض|متمني تمنى|متوعد توعد|مقترح اقترح|مقدر قدر|مفيد أفاد|مصرح صرح|مكرر كرر|منكر أنكر|مرجع رأى|مفند فند
مضيفا أضاف|مخاطب خاطب|مستشهد استشهد|مبرر برر|مستغرب استغرب|معللا برر|مذكر ذكر|مستعرض أورد|ناقل نقل|مبدي أبدى|مقدم قدم|مختتم اختتم|مستكمل استكمل
"""


class Participle(NamedTuple):
    """One accusative form with the verb it belongs to."""

    lemma: Lemma
    gender: str
    number: str


def _forms() -> dict[str, Participle]:
    forms: dict[str, Participle] = {}
    for row in _TABLE.replace("\n", "|").strip("|").split("|"):
        if not row.strip():
            continue
        stem, perfect = row.split()
        lemma = LEMMAS.get(perfect)
        if lemma is None:
            continue
        stem = stem.removesuffix("ا") if len(stem) > 5 else stem
        for ending, gender, number in (("ا", "m", "s"), ("ة", "f", "s"), ("ين", "m", "p"), ("تين", "f", "d")):
            for joined in ("", "و"):
                forms.setdefault(fold(joined + stem + ending), Participle(lemma, gender, number))
    return forms


PARTICIPLES: dict[str, Participle] = _forms()
