"""The profiles of stories while a batch is woven, and what the archive says of their kinship."""

from collections.abc import Callable, Collection, Mapping, Sequence

from marsad.stories.assignment import sample
from marsad.stories.kept import Woven
from marsad.stories.kinship import Kinship, Profile, kinship, name_key, profile, refused


class Families:
    """Weighs stories, given by their texts; profiles are kept, as a text never changes."""

    def __init__(
        self,
        known: Callable[[Sequence[int]], dict[int, Woven]],
        frequencies: Callable[[Collection[int]], Mapping[int, int]],
    ) -> None:
        self._known = known
        self._frequencies = frequencies
        self._profiles: dict[tuple[int, ...], Profile] = {}

    def weigh(self, ours: Sequence[int], theirs: Sequence[int]) -> Kinship:
        """Return the evidence that two stories are one; *ours*, *theirs* are their distinct texts."""
        a, b = self._profile(ours), self._profile(theirs)
        out = refused(a, b)
        if out is not None:
            return out
        names = {*a.people, *a.places, *b.people, *b.places}
        counts = self._frequencies({0, *a.terms, *b.terms, *(name_key(name) for name in names)})
        return kinship(a, b, counts[0], counts.__getitem__)

    def _profile(self, texts: Sequence[int]) -> Profile:
        sampled = sample(texts)
        key = (len(texts), *sampled)
        if key not in self._profiles:
            known = self._known(sampled)
            self._profiles[key] = profile([known[s].traits for s in sampled if s in known], len(texts))
        return self._profiles[key]
