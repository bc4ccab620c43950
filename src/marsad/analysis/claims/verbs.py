"""Reporting verbs: one row a lemma, every inflected form generated from its principal parts.

A row gives the perfect, the imperfect, the class of the cue and what the verb takes: ``that`` (أن
and its kin), ``:`` (a colon or a quotation), ``=`` (a bare object) or a preposition that opens the
object. Forms are search keys (``arabic.normalise.fold``).
"""

from typing import NamedTuple

from marsad.analysis.claims.words import LEXICON
from marsad.arabic.normalise import fold
from marsad.model.analysis import CueClass


class Lemma(NamedTuple):
    """A reporting verb. ``takes`` are its complements; ``strict`` verbs need a clear frame around them."""

    perfect: str
    cls: CueClass
    takes: frozenset[str]
    strict: bool


class Verb(NamedTuple):
    """One inflected form. ``gender`` is ``m``/``f``; ``number`` ``s``/``d``/``p``; ``joined`` its و or ف."""

    lemma: Lemma
    gender: str
    number: str
    tense: str
    joined: str


_CONJUNCTIONS = ("", "و", "ف")
_SOUND = 2  # principal parts of a verb without weak letters: perfect and imperfect


def _rows() -> list[tuple[Lemma, list[str]]]:
    rows = []
    for cls, block in LEXICON["verbs"].items():
        for line in block.strip().splitlines():
            parts, takes = line.split("|")
            strict = "!" in takes
            openers = frozenset(fold(word) for word in takes.replace("!", " ").split())
            words = parts.split()
            rows.append((Lemma(words[0], cls, openers, strict), words))
    return rows


def _inflect(parts: list[str]) -> list[tuple[str, str, str, str]]:
    """Return (form, gender, number, tense) of a verb from its principal parts."""
    perfect, imperfect = parts[0], parts[1]
    weak = perfect[-1] in "ىا" and len(parts) > _SOUND
    plural = parts[2] if len(parts) > _SOUND else perfect + "وا"
    jussive = parts[3] if len(parts) > _SOUND else imperfect
    feminine = (perfect[:-1] if weak else perfect) + "ت"
    stem = imperfect[:-1] if weak or imperfect[-1] in "يىو" else imperfect
    dual = (perfect[:-1] + "يا" if perfect[-1] == "ى" else perfect + "ا") if weak else perfect + "ا"
    forms = [
        (perfect, "m", "s", "perfect"),
        (feminine, "f", "s", "perfect"),
        (dual, "m", "d", "perfect"),
        (feminine + "ا", "f", "d", "perfect"),
        (plural, "m", "p", "perfect"),
        (imperfect, "m", "s", "imperfect"),
        ("ت" + imperfect[1:], "f", "s", "imperfect"),
        (stem + "ون", "m", "p", "imperfect"),
        (imperfect + "ان", "m", "d", "imperfect"),
        ("ت" + imperfect[1:] + "ان", "f", "d", "imperfect"),
        (jussive, "m", "s", "jussive"),
        ("ت" + jussive[1:], "f", "s", "jussive"),
        (stem + "وا", "m", "p", "jussive"),
    ]
    return [(fold(form), gender, number, tense) for form, gender, number, tense in forms]


def _forms() -> dict[str, Verb]:
    forms: dict[str, Verb] = {}
    for lemma, parts in _rows():
        for form, gender, number, tense in _inflect(parts):
            for joined in _CONJUNCTIONS:
                forms.setdefault(joined + form, Verb(lemma, gender, number, tense, joined))
                if tense == "imperfect":
                    forms.setdefault(joined + "س" + form, Verb(lemma, gender, number, "future", joined))
    for wrong in _NOT_VERBS:
        forms.pop(wrong, None)
    return forms


_NOT_VERBS = tuple(fold(word) for word in LEXICON["forms"]["not_verbs"].split())

_KEPT = tuple(line.split() for line in LEXICON["forms"]["kept"].strip().splitlines())


def _with_kept(forms: dict[str, Verb]) -> dict[str, Verb]:
    lemmas = {lemma.perfect: lemma for lemma, _ in _rows()}
    for form, name, gender in _KEPT:
        lemma = lemmas[name]._replace(strict=True)
        tense = "perfect" if form[0] not in "يت" else "imperfect"
        forms[form] = Verb(lemma, gender, "s", tense, "و" if form[0] == "و" and name[0] != "و" else "")
    described = Lemma("وصفه", "express", frozenset({"that", "ب"}), strict=False)
    for form, gender in (("ووصفه", "m"), ("ووصفها", "m"), ("ووصفهم", "m"), ("ووصفته", "f"), ("ووصفتها", "f")):
        forms[form] = Verb(described, gender, "s", "perfect", "و")
    for form in ("قيل", "وقيل", "يقال", "ويقال"):
        forms[form] = Verb(lemmas["قال"], "m", "s", "passive", "و" if form[0] == "و" else "")
    return forms


FORMS: dict[str, Verb] = _with_kept(_forms())
"""Every form that may report, by its search key."""

LEMMAS: dict[str, Lemma] = {lemma.perfect: lemma for lemma, _ in _rows()}
