"""Keys of names: which spellings meet, which must not."""

import pytest

from marsad.arabic.names import distance, name_key, parts, same_name, skeleton

SAME = [
    ("بيونغ يانغ", "بيونجيانج"),
    ("كيم جونغ أون", "كيم جونج أون"),
    ("غوغل", "جوجل"),
    ("أردوغان", "اردوجان"),
    ("نتنياهو", "نتانياهو"),
    ("ترامب", "ترمب"),
    ("بلينكن", "بلينكين"),
    ("زيلينسكي", "زيلنسكي"),
    ("فولوديمير زيلينسكي", "فلاديمير زيلينسكي"),
    ("عبد الله صالح", "عبدالله صالح"),
    ("سيرغي لافروف", "سيرجي لافروف"),
    ("أبو ظبي", "أبوظبي"),
    ("إيمانويل ماكرون", "ايمانويل مكرون"),
]
APART = [
    ("فولوديمير", "فلاديمير"),
    ("فولوديمير زيلينسكي", "فلاديمير بوتين"),
    ("سلمان", "سليمان"),
    ("حسن", "حسين"),
    ("جمال", "جميل"),
    ("سعد الحريري", "رفيق الحريري"),
    ("بوتين", "فلاديمير بوتين"),
    ("محمد البشير", "محمد البشيري"),
    ("فيصل بن فرحان بن عبدالله", "فيصل بن عبدالله"),
    ("ناصر", "نصر"),
    ("كامل", "كمال"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_meet(a, b):
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), APART)
def test_names_stay_apart(a, b):
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_parts_join_compounds():
    assert parts("عبد الله بن سعود") == ["عبدالله", "بنسعود"]
    assert parts("أبو بكر البغدادي") == ["أبوبكر", "البغدادي"]


def test_distance_stops_at_its_limit():
    assert distance("كتاب", "كتب") == 1
    assert distance("ابجد", "زحطي", limit=2) == 3


def test_keys_are_stable():
    assert name_key("كوريا الشماليّة") == name_key("کوریا الشمالية")
    assert skeleton("فولوديمير") == skeleton("فلاديمير")
    assert name_key(name_key("غزّة")) == name_key("غزة")
