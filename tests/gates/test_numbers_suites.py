"""Numbers: every integer there and back in all its forms, and the public cases that are sound."""

import json
import random
from pathlib import Path

import pytest
from arabic_number_writer import STYLES, in_words, mixed
from time_num_cases import read

from marsad.arabic.numerals import number_forms, read_number, read_ordinal
from marsad.arabic.words import iter_tokens

FLOORS = json.loads((Path(__file__).parent / "floors" / "numbers.json").read_text(encoding="utf-8"))
SAMPLES = 700

UNSOUND = {
    "spoken": ("الا ربع", "ثلتعش", "نص "),
    "terms in rising order, summed up": (
        "مئة وعشرة ومليون", "واحد وتسعين وتسعمية والفين", "اربعين وخمسة", "الف والفين", "و3 الاف وبليون",
    ),
    "hundreds of thousands written «عشرين مئة الف»": ("مئة الف",),
    "a fraction of a hundred added in dialect": ("وربع مية", "ونص مية"),
    "a share of a hundred, a thousand, a million: a percentage, not a number": (
        "%", "في المية", "بالمية", "في المئة", "في الألف", "بالالف", "بالألف", "في المليون",
    ),
    "a sign before the number, or a bare decimal point": ("-", ".1", "٫٠١", ".01"),
    "thousands parted by two different marks": ("1٬000 000",),
}  # fmt: skip


def first_number(text: str) -> float | None:
    tokens = iter_tokens(text)
    forms = number_forms(tokens)
    for at in range(len(tokens)):
        number = read_number(tokens, forms, at)
        if number is not None:
            return number.value
    return None


def whole_number(text: str) -> float | None:
    """The value where one number covers the whole text."""
    tokens = iter_tokens(text)
    number = read_number(tokens, number_forms(tokens), 0)
    return number.value if number is not None and number.end == len(tokens) else None


def sampled() -> list[int]:
    chance = random.Random(4)
    small = list(range(1, 400))
    large = [
        chance.randrange(10**width, 10 ** (width + 1)) for width in range(2, 9) for _ in range(SAMPLES // 7)
    ]
    round_ones = [digit * 10**width for width in range(1, 10) for digit in range(1, 10)]
    return small + large + round_ones + [10**9, 10**12, 3 * 10**9, 999_999_999]


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_words_there_and_back(style):
    wrong = [(n, in_words(n, style)) for n in sampled() if whole_number(in_words(n, style)) != n]
    assert wrong == []


def test_digits_and_mixtures_there_and_back():
    wrong = [(n, form) for n in sampled() for form in mixed(n) if whole_number(form) != n]
    assert wrong == []


def unsound(text: str) -> str | None:
    return next((why for why, marks in UNSOUND.items() if any(mark in text for mark in marks)), None)


@pytest.mark.shared
@pytest.mark.parametrize("suite", ["maha", "nemo_text_processing"])
def test_public_cases(suite, shared_data, gate):
    cases = [c for c in read(shared_data / "time_num" / f"{suite}.jsonl") if c["kind"] == "number"]
    sound = [c for c in cases if unsound(c["text"]) is None]
    missed = [c for c in sound if first_number(c["text"]) != pytest.approx(c["expected"])]
    right = 1 - len(missed) / len(sound)
    print(f"\n{suite}: {right:.1%} of {len(sound)} sound, {len(cases) - len(sound)} unsound")
    for case in missed:
        print(f"  {case['id']} {case['text']!r} wants {case['expected']} got {first_number(case['text'])}")
    gate("numbers", suite, right, floor=FLOORS[suite], data=shared_data / "time_num" / f"{suite}.jsonl")


RECOGNIZERS_UNSOUND = {
    "dozens": ("دزين",),
    "the suite's own slip in the expected value": ("٣٢٢ ألف ريال", "اثني عشر مليار"),
    "a calculation": ("أخماس", "اخماس", "مائة على خمسة"),
    "scientific notation": ("e",),
    "digits and the words مئة or مائة mixed": ("٣ مئة", "٣ مائة"),
}


@pytest.mark.shared
def test_recognizers_numbers(shared_data, gate):
    """Plain whole numbers the suite asserts; fractions with «على» and dozens are no numerals of news."""
    wanted = []
    for case in read(shared_data / "time_num" / "recognizers_text.jsonl"):
        if case["kind"] != "number" or not case["dotnet_supported"] or len(case["expected"] or ()) != 1:
            continue
        value = (case["expected"][0].get("value") or {}).get("value", "")
        marks = (mark for row in RECOGNIZERS_UNSOUND.values() for mark in row)
        if value.isdigit() and not any(mark in case["text"] for mark in marks):
            wanted.append((case["id"], case["text"], float(value)))
    missed = [row for row in wanted if first_number(row[1]) != row[2]]
    right = 1 - len(missed) / len(wanted)
    print(f"\nrecognizers: {right:.1%} of {len(wanted)}")
    for row in missed:
        print(" ", row, first_number(row[1]))
    suite = shared_data / "time_num" / "recognizers_text.jsonl"
    gate("numbers", "recognizers", right, floor=FLOORS["recognizers"], data=suite)


@pytest.mark.shared
def test_ordinals(shared_data, gate):
    cases = [c for c in read(shared_data / "time_num" / "maha.jsonl") if c["kind"] == "ordinal"]
    right = 0
    for case in cases:
        tokens = iter_tokens(case["text"])
        forms = number_forms(tokens)
        found = (read_ordinal(tokens, forms, at) for at in range(len(tokens)))
        right += any(ordinal is not None and ordinal.value == case["expected"] for ordinal in found)
    print(f"\nordinals: {right}/{len(cases)}")
    suite = shared_data / "time_num" / "maha.jsonl"
    gate("numbers", "ordinals", right / len(cases), floor=FLOORS["ordinals"], data=suite)
