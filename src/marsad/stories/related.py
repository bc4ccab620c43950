"""Read also: other stories with the same people, the same place, the same matter. Links, not merges."""

from collections.abc import Sequence

from marsad.model.story import RelatedStory, StoryId
from marsad.stories.affinity import cosine, days_apart
from marsad.stories.kept import Woven

LEAST = 0.14
"""Likeness under which a story is not worth a link."""


def relate(ours: Sequence[Woven], others: Sequence[tuple[StoryId, Woven]]) -> tuple[RelatedStory, ...]:
    """Return the stories of *others* worth reading beside ours, the nearest first, each with its reason.

    Reasons are keys: ``follow-up`` and ``background`` (same matter, later or earlier), ``same-actors``
    (shared people or organisations), ``same-place``, ``same-matter``.
    """
    best: dict[StoryId, RelatedStory] = {}
    for story, theirs in others:
        for text in ours:
            found = _relation(text, theirs)
            if found is None:
                continue
            score, reason = found
            if story not in best or best[story].score < score:
                best[story] = RelatedStory(story=story, reason=reason, score=round(score, 3))
    return tuple(sorted(best.values(), key=lambda r: (-r.score, r.story)))


def _relation(ours: Woven, theirs: Woven) -> tuple[float, str] | None:
    a, b = ours.traits, theirs.traits
    matter = 0.5 * cosine(a.lead, b.lead) + 0.5 * cosine(a.body, b.body)
    people = len(set(a.people) & set(b.people))
    places = len(set(a.places) & set(b.places))
    score = matter + 0.04 * min(people, 3) + 0.02 * min(places, 2)
    if score < LEAST or "roundup" in (a.genre, b.genre):
        return None
    gap = days_apart(a, b)
    if matter >= 0.2 and gap >= 1 and a.latest and b.latest:
        return score, "follow-up" if b.earliest > a.latest else "background"
    if people:
        return score, "same-actors"
    if places and matter < 0.2:
        return score, "same-place"
    return score, "same-matter"
