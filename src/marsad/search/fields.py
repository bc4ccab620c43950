"""The fields of the query language: one row a field, with every name a person may type."""

from typing import Literal, NamedTuple, get_args

from marsad.arabic.normalise import fold
from marsad.model.analysis import CueClass
from marsad.model.query import TextField, ValueField

FieldKind = Literal["text", "value", "since", "until", "day", "figure", "said"]


class QueryField(NamedTuple):
    """A field: its name in code, what it takes, and its names in Arabic and English (first is shown)."""

    name: str
    kind: FieldKind
    arabic: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def cue(self) -> CueClass | None:
        """The class of claim that a ``said`` field asks for; ``None`` for any."""
        return _CUES.get(self.name)


_CUES: dict[str, CueClass] = {f"said_{cue}": cue for cue in get_args(CueClass)}

FIELDS = (
    QueryField("headline", "text", ("عنوان",), ("headline", "title")),
    QueryField("lead", "text", ("مقدمة", "صدر"), ("lead",)),
    QueryField("body", "text", ("متن", "نص"), ("body", "text")),
    QueryField("source", "value", ("مصدر", "صحيفة", "موقع"), ("source", "site")),
    QueryField("credit", "value", ("وكالة", "نقلا عن"), ("credit", "agency", "via")),
    QueryField("speaker", "value", ("متحدث", "قائل"), ("speaker", "by")),
    QueryField("place", "value", ("مكان", "بلد", "مدينة"), ("place",)),
    QueryField("person", "value", ("شخص", "شخصية"), ("person",)),
    QueryField("organisation", "value", ("منظمة", "هيئة", "جهة"), ("organisation", "organization", "org")),
    QueryField("name", "value", ("اسم",), ("name",)),
    QueryField("category", "value", ("قسم", "تصنيف", "باب"), ("category", "section")),
    QueryField("story", "value", ("قصة",), ("story",)),
    QueryField("language", "value", ("لغة",), ("language", "lang")),
    QueryField("cue", "value", ("نوع", "صنف"), ("cue", "class")),
    QueryField("id", "value", ("معرف",), ("id",)),
    QueryField("since", "since", ("منذ", "بعد"), ("since", "after")),
    QueryField("until", "until", ("حتى", "قبل"), ("until", "before")),
    QueryField("day", "day", ("يوم", "تاريخ"), ("day", "on", "date")),
    QueryField("figure", "figure", ("رقم", "عدد"), ("figure", "number")),
    QueryField("said", "said", ("قال", "قالت", "صرح"), ("said", "says")),
    QueryField("said_confirm", "said", ("أكد", "أكدت"), ("confirmed",)),
    QueryField("said_deny", "said", ("نفى", "نفت"), ("denied",)),
    QueryField("said_admit", "said", ("اعترف", "أقر"), ("admitted",)),
    QueryField("said_accuse", "said", ("اتهم", "اتهمت"), ("accused",)),
    QueryField("said_call", "said", ("دعا", "دعت"), ("called",)),
    QueryField("said_warn", "said", ("حذر", "حذرت"), ("warned",)),
    QueryField("said_estimate", "said", ("قدر", "قدرت"), ("estimated",)),
    QueryField("said_promise", "said", ("تعهد", "وعد"), ("promised",)),
    QueryField("said_decline", "said", ("امتنع", "رفض التعليق"), ("declined",)),
)

_ARABIC_CUES: tuple[tuple[str, CueClass], ...] = (
    ("قول", "say"),
    ("تأكيد", "confirm"),
    ("نفي", "deny"),
    ("اعتراف", "admit"),
    ("اتهام", "accuse"),
    ("دعوة", "call"),
    ("تحذير", "warn"),
    ("تقدير", "estimate"),
    ("تعهد", "promise"),
    ("نقل", "relay"),
)
CUE_NAMES: dict[str, CueClass] = {fold(name): cue for name, cue in _ARABIC_CUES}
"""Classes of claims as an Arabic query names them (``نوع:نفي``); the English names hold too."""

TEXT_FIELDS: dict[str, TextField] = {name: name for name in get_args(TextField)}
VALUE_FIELDS: dict[str, ValueField] = {name: name for name in get_args(ValueField)}


def _known() -> dict[str, QueryField]:
    names = {}
    for field in FIELDS:
        for name in (*field.arabic, *field.english):
            names[fold(name)] = field
            if name in field.arabic and field.kind not in ("since", "until", "said"):
                names[fold("ال" + name)] = field
    return names


_BY_NAME = _known()
_BY_CODE = {field.name: field for field in FIELDS}


def field_named(typed: str) -> QueryField | None:
    """Return the field a person means by *typed*: Arabic or English, article and case no matter."""
    return _BY_NAME.get(fold(typed))


def field_coded(name: str) -> QueryField:
    """Return the field of that name in code."""
    return _BY_CODE[name]


def shown_name(field: QueryField, language: Literal["ar", "en"]) -> str:
    """Return the name a rendered query uses."""
    return field.arabic[0] if language == "ar" else field.english[0]


def nearest_field(typed: str) -> str | None:
    """Return the field name one letter away from *typed*, or ``None``; only for names of 3 letters up."""
    key = fold(typed)
    if len(key) < 3 or key in _BY_NAME:
        return None
    return next((name for name in _BY_NAME if len(name) > 3 and _one_apart(key, name)), None)


def _one_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]
