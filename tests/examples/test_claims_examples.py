"""Every frame finds its examples and refuses the others."""

from datetime import date

import pytest

from marsad.analysis import text_of
from marsad.analysis.claims import find_claims
from marsad.analysis.claims.examples import FOUND, NOT_FOUND, Found, Refused
from marsad.analysis.names import find_names
from marsad.analysis.times import find_times
from marsad.model.analysis import Claim


def claims_of(body: str, *, names: bool = True) -> tuple[Claim, ...]:
    text = text_of(body, date(2024, 11, 4))
    return find_claims(text, times=find_times(text), quantities=(), names=find_names(text) if names else ())


@pytest.mark.parametrize("example", FOUND, ids=lambda e: f"{e.frame}:{e.text[:30]}")
@pytest.mark.parametrize("names", [True, False], ids=["named", "nameless"])
def test_found(example: Found, names: bool) -> None:
    claims = [c for c in claims_of(example.text, names=names) if c.cue.text == example.cue]
    assert claims, "no claim with this cue"
    claim = claims[0]
    assert claim.rule == example.frame
    assert claim.text == example.content
    assert (claim.speaker.name or claim.speaker.role) == example.speaker
    assert claim.span.of(example.text) == claim.text
    assert claim.cue.span.of(example.text) == claim.cue.text


@pytest.mark.parametrize("example", NOT_FOUND, ids=lambda e: e.text[:40])
def test_refused(example: Refused) -> None:
    assert claims_of(example.text) == (), example.why
