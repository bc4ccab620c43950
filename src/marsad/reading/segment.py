"""A segment: the blocks of one article while the page is being cut apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.model.article import Noise, NoiseKind
from marsad.reading.blocks import Block, without_bullet
from marsad.reading.cohesion import content_words
from marsad.reading.line_rules import LineKind

_LETTERS = re.compile(r"[^\W\d_]{2,}")

NOISE_OF: dict[LineKind, NoiseKind] = {
    "related": "marker", "list": "marker", "keywords": "keywords", "source": "source", "date": "date",
    "share": "share", "newsletter": "newsletter", "app": "app", "disclaimer": "disclaimer",
    "copyright": "copyright", "comments": "comments", "video": "video",
    "advertisement": "advertisement", "navigation": "navigation", "end": "other", "more": "navigation",
    "byline": "other", "category": "navigation", "caption": "other",
    "dateline": "other",
}  # fmt: skip


@dataclass(slots=True)
class Segment:
    """One article in the making. ``closed``: an end was seen (``only_marked``: by a typographic mark
    alone), the next paragraph may open another. ``dates``, ``sources``, ``keywords`` are lines as printed."""

    headline: str | None = None
    deck: str | None = None
    body: list[Block] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    category: str | None = None
    place: str | None = None
    related: dict[str, None] = field(default_factory=dict)
    noise: list[Noise] = field(default_factory=list)
    closed: bool = False
    only_marked: bool = False
    size: int = 0
    _words: set[str] = field(default_factory=set)
    _counted: int = 0
    evidence: tuple[str, ...] = ()

    def cut(self, kind: NoiseKind, text: str) -> None:
        """Keep *text* as something cut out."""
        self.noise.append(Noise(kind=kind, text=text))

    def relate(self, headlines: Sequence[str]) -> None:
        """Keep headlines of other articles, each once."""
        for printed in headlines:
            headline = without_bullet(printed)
            if len(_LETTERS.findall(headline)) >= 2:
                self.related.setdefault(headline)

    def take(self, block: Block) -> None:
        """Add *block* to the body."""
        self.body.append(block)
        self.size += len(block.text)

    def words(self) -> set[str]:
        """Return the content words of the body so far (each block is read once)."""
        if self._counted < len(self.body):
            self._words |= content_words(block.key for block in self.body[self._counted :])
            self._counted = len(self.body)
        return self._words
