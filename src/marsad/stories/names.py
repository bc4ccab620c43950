"""The names that matter in a story: those most of its texts speak of."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from marsad.model.analysis import Name, NameId
from marsad.model.story import StoryName

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

MOST = 24
KINDS = ("person", "organisation", "place")


def key_names(texts: Sequence["Witness"]) -> tuple[StoryName, ...]:
    """Return names of people, organisations and places by the number of texts they stand in.

    The form shown is the commonest canonical one. In a story of many texts a name has to stand in
    more than one of them.
    """
    articles: Counter[NameId] = Counter()
    mentions: Counter[NameId] = Counter()
    forms: dict[NameId, Counter[str]] = {}
    kinds: dict[NameId, Name] = {}
    for text in texts:
        here: set[NameId] = set()
        for name in (*text.analysis.headline_names, *text.analysis.names):
            if name.type not in KINDS:
                continue
            here.add(name.id)
            mentions[name.id] += 1
            forms.setdefault(name.id, Counter())[name.canonical] += 1
            kinds.setdefault(name.id, name)
        articles.update(here)
    least = 2 if len(texts) > 3 else 1
    ranked = sorted(articles, key=lambda which: (-articles[which], -mentions[which], which))
    return tuple(
        StoryName(
            id=which,
            canonical=max(forms[which].items(), key=lambda item: (item[1], len(item[0]), item[0]))[0],
            type=kinds[which].type,
            articles=articles[which],
        )
        for which in ranked
        if articles[which] >= least
    )[:MOST]
