"""Reads the reporting clause, left to right: subject, adjuncts, then what opens the statement."""

from marsad.analysis.claims.clause import Clause, Opening, clitic_at, that_at
from marsad.analysis.claims.ground import Ground
from marsad.analysis.claims.masdars import OBJECTS, is_masdar
from marsad.analysis.claims.participles import PARTICIPLES
from marsad.analysis.claims.verbs import FORMS
from marsad.analysis.claims.words import (
    ABSTRACT,
    MEDIA,
    MONTHS,
    ORGANISATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    ROLE_PREPOSITIONS,
    ROLES,
    TIME_TAIL,
    TIME_WORDS,
    keys,
    listed,
)

_ALIAS = 4  # words of a quotation that may still be part of a name


_OFFICIAL = ROLES | ORGANISATIONS
_MADE_BY = listed("made_by")


_ADVERBS = keys("رسميا سابقا لاحقا مؤخرا أخيرا علنا صراحة مجددا مرارا أيضا كذلك بدوره بدورها")
_THAT_THING = keys("ذلك هذا هذه تلك")
_BEFORE_NOW = keys("قبل جديد")
_ASKED = keys("طلب طلبت طلبوا فضل فضلت فضلوا اشترط اشترطت اشترطوا")
_INTO = listed("into")


_WITH_WHAT = listed("with_what")


_COMMAS = frozenset("،,؛;")


_DASHES = frozenset("-–—ـ")


_AFTER_AND = listed("after_and")


_FIRST_PERSON = listed("first_person")


_DESCRIBED = listed("described")


class Reader(Ground):
    """Reads one clause, left to right, never backwards: linear in the clause's length."""

    def read(self, start: int) -> Clause:
        """Return the clause whose words begin at *start*."""
        index = start
        while index < self.end:
            step = self._step(index)
            if step <= index:
                break
            index = step
        self._close_adjunct(index)
        self.clause.stop = index
        return self.clause

    def _stop(self, opening: Opening, content: int, preposition: str = "") -> int:
        self.clause.opening, self.clause.content, self.clause.preposition = opening, content, preposition
        return -1

    def _step(self, index: int) -> int:
        view, key = self.view, self.view.keys[index]
        quotation = view.quotation_at(index)
        if quotation and quotation[0] == index:
            return self._quotation(index, quotation[1])
        if view.is_mark(index):
            return self._mark(index, key)
        office = view.role_at.get(index)
        fresh = office is not None and view.role_at.get(index - 1) is not office
        if fresh and self.phase in ("start", "subject"):
            return self._office(index)
        after = that_at(view, index, self.end)
        if after:
            return self._that_or_not(index, after)
        if key in _FIRST_PERSON and ":" in self.takes and self.clause.verb + 1 == index:
            return self._stop("colon", index)  # قال أؤكد …: his words without a mark
        time = view.time_at.get(index)
        if time is not None or key in TIME_WORDS:
            return self._time(index)
        if key in RELATIVES or key in PRONOUNS or (key in _MADE_BY and self.phase == "subject"):
            return self._skip_aside(index)
        if self._another_verb(index, key):
            described = not FORMS[key].joined and self.phase == "subject" and "that" in self.takes
            return self._skip_aside(index) if described else self._stop("verb", index)
        if key in PREPOSITIONS:
            step = self._governed(index, key)
            if step:
                return step
        if key in _WITH_WHAT and "ب" in self.takes:
            return self._stop("preposition", index, "ب")
        clitic = self._clitic(index, key)
        if key in ROLE_PREPOSITIONS and self.phase == "subject" and self.head in _OFFICIAL:
            return self._extend(index)
        if clitic or key in PREPOSITIONS or key in ("ل", "ب") or (key[1:] in _AFTER_AND and key[0] == "و"):
            return self._preposition(index, key, clitic)
        return self._noun(index, key)

    def _governed(self, index: int, key: str) -> int:
        """Stop at the preposition the verb asks for, pass over ``من قبل``; 0 for any other."""
        if key == "من" and index + 1 < self.end and self.view.keys[index + 1] in _BEFORE_NOW:
            self._close_adjunct(index)
            self.phase = "time"
            return index + 2
        if key in self.takes and self._opener(index):
            return self._stop("preposition", index + 1, key)
        if key == "عن" and "%" in self.takes and self._number_at(index + 1):
            return self._stop("preposition", index + 1, key)
        return 0

    def _that_or_not(self, index: int, after: int) -> int:
        """Take أن for this verb's, unless it is another's: ``ما وصفه بأنه``, ``صور قيل إنها تظهر``."""
        before = self.view.keys[index - 1]
        if before in _DESCRIBED or "that" not in self.takes:
            return after
        if self.phase == "adjunct" and before in FORMS and before not in PREPOSITIONS:
            return after
        return self._that(index, after)

    def _office(self, index: int) -> int:
        """Take an office the names floor has read as one piece."""
        after = index
        office = self.view.role_at[index]
        while after < self.end and self.view.role_at.get(after) is office:
            if after > index and clitic_at(self.view, after) == "ل" and self._hears(after):
                break  # رئيسة البلدية للإذاعة: whom she told is no part of her office
            after += 1
        quotation = self.view.quotation_at(after - 1)
        if quotation and index <= quotation[0] and quotation[1] < self.end:
            after = max(after, quotation[1] + 1)
        self.phase, self.head, self.named = "subject", self.view.keys[index], False
        return self._extend(index, after)

    def _quotation(self, index: int, closing: int) -> int:
        words = closing - index - 1
        after = closing + 1
        in_name = words <= _ALIAS and (
            (after < self.end and self.view.keys[after] not in ".؟!") or not self.takes
        )
        before = self.view.keys[index - 1]
        if (
            self.phase == "adjunct"
            and words <= _ALIAS
            and after < self.end
            and (before in _INTO or before in MEDIA)
        ):
            return after  # لـ «عكاظ»، أن: the name of who was told
        if in_name and (self.phase != "adjunct" or not self.view.is_mark(after)):
            if self.phase == "adjunct":
                return after
            self.phase = "subject"
            return self._extend(index, after)
        return self._stop("quote", index)

    def _mark(self, index: int, key: str) -> int:
        if key == ":":
            return self._stop("colon", index + 1)
        if key == "(":
            for closing in range(index + 1, min(index + 14, self.end)):
                if self.view.keys[closing] == ")":
                    return self._extend(index, closing + 1) if self.phase == "subject" else closing + 1
            return index + 1
        if key in _COMMAS or key in _DASHES:
            return self._comma(index)
        return index + 1

    def _comma(self, index: int) -> int:
        following = index + 1
        if following >= self.end:
            return following
        key = self.view.keys[following]
        self._close_adjunct(index)
        asked = key in _ASKED and "عدم" in self.view.keys[following + 1 : following + 3]
        told = FORMS.get(key)
        aside = told is not None and not told.joined and self.phase == "subject" and key not in PREPOSITIONS
        if key in RELATIVES or key in PRONOUNS or asked or aside:
            return self._skip_aside(following)
        if key in PARTICIPLES and key not in PREPOSITIONS:
            return self._stop("verb", following)
        if self.phase == "adjunct":
            return following
        if self.phase == "subject" and "=" in self.takes and (is_masdar(key) or key in OBJECTS):
            return self._stop("object", following)
        return following

    def _that(self, index: int, after: int) -> int:
        before = self.view.keys[index - 1]
        if before in ABSTRACT and self.clause.subject and index - 1 > self.clause.subject[0]:
            if self.clause.subject[1] == index:
                self.clause.subject = (self.clause.subject[0], index - 1)
            return self._stop("object", index - 1)
        return self._stop("that", after)

    def _time(self, index: int) -> int:
        time = self.view.time_at.get(index)
        after = index + 1
        if time is not None:
            while after < self.end and self.view.time_at.get(after) is time:
                after += 1
        while after < self.end and self.view.time_at.get(after) is None:
            key = self.view.keys[after]
            if (
                key in TIME_TAIL
                or key in TIME_WORDS
                or key in MONTHS
                or self.view.tokens[after].kind == "number"
            ):
                after += 1
            else:
                break
        self._close_adjunct(index)
        self.phase = "time"
        return after

    def _skip_aside(self, index: int) -> int:
        """Pass over a relative clause or ``وهو …`` to the comma that ends it, or to what was said."""
        at, opener = index + 1, 0
        while at < self.end:
            key = self.view.keys[at]
            if key == ":" or (at in self.view.quoted_by and self.view.quoted_by[at][0] == at):
                return at
            if key in _COMMAS and opener:
                break
            if key in _COMMAS:
                self.phase = "time" if self.clause.subject else self.phase
                return at
            if that_at(self.view, at, self.end):
                return at
            if key in self.takes and key in PREPOSITIONS and self.clause.subject:
                opener = at
            if "=" in self.takes and at in self.view.time_at and self.clause.subject:
                self.phase = "time"
                return at  # أعلن النادي الذي … اليوم توصله: the day ends the aside
            at += 1
        if opener:
            self.phase = "time"
            return opener  # دعا الذين … إلى: no comma closes the relative clause
        return at

    def _preposition(self, index: int, key: str, clitic: str) -> int:
        if clitic == "ب" and "ب" in self.takes and self._clitic_object(index):
            return self._stop("preposition", index, "ب")
        if self.phase == "subject" and not self.named and self._of_office(index, key, clitic):
            return self._extend(index)
        if key in _ADVERBS and self.phase != "adjunct":
            self.phase = "time" if self.clause.subject else self.phase
            return index + 1
        if clitic == "ب" and self.phase == "adjunct" and self.adjunct_from >= 0:
            return index + 1  # في مؤتمر صحفي بموسكو: one adjunct
        self._close_adjunct(index)
        self.phase = "adjunct"
        self.adjunct_from = index
        return index + 1

    def _noun(self, index: int, key: str) -> int:
        if self.phase == "start" and "=" in self.takes and key in _THAT_THING:
            return self._stop("object", index)
        if self._counts(key):
            return self._stop("object", index)
        if self.phase == "start":
            self.phase = "subject"
            self.head = key
            self.clause.subject = (index, index + 1)
            self.named = self._is_person(index)
            return index + 1
        objective = "=" in self.takes and not self.strict
        if self.phase == "subject":
            if objective and index not in self.view.name_at and self._begins_object(index, key):
                return self._stop("object", index)
            if self._is_person(index):
                self.named = True
            elif key in ROLES and index not in self.view.name_at:
                self.head, self.named = key, False  # فلان كبير الخبراء في …: the office goes on
            return self._extend(index)
        if self.phase == "time":
            if objective and self.clause.subject:
                return self._stop("object", index)
            if self.clause.subject is None or self.view.keys[index - 1] not in _COMMAS:
                self.phase = "subject" if self.clause.subject is None else self.phase
                if self.clause.subject is None:
                    self.head = key
                    self.clause.subject = (index, index + 1)
            return index + 1
        loose = index > self.adjunct_from + 1 and self.view.keys[index - 1] not in PREPOSITIONS
        if objective and self.clause.subject and loose and self._begins_object(index, key):
            return self._stop("object", index)
        return index + 1

    def _extend(self, index: int, after: int | None = None) -> int:
        after = after if after is not None else index + 1
        start = self.clause.subject[0] if self.clause.subject else index
        self.clause.subject = (start, after)
        return after

    def _close_adjunct(self, index: int) -> None:
        if self.adjunct_from >= 0 and index > self.adjunct_from:
            self.clause.adjuncts.append((self.adjunct_from, index))
        self.adjunct_from = -1
