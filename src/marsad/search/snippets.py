"""Snippets: the passage that answers best, marked on the raw text with its vowels.

The text shown is analysed again with the places of its words, so a mark covers the word as
printed, clitics and all: ``وبالجنود`` for ``جندي``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.normalise import fold
from marsad.model.analysis import Analysis, Claim
from marsad.model.query import (
    Clause,
    Either,
    FigureIn,
    In,
    Is,
    Phrase,
    Prefix,
    Query,
    Row,
    Said,
    Snippet,
    Word,
)
from marsad.model.span import Span
from marsad.search.analyser import Analyser, Keys, Located
from marsad.search.documents import id_token, said_words, speaker_token
from marsad.search.naming import NAME_KINDS, names_in
from marsad.search.stopwords import STOPWORDS

LENGTH = 240
"""Code points of a passage, about."""

_SENTENCE_ENDS = ".!?\u061f\n"
_PROCLITIC_LETTERS = 3

IdsOf = Callable[[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SaidBy:
    """A ``قال:`` clause with its speaker's ids (``None``: anyone) and the words that must be said."""

    speakers: frozenset[str] | None
    cue: str | None
    words: tuple[Keys, ...]


@dataclass(slots=True)
class Wanted:
    """What to mark: keys of words, beginnings, phrases, names by id; and the claims to show."""

    exact: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    phrases: list[tuple[Keys, ...]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    said: list[SaidBy] = field(default_factory=list)

    @property
    def needs_analysis(self) -> bool:
        """True where only an article's names or claims show what answers."""
        return bool(self.names or self.said)

    def answers(self, keys: Keys) -> str | None:
        """Return which wanted thing a word answers, ``None`` for none."""
        if keys.stem in self.stems:
            return keys.stem
        if keys.lemma in self.lemmas:
            return keys.lemma
        if keys.exact in self.exact:
            return keys.exact
        bare = keys.exact.removeprefix(ARTICLE)
        return next((p for p in self.prefixes if keys.exact.startswith(p) or bare.startswith(p)), None)


def wanted_by(query: Query, analyser: Analyser, ids_of: IdsOf) -> Wanted:
    """Return what *query* asks to see; refused words are not among it.

    *ids_of* tells the ids that a typed name may mean (``plan.Planner.ids_of``).
    """
    wanted = Wanted()
    for clause in _asked(query.clause) if query.clause else ():
        match clause:
            case Word() | Prefix() | Phrase():
                _want(wanted, clause, analyser)
            case FigureIn(unit) if unit:
                _want(wanted, Word(unit), analyser)
            case Is("person" | "place" | "organisation" as kind, value):
                wanted.names.update(ids_of(kind, value))
            case Is("name", value):
                for sort in NAME_KINDS:
                    wanted.names.update(ids_of(sort, value))
            case Is("speaker", value):
                wanted.said.append(SaidBy(frozenset(ids_of("speaker", value)), None, ()))
            case Said(speaker, cue, words):
                said = tuple(
                    k for word in words for k in analyser.keys(word.text) if k.exact not in STOPWORDS
                )
                who = frozenset(ids_of("speaker", speaker)) if speaker else None
                wanted.said.append(SaidBy(who, cue, said))
            case _:
                pass
    wanted.names.update(id_token(name.id) for name in names_in(_bare_words(query.clause)))
    return wanted


def _asked(clause: Clause) -> Iterator[Clause]:
    """Yield the clauses that are not refused, a ``قال:`` clause before its words."""
    match clause:
        case In(_, inner):
            yield from _asked(inner)
        case Either(options):
            for option in options:
                yield from _asked(option)
        case Row(items):
            for item in items:
                if item.occur != "must_not":
                    yield from _asked(item.clause)
        case Said(_, _, words):
            yield clause
            yield from words
        case _:
            yield clause


def _bare_words(clause: Clause | None) -> str:
    if isinstance(clause, Word):
        return clause.text
    items = clause.items if isinstance(clause, Row) else ()
    return " ".join(i.clause.text for i in items if i.occur != "must_not" and isinstance(i.clause, Word))


def claims_wanted(analysis: Analysis, wanted: Wanted, analyser: Analyser) -> tuple[Claim, ...]:
    """Return the claims that a ``قال:`` clause asked for, as they stand in the body."""
    return tuple(
        claim for claim in analysis.claims if any(_is_said(claim, said, analyser) for said in wanted.said)
    )


def _is_said(claim: Claim, said: SaidBy, analyser: Analyser) -> bool:
    if said.speakers is not None and speaker_token(claim) not in said.speakers:
        return False
    if said.cue is not None and claim.cue.cls != said.cue:
        return False
    printed = said_words(analyser, claim.text)
    return all(key.stem in printed or key.lemma in printed for key in said.words)


def _want(wanted: Wanted, leaf: Word | Prefix | Phrase, analyser: Analyser) -> None:
    if isinstance(leaf, Prefix):
        wanted.prefixes.add(fold(leaf.text))
        return
    keys = tuple(analyser.keys(leaf.text))
    if isinstance(leaf, Phrase) and leaf.within is None and len(keys) > 1:
        wanted.phrases.append(keys)
        return
    for key in keys:
        if isinstance(leaf, Word) and leaf.exact:
            wanted.exact.add(key.exact)
        elif key.exact not in STOPWORDS or len(keys) == 1:
            wanted.stems.add(key.stem)
            wanted.lemmas.add(key.lemma)


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    what: str
    weight: float


def marks_in(text: str, wanted: Wanted, analyser: Analyser) -> tuple[Span, ...]:
    """Return the words of *text* that answer, in order; a phrase is one range."""
    return tuple(mark.span for mark in _marks(analyser.located(text), wanted))


def _marks(words: list[Located], wanted: Wanted) -> list[_Mark]:
    marks = [_Mark(span, what, 2.0) for span, what in _phrase_marks(words, wanted.phrases)]
    inside = [mark.span for mark in marks]
    for word in words:
        what = wanted.answers(word.keys)
        if what is None or (word.keys.exact in STOPWORDS and what not in wanted.exact):
            continue
        if not any(span.contains(word.span) for span in inside):
            marks.append(_Mark(word.span, what, 1.0))
    return sorted(marks, key=lambda mark: mark.span)


def _phrase_marks(words: list[Located], phrases: Iterable[tuple[Keys, ...]]) -> Iterator[tuple[Span, str]]:
    for phrase in phrases:
        rest = [key.exact for key in phrase[1:]]
        for i in range(len(words) - len(rest)):
            if not _bears(words[i].keys.exact, phrase[0].exact):
                continue
            if [word.keys.exact for word in words[i + 1 : i + 1 + len(rest)]] == rest:
                last = words[i + len(rest)].span.end
                yield Span(words[i].span.start, last), " ".join((phrase[0].exact, *rest))


def _bears(printed: str, word: str) -> bool:
    """True when *printed* is *word*, perhaps behind proclitics."""
    if printed.endswith(word):
        return len(printed) - len(word) <= _PROCLITIC_LETTERS
    # ل + ال is written لل
    return word.startswith(ARTICLE) and printed.endswith("ل" + word[1:]) and len(printed) <= len(word) + 1


def snippet_of(
    text: str,
    wanted: Wanted,
    analyser: Analyser,
    analysis: Analysis | None = None,
    length: int = LENGTH,
) -> Snippet:
    """Return the passage of *text* that holds most of what is wanted; its beginning where nothing does.

    Where a claim is wanted the passage is the claim's. Passages begin at a sentence where one
    begins near enough, else at a word.
    """
    words = analyser.located(text)
    marks = _marks(words, wanted)
    focus = None
    if analysis is not None:
        marks = sorted({*marks, *_name_marks(analysis, wanted, marks)}, key=lambda mark: mark.span)
        claims = claims_wanted(analysis, wanted, analyser)
        focus = _whole(claims[0]) if claims else None
    span = _passage(text, words, marks, length, focus)
    inside = tuple(mark.span.shifted(-span.start) for mark in marks if span.contains(mark.span))
    return Snippet(text=span.of(text), span=span, marks=inside)


def _whole(claim: Claim) -> Span:
    """Return the stretch from who speaks to the end of what was said."""
    starts = [claim.span.start, claim.cue.span.start]
    if claim.speaker.span is not None and abs(claim.speaker.span.start - claim.span.start) < LENGTH:
        starts.append(claim.speaker.span.start)
    return Span(min(starts), claim.span.end)


def _name_marks(analysis: Analysis, wanted: Wanted, marks: list[_Mark]) -> Iterator[_Mark]:
    """Yield the mentions of wanted names that no word of the query marks already."""
    for name in analysis.names:
        if id_token(name.id) in wanted.names and not any(mark.span.overlaps(name.span) for mark in marks):
            yield _Mark(name.span, name.id, 1.0)


def _passage(text: str, words: list[Located], marks: list[_Mark], length: int, focus: Span | None) -> Span:
    if len(text) <= length:
        return Span(0, len(text))
    start = focus.start if focus else _best_start(marks, length)
    sentence = max((text.rfind(end, 0, start) for end in _SENTENCE_ENDS), default=-1) + 1
    if start - sentence <= length // 3:
        start = sentence
    else:
        start = max(0, start - length // 6)
        start = next((word.span.start for word in words if word.span.start >= start), start)
    while start < len(text) and text[start].isspace():
        start += 1
    limit = min(len(text), start + length)
    ends = [word.span.end for word in words if start < word.span.end <= limit]
    end = limit if limit == len(text) else (ends[-1] if ends else limit)
    return Span(start, max(start, end))


def _best_start(marks: list[_Mark], length: int) -> int:
    """Return where the passage with the most different things, then the most marks, begins."""
    best, best_start = (0.0, 0.0), 0
    for i, first in enumerate(marks):
        held = [mark for mark in marks[i:] if mark.span.end <= first.span.start + length * 2 // 3]
        different = {mark.what: mark.weight for mark in held}
        score = (sum(different.values()), float(len(held)))
        if score > best:
            best, best_start = score, first.span.start
    return best_start
