"""Number words: every case, gender and spelling, as closed tables.

Cardinals, fused hundreds, duals of the scales, Egyptian and Levantine teens; fractions; ordinals.
All keys are ``fold`` keys; each word stands once, the forms are made from it.
"""

from typing import Literal, NamedTuple

from marsad.arabic.forms import Form, with_proclitics
from marsad.arabic.normalise import fold

Rank = Literal["one", "ten", "teen", "tens", "hundred", "hundreds", "scale", "dual"]


class NumberWord(NamedTuple):
    """What a number word is worth and how it joins with others.

    ``one`` 1-9, ``ten`` the word عشر that also makes teens, ``teen`` a fused teen, ``tens`` 20-90,
    ``hundred`` 100 (may be multiplied), ``hundreds`` 200-900, ``scale`` 10^3 and up, ``dual`` two of it.
    """

    value: int
    rank: Rank


_ONES = (
    "واحد واحدة واحدا احد احدى",
    "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتين ثنتان اتنين",
    "ثلاثة ثلاث ثلاثا تلاتة تلات",
    "أربعة أربع أربعا",
    "خمسة خمس خمسا",
    "ستة ست ستا",
    "سبعة سبع سبعا",
    "ثمانية ثماني ثمان ثمانيا تمانية تماني تمنية ثمنية تمن تمان",
    "تسعة تسع تسعا",
)
_TENS = ("عشر", "ثلاث تلات", "أربع", "خمس", "ست", "سبع", "ثمان تمان تمن ثماني", "تسع")
_HUNDRED = "مئة مائة مية"
_HUNDRED_PLURAL = "مئات مائات ميات"
_HUNDREDS = (
    ("مئت مائت ميت مأت", "ان ين ا ي"),
    ("ثلاث ثلث تلت تلات", ""),
    ("أربع ربع", ""),
    ("خمس", ""),
    ("ست", ""),
    ("سبع", ""),
    ("ثمان ثماني ثمن تمن تمان", ""),
    ("تسع", ""),
)
_TEENS = (
    "احداشر حداشر احدعشر احدعش حدعش حدعشر",
    "اثناشر اتناشر اطناشر طناشر اثناعشر اثنعشر اثنعش اطنعش اتنعش اطنعشر اتنعشر اطناعشر اتناعشر",
)
_DIALECT_TEENS = (
    # 13 to 19: stems, each with every ending
    "ثلاث ثلث تلت تلات تلط ثلط",
    "اربع",
    "خمس",
    "س ست",
    "سبع",
    "تمن تمان ثمن ثمان",
    "تسع",
)
_TEEN_ENDINGS = "تاشر طاشر طعش تعش طعشر تعشر اشر ةعشر عشر عش"
_SCALES = (
    # value, singular and plural, stems of the dual
    (10**3, "ألف آلاف الاف ألوف", "ألف"),
    (10**6, "مليون ملايين ميليون", "مليون"),
    (10**9, "مليار مليارات بليون بلايين", "مليار بليون"),
    (10**12, "تريليون ترليون تريليونات ترليونات", "تريليون ترليون"),
)
_DUAL_ENDINGS = ("ان", "ين", "ي")

_FRACTIONS = {
    "نصف": (1, 2), "ثلث": (1, 3), "ربع": (1, 4), "خمس": (1, 5), "سدس": (1, 6), "عشر": (1, 10),
    "ثلثي": (2, 3), "ثلثا": (2, 3), "ثلثين": (2, 3), "ثلثان": (2, 3), "خمسي": (2, 5), "خمسا": (2, 5),
}  # fmt: skip
_FRACTION_PLURALS = {
    "أثلاث": 3,
    "أرباع": 4,
    "أخماس": 5,
    "أسداس": 6,
    "أسباع": 7,
    "أثمان": 8,
    "أتساع": 9,
    "أعشار": 10,
}

_ORDINALS = (
    "أول أولى أولي اولا", "ثاني ثانية ثان ثانيا", "ثالث ثالثة ثالثا", "رابع رابعة رابعا", "خامس خامسة خامسا",
    "سادس سادسة سادسا", "سابع سابعة سابعا", "ثامن ثامنة ثامنا", "تاسع تاسعة تاسعا", "عاشر عاشرة عاشرا",
)  # fmt: skip
_ELEVENTH = "حادي حادية"


def _cardinals() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}

    def put(spellings: str, value: int, rank: Rank) -> None:
        for spelling in spellings.split():
            words.setdefault(fold(spelling), NumberWord(value, rank))

    for value, row in enumerate(_ONES, start=1):
        put(row, value, "one")
    put("عشرة عشر عشرا", 10, "ten")
    for value, row in enumerate(_TEENS, start=11):
        put(row, value, "teen")
    for value, stems in enumerate(_DIALECT_TEENS, start=13):
        put(" ".join(stem + end for stem in stems.split() for end in _TEEN_ENDINGS.split()), value, "teen")
    for value, stems in enumerate(_TENS, start=2):
        put(" ".join(stem + end for stem in stems.split() for end in ("ون", "ين")), value * 10, "tens")
    put(f"{_HUNDRED} {_HUNDRED_PLURAL}", 100, "hundred")
    for value, (stems, endings) in enumerate(_HUNDREDS, start=2):
        for stem in stems.split():
            tails = endings.split() or _HUNDRED.split()
            put(" ".join(stem + tail for tail in tails), value * 100, "hundreds")
    for value, singular, dual in _SCALES:
        put(singular, value, "scale")
        put(" ".join(word + "ا" for word in dual.split()), value, "scale")
        put(" ".join(stem + ending for stem in dual.split() for ending in _DUAL_ENDINGS), value * 2, "dual")
    return words


CARDINALS = _cardinals()
"""Key -> what it is worth."""

FRACTIONS: dict[str, tuple[int, int]] = {fold(word): value for word, value in _FRACTIONS.items()}
FRACTION_PLURALS: dict[str, int] = {fold(word): value for word, value in _FRACTION_PLURALS.items()}

ORDINALS: dict[str, int] = {
    fold(word): value for value, row in enumerate(_ORDINALS, start=1) for word in row.split()
} | {fold(word): 11 for word in _ELEVENTH.split()}
"""First to tenth, and حادي, which is only part of eleventh, twenty-first and so on."""

_OTHER_WORDS = frozenset(map(fold, ("لست", "فست", "بست", "فالف")))
NUMBER_FORMS: dict[str, Form[NumberWord]] = {
    # لست is «I am not»; كمية is a quantity, not «like a hundred»
    key: form
    for key, form in with_proclitics(CARDINALS, like=False).items()
    if key not in _OTHER_WORDS
}
FRACTION_FORMS: dict[str, Form[tuple[int, int]]] = with_proclitics(FRACTIONS)
ORDINAL_FORMS: dict[str, Form[int]] = with_proclitics(ORDINALS)
