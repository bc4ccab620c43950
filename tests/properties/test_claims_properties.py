"""Whatever the text, claims slice back to it, keep their order, and never raise."""

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.analysis import text_of
from marsad.analysis.claims import find_claims, find_headline_claims
from marsad.analysis.claims.examples import FOUND, NOT_FOUND

PIECES = st.sampled_from(
    [word for example in (*FOUND, *NOT_FOUND) for word in example.text.split()]
    + [
        "«",
        "»",
        '"',
        "“",
        "”",
        "'",
        "(",
        ")",
        ":",
        "،",
        ".",
        "\n\n",
        "-",
        "لـ",
        "إن",
        "أن",
        "بأن",
        "حسب",
        "12",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_claims_slice_back(body: str) -> None:
    claims = find_claims(text_of(body), times=(), quantities=(), names=())
    for claim in claims:
        assert claim.span.of(body) == claim.text != ""
        assert claim.text == claim.text.strip()
        assert claim.cue.span.of(body) == claim.cue.text
        assert 0.0 <= claim.confidence <= 1.0
        if claim.speaker.span is not None:
            assert claim.speaker.span.start < claim.speaker.span.end <= len(body)
    assert [claim.cue.span for claim in claims] == sorted(claim.cue.span for claim in claims)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived(body: str) -> None:
    find_claims(text_of(body), times=(), quantities=(), names=())
    find_headline_claims(text_of(body), quantities=(), names=())
