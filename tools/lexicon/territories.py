"""Build ``territories.txt``: the keys of CLDR's Arabic names of countries and regions.

    python -m tools.lexicon.territories > src/marsad/arabic/lexicon/territories.txt

Our own spellings that CLDR lacks stand in ``OWN``.
"""

import re

from babel import Locale

from marsad.arabic.normalise import fold

OWN = (
    "أمريكا", "أميركا", "الولايات المتحدة الأمريكية", "الولايات المتحدة الأميركية", "الاتحاد الروسي",
    "روسيا الاتحادية", "كوريا", "فلسطين", "قطاع غزة", "غزة", "الضفة الغربية", "الضفة", "بريطانيا",
    "السعودية", "الإمارات", "الجولان", "القرم", "كردستان", "دونباس", "الشيشان", "التشيك",
    "الكونغو الديمقراطية", "الكونغو", "أوروبا", "آسيا", "أفريقيا", "إفريقيا", "الشرق الأوسط", "الخليج",
    "تركيا", "الصحراء الغربية", "سيناء", "دارفور", "كشمير",
)  # fmt: skip


def build() -> list[str]:
    """All keys, sorted; a name's bracketed second half is dropped."""
    names = [re.sub(r"\s*\(.*\)", "", name) for name in Locale("ar").territories.values()]
    keys = {fold(name).replace("-", " ") for name in (*names, *OWN)}
    return sorted(key for key in keys if re.fullmatch("[\u0620-\u064a ]{3,}", key))


if __name__ == "__main__":
    print("# Built by tools/lexicon/territories.py from CLDR, with spellings of our own.")
    print("\n".join(build()))
