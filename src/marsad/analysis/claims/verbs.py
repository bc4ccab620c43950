"""Reporting verbs: one row a lemma, every inflected form generated from its principal parts.

A row gives the perfect, the imperfect, the class of the cue and what the verb takes: ``that`` (أن
and its kin), ``:`` (a colon or a quotation), ``=`` (a bare object) or a preposition that opens the
object. Forms are search keys (``arabic.normalise.fold``).
"""

from typing import NamedTuple

from marsad.arabic.normalise import fold
from marsad.model.analysis import CueClass


class Lemma(NamedTuple):
    """A reporting verb. ``takes`` are its complements; ``strict`` verbs need a clear frame around them."""

    perfect: str
    cls: CueClass
    takes: frozenset[str]
    strict: bool


class Verb(NamedTuple):
    """One inflected form. ``gender`` is ``m``/``f``; ``number`` ``s``/``d``/``p``; ``joined`` its و or ف."""

    lemma: Lemma
    gender: str
    number: str
    tense: str
    joined: str


_TABLE: tuple[tuple[CueClass, str], ...] = (
    (
        "say",
        """
        قال يقول قالوا يقل | that :
        ذكر يذكر | that : !
        أفاد يفيد أفادوا يفد | that : ب
        صرح يصرح | that : ب
        أضاف يضيف أضافوا يضف | that : =!
        تابع يتابع | that : !
        أردف يردف | that :
        أوضح يوضح | that : =
        أشار يشير أشاروا يشر | that : إلى
        لفت يلفت | that : إلى !
        نوه ينوه | that : ب إلى
        ألمح يلمح | that إلى
        لمح يلمح | that إلى !
        كتب يكتب | that : !
        غرد يغرد | that :
        دون يدون | : !
        نشر ينشر | : !
        بين يبين | that : !
        أبان يبين أبانوا يبن | that :
        كشف يكشف | that : عن =!
        أعلن يعلن | that : عن =
        روى يروي رووا يرو | that : !
        استطرد يستطرد | that :
        استدرك يستدرك | that :
        استكمل يستكمل | : !
        واصل يواصل | : !
        أكمل يكمل | : !
        زاد يزيد زادوا يزد | that : !
        مضى يمضي مضوا يمض | : !
        ختم يختم | : !
        اختتم يختتم | : !
        خلص يخلص | that !
        استنتج يستنتج | that
        أبلغ يبلغ | that ب !
        أخبر يخبر | that ب !
        تحدث يتحدث | that !
        علق يعلق | that : !
        رد يرد | that : !
        أجاب يجيب أجابوا يجب | that : !
        عقب يعقب | : !
        أورد يورد | that : !
        أظهر يظهر | that !
        شرح يشرح | that : !
        برر يبرر | that : !
        سرد يسرد | : !
        استشهد يستشهد | : !
        أعاد يعيد أعادوا يعد | : !
        نص ينص | that : على !
        حكى يحكي حكوا يحك | that : !
        تلا يتلو تلوا يتل | : !
        خاطب يخاطب | : !
        """,
    ),
    (
        "confirm",
        """
        أكد يؤكد | that : على =
        شدد يشدد | that : على
        جزم يجزم | that : ب
        كرر يكرر | that : =!
        جدد يجدد | that : =!
        أثبت يثبت | that !
        """,
    ),
    (
        "deny",
        """
        نفى ينفي نفوا ينف | that : =
        أنكر ينكر | that : =
        فند يفند | that =
        كذب يكذب | that =
        دحض يدحض | that =
        """,
    ),
    (
        "admit",
        """
        أقر يقر | that : ب !
        اعترف يعترف | that : ب
        سلم يسلم | that !
        """,
    ),
    (
        "accuse",
        """
        اتهم يتهم | that = ب
        حمل يحمل | =!
        """,
    ),
    (
        "call",
        """
        دعا يدعو دعوا يدع | that : إلى
        طالب يطالب | that : ب
        حث يحث | that : على
        ناشد يناشد | that : =
        أوصى يوصي أوصوا يوص | that : ب
        نصح ينصح | that : ب
        أهاب يهيب أهابوا يهب | ب
        اقترح يقترح | that : =
        """,
    ),
    (
        "warn",
        """
        حذر يحذر | that : من
        هدد يهدد | that : ب
        توعد يتوعد | that : ب
        نبه ينبه | that : إلى من
        أنذر ينذر | that : ب
        تخوف يتخوف | that من
        خشي يخشى خشوا يخش | that !
        """,
    ),
    (
        "estimate",
        """
        قدر يقدر | that : =
        توقع يتوقع | that : =
        رجح يرجح | that : =
        تكهن يتكهن | that : ب
        تنبأ يتنبأ | that : ب
        """,
    ),
    (
        "believe",
        """
        رأى يرى رأوا ير | that :
        اعتبر يعتبر | that : =
        اعتقد يعتقد | that :
        ظن يظن | that !
        عد يعد | that !
        """,
    ),
    (
        "express",
        """
        أعرب يعرب | that عن
        عبر يعبر | that عن
        أبدى يبدي أبدوا يبد | that =
        رحب يرحب | that : ب
        أشاد يشيد أشادوا يشد | that : ب
        أثنى يثني أثنوا يثن | على
        ثمن يثمن | =
        شكر يشكر | =
        قدم يقدم | =!
        هنأ يهنئ | =
        أدان يدين أدانوا يدن | that : =
        دان يدين دانوا يدن | =!
        ندد يندد | that : ب
        استنكر يستنكر | that : =
        شجب يشجب | that =
        انتقد ينتقد | that : =
        وصف يصف | : =!
        أسف يأسف | that !
        تمنى يتمنى تمنوا يتمن | that :
        أمل يأمل | that !
        استغرب يستغرب | that : =
        رفض يرفض | that =
        نعى ينعي نعوا ينع | =
        احتج يحتج | that على
        """,
    ),
    (
        "promise",
        """
        تعهد يتعهد | that : ب
        وعد يعد | that : ب !
        التزم يلتزم | that ب !
        أقسم يقسم | that : !
        """,
    ),
    (
        "ask",
        """
        سأل يسأل | : !
        تساءل يتساءل | that : عن
        طلب يطلب | that : !
        استفسر يستفسر | : عن
        """,
    ),
    (
        "doubt",
        """
        زعم يزعم | that :
        ادعى يدعي ادعوا يدع | that :
        شكك يشكك | that في
        استبعد يستبعد | that =
        """,
    ),
)

_CONJUNCTIONS = ("", "و", "ف")
_SOUND = 2  # principal parts of a verb without weak letters: perfect and imperfect


def _rows() -> list[tuple[Lemma, list[str]]]:
    rows = []
    for cls, block in _TABLE:
        for line in block.strip().splitlines():
            parts, takes = line.split("|")
            strict = "!" in takes
            openers = frozenset(fold(word) for word in takes.replace("!", " ").split())
            words = parts.split()
            rows.append((Lemma(words[0], cls, openers, strict), words))
    return rows


def _inflect(parts: list[str]) -> list[tuple[str, str, str, str]]:
    """Return (form, gender, number, tense) of a verb from its principal parts."""
    perfect, imperfect = parts[0], parts[1]
    weak = perfect[-1] in "ىا" and len(parts) > _SOUND
    plural = parts[2] if len(parts) > _SOUND else perfect + "وا"
    jussive = parts[3] if len(parts) > _SOUND else imperfect
    feminine = (perfect[:-1] if weak else perfect) + "ت"
    stem = imperfect[:-1] if weak or imperfect[-1] in "يىو" else imperfect
    dual = (perfect[:-1] + "يا" if perfect[-1] == "ى" else perfect + "ا") if weak else perfect + "ا"
    forms = [
        (perfect, "m", "s", "perfect"),
        (feminine, "f", "s", "perfect"),
        (dual, "m", "d", "perfect"),
        (feminine + "ا", "f", "d", "perfect"),
        (plural, "m", "p", "perfect"),
        (imperfect, "m", "s", "imperfect"),
        ("ت" + imperfect[1:], "f", "s", "imperfect"),
        (stem + "ون", "m", "p", "imperfect"),
        (imperfect + "ان", "m", "d", "imperfect"),
        ("ت" + imperfect[1:] + "ان", "f", "d", "imperfect"),
        (jussive, "m", "s", "jussive"),
        ("ت" + jussive[1:], "f", "s", "jussive"),
        (stem + "وا", "m", "p", "jussive"),
    ]
    return [(fold(form), gender, number, tense) for form, gender, number, tense in forms]


def _forms() -> dict[str, Verb]:
    forms: dict[str, Verb] = {}
    for lemma, parts in _rows():
        for form, gender, number, tense in _inflect(parts):
            for joined in _CONJUNCTIONS:
                forms.setdefault(joined + form, Verb(lemma, gender, number, tense, joined))
                if tense == "imperfect":
                    forms.setdefault(joined + "س" + form, Verb(lemma, gender, number, "future", joined))
    for wrong in _NOT_VERBS:
        forms.pop(wrong, None)
    return forms


_NOT_VERBS = tuple(
    # forms that are nearly always another word in print
    fold(word)
    for word in [
        "يعد",
        "تعد",
        "ويعد",
        "وتعد",
        "وعد",
        "فعد",
        "عدا",
        "وعدا",
        "عدوا",
        "تدعي",
        "يرد",
        "ترد",
        "ورد",
        "فرد",
        "وردت",
        "وردا",
        "فردا",
        "يجب",
        "تجب",
        "ويجب",
        "وتجب",
        "فيجب",
        "سيجب",
        "يهب",
        "تهب",
        "يشد",
        "يزيد",
        "تزيد",
        "زاد",
        "وزيد",
        "سيزيد",
        "ستزيد",
        "يزد",
        "يقل",
        "تقل",
        "ويقل",
        "وتقل",
        "سلم",
        "وسلم",
        "سلمت",
        "وسلمت",
        "سلما",
        "زادت",
        "دون",
        "ودون",
        "فدون",
        "دونت",
        "بينا",
        "عقبا",
        "ردا",
        "وردا",
        "بعد",
        "وبعد",
        "يحمل",
        "تحمل",
        "حمل",
        "حملت",
        "وحمل",
        "وحملت",
        "حملا",
        "ظنا",
        "عدت",
        "وعدت",
        "امل",
        "وامل",
        "املا",
        "قدرا",
        "وقدرا",
        "كذب",
        "كذبا",
        "كتبا",
        "وكتبا",
        "ذكرا",
        "طالبا",
        "حذرا",
        "كشفا",
        "نقلا",
        "قسم",
        "عبرا",
        "رد",
        "ردت",
        "زادوا",
        "خلصا",
        "يظهر",
        "تظهر",
        "ويظهر",
        "وتظهر",
        "تقدر",
        "يقدر",
        "يعيد",
        "تعيد",
        "اعاد",
        "اعادت",
        "واعاد",
        "واعادت",
        "نشر",
        "تلا",
        "وتلا",
        "طلب",
        "وطلب",
        "شرح",
        "يصف",
        "تصف",
        "ختم",
        "ختما",
        "رفضا",
        "نصح",
        "شكرا",
        "لفتا",
        "شكر",
        "وشكر",
        "وصف",
        "وصفا",
    ]
)

_KEPT = {
    # … but these forms of the same spellings do report, where a strict frame stands around them
    "ورد": ("رد", "رد", "m"),
    "وردت": ("رد", "رد", "f"),
    "رد": ("رد", "رد", "m"),
    "ردت": ("رد", "رد", "f"),
    "وزاد": ("زاد", "زاد", "m"),
    "زاد": ("زاد", "زاد", "m"),
    "يظهر": ("أظهر", "أظهر", "m"),
    "تظهر": ("أظهر", "أظهر", "f"),
    "وتظهر": ("أظهر", "أظهر", "f"),
    "طلب": ("طلب", "طلب", "m"),
    "وطلب": ("طلب", "طلب", "m"),
    "ختم": ("ختم", "ختم", "m"),
    "وصف": ("وصف", "وصف", "m"),
    "وعد": ("وعد", "وعد", "m"),
    "نصح": ("نصح", "نصح", "m"),
    "يقدر": ("قدر", "قدر", "m"),
    "تقدر": ("قدر", "قدر", "f"),
    "حمل": ("حمل", "حمل", "m"),
    "حملت": ("حمل", "حمل", "f"),
    "وحمل": ("حمل", "حمل", "m"),
    "وحملت": ("حمل", "حمل", "f"),
    "شكر": ("شكر", "شكر", "m"),
    "وشكر": ("شكر", "شكر", "m"),
    "نشر": ("نشر", "نشر", "m"),
}


def _with_kept(forms: dict[str, Verb]) -> dict[str, Verb]:
    lemmas = {lemma.perfect: lemma for lemma, _ in _rows()}
    for form, (name, _, gender) in _KEPT.items():
        lemma = lemmas[name]._replace(strict=True)
        tense = "perfect" if form[0] not in "يت" else "imperfect"
        forms[form] = Verb(lemma, gender, "s", tense, "و" if form[0] == "و" and name[0] != "و" else "")
    for form in ("قيل", "وقيل", "يقال", "ويقال"):
        forms[form] = Verb(lemmas["قال"], "m", "s", "passive", "و" if form[0] == "و" else "")
    return forms


FORMS: dict[str, Verb] = _with_kept(_forms())
"""Every form that may report, by its search key."""

LEMMAS: dict[str, Lemma] = {lemma.perfect: lemma for lemma, _ in _rows()}
