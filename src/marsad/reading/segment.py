"""A segment: the blocks of one article while the page is being cut apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.model.article import Noise, NoiseKind
from marsad.reading.blocks import Block, without_bullet
from marsad.reading.line_rules import LineKind

NOISE_OF: dict[LineKind, NoiseKind] = {
    "related": "marker", "list": "marker", "keywords": "keywords", "source": "source", "date": "date",
    "share": "share", "newsletter": "newsletter", "app": "app", "disclaimer": "disclaimer",
    "copyright": "copyright", "comments": "comments", "video": "video",
    "advertisement": "advertisement", "navigation": "navigation", "end": "other", "more": "navigation",
    "byline": "other", "category": "navigation", "caption": "other",
}  # fmt: skip


@dataclass(slots=True)
class Segment:
    """One article in the making. ``dates``, ``sources``, ``keywords`` are lines as printed."""

    headline: str | None = None
    deck: str | None = None
    body: list[Block] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    category: str | None = None
    place: str | None = None
    related: list[str] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    closed: bool = False
    evidence: tuple[str, ...] = ()

    def cut(self, kind: NoiseKind, text: str) -> None:
        """Keep *text* as something cut out."""
        self.noise.append(Noise(kind=kind, text=text))

    def relate(self, headlines: Sequence[str]) -> None:
        """Keep headlines of other articles, each once."""
        for printed in headlines:
            headline = without_bullet(printed)
            if headline and headline not in self.related:
                self.related.append(headline)
