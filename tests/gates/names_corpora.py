"""ANERcorp and AQMAR as articles to find names in, and how names meet their annotation.

The corpora mark the proper part of a name only (``غزة`` of ``قطاع غزة``, ``هآرتس`` of ``صحيفة هآرتس``), no
offices, and neither governments nor armies. ``in_their_terms`` lays our names on that grid: names
inside an office are counted, a leading kind-word is left out, bodies that every state has are not
counted. Without it the figures are called ``as printed``.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.analysis import names as floor
from marsad.analysis import text_of
from marsad.analysis.names.known_tags import CLASSES
from marsad.analysis.names.matcher import find_known
from marsad.analysis.names.view import view_of
from marsad.arabic.names import word_key

Sentence = list[tuple[str, str]]
Found = tuple[int, int, str]
ARTICLE_WORDS = 475
"""ANERcorp's 316 articles come without their borders; this is their mean length."""

_KIND_WORDS = (
    "مدينة قطاع دولة إقليم محافظة ولاية حركة صحيفة جريدة وكالة قناة موقع مجلة شركة تنظيم جماعة نادي "
    "فريق مخيم مقاطعة منصة تلفزيون هضبة بلدة بنك نهر شبكة"
)
_KINDS = frozenset(word_key(word) for word in _KIND_WORDS.split())
_STATE = frozenset({"body.state", "body.ministry"})


@dataclass(frozen=True)
class Score:
    """Exact spans and types: precision, recall and F1 over all and for each class."""

    right: Counter
    wrong: Counter
    missed: Counter

    def f1(self, cls: str | None = None) -> float:
        right, wrong, missed = (
            sum(c.values()) if cls is None else c[cls] for c in (self.right, self.wrong, self.missed)
        )
        return 2 * right / max(1, 2 * right + wrong + missed)

    @property
    def precision(self) -> float:
        return sum(self.right.values()) / max(1, sum(self.right.values()) + sum(self.wrong.values()))

    def __str__(self) -> str:
        classes = " ".join(f"{cls} {100 * self.f1(cls):.1f}" for cls in ("PER", "LOC", "ORG"))
        return f"F1 {100 * self.f1():.1f} (P {100 * self.precision:.1f}; {classes})"


def articles(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Yield runs of sentences about an article long."""
    run: list[Sentence] = []
    for sentence in sentences:
        run.append(sentence)
        if sum(map(len, run)) >= ARTICLE_WORDS:
            yield run
            run = []
    if run:
        yield run


def score(sentences: list[Sentence], *, in_their_terms: bool) -> Score:
    """Find names in *sentences* and compare."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for run in articles(sentences):
        gold, found = _gold(run), _found(run, in_their_terms=in_their_terms)
        right.update(cls for _, _, cls in found & gold)
        wrong.update(cls for _, _, cls in found - gold)
        missed.update(cls for _, _, cls in gold - found)
    return Score(right, wrong, missed)


def _gold(run: list[Sentence]) -> set[Found]:
    tags = [tag for sentence in run for _, tag in sentence]
    found: set[Found] = set()
    for at, tag in enumerate(tags):
        if tag.startswith("B"):
            end = at + 1
            while end < len(tags) and tags[end] == f"I-{tag[2:]}":
                end += 1
            found.add((at, end, tag[2:]))
    return found


def _found(run: list[Sentence], *, in_their_terms: bool) -> set[Found]:
    words, starts, body = [], [], ""
    for sentence in run:
        for word, _ in sentence:
            starts.append((len(body), len(body) + len(word)))
            words.append(word)
            body += word + " "
        body = body[:-1] + "\n"
    text = text_of(body)
    spans = []
    for name in floor.find_names(text):
        if name.type == "role":
            if in_their_terms:
                inside = (k for k in find_known(view_of(text)) if name.span.contains(k.span))
                spans += [(k.span, CLASSES[k.form.entity.type], "known") for k in inside]
        elif not name.inferred and not (in_their_terms and name.rule in _STATE):
            spans.append((name.span, CLASSES[name.type], name.rule))
    found: set[Found] = set()
    for span, cls, rule in spans:
        held = [at for at, (start, end) in enumerate(starts) if start < span.end and end > span.start]
        if in_their_terms and rule == "known":
            held = _proper(held, words)
        if held:
            found.add((held[0], held[-1] + 1, cls))
    return found


def _proper(held: list[int], words: list[str]) -> list[int]:
    while len(held) > 1 and not any(letter.isalnum() for letter in words[held[-1]]):
        held = held[:-1]
    while len(held) > 1 and (_kind(words[held[0]]) or not any(letter.isalnum() for letter in words[held[0]])):
        held = held[1:]
    return held


def _kind(word: str) -> bool:
    key = word_key(word)
    return any(form in _KINDS for form in (key, key[1:], key[2:]))


def of_corpora(data: Path) -> dict[str, list[Sentence]]:
    """Return the parts of both corpora that the tagger has not seen."""
    from tools.names_model.corpora import anercorp, aqmar

    return {
        "anercorp": anercorp(data)[1],
        "aqmar": [sentence for article in aqmar(data)[1].values() for sentence in article],
    }
