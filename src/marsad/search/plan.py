"""Query -> plan: what an engine must do.

A word is looked for under its three keys and in the headline and lead; what must hold and what
only ranks is decided here, the same for every engine. Weights are ``WEIGHTS``, measured in
``tests/gates/test_search_effectiveness.py``.
"""

from collections.abc import Iterable
from collections.abc import Sequence as Run
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Protocol

from marsad.arabic import letters
from marsad.arabic.clitics import ARTICLE
from marsad.arabic.normalise import fold
from marsad.model.query import (
    Clause,
    Days,
    Either,
    FigureIn,
    In,
    Is,
    Phrase,
    Prefix,
    Query,
    Row,
    Said,
    TextField,
    Word,
)
from marsad.model.span import Span
from marsad.search import days
from marsad.search.analyser import Analyser, Keys
from marsad.search.documents import id_token, name_words
from marsad.search.engine import (
    Between,
    Combined,
    Everything,
    Known,
    Nothing,
    OneOf,
    Plan,
    Sequence,
    StartsWith,
    Term,
    TokenField,
)
from marsad.search.fields import CUE_NAMES
from marsad.search.figures import ANY_UNIT, code_range, unit_key
from marsad.search.naming import NAME_KINDS, names_in
from marsad.search.stopwords import STOPWORDS

WEIGHTS: dict[TokenField, float] = {
    "exact": 0.5,
    "stem": 1.0,
    "lemma": 1.0,
    "head_stem": 1.0,
    "lead_stem": 0.3,
}
"""What a word counts for in each field it is found in."""

ALL_UP_TO = 4
"""So many words must all be there; of more, ``MOST`` of them."""

MOST = 0.6
NAME_WEIGHT = 1.0
"""What a name counts for beside its words; it is what spellings of one name share."""

_NAMES_TRIED = 50
_PROCLITICS = (
    "",
    letters.WAW,
    letters.FEH,
    letters.BEH,
    letters.LAM,
    letters.KAF,
    letters.WAW + letters.BEH,
    letters.WAW + letters.LAM,
    letters.FEH + letters.LAM,
)
_ONLY_RANK = frozenset(("exact", "head_stem", "lead_stem"))
_INTERROGATIVES = frozenset(fold(word) for word in ["كم", "متى", "أين", "كيف", "لماذا", "ماذا", "هل"])
_EPOCH = date(1970, 1, 1).toordinal()


class Vocabulary(Protocol):
    """What the index knows of names and words; part of ``ports.Index``."""

    def named(self, kind: str, words: Run[str]) -> tuple[Known, ...]:
        """Return ids whose names hold all *words*."""
        ...

    def frequency(self, field: str, token: str) -> int:
        """Return in how many articles *token* stands."""
        ...


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes plans for one generation of an index on one day."""

    analyser: Analyser
    vocabulary: Vocabulary
    today: date
    relaxed: bool = False
    """Any word will do: asked for when all the words are in no article."""

    def plan(self, query: Query) -> Plan:
        """Return the plan of *query*; in a question any word will do, as in all ranked retrieval."""
        if not self.relaxed and is_question(query.text):
            return replace(self, relaxed=True).plan(query)
        return Everything() if query.clause is None else self._clause(query.clause, None)

    def _clause(self, clause: Clause, part: TextField | None) -> Plan:
        match clause:
            case Word():
                return self._word(clause, part)
            case Prefix(text):
                return self._prefix(fold(text), part)
            case Phrase():
                return self._phrase(clause, part)
            case In(field, inner):
                return self._clause(inner, field)
            case Is():
                return self._is(clause)
            case Days():
                return self._days(clause)
            case FigureIn(unit, low, high, exclusive):
                key = unit_key(self.analyser, unit) if unit else ANY_UNIT
                return Between("figures", *code_range(key, low, high, exclusive=exclusive))
            case Said():
                return self._said(clause)
            case Either(options):
                return any_of(self._clause(option, part) for option in options)
            case Row():
                return self._row(clause, part)

    # words

    def _word(self, word: Word, part: TextField | None) -> Plan:
        keys = self.analyser.keys(word.text)
        if word.exact:
            return Sequence(_exact_field(part), tuple(key.exact for key in keys)) if keys else Everything()
        if len(keys) == 1:
            return any_of(self._terms(keys[0], part))
        if not keys:
            return Everything()
        if part == "lead":
            return Combined(must=tuple(any_of(self._terms(key, part)) for key in keys))
        return Sequence(_stem_field(part), tuple(key.stem for key in keys))

    def _terms(self, key: Keys, part: TextField | None) -> list[Plan]:
        if part == "headline":
            return [
                Term("head_exact", key.exact, 0.5),
                Term("head_stem", key.stem),
                Term("head_lemma", key.lemma),
            ]
        if part == "lead":
            return [Term("lead_stem", key.stem)]
        return [Term(field, _key_for(field, key), weight) for field, weight in WEIGHTS.items()]

    def _prefix(self, key: str, part: TextField | None) -> Plan:
        exact, stem = _exact_field(part), _stem_field(part)
        return Combined(
            filters=(
                any_of((StartsWith(exact, key), StartsWith(exact, ARTICLE + key), StartsWith(stem, key))),
            )
        )

    def _phrase(self, phrase: Phrase, part: TextField | None) -> Plan:
        keys = self.analyser.keys(phrase.text)
        if not keys:
            return Everything()
        if part == "lead":
            return Combined(must=tuple(any_of(self._terms(key, part)) for key in keys))
        if phrase.within is not None:
            return Sequence(_stem_field(part), tuple(key.stem for key in keys), slop=phrase.within)
        field = _exact_field(part)
        rest = tuple(key.exact for key in keys[1:])
        if phrase.exact:
            return Sequence(field, (keys[0].exact, *rest))
        return any_of(
            Sequence(field, (first, *rest), weight=2.0) for first in self._with_proclitics(keys[0].exact)
        )

    def _with_proclitics(self, word: str) -> list[str]:
        """Return *word* and the forms of it with a proclitic that the index holds."""
        forms = [proclitic + word for proclitic in _PROCLITICS]
        if word.startswith(ARTICLE):
            # the article's alef falls after lam: ل + المجلس is written للمجلس
            lam = letters.LAM + word[1:]
            forms += [lam, letters.WAW + lam, letters.FEH + lam]
        return [word, *(form for form in forms[1:] if self.vocabulary.frequency("exact", form))]

    # facts

    def _is(self, fact: Is) -> Plan:
        value = fact.value.strip()
        match fact.field:
            case "id" | "story" | "language":
                return OneOf(fact.field, (value,))
            case "cue":
                return OneOf("cue", (CUE_NAMES.get(fold(value), fold(value)),))
            case "name":
                ids = dict.fromkeys(which for kind in NAME_KINDS for which in self.ids_of(kind, value))
                return Combined(filters=(any_of(Term("names", which) for which in ids),))
            case "source" | "credit" | "category" | "place" | "person" | "organisation" | "speaker":
                return OneOf(fact.field, self.ids_of(fact.field, value))

    def ids_of(self, kind: str, value: str) -> tuple[str, ...]:
        """Return the ids that *value* may name: as typed, as a known name in any spelling, by its words."""
        words = name_words(value)
        known = self.vocabulary.named(kind, words)[:_NAMES_TRIED] if words else ()
        spelt = (id_token(name.id) for name in names_in(value) if name.text == value.strip())
        return tuple(dict.fromkeys((id_token(value), *spelt, *(each.id for each in known))))

    def _days(self, between: Days) -> Plan:
        low = days.bounds(between.since, self.today)[0].toordinal() - _EPOCH if between.since else None
        high = days.bounds(between.until, self.today)[1].toordinal() - _EPOCH if between.until else None
        return Between("day", low, high)

    def _said(self, said: Said) -> Plan:
        speakers = self.ids_of("speaker", said.speaker) if said.speaker else ("*",)
        words = [key for word in said.words for key in self.analyser.keys(word.text)]
        wanted = any_of(self._said_by(who, said, words) for who in speakers)
        ranking = tuple(term for key in words for term in self._terms(key, None))
        return Combined(filters=(wanted,), may=ranking)

    def _said_by(self, who: str, said: Said, words: list[Keys]) -> Plan:
        cue = said.cue or "*"
        parts: list[Plan] = [Term("said", f"{who}|{cue}|*")]
        with_word = cue if who == "*" else "*"
        prefixes = {fold(word.text) for word in said.words if isinstance(word, Prefix)}
        for key in words:
            if key.exact in prefixes:
                parts.append(StartsWith("said", f"{who}|{with_word}|{key.exact}"))
            elif key.exact not in STOPWORDS:
                either = dict.fromkeys((key.stem, key.lemma))
                parts.append(any_of(Term("said", f"{who}|{with_word}|{word}") for word in either))
        return Combined(must=tuple(parts))

    # rows

    def _row(self, row: Row, part: TextField | None) -> Plan:
        must: list[Plan] = []
        filters: list[Plan] = []
        never: list[Plan] = []
        words: list[Word] = []
        for item in row.items:
            if item.occur == "should" and isinstance(item.clause, Word) and not item.clause.exact:
                words.append(item.clause)
                continue
            plan = self._clause(item.clause, part)
            if item.occur == "must_not":
                never.append(plan)
            elif isinstance(plan, OneOf | Between | StartsWith | Everything):
                filters.append(plan)
            else:
                must.append(plan)
        loose = self._words(words, part)
        return Combined(
            must=tuple(must) + loose.must,
            filters=tuple(filters),
            never=tuple(never),
            may=loose.may,
            least=loose.least,
        )

    def _words(self, words: list[Word], part: TextField | None) -> Combined:
        """Return what bare words side by side ask for: all of a few, most of many, any when relaxed."""
        telling = [word for word in words if not self._says_little(word)] or words
        each = self._named(tuple(dict.fromkeys(telling)), part)
        if not each:
            return Combined()
        if self.relaxed:
            # flat, so that an engine can pass over articles that cannot reach the first ones
            return Combined(may=tuple(term for plan in each for term in _flat(plan)), least=1)
        if len(each) <= ALL_UP_TO:
            # what finds is required, what only ranks is left to the articles found: half the work
            ranking = tuple(term for plan in each for term in _flat(plan) if _only_ranks(term))
            return Combined(must=tuple(_finding(plan) for plan in each), may=ranking)
        return Combined(may=each, least=ceil(len(each) * MOST))

    def _named(self, words: tuple[Word, ...], part: TextField | None) -> tuple[Plan, ...]:
        """Return a plan for each of *words*; a known name stands for its words in every spelling."""
        text = " ".join(word.text for word in words)
        names = names_in(text) if part is None else ()
        plans: list[Plan] = []
        start = 0
        for word in words:
            plan = self._word(word, part)
            span = Span(start, start + len(word.text))
            start = span.end + 1
            name = next((name for name in names if name.span.contains(span)), None)
            plans.append(
                any_of((*_flat(plan), Term("names", id_token(name.id), NAME_WEIGHT))) if name else plan
            )
        return tuple(plans)

    def _says_little(self, word: Word) -> bool:
        return all(key.exact in STOPWORDS for key in self.analyser.keys(word.text))


def _only_ranks(plan: Plan) -> bool:
    """True for terms that hold only where the word's stem in the whole text holds too."""
    return isinstance(plan, Term) and plan.field in _ONLY_RANK


def _finding(plan: Plan) -> Plan:
    terms = tuple(term for term in _flat(plan) if not _only_ranks(term))
    return any_of(terms) if terms else plan


def is_question(text: str) -> bool:
    """True when *text* is asked as a question: by its mark, or by how it begins."""
    stripped = text.strip()
    first = fold(stripped.split(maxsplit=1)[0]) if stripped else ""
    return stripped.endswith(("\u061f", "?")) or first in _INTERROGATIVES


def _flat(plan: Plan) -> tuple[Plan, ...]:
    """Return the terms of a word that may be found in several fields."""
    return plan.may if isinstance(plan, Combined) and plan.least == 1 and plan.may else (plan,)


def any_of(plans: Iterable[Plan]) -> Plan:
    """Return a plan for which one of *plans* is enough."""
    options = tuple(plans)
    if not options:
        return Nothing()
    return options[0] if len(options) == 1 else Combined(may=options, least=1)


def _key_for(field: TokenField, key: Keys) -> str:
    if field.endswith("stem"):
        return key.stem
    return key.lemma if field.endswith("lemma") else key.exact


def _exact_field(part: TextField | None) -> TokenField:
    return "head_exact" if part == "headline" else "exact"


def _stem_field(part: TextField | None) -> TokenField:
    return "head_stem" if part == "headline" else "stem"
