"""The verb table inflects as Arabic does."""

import pytest

from marsad.analysis.claims.participles import PARTICIPLES
from marsad.analysis.claims.verbs import FORMS, LEMMAS
from marsad.arabic.normalise import fold


@pytest.mark.parametrize(
    ("form", "lemma", "gender", "number"),
    [
        ("قالت", "قال", "f", "s"),
        ("وقالوا", "قال", "m", "p"),
        ("سيقول", "قال", "m", "s"),
        ("وأكدتا", "أكد", "f", "d"),
        ("نفت", "نفى", "f", "s"),
        ("ينفون", "نفى", "m", "p"),
        ("ينف", "نفى", "m", "s"),
        ("دعوا", "دعا", "m", "p"),
        ("تدعو", "دعا", "f", "s"),
        ("رأت", "رأى", "f", "s"),
        ("يرون", "رأى", "m", "p"),
        ("أفادت", "أفاد", "f", "s"),
        ("فأعلن", "أعلن", "m", "s"),
    ],
)
def test_forms(form: str, lemma: str, gender: str, number: str) -> None:
    verb = FORMS[fold(form)]
    assert (verb.lemma.perfect, verb.gender, verb.number) == (lemma, gender, number)


@pytest.mark.parametrize("word", ["بعد", "وبعد", "دون", "يجب", "يعد", "ردا", "كتبا"])
def test_everyday_words_are_no_verbs(word: str) -> None:
    assert fold(word) not in FORMS


def test_every_class_has_a_verb() -> None:
    classes = {lemma.cls for lemma in LEMMAS.values()}
    assert {"say", "confirm", "deny", "admit", "accuse", "call", "warn", "estimate", "believe"} <= classes
    assert {"express", "promise", "ask", "doubt"} <= classes


@pytest.mark.parametrize(
    ("form", "lemma"), [("مشيراً", "أشار"), ("داعية", "دعا"), ("مؤكدين", "أكد"), ("قائلا", "قال")]
)
def test_participles(form: str, lemma: str) -> None:
    assert PARTICIPLES[fold(form)].lemma.perfect == lemma
