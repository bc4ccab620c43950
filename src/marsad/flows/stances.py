"""What it is called to stand to a figure without giving one: words for feeds and mails."""

from marsad.model.story import FigureStance

_WORDS = {
    "deny": ("ينفي", "denies"),
    "not_confirm": ("لا يؤكد", "does not confirm"),
    "not_deny": ("لا ينفي", "does not deny"),
    "decline": ("يمتنع عن", "declines"),
    "doubt": ("يشكك في", "doubts"),
    "confirm": ("يؤكد", "confirms"),
    "admit": ("يقرّ", "admits"),
}


def stance_line(stance: FigureStance, language: str = "ar") -> str:
    """Return who does what, and the words of the page about it: ``موسكو — ينفي: «…»``."""
    arabic, english = _WORDS.get(stance.cue, (stance.cue, stance.cue))
    said = arabic if language == "ar" else english
    return f"{stance.speaker or '—'} — {said}: «{stance.text}»"
