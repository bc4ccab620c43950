"""The digest: stories with something new since a day, their figures, disputes and denials."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from marsad.errors import InputError
from marsad.flows.library import Library
from marsad.model.article import Article, ArticleId
from marsad.model.story import Figure, LeadSentence, Story
from marsad.ports import ClaimQuery, FiledClaim
from marsad.stories.kept import Thread

STORIES = 12
_LOOKED_AT = 300
_SENTENCES = 3
_FIGURES = 3
_DENIALS = 2
_DENYING = ("deny", "not_confirm", "decline")
SENT = "digest.sent"
"""The decision that remembers an issue as delivered: payload ``issue``, ``to``, ``until``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestStory:
    """A story of an issue. ``opened``: it is new itself. ``fresh`` are ``new`` articles without copies."""

    story: Story
    opened: bool
    fresh: tuple[Article, ...]
    new: tuple[ArticleId, ...]
    copies: int
    sentences: tuple[LeadSentence, ...]
    figures: tuple[Figure, ...]
    denials: tuple[FiledClaim, ...]
    outlets: dict[ArticleId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One issue: ``since`` and ``until`` are ISO days, both included; ``id`` follows from what is in it."""

    id: str
    since: str
    until: str
    stories: tuple[DigestStory, ...]

    @property
    def disputes(self) -> int:
        """How many figures of the issue are disputed."""
        return sum(figure.disputed for each in self.stories for figure in each.figures)


def make_digest(
    library: Library,
    since: str,
    until: str,
    limit: int = STORIES,
    told: frozenset[ArticleId] = frozenset(),
) -> Digest:
    """Return the issue of the days *since* to *until*: stories with most independent sources first.

    Articles in *told* are no news any more; a story of them alone is left out.
    """
    made = (_told(library, thread, since, until, told) for thread in _moved(library, since, until))
    stories = tuple(islice((story for story in made if story is not None), limit))
    content = "|".join([since, until, *(f"{s.story.id}:{a}" for s in stories for a in s.new)])
    return Digest(
        id=hashlib.sha256(content.encode()).hexdigest()[:16], since=since, until=until, stories=stories
    )


def since_day(given: str, now: datetime, last_until: str | None = None) -> str:
    """Return the day that ``yesterday``, ``7d``, ``2w``, ``last`` or a day names; raises ``InputError``."""
    if given == "last":
        if last_until is None:
            raise InputError("no issue was sent yet: say --since with a day", given=given)
        return last_until
    if given in ("yesterday", "أمس"):
        return (now.date() - timedelta(days=1)).isoformat()
    if given in ("today", "اليوم"):
        return now.date().isoformat()
    if found := re.fullmatch(r"([0-9]{1,4})([dw])", given, re.ASCII):
        days = int(found[1]) * (7 if found[2] == "w" else 1)
        return (now.date() - timedelta(days=days)).isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise InputError(f"{given!r} is no day: 2024-10-31, yesterday, 7d, 2w, last", given=given) from error


def last_until(library: Library) -> str | None:
    """Return the last day of the issue that was sent last."""
    days = [sent.payload["until"] for sent in library.archive.decisions(SENT)]
    return max(days, default=None)


def was_sent(library: Library, digest: Digest, to: str) -> bool:
    """True where *to* has this issue already."""
    return any(
        sent.payload.get("issue") == digest.id and sent.payload.get("to") == to
        for sent in library.archive.decisions(SENT)
    )


def remember_sent(library: Library, digest: Digest, to: str) -> None:
    """Remember that *to* has the issue; called right after the mail server took it."""
    articles = " ".join(article for each in digest.stories for article in each.new)
    payload = {"issue": digest.id, "to": to, "until": digest.until, "articles": articles}
    library.archive.decide(SENT, payload)


def told_since(library: Library, since: str) -> frozenset[ArticleId]:
    """Return the articles of issues that reach to *since* or farther: news of that day, told already."""
    return frozenset(
        ArticleId(article)
        for sent in library.archive.decisions(SENT)
        if sent.payload["until"] >= since
        for article in sent.payload.get("articles", "").split()
    )


def _moved(library: Library, since: str, until: str) -> list[Thread]:
    threads: list[Thread] = []
    cursor = None
    while len(threads) < _LOOKED_AT:
        some = library.stories(100, cursor, since=since)
        threads += [thread for thread in some.items if (thread.first or "") <= until]
        cursor = some.cursor
        if cursor is None:
            break
    return sorted(threads, key=lambda thread: (-thread.origins, -thread.size, thread.id))


def _told(
    library: Library, thread: Thread, since: str, until: str, told: frozenset[ArticleId]
) -> DigestStory | None:
    story = library.story(thread.id)
    articles = library.members_of(story)
    here = [m for m in story.members if m.article in articles and m.article not in told]
    new = [m for m in here if since <= _day(library, articles[m.article]) <= until]
    fresh = tuple(articles[m.article] for m in new if m.role != "copy")
    if not new:
        return None
    claims = library.claims(ClaimQuery(articles=tuple(a.id for a in fresh)), 200).items if fresh else ()
    figures = sorted(story.figures, key=lambda figure: not figure.disputed)
    return DigestStory(
        story=story,
        opened=story.first is not None and story.first >= since,
        fresh=fresh,
        new=tuple(m.article for m in new),
        copies=len(new) - len(fresh),
        sentences=_sentences(story, {a.id for a in fresh}),
        figures=tuple(figures[:_FIGURES]),
        denials=tuple(c for c in claims if c.claim.cue.cls in _DENYING and not c.in_headline)[:_DENIALS],
        outlets={a.id: _printed_by(a) for a in articles.values()},
    )


def _sentences(story: Story, fresh: set[ArticleId]) -> tuple[LeadSentence, ...]:
    """Return the lead's sentences, those of new articles first, in the lead's order."""
    chosen: Sequence[LeadSentence] = sorted(story.lead, key=lambda s: s.article not in fresh)[:_SENTENCES]
    return tuple(sentence for sentence in story.lead if sentence in chosen)


def _printed_by(article: Article) -> str:
    """Say who printed an article; of one whose page names nobody, the agency credited, else its address."""
    if article.source is not None:
        return article.source.name
    if article.credits:
        return article.credits[0].name
    return urlsplit(article.url or "").hostname or article.id


def _day(library: Library, article: Article) -> str:
    """Return the day of publication; of an article that bears none, the day it was first met."""
    value = article.published.value if article.published else ""
    if value and "X" not in value:
        return value[:10]
    seen = [each.seen for each in library.archive.appearances(article.id) if each.seen is not None]
    return min(seen).date().isoformat() if seen else ""
