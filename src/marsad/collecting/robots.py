"""What a host allows (RFC 9309), and what it has opted out of."""

import re
from dataclasses import dataclass

from protego import Protego

LARGEST = 500 * 1024
"""RFC 9309 asks crawlers to read at least this much; the rest is not looked at."""

_MINING = re.compile(r"\b(noai|noimageai|noindex)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    """A host's rules for one agent."""

    rules: Protego
    agent: str

    def may_fetch(self, url: str) -> bool:
        """True where the rules let our agent fetch *url*."""
        return bool(self.rules.can_fetch(url, self.agent))

    def pause_seconds(self, least: float) -> float:
        """Return the pause between requests: the crawl-delay, never under *least*, at most a minute."""
        asked = self.rules.crawl_delay(self.agent)
        return min(max(float(asked or 0), least), 60.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the host names."""
        return tuple(self.rules.sitemaps)


def read_robots(content: bytes | None, agent: str) -> Robots:
    """Return the rules in *content*; ``None`` (the host has no robots.txt) allows everything.

    A byte order mark is dropped first: read as text it hides the whole first group, and a parser
    then allows what the host forbade.
    """
    text = (content or b"")[:LARGEST].decode("utf-8-sig", "replace")
    return Robots(Protego.parse(text), agent)


def opted_out(robots_tag: str) -> bool:
    """True where an ``X-Robots-Tag`` asks that the page be neither indexed nor mined."""
    return bool(_MINING.search(robots_tag))
