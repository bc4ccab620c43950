"""Bodies named by grammar: ministries, the bodies every state has, and heads with their complement."""

from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import TRIGGERS
from marsad.analysis.names.features import person_words
from marsad.analysis.names.knowledge import nisbas, origins
from marsad.analysis.names.mention import Mention, of_unknown, span_of
from marsad.analysis.names.office_words import (
    BODY_HEADS,
    DEFINITE_HEADS,
    FIELDS,
    HONORIFICS,
    METONYMS,
    MINISTRY_FIELDS,
    NAMED_HEADS,
    NEVER_IN_NAME,
    STATE_BODIES,
)
from marsad.analysis.names.view import View
from marsad.arabic.names import word_key
from marsad.model.analysis import NameId

_MINISTRY = word_key("وزارة")
_LONGEST_STATE_BODY = 4
_LONGEST_COMPLEMENT = 6
_ADJECTIVE_ENDINGS = ("ي", "يه", "ه", "ا")
WEIGHT = 50
_PATRONS = frozenset(
    word_key(w) for w in ["الملك", "الأمير", "الأميرة", "الملكة", "الشيخ", "الإمام", "السلطان", "الشهيد"]
)


def nisba_at(view: View, at: int) -> tuple[str, int] | None:
    """Return the country of the definite adjective of origin at *at*, and the token after it."""
    if not view.is_word(at) or not view.keys[at].startswith("ال"):
        return None
    table = nisbas()
    if view.is_word(at + 1) and not view.broken[at + 1]:
        country = table.get(f"{view.keys[at]} {view.keys[at + 1]}")
        if country is not None:
            return country, at + 2
    country = table.get(view.keys[at])
    return None if country is None else (country, at + 1)


def find_bodies(view: View, places: dict[int, Mention]) -> list[Mention]:
    """Return the bodies that grammar names; *places* are the known names by first token."""
    found: list[Mention] = []
    for at in range(len(view.tokens)):
        if view.tokens[at].kind != "word":
            continue
        for cut, key in readings(view.keys[at]):
            body = _ministry(view, at, cut, key) or _state_body(view, at, cut, key)
            body = body or _named_body(view, at, cut, key, places)
            if body is not None:
                found.append(body)
                break
    return found


def _of_country(view: View, first: int, last: int, cut: int, latin: str, words: str, country: str) -> Mention:
    origin = origins().get(country)
    if origin is None:
        return of_unknown(view, first, last, cut, "organisation", "body", WEIGHT)
    head = words.split()[0]
    feminine = (
        head.endswith("ة") or head in ("القوات", "النيابة") or words.startswith(("وكالة", "هيئة", "وزارة"))
    )
    return Mention(
        first=first, last=last, cut=cut, type="organisation", rule="body.state", weight=WEIGHT,
        canonical=f"{words} {origin.definite(feminine=feminine)}", id=NameId(f"org:{latin}-{origin.slug}"),
    )  # fmt: skip


def _feminine(words: str) -> bool:
    head = words.split()[0]
    return head.endswith(("ة", "ه")) or head in ("القوات", "المخابرات", "الاستخبارات", "دار")


def _ministry(view: View, at: int, cut: int, key: str) -> Mention | None:
    if key != _MINISTRY:
        if key not in METONYMS or not key.startswith("ال"):
            return None
        origin = nisba_at(view, at + 1)
        if origin is None or not view.keys[at + 1].endswith("ه") or view.broken[at + 1]:
            return None
        latin, field = MINISTRY_FIELDS[key]
        return _of_country(view, at, origin[1], cut, f"{latin}-ministry", f"وزارة {field}", origin[0])
    after = at + 1
    while after - at <= _LONGEST_COMPLEMENT and view.is_word(after) and not view.broken[after]:
        word = view.keys[after]
        if nisba_at(view, after) is not None or word in NEVER_IN_NAME or word in HONORIFICS:
            break
        if not (word.startswith(("ال", "وال")) or word in (word_key("شؤون"), word_key("وشؤون"))):
            break
        after += 1
    if after == at + 1:
        return None
    origin = nisba_at(view, after) if after < len(view.tokens) and not view.broken[after] else None
    field_key = " ".join(view.keys[at + 1 : after])
    if origin is not None and field_key in MINISTRY_FIELDS:
        latin, field = MINISTRY_FIELDS[field_key]
        return _of_country(view, at, origin[1], cut, f"{latin}-ministry", f"وزارة {field}", origin[0])
    first_field = view.keys[at + 1]
    if origin is not None and first_field in MINISTRY_FIELDS and view.word(at + 2).startswith("وال"):
        latin, field = MINISTRY_FIELDS[first_field]
        return _of_country(view, at, origin[1], cut, f"{latin}-ministry", f"وزارة {field}", origin[0])
    if (
        origin is None
        and after - at > 2
        and field_key not in MINISTRY_FIELDS
        and view.keys[at + 1] in MINISTRY_FIELDS
    ):
        after = _own_words(view, at, after)
    return of_unknown(view, at, origin[1] if origin else after, cut, "organisation", "body.ministry", WEIGHT)


def _own_words(view: View, at: int, after: int) -> int:
    """Return where a ministry's own words end: fields, their adjectives, and what ``و`` joins to them."""
    end = at + 2
    while end < after and (view.keys[end] in FIELDS or view.keys[end].startswith("وال")):
        end += 1
    return end


def _state_body(view: View, at: int, cut: int, key: str) -> Mention | None:
    words = key
    for after in range(at + 1, min(at + 1 + _LONGEST_STATE_BODY, len(view.tokens))):
        if view.broken[after]:
            return None
        latin = STATE_BODIES.get(words)
        origin = nisba_at(view, after) if latin is not None else None
        if latin is not None and origin is not None:
            printed = " ".join(span_of(view, at, after, cut).of(view.body).split())
            printed = printed if cut < 2 or printed.startswith("ال") else "ال" + printed
            if view.keys[after].endswith("ه") is not _feminine(printed):
                return None
            return _of_country(view, at, origin[1], cut, latin, printed, origin[0])
        words = f"{words} {view.keys[after]}"
    return None


def _named_body(view: View, at: int, cut: int, key: str, places: dict[int, Mention]) -> Mention | None:
    if key not in BODY_HEADS:
        return None
    patron = _patron(view, at + 1)
    if patron > at + 1:
        return of_unknown(view, at, patron, cut, "organisation", "body.named", WEIGHT)
    after, words, anchored = at + 1, 0, False
    while words < _LONGEST_COMPLEMENT and after < len(view.tokens) and not view.broken[after]:
        place = places.get(after)
        if place is not None and place.cut == 0 and place.type in ("place", "organisation") and words < 2:
            after, words, anchored = place.last, words + 1, True
            continue
        origin = nisba_at(view, after)
        if origin is not None:
            after, words, anchored = origin[1], words + 1, True
            break
        if not _goes_on(view, after, words):
            break
        after, words = after + 1, words + 1
    quoted = after == at + 2 and view.opened[at + 1] and view.closed[at + 1]
    if words >= 2 or (words == 1 and (anchored or quoted or key in NAMED_HEADS)):
        return of_unknown(
            view, at, after, cut, "organisation", "body.named", WEIGHT - (0 if anchored or quoted else 20)
        )
    return None


def _patron(view: View, at: int) -> int:
    """Return the end of ``الملك سعود`` and the like after a body's head, or *at*."""
    if view.word(at) not in _PATRONS or not view.is_word(at + 1):
        return at
    end = at + 1
    while end < len(view.tokens) and end - at <= 4 and not view.broken[end]:
        key = view.keys[end]
        if (key not in person_words() and key not in TRIGGERS["link"]) or key in NEVER_IN_NAME:
            break
        end += 1
    return end if end > at + 1 else at


def _goes_on(view: View, at: int, words: int) -> bool:
    key = view.keys[at]
    if view.tokens[at].kind != "word" or key in NEVER_IN_NAME or key in HONORIFICS or key in DEFINITE_HEADS:
        return False
    if view.opened[at] and view.closed[at]:
        return words == 0
    if key.startswith("وال") and key[1:] not in FIELDS and key[3:] in BODY_HEADS:
        return False
    if not key.startswith("ال") or len(key) < 5:
        return (
            words > 0
            and key.startswith(("وال", "لل"))
            and len(key) > 5
            and view.keys[at - 1].startswith("ال")
        )
    return words == 0 or key.endswith(_ADJECTIVE_ENDINGS)
