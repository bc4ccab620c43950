"""Known names in a text: the forms of the knowledge table found in the token stream, clitics apart."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.analysis.names.clitics import readings
from marsad.analysis.names.cues import (
    BEFORE_A_PLACE,
    INTRODUCING,
    NAME_GOES_ON,
    PLACE_BEFORE,
    PLACE_CERTAIN,
    QUOTED_AFTER,
    REFUSED_AFTER,
    REFUSED_BEFORE,
)
from marsad.analysis.names.knowledge import Form, forms, nisbas
from marsad.analysis.names.tagger import common_words
from marsad.analysis.names.view import View, close_pair, skip_letters, token_key
from marsad.arabic.letters import ALEF, MARKS
from marsad.arabic.names import word_key
from marsad.arabic.native_names import NATIVE_NAMES
from marsad.arabic.normalise import fold_name
from marsad.arabic.words import iter_tokens
from marsad.model.span import Span

_MARKS = re.compile(f"[{MARKS}]+")
_TANWIN = re.compile("[\u064b\u064c\u064d]")
_ALEFS = str.maketrans("أإآٱ", "اااا")
_ALSO_ADJECTIVES = frozenset({word_key("السعودية"), word_key("سورية")})
_EXACT_UP_TO = 4
"""One-word forms this short must be spelt as in the table: ``جدة`` is not ``جده``."""


@dataclass(frozen=True, slots=True)
class Known:
    """A known form in the text: tokens ``[first, last)``, its span, the form, letters cut before it."""

    first: int
    last: int
    span: Span
    form: Form
    cut: int


@cache
def _trie() -> dict[str | None, Any]:
    root: dict[str | None, Any] = {}
    for form in forms():
        node = root
        for token in iter_tokens(form.text):
            if token.kind == "mark" and token.key != "+":
                continue
            node = node.setdefault(token_key(token.key, token.kind), {})
        node.setdefault(None, []).append(form)
    return root


def find_known(view: View) -> list[Known]:
    """Return the known names of the text, the longest first at each place, none inside another."""
    candidates = [_candidates(view, at) for at in range(len(view.tokens))]
    countries = _countries(view, candidates)
    found: list[Known] = []
    at = 0
    while at < len(candidates):
        known = next((k for k in candidates[at] if _accepted(view, k, countries)), None)
        if known is not None and _adjective(view, known, found):
            known = None
        if known is None:
            at += 1
            continue
        found.append(known)
        at = known.last
    return found


def _candidates(view: View, at: int) -> list[Known]:
    root = _trie()
    kind = view.tokens[at].kind
    if kind == "mark":
        return []
    found: list[Known] = []
    ways = readings(view.keys[at]) if kind == "word" else ((0, view.keys[at]),)
    for cut, key in ways:
        node = root.get(key)
        after = at + 1
        while node is not None:
            found.extend(_known(view, at, after, cut, form) for form in node.get(None, ()))
            if after >= len(view.keys) or view.broken[after]:
                break
            node = node.get(view.keys[after])
            after += 1
    if len(found) > 1:
        found.sort(key=lambda known: (-known.last, known.cut, known.form.support))
    return found


def _known(view: View, at: int, after: int, cut: int, form: Form) -> Known:
    token = view.tokens[at]
    start = skip_letters(view.body, token, cut) if cut else token.start
    return Known(at, after, close_pair(view.body, Span(start, view.tokens[after - 1].end)), form, cut)


def _countries(view: View, candidates: list[list[Known]]) -> frozenset[str]:
    """Return the countries the text speaks of: by adjective, or by a form that needs no support."""
    table = nisbas()
    seen = {known.form.entity.country for some in candidates for known in some[:1] if not known.form.support}
    for at, key in enumerate(view.keys):
        for _, word in readings(key):
            if (code := table.get(f"{word} {view.word(at + 1)}") or table.get(word)) is not None:
                seen.add(code)
                break
    return frozenset(seen - {""})


def _accepted(view: View, known: Known, countries: frozenset[str]) -> bool:
    form = known.form
    if known.last - known.first == 1:
        printed = _MARKS.sub("", known.span.of(view.body))
        if _TANWIN.search(known.span.of(view.body)) or not _spelt(printed, form.text, known.cut):
            return False
        if (
            printed != form.text
            and word_key(printed) in common_words()
            and _loose(printed) != _loose(form.text)
        ):
            return False
        if printed_refused(view, known):
            return False
        if known.cut == 1 and len(form.text) <= 3 and view.keys[known.first].startswith("لل"):
            return False  # للحج is الحج, not لحج
    if form.entity.type == "person" and _other_person(view, known):
        return False
    if form.support == 0:
        return True
    if _introduced(view, known):
        return True
    return form.support == 1 and (form.entity.country in countries or not form.entity.country)


def _adjective(view: View, known: Known, found: list[Known]) -> bool:
    """True where a country's name is the adjective: ``القوات السعودية``, ``عائلة سورية``."""
    first = known.first
    if known.last - first > 1 or known.cut or not first or view.broken[first]:
        return False
    key, before = view.keys[first], view.keys[first - 1]
    if key not in _ALSO_ADJECTIVES or not view.is_word(first - 1):
        return False
    if found and found[-1].last == first and found[-1].form.entity.type in ("organisation", "media"):
        return True
    if key.startswith("ال"):
        return before.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) and len(before) > 4
    return not any(word in BEFORE_A_PLACE for _, word in readings(before))


def _spelt(printed: str, form: str, cut: int) -> bool:
    """True unless a short form is printed with letters that only the key holds equal."""
    bare = (
        form.removeprefix("ال")
        if cut >= 2 and form.startswith("ال") and not printed.startswith("ال")
        else form
    )
    if len(bare) > _EXACT_UP_TO:
        return True
    if printed.translate(_ALEFS) != bare.translate(_ALEFS):
        return False
    return all(p in (f, ALEF) for p, f in zip(printed, bare, strict=True))


def _loose(word: str) -> str:
    """Return *word* as people type it: no hamza, no article (``لل`` swallows it), final ة and ى levelled."""
    return word.translate(_ALEFS).removeprefix("ال").replace("ة", "ه").replace("ى", "ي")


def printed_refused(view: View, known: Known) -> bool:
    """True where the words round a one-word form make it a common word (``حماة الوطن``)."""
    word = word_key(known.form.text)
    return view.word(known.last) in REFUSED_AFTER.get(word, ()) or view.word(
        known.first - 1
    ) in REFUSED_BEFORE.get(word, ())


def _other_person(view: View, known: Known) -> bool:
    """True when the words belong to a longer name of someone else (``محمد صلاح الدين``)."""
    if view.word(known.last) in NAME_GOES_ON and not view.broken[known.last]:
        return True
    before = view.word(known.first - 1)
    glued = (
        known.first > 0
        and not view.broken[known.first]
        and view.tokens[known.first].start - view.tokens[known.first - 1].end == 1
    )
    return bool(
        glued
        and known.cut == 0
        and fold_name(before) in NATIVE_NAMES
        and before not in ("صالح", "ملك", "امير", "شيخ")
    )


def _introduced(view: View, known: Known) -> bool:
    first, last = known.first, known.last
    quoted = view.opened[first] and view.closed[last - 1]
    kind = known.form.entity.type
    if quoted and kind != "place" and (kind != "media" or known.form.support == 1 or known.cut):
        return True
    if first == 0 or view.broken[first]:
        return False
    cues = PLACE_CERTAIN if kind == "place" and known.form.support > 1 else INTRODUCING.get(kind, frozenset())
    for _, before in readings(view.keys[first - 1]):
        if before in cues or (quoted and before in QUOTED_AFTER):
            return True
        if known.form.entity.kind == "country" and known.form.support == 1 and before in PLACE_BEFORE:
            return True
    return False
