"""What a word of the reporting clause can be, given what stands before it: asked by the reader."""

from marsad.analysis.claims.clause import KNOWN_NOUNS, Clause, clitic_at
from marsad.analysis.claims.masdars import OBJECTS, STRONG, has_possessor, is_fifth, is_masdar
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.view import View
from marsad.analysis.claims.words import (
    ABSTRACT,
    ANONYMOUS,
    CHANNELS,
    COUNTRIES,
    DOCUMENTS,
    MEDIA,
    PLURAL_PEOPLE,
    PREPOSITIONS,
    ROLES,
    THAT,
    TIME_WORDS,
    TITLES,
    keys,
    listed,
)
from marsad.arabic.normalise import fold

_LONGEST = 60  # tokens between a verb and what it reports
_DESCRIBED_BY = ROLES | PLURAL_PEOPLE | DOCUMENTS | ANONYMOUS
_BESIDE = 2  # tokens from a verb within which its ب may come without a subject
_SHORTEST = 4  # letters of a word that may still be all its own
_COUNTED = keys("عدد حصيلة خسائر قيمة حجم كلفة تكلفة نسبة")
_COUNTS = keys("عدد حصيلة الحصيلة تقديرها تقديره تقديرهم تقديراتها تقديراته تقديرات")
_INTO = listed("into")
_COMMAS = frozenset("،,؛;")
_OF_OFFICE = frozenset(fold(word) for word in ["في", "من", "إلى", "ب", "ل"])
_MANNER = listed("manner")
_FOLLOWING_WHICH = frozenset(fold(word) for word in ["ما", "يلي", "التالي", "الآتي", "يأتي", "النحو"])


class Ground:
    """The clause as far as it is read, and the questions its next word raises."""

    def __init__(self, view: View, verb: int, end: int, takes: frozenset[str], *, strict: bool) -> None:
        self.view = view
        self.end = min(end, verb + 1 + _LONGEST)
        self.takes = takes
        self.strict = strict
        self.clause = Clause(verb=verb, content=end, stop=verb + 1)
        self.phase = "start"
        self.named = False
        self.head = ""
        self.adjunct_from = -1

    def _another_verb(self, index: int, key: str) -> bool:
        verb = FORMS.get(key)
        if verb is None or index in self.view.name_at or key in PREPOSITIONS:
            return False
        if verb.lemma.strict:
            return verb.joined == "و" and verb.tense == "perfect" and self.phase == "subject" and len(key) > 3
        return bool(verb.joined) or self.phase != "start"

    def _clitic(self, index: int, key: str) -> str:
        """Return the word's preposition; a ب unknown to the lists is one where the verb asks for it."""
        clitic = clitic_at(self.view, index)
        near = self.clause.subject or index <= self.clause.verb + _BESIDE
        if clitic or "ب" not in self.takes or not near or key[0] != "ب" or len(key) <= _SHORTEST:
            return clitic
        noun = (
            index in self.view.name_at
            or is_masdar(key)
            or key in KNOWN_NOUNS
            or self.view.keys[index - 1] in _INTO
        )
        return "" if noun else "ب"

    def _hears(self, index: int) -> bool:
        rest = self.view.keys[index][1:].removeprefix("ل")
        return rest in MEDIA or "ال" + rest in MEDIA or rest in CHANNELS

    def _opener(self, index: int) -> bool:
        """True when this preposition opens the object; false when it is an adjunct's or أن comes later."""
        view, following = self.view, index + 1
        if following >= self.end or (view.is_mark(following) and not view.quotation_at(following)):
            return False
        key = view.keys[following]
        if key in CHANNELS or key in TIME_WORDS or following in view.time_at:
            return False
        if key in _FOLLOWING_WHICH:
            return False
        for later in range(following, min(self.end, index + 25)):
            if view.keys[later] == view.keys[index] and later + 1 < self.end and view.keys[later + 1] in THAT:
                return later == index
            verb = FORMS.get(view.keys[later])
            if verb is not None and verb.joined:
                break
        return True

    def _clitic_object(self, index: int) -> bool:
        rest = self.view.keys[index][1:]
        name = self.view.name_at.get(index)
        if name is not None and name.type == "place" and not is_masdar(rest):
            return False
        return (
            rest not in _MANNER and rest not in CHANNELS and rest not in COUNTRIES and rest not in TIME_WORDS
        )

    def _of_office(self, index: int, key: str, clitic: str) -> bool:
        """True when a prepositional phrase still describes an office or an unnamed person."""
        if self.head not in _DESCRIBED_BY:
            return False
        if clitic:
            rest = self.view.keys[index][1:].removeprefix("ل")
            if rest in CHANNELS or rest in MEDIA or ("ال" + rest) in MEDIA:
                return False
            before = self.view.keys[index - 1]
            if clitic == "ل" and self.head in ROLES and self._name_follows(index + 1):
                return True
            return (
                clitic == "ب"
                or before.endswith(("عام", "عامه", "سمي", "خاص", "سامي", "نفيذي", "علي", "اول", "سابق"))
                or self.head in PLURAL_PEOPLE
            )
        if key not in _OF_OFFICE or index + 1 >= self.end or self.view.quotation_at(index + 1):
            return False
        following = self.view.keys[index + 1]
        if self.clause.subject and self.view.definite(self.clause.subject[0]) and self.head in ROLES:
            known = following in KNOWN_NOUNS or index + 1 in self.view.name_at
            return known or self._name_follows(index + 1, commas=True)
        return (
            following not in CHANNELS and following not in TIME_WORDS and (index + 1) not in self.view.time_at
        )

    def _name_follows(self, index: int, *, commas: bool = False) -> bool:
        """True when the office still waits for its name: no adjunct stands between."""
        for later in range(index, min(self.end, index + 9)):
            key = self.view.keys[later]
            if key in THAT or (not commas and (self.view.is_mark(later) or key in PREPOSITIONS)):
                return False
            if key in TITLES or self._is_person(later):
                return True
        return False

    def _number_at(self, index: int) -> bool:
        """``تحدث عن 3 آلاف``: to speak of a figure is to claim it; to speak of a matter is not."""
        if index >= self.end:
            return False
        start = self.view.tokens[index].start
        return self.view.tokens[index].kind == "number" or any(
            q.span.start == start for q in self.view.quantities
        )

    def _counts(self, key: str) -> bool:
        """``رفعت الوزارة حصيلة القتلى إلى …``: verbs that report only where what they raise is a count."""
        if "#" not in self.takes or self.clause.subject is None:
            return False
        return (key in _COUNTS and self.phase != "adjunct") or (
            "&" in self.takes and key.isdigit() and self.phase != "time"
        )

    def _begins_object(self, index: int, key: str) -> bool:
        before = self.view.keys[index - 1]
        if key in ABSTRACT or (
            key in OBJECTS and self.clause.subject is not None and self._open_to_object(index)
        ):
            return True
        if not is_masdar(key):
            return self.view.definite(index - 1) and is_fifth(key)
        if index - 1 > (self.clause.subject or (index, 0))[0] and (key in STRONG or has_possessor(key)):
            return before not in KNOWN_NOUNS
        # inside an open construct (``وزير إعلام``) the action belongs to the office
        return (
            self.view.definite(index - 1)
            or self.named
            or before in COUNTRIES
            or before in ")،"
            or index - 1 in self.view.name_at
        )

    def _open_to_object(self, index: int) -> bool:
        counted = self.view.keys[index] in _COUNTED and index > self.adjunct_from + 1
        return self.phase != "adjunct" or counted or self.view.keys[index - 1] in _COMMAS

    def _is_person(self, index: int) -> bool:
        name = self.view.name_at.get(index)
        return name is not None and name.type == "person"
