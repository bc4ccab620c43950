"""A name on its way to be one: where it stands, what rule saw it, how sure."""

import hashlib
from dataclasses import dataclass, replace

from marsad.analysis.names.knowledge import Entity, by_id
from marsad.analysis.names.view import View, close_pair, skip_letters
from marsad.arabic.names import name_key
from marsad.model.analysis import Name, NameId, NameType
from marsad.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens ``[first, last)`` of the view, ``cut`` letters of clitics taken off the first.

    ``weight`` decides between overlapping mentions, higher first; ``head`` is an office's first word.
    """

    first: int
    last: int
    cut: int
    type: NameType
    canonical: str
    id: NameId
    rule: str
    weight: int
    inferred: bool = False
    head: str = ""

    def overlaps(self, other: "Mention") -> bool:
        """True when both share a token."""
        return self.first < other.last and other.first < self.last

    def span(self, view: View) -> Span:
        """Return the mention's range of the body."""
        return span_of(view, self.first, self.last, self.cut)

    def named(self, view: View) -> Name:
        """Return the finished name."""
        span = self.span(view)
        return Name(
            span=span, text=span.of(view.body), type=self.type, canonical=self.canonical, id=self.id,
            rule=self.rule, inferred=self.inferred,
        )  # fmt: skip

    def worded(self, view: View) -> "Mention":
        """Return the mention with its printed words as canonical form, the article restored after لل."""
        words = " ".join(self.span(view).of(view.body).split())
        return replace(self, canonical=words if self.cut < 2 or words.startswith("ال") else f"ال{words}")

    def renamed(self, canonical: str, name_id: NameId) -> "Mention":
        """Return the mention under another identity."""
        return replace(self, canonical=canonical, id=name_id)


def span_of(view: View, first: int, last: int, cut: int = 0) -> Span:
    """Return the range of tokens ``[first, last)`` without the *cut* letters before the name."""
    token = view.tokens[first]
    start = skip_letters(view.body, token, cut) if cut else token.start
    return close_pair(view.body, Span(start, view.tokens[last - 1].end))


def unknown_id(key: str) -> NameId:
    """Return the id of a name that no table knows: the same for every spelling that meets in *key*."""
    return NameId("x:" + hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()[:12])


def of_entity(entity: Entity, first: int, last: int, cut: int, rule: str, weight: int) -> Mention:
    """Return a mention of a curated entity."""
    return Mention(
        first=first, last=last, cut=cut, type=entity.type, canonical=entity.canonical, id=entity.id,
        rule=rule, weight=weight,
    )  # fmt: skip


def of_unknown(
    view: View, first: int, last: int, cut: int, type_: NameType, rule: str, weight: int
) -> Mention:
    """Return a mention of a name the table does not hold, under its own words."""
    canonical = " ".join(span_of(view, first, last, cut).of(view.body).split())
    return Mention(
        first=first, last=last, cut=cut, type=type_, canonical=canonical,
        id=unknown_id(f"{type_}:{name_key(canonical)}" if type_ != "person" else name_key(canonical)),
        rule=rule, weight=weight,
    )  # fmt: skip


def curated(mention: Mention) -> bool:
    """True when the table knows who or what it is."""
    return by_id(mention.id) is not None
