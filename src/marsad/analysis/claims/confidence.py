"""How sure a claim is: how often its frame was right on ``corpus/claims``, both parts together.

``python -m tools.claims calibrate both`` prints the table of ``lexicon.toml`` anew: the share of right claims
of a frame, drawn towards the mean of its family where it was seen rarely.
"""

from marsad.analysis.claims.scene import Found
from marsad.analysis.claims.words import LEXICON

_BY_FRAME: dict[str, float] = {f"frame.{name}": value for name, value in LEXICON["confidence"].items()}
_OTHERWISE = 0.75
_NOBODY = 0.85
"""What remains of it where the speaker is not known: the corpus has such claims wrong more often."""


def confidence_of(found: Found) -> float:
    """Return a share in 0..1: how often a claim of this frame, with such a speaker, is right."""
    base = _BY_FRAME.get(found.rule, _OTHERWISE)
    if found.speaker.kind == "unknown" and not found.rule.startswith(("frame.passive", "frame.rumour")):
        base *= _NOBODY
    return round(base, 2)
