"""Floors for names: they only rise. ``make gates`` prints the figures."""

import json
from itertools import combinations, product
from pathlib import Path

import pytest
from names_corpora import of_corpora, score

from marsad.analysis import names as floor
from marsad.analysis.names import features, tagger, unknown
from marsad.arabic.names import same_name

pytestmark = pytest.mark.shared
FLOORS = json.loads((Path(__file__).parent / "floors" / "names.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def corpora(shared_data):
    return of_corpora(shared_data)


@pytest.mark.parametrize("corpus", ["anercorp", "aqmar"])
def test_names_as_the_reader_gets_them(corpora, corpus, shared_data, gate):
    """All four witnesses together, in the corpus's own terms and as printed."""
    for way, theirs in (("f1", True), ("f1_as_printed", False)):
        reached = score(corpora[corpus], in_their_terms=theirs)
        print(f"\n{corpus} {way}: {reached}")
        gate(f"names.{corpus}", way, reached.f1(), floor=FLOORS[corpus][way], data=shared_data / corpus)


@pytest.mark.parametrize("without", ["tagger", "gazetteers", "knowledge"])
@pytest.mark.parametrize("corpus", ["anercorp", "aqmar"])
def test_every_witness_earns_its_place(corpora, corpus, without, monkeypatch):
    """Without one of them the figure falls (the model is not retrained without the gazetteers)."""
    if without == "tagger":
        monkeypatch.setattr(unknown, "tag", lambda surfaces, known: [])
    elif without == "knowledge":
        monkeypatch.setattr(floor, "find_known", lambda view: [])
        monkeypatch.setattr(floor, "find_near", lambda view, taken: [])
    else:
        monkeypatch.setattr(features, "_lists", lambda key: [])
        features.word_attributes.cache_clear()
        tagger.model().words.clear()
    reached = score(corpora[corpus], in_their_terms=True)
    print(f"\n{corpus} without {without}: {reached}")
    if without == "gazetteers":
        features.word_attributes.cache_clear()
        tagger.model().words.clear()
    assert reached.f1() < FLOORS[corpus]["f1"] + 0.01


GROUPS = [
    "سيرجي سيرغي", "ادوغان ادوجان", "دونالد دونلد", "ترامب ترمب", "ديفد ديفيد دافيد", "انجيلا انغيلا",
    "ماكرون مكرون", "هيلاري هلاري", "المرت اولمرت", "بنيامين بنجامين", "بوتين بوتن", "فلاديمير فلاديمر",
    "أحمد احمد", "ايناس إيناس", "يونيفرسال يونيفيرسال", "يونيتد يونايتد", "بووش بوش", "ريغان ريجان",
    "أبو_هريرة ابو_هريرة", "أبو_بكر ابو_بكر أبوبكر", "عبدالله عبد_الله", "ميغان ميجان", "غوغل جوجل",
    "إدوارد ادوارد", "سبستيان ساباستيان", "صاموئيل ساموييل",
]  # fmt: skip
"""The variants of names_normalizer_arb (Apache-2.0), and nothing but them."""


def test_variants_meet_and_others_do_not(gate):
    groups = [[word.replace("_", " ") for word in group.split()] for group in GROUPS]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    met = [pair for pair in pairs if same_name(*pair)]
    strangers = [pair for a, b in combinations(groups, 2) for pair in product(a, b)]
    merged = [pair for pair in strangers if same_name(*pair)]
    print(f"\nvariants: {len(met)} of {len(pairs)} meet, {len(merged)} of {len(strangers)} others merge")
    print("apart:", [pair for pair in pairs if pair not in met], "merged:", merged)
    floors = FLOORS["variants"]
    gate("names.variants", "recall", len(met) / len(pairs), floor=floors["recall"], data=Path(__file__))
    gate(
        "names.variants", "false_merges", len(merged), floor=floors["false_merges"],
        at_least=False, data=Path(__file__),
    )  # fmt: skip
