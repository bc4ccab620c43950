"""Accusative participles that open a second claim in the sentence of the first (``مشيراً إلى أن``)."""

from typing import NamedTuple

from marsad.analysis.claims.verbs import LEMMAS, Lemma
from marsad.analysis.claims.words import LEXICON
from marsad.arabic.normalise import fold


class Participle(NamedTuple):
    """One accusative form with the verb it belongs to."""

    lemma: Lemma
    gender: str
    number: str


def _forms() -> dict[str, Participle]:
    forms: dict[str, Participle] = {}
    for row in LEXICON["participles"]["table"].strip().splitlines():
        stem, perfect = row.split()
        lemma = LEMMAS.get(perfect)
        if lemma is None:
            continue
        stem = stem.removesuffix("ا") if len(stem) > 5 else stem
        for ending, gender, number in (("ا", "m", "s"), ("ة", "f", "s"), ("ين", "m", "p"), ("تين", "f", "d")):
            for joined in ("", "و"):
                forms.setdefault(fold(joined + stem + ending), Participle(lemma, gender, number))
    for noun in ("عادة", "وعادة", "متابعة", "ومتابعة"):
        forms.pop(fold(noun), None)  # usually, follow-up
    for said in ("بالقول", "والقول"):
        forms[fold(said)] = Participle(LEMMAS["قال"], "", "s")
    return forms


PARTICIPLES: dict[str, Participle] = _forms()
