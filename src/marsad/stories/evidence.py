"""Why a text sits where it sits, in keys that an interface can say."""

from marsad.stories.affinity import days_apart
from marsad.stories.assignment import Fit
from marsad.stories.kept import Woven


def evidence(text: Woven, joined: Fit, best: Woven | None) -> tuple[str, ...]:
    """Return the grounds as ``key:value``: likeness, quorum, the nearest member, what both share."""
    grounds = [f"likeness:{joined.likeness:.2f}", f"quorum:{joined.quorum:.2f}"]
    if best is not None:
        grounds.append(f"with:{best.article}")
        grounds.append(f"days:{days_apart(text.traits, best.traits):g}")
        names = len(set(text.traits.people) & set(best.traits.people))
        if names:
            grounds.append(f"names:{names}")
        figures = sorted(set(text.traits.figures) & set(best.traits.figures))
        if figures:
            grounds.append(f"figures:{','.join(figures[:4])}")
    return tuple(grounds)
