"""The floor of names: people, organisations, places, media, offices.

Four witnesses in order of trust: the knowledge table, the grammar of offices and bodies, the
statistical tagger, and the article itself (a name once given in full returns by its surname, its
title, its head). Where they overlap the heavier and longer one stays.
"""

from marsad.analysis.names.backref import find_surnames, find_titles
from marsad.analysis.names.bodies import find_bodies
from marsad.analysis.names.matcher import find_known
from marsad.analysis.names.mention import Mention, of_entity
from marsad.analysis.names.people import find_near
from marsad.analysis.names.roles import find_roles
from marsad.analysis.names.settle import introduced_people, settled, taken_by
from marsad.analysis.names.unknown import find_tagged, one_identity, said_again
from marsad.analysis.names.view import view_of
from marsad.analysis.text import Text
from marsad.model.analysis import Name

_KNOWN = 60


def _place(mention: Mention) -> tuple[int, int]:
    return mention.first, mention.last


def find_names(text: Text, article: tuple[Name, ...] = ()) -> tuple[Name, ...]:
    """Return the names of *text*, in order, none inside another.

    *article* holds names found elsewhere in the same article: for a headline the body's, so that a
    surname there means the person whom the body names in full.
    """
    view = view_of(text)
    known_raw = find_known(view)
    known = [of_entity(k.form.entity, k.first, k.last, k.cut, "known", _KNOWN) for k in known_raw]
    by_first = {mention.first: mention for mention in known if mention.type != "person"}
    bodies = settled([m for m in known if m.type != "person"] + find_bodies(view, by_first))
    people = [mention for mention in known if mention.type == "person"]
    roles = find_roles(view, {mention.first: mention for mention in [*bodies, *people]})
    mentions = settled([*known, *bodies, *roles])
    mentions = settled([*mentions, *find_near(view, taken_by(view, mentions))])
    tagged = find_tagged(text, view, known_raw, mentions)
    alone = [mention for mention in tagged if mention.type == "person" and mention.last - mention.first == 1]
    mentions = settled([*mentions, *(mention for mention in tagged if mention not in alone)])
    mentions = settled([*mentions, *introduced_people(view, mentions)])
    mentions = one_identity(mentions)
    people = [mention for mention in mentions if mention.type == "person"]
    mentions = settled([*mentions, *find_surnames(view, people, mentions, alone, article)])
    mentions = settled([*mentions, *(one for one in alone if not any(map(one.overlaps, mentions)))])
    mentions = settled([*mentions, *said_again(view, mentions, taken_by(view, mentions))])
    mentions = settled([*mentions, *find_titles(view, mentions, sorted([*bodies, *mentions], key=_place))])
    return tuple(mention.named(view) for mention in mentions)
