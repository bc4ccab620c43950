"""Names that no table holds: what the tagger sees, sifted, and one identity for all their spellings."""

from dataclasses import replace

from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import INTRODUCING, PLACE_BEFORE, TRIGGERS
from marsad.analysis.names.features import person_words, place_words
from marsad.analysis.names.knowledge import by_id, nisbas
from marsad.analysis.names.known_tags import known_tags
from marsad.analysis.names.matcher import Known
from marsad.analysis.names.mention import Mention, of_unknown
from marsad.analysis.names.office_words import BODY_HEADS, HONORIFICS, NEVER_IN_NAME
from marsad.analysis.names.people import tagged_person
from marsad.analysis.names.settle import taken_by
from marsad.analysis.names.tagger import Tagged, common_words, tag
from marsad.analysis.names.view import View
from marsad.analysis.text import Text
from marsad.arabic.names import parts, same_name, skeleton, word_key
from marsad.arabic.native_names import NATIVE_NAMES
from marsad.model.analysis import NameType

WEIGHT = 45
_CERTAIN = 0.85
_GENERIC = INTRODUCING["place"] | BODY_HEADS | HONORIFICS | {"كورونا"}
_LONGEST = 10
"""Words; what the tagger holds together for longer is a list."""
_NAMESAKES = 100
"""People of one first name in one article; a list of thousands is not compared pair by pair."""
_TYPES: dict[str, NameType] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_SURE = {"PER": (0.75, 0.45), "LOC": (0.65, 0.55), "ORG": (0.85, 0.65)}
"""How sure the tagger must be of a name of one word, and of several."""


def find_tagged(text: Text, view: View, known: list[Known], mentions: list[Mention]) -> list[Mention]:
    """Return what the tagger adds: names that overlap nothing better, of which it is sure enough."""
    tags = known_tags(text, view, known)
    place = {token.start: at for at, token in enumerate(view.tokens)}
    taken = taken_by(view, mentions)
    found: list[Mention] = []
    start = 0
    for sentence in text.sentences:
        while start < len(text.tokens) and text.tokens[start].start < sentence.start:
            start += 1
        end = start
        while end < len(text.tokens) and text.tokens[end].start < sentence.end:
            end += 1
        surfaces = [text.body[token.start : token.end] for token in text.tokens[start:end]]
        for span in tag(surfaces, tags[start:end]):
            tokens = [
                place[text.tokens[start + i].start]
                for i in range(span.first, span.last)
                if text.tokens[start + i].start in place
            ]
            mention = _mention(view, span, tokens) if tokens else None
            if mention is not None and not any(taken[mention.first : mention.last]):
                found.append(mention)
        start = end
    return found


def _mention(view: View, span: Tagged, tokens: list[int]) -> Mention | None:
    first, last = tokens[0], tokens[-1] + 1
    single, several = _SURE[span.cls]
    if span.confidence < (single if last - first == 1 else several):
        return None
    while last > first and (view.keys[last - 1] in NEVER_IN_NAME or view.tokens[last - 1].kind == "mark"):
        last -= 1
    if not 0 < last - first <= _LONGEST or view.tokens[first].kind == "mark" or len(view.keys[first]) < 2:
        return None
    if last - first == 1 and not _single(view, first, span):
        return None
    if any(view.keys[at] in NEVER_IN_NAME for at in range(first, last)):
        return None
    if last - first == 2 and view.keys[last - 1] in nisbas() and view.keys[first] not in NATIVE_NAMES:
        return None  # an adjective of origin: a thing and whose it is
    if span.cls == "PER" or view.keys[first] in HONORIFICS:
        return tagged_person(view, first, last, "tagged.person", WEIGHT)
    cut = _place_cut(view, first)
    opening = next(
        key for letters, key in [*readings(view.keys[first]), (cut, view.keys[first])] if letters == cut
    )
    outlet = last - first > 1 and opening in INTRODUCING["media"]
    type_: NameType = "media" if outlet else _TYPES[span.cls]
    return of_unknown(view, first, last, cut, type_, f"tagged.{type_}", WEIGHT)


def _single(view: View, at: int, span: Tagged) -> bool:
    """True when one word alone may be the name the tagger takes it for: something must introduce it."""
    before = {word for _, word in readings(view.word(at - 1))} if at and not view.broken[at] else set()
    key = view.keys[at]
    if key in _GENERIC or any(word.removeprefix("ال") in _GENERIC for _, word in readings(key)):
        return False
    if span.cls == "ORG":
        return bool(before & (BODY_HEADS | INTRODUCING["organisation"]))
    if span.cls == "LOC":
        return bool(before & (INTRODUCING["place"] | PLACE_BEFORE)) or span.confidence >= _CERTAIN
    if key.startswith("ال") and key.endswith(("ون", "ين", "ات")):
        return False
    if key.endswith("ا") and key not in person_words():
        return False
    return bool(before & (TRIGGERS["said"] | TRIGGERS["title"] | HONORIFICS)) or span.confidence >= _CERTAIN


def _place_cut(view: View, first: int) -> int:
    """Return how many letters before an unknown place or body are clitics; none after ``ولاية``."""
    key = view.keys[first]
    before = (
        {word for _, word in readings(view.word(first - 1))} if first and not view.broken[first] else set()
    )
    if key in place_words() or key in common_words() or before & _GENERIC:
        return 0
    if key.startswith("وال"):
        return 1
    return next((cut for cut, word in readings(key)[1:] if word in place_words()), 0)


def one_identity(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with one id for every unknown person, whatever the spelling and fullness.

    Spellings that can be one name meet in the fullest of them; so do its first words alone
    (``خالد عبد الكريم`` of ``خالد عبد الكريم ماسا``) and a compound surname (``عبد العاطي``).
    """
    people = [m for m in mentions if m.type == "person"]
    heads: dict[str, list[Mention]] = {}
    renamed: dict[str, Mention] = {}
    for mention in sorted(people, key=lambda m: (-len(parts(m.canonical)), m.first)):
        if mention.id in renamed:
            continue
        words = parts(mention.canonical)
        head = None
        if by_id(mention.id) is None:
            near = heads.get(skeleton(words[0]), [])[:_NAMESAKES]
            head = next((h for h in near if _one_person(h.canonical, mention.canonical)), None)
        renamed[mention.id] = head or mention
        if head is None:
            for end in {skeleton(words[0]), skeleton(words[-1])}:
                heads.setdefault(end, []).append(mention)
    return [
        m if m.type != "person" else m.renamed(renamed[m.id].canonical, renamed[m.id].id) for m in mentions
    ]


def _one_person(full: str, short: str) -> bool:
    """True when *short* can be the person *full* names, both in one article."""
    if same_name(full, short):
        return True
    whole, part = [word_key(word) for word in parts(full)], [word_key(word) for word in parts(short)]
    if len(part) == 1:
        return len(whole) > 1 and " " in short and whole[-1] == part[0]
    return len(part) < len(whole) and whole[: len(part)] == part


def said_again(view: View, mentions: list[Mention], taken: list[bool]) -> list[Mention]:
    """Return further occurrences of the unknown names of this text, word for word."""
    sequences: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
    for mention in mentions:
        if mention.type == "role" or mention.inferred or mention.rule == "again.surname":
            continue
        words = view.keys[mention.first : mention.last]
        bare = next((key for cut, key in readings(words[0]) if cut == mention.cut), words[0])
        if len(words) == 1 and (bare in common_words() or len(bare) < 4 or by_id(mention.id) is not None):
            continue
        sequences.setdefault(bare, []).append(((bare, *words[1:]), mention))
    found: list[Mention] = []
    for at in range(len(view.tokens)):
        if taken[at] or view.tokens[at].kind != "word":
            continue
        for cut, key in readings(view.keys[at]):
            for words, mention in sequences.get(key, ()):
                last = at + len(words)
                if view.keys[at + 1 : last] == words[1:] and not any(taken[at:last]):
                    found.append(
                        replace(mention, first=at, last=last, cut=cut, rule="again.word", weight=WEIGHT - 8)
                    )
    return found
