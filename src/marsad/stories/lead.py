"""The story's lead: two to four sentences as their outlets printed them, from independent origins."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from marsad.model.article import ArticleId
from marsad.model.story import LeadSentence
from marsad.stories.sentences import Sentence, alike, centrality, sentences_of

if TYPE_CHECKING:
    from marsad.stories.telling import Witness

MOST = 4
OPENING = 3
"""Sentences of a text that a lead is sought among: news says first what happened."""
REDUNDANT = 0.6
LOOKED_AT = 40


def make_lead(texts: Sequence["Witness"], headline_article: ArticleId | None) -> tuple[LeadSentence, ...]:
    """Return the lead: the headline's own text speaks first, then others add what it did not say.

    Each origin speaks once, twice where there is only one. Maximal marginal relevance (Carbonell
    and Goldstein 1998) over the opening sentences.
    """
    news = [text for text in texts if text.woven.traits.genre == "news"] or list(texts)
    pool = [s for text in news[:LOOKED_AT] for s in sentences_of(text, OPENING) if s.showable]
    if not pool:
        return ()
    near = centrality(pool)
    value = {
        i: near[i]
        - 0.05 * s.place
        + (0.25 if s.witness.article.id == headline_article and s.place == 0 else 0.0)
        for i, s in enumerate(pool)
    }
    allowed = 2 if len({text.seat.origin for text in news}) == 1 else 1
    taken: list[Sentence] = []
    spoken: dict[str, int] = {}
    for i in sorted(value, key=lambda i: (-value[i], i)):
        sentence = pool[i]
        origin = sentence.witness.seat.origin
        if spoken.get(origin, 0) >= allowed or any(alike(sentence, other) >= REDUNDANT for other in taken):
            continue
        if taken and near[i] < 0.3 * max(near.values()):
            continue
        taken.append(sentence)
        spoken[origin] = spoken.get(origin, 0) + 1
        if len(taken) == MOST:
            break
    return tuple(LeadSentence(article=s.witness.article.id, span=s.span, text=s.text) for s in taken)
