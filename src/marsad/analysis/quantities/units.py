"""Money and measures: currencies by ISO 4217, units by their symbol.

Own tables; a currency named without its country keeps the printed lemma, save those that mean one
currency everywhere (``دولار``, ``يورو``, ``روبل``).
"""

import re
from typing import NamedTuple

from marsad.arabic.forms import Form, with_proclitics
from marsad.arabic.normalise import fold

_ISO = re.compile("[A-Z]{3}")


class Currency(NamedTuple):
    """``lemma`` as Arabic writes it, the code it means alone, and the codes its adjectives give it."""

    lemma: str
    alone: str
    by_country: dict[str, str]


_CURRENCIES = (
    # forms | alone | adjective:code …
    ("دولار دولارا دولارات دولاران دولارين", "USD",
     "أمريكي:USD أميركي:USD كندي:CAD أسترالي:AUD نيوزيلندي:NZD سنغافوري:SGD تايواني:TWD"),
    ("يورو اليورو يوروهات", "EUR", ""),
    ("جنيه جنيها جنيهات جنيهان جنيهين", "",
     "مصري:EGP إسترليني:GBP استرليني:GBP سوداني:SDG بريطاني:GBP لبناني:LBP"),
    ("إسترليني استرليني", "GBP", ""),
    ("ريال ريالا ريالات ريالان ريالين", "",
     "سعودي:SAR قطري:QAR عماني:OMR يمني:YER إيراني:IRR برازيلي:BRL"),
    ("دينار دينارا دنانير ديناران دينارين", "",
     "كويتي:KWD عراقي:IQD أردني:JOD جزائري:DZD تونسي:TND ليبي:LYD بحريني:BHD صربي:RSD"),
    ("درهم درهما دراهم درهمان درهمين", "", "إماراتي:AED مغربي:MAD"),
    ("ليرة ليرات ليرتان ليرتين", "", "تركي:TRY لبناني:LBP سوري:SYP"),
    ("روبل روبلا روبلات", "RUB", "روسي:RUB بيلاروسي:BYN"),
    ("ين ينا", "JPY", "ياباني:JPY"),
    ("يوان يوانا يوانات", "CNY", "صيني:CNY"),
    ("روبية روبيات", "", "هندي:INR باكستاني:PKR إندونيسي:IDR سريلانكي:LKR"),
    ("فرنك فرنكا فرنكات", "", "سويسري:CHF أفريقي:XOF إفريقي:XOF"),
    ("شيكل شيكلا شواكل شيقل شيكلات شواقل", "ILS", "إسرائيلي:ILS"),
    ("كرونة كرونات", "", "سويدي:SEK نرويجي:NOK دنماركي:DKK تشيكي:CZK آيسلندي:ISK"),
    ("وون وونا", "KRW", "كوري:KRW"),
    ("هريفنيا غريفنا هريفنا", "UAH", "أوكراني:UAH"),
    ("بيزو", "", "مكسيكي:MXN أرجنتيني:ARS كولومبي:COP تشيلي:CLP فلبيني:PHP"),
    ("أوقية", "MRU", ""),
    ("راند", "ZAR", ""),
    ("تومان", "IRR", ""),
)  # fmt: skip

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₽": "RUB", "₺": "TRY", "₴": "UAH"}
CODES = frozenset(code.lower() for row in _CURRENCIES for code in _ISO.findall(" ".join(row[1:])))

_MEASURES = (
    # forms | symbol
    ("كيلومتر كيلومترا كيلومترات كيلومتران كيلومترين كلم كم", "km"),
    ("متر مترا أمتار متران مترين", "m"),
    ("سنتيمتر سنتيمترا سنتيمترات سنتمتر سم", "cm"),
    ("ملليمتر مليمتر مليمترا مليمترات ملم مم", "mm"),
    ("ميل ميلا أميال ميلان ميلين", "mi"),
    ("قدم قدما أقدام", "ft"),
    ("بوصة بوصات إنش", "in"),
    ("طن طنا أطنان طنان طنين", "t"),
    ("كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات كغم كلغ كغ كجم كيلو", "kg"),
    ("غرام غراما غرامات جرام جراما جرامات غم", "g"),
    ("رطل رطلا أرطال", "lb"),
    ("لتر لترا لترات ليتر", "l"),
    ("برميل برميلا براميل برميلان برميلين", "bbl"),
    ("هكتار هكتارا هكتارات", "ha"),
    ("فدان فدانا أفدنة فدادين", "feddan"),
    ("دونم دونما دونمات", "dunam"),
    ("درجة درجات درجتان درجتين", "degree"),
    ("ميغاواط ميجاواط ميغاوات ميجاوات", "MW"),
    ("غيغاواط جيجاواط غيغاوات جيجاوات", "GW"),
    ("كيلوواط كيلووات", "kW"),
    ("عقدة", "kn"),
    ("ميغابايت ميجابايت", "MB"),
    ("غيغابايت جيجابايت", "GB"),
)

SQUARE = frozenset(map(fold, ("مربع", "مربعا", "مربعة", "مربعات", "المربع", "المربعة")))
CUBIC = frozenset(map(fold, ("مكعب", "مكعبا", "مكعبة", "مكعبات")))
CELSIUS = frozenset(map(fold, ("مئوية", "مئوي", "سلسيوس")))
RICHTER = frozenset(map(fold, ("ريختر",)))

_PERCENT_WORDS = ("مئة", "مائة", "مية")
PERCENT = frozenset(fold("بال" + word) for word in _PERCENT_WORDS)
HUNDRED_WITH_ARTICLE = frozenset(fold("ال" + word) for word in _PERCENT_WORDS)
PERCENT_SIGNS = frozenset("%٪")
POINTS = frozenset(map(fold, ("نقطة", "نقاط", "نقطتين", "نقطتان")))
POINT_KINDS = {fold("مئوية"): "percentage point", fold("أساس"): "basis point"}


def _currencies() -> dict[str, Currency]:
    table: dict[str, Currency] = {}
    for forms, alone, countries in _CURRENCIES:
        words = forms.split()
        pairs = (pair.split(":") for pair in countries.split())
        currency = Currency(words[0], alone, _in_every_gender({fold(word): code for word, code in pairs}))
        table.update((fold(word), currency) for word in words)
    return table


def _in_every_gender(codes: dict[str, str]) -> dict[str, str]:
    return {word + ending: code for word, code in codes.items() for ending in ("", "ه", "ا")}


CURRENCY_FORMS: dict[str, Form[Currency]] = with_proclitics(_currencies())
MEASURE_FORMS: dict[str, Form[str]] = with_proclitics(
    {fold(word): symbol for forms, symbol in _MEASURES for word in forms.split()}
)
