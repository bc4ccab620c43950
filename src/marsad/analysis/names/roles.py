"""Offices: a head and what it is of (``وزير الخارجية الروسي``, ``المتحدث باسم الكرملين``)."""

from marsad.analysis.names.bodies import nisba_at
from marsad.analysis.names.clitics import readings
from marsad.analysis.names.mention import Mention, span_of, unknown_id
from marsad.analysis.names.office_words import (
    CONSTRUCT_HEADS,
    DEFINITE_HEADS,
    FIELDS,
    HONORIFICS,
    INNER_HEADS,
    LEADING,
    NEVER_IN_NAME,
)
from marsad.analysis.names.view import View
from marsad.arabic.names import word_key

WEIGHT = 70
_LONGEST = 16
_COUNTERPARTS = frozenset(word_key(w) for w in ["نظيره", "نظيرته", "نظيرها", "نظيرتها", "نظيرهما", "نظيريه"])
_HELP = word_key("مساعدة")
"""A deputy before an office only; else it is help (``مساعدة الجرحى``)."""
_IN = frozenset(word_key(w) for w in ["في", "إلى"])
_OF = frozenset(
    word_key(w) for w in ["باسم", "بإسم", "لشؤون", "لدى", "بشؤون", "المكلف", "المعني", "المعنية", "المكلفة"]
)
_SENT = frozenset(
    word_key(w)
    for w in [
        "سفير",
        "سفيرة",
        "مبعوث",
        "مبعوثة",
        "مندوب",
        "مندوبة",
        "ممثل",
        "ممثلة",
        "منسق",
        "منسقة",
        "باحث",
        "باحثة",
        "خبير",
        "خبيرة",
        "محلل",
        "محللة",
        "قيادي",
        "قيادية",
        "عضو",
        "عضوة",
        "مدير",
        "مديرة",
        "مقيم",
        "مسؤول",
        "مسؤولة",
        "أستاذ",
        "قائد",
        "مستشار",
        "ناشط",
        "متخصص",
        "مختص",
    ]
)
"""Heads that take ``في`` and ``إلى``: others are merely somewhere (``التقى الرئيس في القاهرة``)."""


def find_roles(view: View, inside: dict[int, Mention]) -> list[Mention]:
    """Return the offices of the text; *inside* are the known names and bodies by first token."""
    found: list[Mention] = []
    at = 0
    while at < len(view.tokens):
        person = at in inside and inside[at].type == "person"
        role = _role_at(view, at, inside) if view.tokens[at].kind == "word" and not person else None
        if role is not None:
            found.append(role)
            at = role.last
        else:
            at += 1
    return found


def _role_at(view: View, at: int, inside: dict[int, Mention]) -> Mention | None:
    for cut, key in readings(view.keys[at]):
        if key in CONSTRUCT_HEADS or key in DEFINITE_HEADS or key in _COUNTERPARTS:
            last = _Title(view, at, key, inside).end()
            if last > at + 1:
                return _role(view, at, last, cut, key)
    return None


def _role(view: View, first: int, last: int, cut: int, head: str) -> Mention:
    canonical = " ".join(span_of(view, first, last, cut).of(view.body).split())
    if cut >= 2 and not canonical.startswith("ال") and head.startswith("ال"):
        canonical = f"ال{canonical}"
    words, at = [head], first + 1
    while at < last:
        origin = nisba_at(view, at)
        words.append(f"#{origin[0]}" if origin else view.keys[at])
        at = origin[1] if origin else at + 1
    return Mention(
        first=first,
        last=last,
        cut=cut,
        type="role",
        canonical=canonical,
        id=unknown_id("role:" + "".join(words)),
        rule="role",
        weight=WEIGHT,
        head=head,
    )


class _Title:
    """Walks over one title; ``solid`` is the end of what surely belongs to it."""

    def __init__(self, view: View, at: int, head: str, inside: dict[int, Mention]) -> None:
        self.view = view
        self.inside = inside
        self.head = head
        self.start = at
        self.at = at + 1
        self.solid = at + 1
        self.definite = head in DEFINITE_HEADS or head in _COUNTERPARTS
        self.open = not self.definite
        """True when a noun may follow: after a head in the construct state, or a connector."""
        self.field = False

    def end(self) -> int:
        view = self.view
        while self.at < len(view.tokens) and self.at - self.start < _LONGEST and not view.broken[self.at]:
            if (
                view.tokens[self.at].kind not in ("word", "latin", "abbreviation")
                and self.at not in self.inside
            ):
                break
            if self.at in self.inside and self.inside[self.at].type == "person":
                break
            if not (self._known() or self._origin() or self._word()):
                break
        return self.solid

    def _take(self, until: int, *, solid: bool, open_: bool, field: bool = False) -> bool:
        self.at = until
        if solid:
            self.solid = until
        self.open = open_
        self.field = field
        return True

    def _known(self) -> bool:
        mention = self.inside.get(self.at)
        if mention is None or mention.type == "role":
            return False
        printed = self.view.keys[self.at]
        if mention.cut and printed[0] in "وف":
            return False
        bare = mention.cut == 0
        if bare and not self.open:
            return False
        in_place = mention.type == "place" and self._sent() and self.solid > self.start + 1
        if not bare and not (printed[0] == "ل" or (printed[0] == "ب" and in_place)):
            return False
        return self._take(mention.last, solid=True, open_=False)

    def _origin(self) -> bool:
        origin = nisba_at(self.view, self.at)
        if origin is None:
            return False
        return self._take(origin[1], solid=True, open_=False)

    def _word(self) -> bool:
        key = self.view.keys[self.at]
        if key in NEVER_IN_NAME and key not in _IN and key not in _OF and key not in FIELDS:
            return False
        if key in FIELDS:
            return self._take(self.at + 1, solid=True, open_=False, field=True)
        if key in _OF or (key in _IN and self._sent()):
            return self._take(self.at + 1, solid=False, open_=True)
        if self.at == self.start + 1 and self.head == _HELP and key not in CONSTRUCT_HEADS:
            return False
        if self.open and key in INNER_HEADS:
            return self._take(self.at + 1, solid=False, open_=True)
        if key in HONORIFICS and not self.open:
            return False
        if self.open and key in DEFINITE_HEADS and self.head in LEADING:
            return self._take(self.at + 1, solid=True, open_=False)
        if (
            self.open
            and key.startswith("ال")
            and len(key) > 4
            and key not in HONORIFICS
            and key not in DEFINITE_HEADS
        ):
            return self._take(self.at + 1, solid=True, open_=False, field=True)
        return self._glued(key)

    def _sent(self) -> bool:
        return self.head.removeprefix("ال") in _SENT

    def _glued(self, key: str) -> bool:
        for cut, word in readings(key):
            if not cut:
                continue
            joined = key[0] == "و"
            if joined and self.field and (word in FIELDS or (word.startswith("ال") and cut == 1)):
                if self.view.word(self.at + 1) and word in DEFINITE_HEADS:
                    return False
                return self._take(self.at + 1, solid=word in FIELDS, open_=False, field=True)
            firm = self.definite or self.solid > self.start + 1
            if key[0] == "ل" and firm and (word in FIELDS or key.startswith("لل")):
                return self._take(self.at + 1, solid=True, open_=False, field=True)
            if key[0] in "لب" and firm and word in INNER_HEADS:
                return self._take(self.at + 1, solid=False, open_=True)
        return False
