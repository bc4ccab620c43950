"""Quotations are told by the work of their marks, not by their shape."""

import pytest

from marsad.analysis.claims.marks import find_quotations
from marsad.arabic.words import iter_tokens


def quoted(body: str) -> list[str]:
    tokens = tuple(iter_tokens(body))
    pairs = find_quotations(body, tokens, [(0, len(tokens))])
    return [body[tokens[opening].start : tokens[closing].end] for opening, closing in pairs]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("قال: «نعم لكم» ثم مضى", ["«نعم لكم»"]),
        ("قال: “نعم لكم” ثم مضى", ["“نعم لكم”"]),
        ('قال: "نعم لكم" ثم مضى', ['"نعم لكم"']),
        ('قال " نعم لكم " ثم مضى', ['" نعم لكم "']),
        ("قال ”نعم لكم” ثم مضى", ["”نعم لكم”"]),
        ("قال “نعم لكم“ ثم مضى", ["“نعم لكم“"]),
        ('التزم لـ"الوفاء بالعهد" غدا', ['"الوفاء بالعهد"']),
        ("رأى و”خطرا كبيرا” هناك", ["”خطرا كبيرا”"]),
        ("قال 'مع أو بدون' ثم مضى", ["'مع أو بدون'"]),
        ('قال "زرت شركة "نور" أمس" ثم مضى', ['"زرت شركة "نور" أمس"']),
        ("قال «زرت دار «نور» أمس» ثم مضى", ["«زرت دار «نور» أمس»"]),
        ("قال: «لم ينته الكلام", []),
        ("O'Brien قال نعم", []),
        ("لا علامات هنا", []),
    ],
)
def test_pairs(body: str, found: list[str]) -> None:
    assert quoted(body) == found
