"""Arabic code points by name.

An editor shows Arabic literals in an order the eye cannot trust, so letters that rules turn on
are written here once, by name, and never typed again.
"""

ALEF = "\u0627"
ALEF_MADDA = "\u0622"
ALEF_HAMZA_ABOVE = "\u0623"
ALEF_HAMZA_BELOW = "\u0625"
ALEF_WASLA = "\u0671"
HAMZA = "\u0621"
WAW = "\u0648"
WAW_HAMZA = "\u0624"
YEH = "\u064a"
YEH_HAMZA = "\u0626"
ALEF_MAKSURA = "\u0649"
FARSI_YEH = "\u06cc"
TEH_MARBUTA = "\u0629"
HEH = "\u0647"
HEH_GOAL = "\u06c1"
HEH_DOACHASHMEE = "\u06be"
AE = "\u06d5"
KAF = "\u0643"
KEHEH = "\u06a9"
SWASH_KAF = "\u06aa"
TATWEEL = "\u0640"
TEH = "\u062a"
BEH = "\u0628"
FEH = "\u0641"
LAM = "\u0644"
SEEN = "\u0633"
NOON = "\u0646"

TASHKEEL = "\u064b-\u065f\u0670"
"""Tanwin, short vowels, shadda, sukun, madda and hamza signs, superscript alef (a class body)."""

QURANIC = "\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060\ufeff"

INVISIBLE = BIDI + ZERO_WIDTH
MARKS = TASHKEEL + QURANIC + TATWEEL + INVISIBLE
"""What a key never sees: a class body for ``re``."""

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3"
    "\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc"
)
ARABIC_INDIC_DIGITS = "".join(chr(0x0660 + i) for i in range(10))
PERSIAN_DIGITS = "".join(chr(0x06F0 + i) for i in range(10))
DIGITS = f"0-9{ARABIC_INDIC_DIGITS}{PERSIAN_DIGITS}"

COMMA = "\u060c"
SEMICOLON = "\u061b"
QUESTION_MARK = "\u061f"
FULL_STOP = "\u06d4"
DECIMAL_SEPARATOR = "\u066b"
THOUSANDS_SEPARATOR = "\u066c"
PERCENT = "\u066a"
