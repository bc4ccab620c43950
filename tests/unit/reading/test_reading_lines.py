"""Short lines: each kind finds its examples and leaves the others alone."""

import pytest

from marsad.reading.blocks import Block
from marsad.reading.line_examples import FOUND, NOT_FOUND
from marsad.reading.lines import read_line


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_finds(kind: str, text: str) -> None:
    assert read_line(Block(text)).kind == kind


@pytest.mark.parametrize("text", NOT_FOUND)
def test_leaves_alone(text: str) -> None:
    assert read_line(Block(text)).kind is None


def test_rest_is_printed_as_it_stands() -> None:
    assert read_line(Block("اقرأ أيضاً: الرئيسُ يصلُ إلى المدينةِ")).rest == "الرئيسُ يصلُ إلى المدينةِ"
    assert read_line(Block("المصدر: صحيفة الأفق")).rest == "صحيفة الأفق"


def test_name_beside_a_date_is_kept() -> None:
    assert read_line(Block("هالة القاضي 16 سبتمبر/ أيلول 2023")).rest == "هالة القاضي"
