"""From token ranges to the published noun, with what stands around the claim."""

from marsad.analysis.claims.circumstances import channel_and_addressee, said_on
from marsad.analysis.claims.confidence import confidence_of
from marsad.analysis.claims.scene import Found
from marsad.analysis.claims.view import View
from marsad.model.analysis import Claim, Cue


def write(view: View, found: Found) -> Claim:
    """Return the claim; its span holds no space at either end."""
    span = view.span(*found.content)
    channel, addressee = channel_and_addressee(view, found.clause) if found.clause else (None, None)
    return Claim(
        speaker=found.speaker,
        cue=Cue(text=view.words(*found.cue), cls=found.cls, span=view.span(*found.cue)),
        kind=found.kind,
        span=span,
        text=span.of(view.body),
        rule=found.rule,
        confidence=confidence_of(found),
        said_on=said_on(view, found.clause, found.sentence, found.content) if found.clause else None,
        channel=channel,
        addressee=addressee,
        chain=found.chain,
        quantities=tuple(quantity for quantity in view.quantities if span.contains(quantity.span)),
    )
