"""Following: a person asks to be told; new articles become alerts; nothing is lost, nothing is told twice.

A subscription is a decision in the archive. Each has its own place in the archive's change log, moved
on after its message was taken: a kill in between repeats one message, under the same reference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from marsad.errors import InputError
from marsad.flows.library import Library
from marsad.model.analysis import CueClass
from marsad.model.article import ArticleId
from marsad.ports import Decision, Filed

What = Literal["story", "speaker", "search", "figure"]
Every = Literal["now", "hour", "day"]

FOLLOW, STOP, TOLD, FAILED, NEVER = "follow", "follow.stop", "follow.told", "follow.failed", "mail.never"
_PAUSES: Mapping[Every, timedelta] = {
    "now": timedelta(0), "hour": timedelta(hours=1), "day": timedelta(days=1),
}  # fmt: skip
TRIES = 5
"""Runs that try to hand over a message before it is given up."""

_CHANGES_AT_ONCE = 1_000
_ALERTS_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Someone's wish. ``value`` is a story's id, a name's id or part of it, a query.

    ``cue`` narrows a speaker to what they do (deny, confirm); ``measure`` a story's figures to one.
    ``to`` is ``mail:ADDRESS`` or ``webhook:URL``; ``quiet`` is ``22-7`` in ``zone``; ``secret`` signs.
    """

    number: int = 0
    what: What
    value: str
    to: str
    every: Every = "now"
    cue: CueClass | None = None
    measure: str | None = None
    quiet: str = ""
    zone: str = "UTC"
    secret: str = ""

    @property
    def name(self) -> str:
        """The name its place in the change log is kept under."""
        return f"follow-{self.number}"

    @property
    def shown(self) -> str:
        """What is followed, for the line that says why someone gets a message."""
        return " ".join(filter(None, (self.what, self.value, self.cue, self.measure)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing to tell. ``id`` names it for good; ``path`` is its page; ``where`` who printed it."""

    id: str
    title: str
    text: str
    path: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a subscription is to be told; ``upto`` is its place in the change log afterwards."""

    subscription: Subscription
    alerts: tuple[Alert, ...]
    upto: int

    @property
    def reference(self) -> str:
        """The message's name: the same alerts are the same message."""
        return f"follow-{self.subscription.number}-{self.upto}"


def subscribe(library: Library, wish: Subscription) -> int:
    """Keep a subscription and return its number; what is there already is not told.

    Raises ``InputError`` for hours, zones, queries and stories that are none, ``NotFound``.
    """
    _checked(library, wish)
    payload = {
        "what": wish.what, "value": wish.value, "to": wish.to, "every": wish.every, "cue": wish.cue or "",
        "measure": wish.measure or "", "quiet": wish.quiet, "zone": wish.zone, "secret": wish.secret,
    }  # fmt: skip
    number = library.archive.decide(FOLLOW, payload)
    library.archive.advance(f"follow-{number}", library.archive.counts().last_change)
    return number


def unsubscribe(library: Library, number: int) -> None:
    """End a subscription; raises ``InputError`` where there is none of that number."""
    if number not in {each.number for each in subscriptions(library)}:
        raise InputError(f"there is no subscription {number}", given=number)
    library.archive.decide(STOP, {"follow": str(number)})


def never_mail(library: Library, address: str) -> None:
    """Never write to *address* again, whoever asks."""
    library.archive.decide(NEVER, {"address": address.strip().lower()})


def may_mail(library: Library, address: str) -> bool:
    """True unless *address* asked never to be written to."""
    asked = {each.payload["address"] for each in library.archive.decisions(NEVER)}
    return address.strip().lower() not in asked


def subscriptions(library: Library) -> list[Subscription]:
    """Return the subscriptions that go on."""
    ended = {each.payload["follow"] for each in library.archive.decisions(STOP)}
    return [
        _subscription(each) for each in library.archive.decisions(FOLLOW) if str(each.sequence) not in ended
    ]


def failures(library: Library) -> list[Decision]:
    """Return the tries that failed: ``follow``, ``reference``, ``reason``, ``given_up``; the latest last."""
    return list(library.archive.decisions(FAILED))


def due(library: Library, now: datetime) -> Iterator[Due]:
    """Return what is to be told now, subscription by subscription; pauses and quiet hours are kept."""
    told: dict[str, datetime] = {each.payload["follow"]: each.at for each in library.archive.decisions(TOLD)}
    for wish in subscriptions(library):
        last = told.get(str(wish.number))
        if last is not None and now - last < _PAUSES[wish.every]:
            continue
        if _is_quiet(wish, now):
            continue
        found = _due(library, wish)
        if found is not None:
            yield found


def was_told(library: Library, done: Due) -> None:
    """Remember that a message was taken, and go on behind it."""
    if done.alerts:
        number = str(done.subscription.number)
        library.archive.decide(TOLD, {"follow": number, "reference": done.reference})
    library.archive.advance(done.subscription.name, done.upto)


def was_refused(library: Library, done: Due, reason: str) -> bool:
    """Note that nobody took a message; the next run tries again, and the fifth failure gives it up.

    Returns true where it was given up: it stands on the list of failures, and the rest goes on.
    """
    number = str(done.subscription.number)
    last = max(
        (d.sequence for d in library.archive.decisions(TOLD) if d.payload["follow"] == number), default=0
    )
    before = [
        d for d in library.archive.decisions(FAILED) if d.payload["follow"] == number and d.sequence > last
    ]
    tried = 0
    for each in before:
        tried = 0 if each.payload["given_up"] else tried + 1
    given_up = tried + 1 >= TRIES
    library.archive.decide(
        FAILED,
        {
            "follow": number,
            "reference": done.reference,
            "reason": reason[:300],
            "given_up": "yes" if given_up else "",
        },
    )
    if given_up:
        library.archive.advance(done.subscription.name, done.upto)
    return given_up


def _due(library: Library, wish: Subscription) -> Due | None:
    """Return the next stretch of a subscription; its alerts are empty where nothing concerns it."""
    place = library.archive.position(wish.name)
    # Stories and index must have seen a change before it can be told what it belongs to.
    seen = min(library.weave.position(), library.archive.position("index"))
    changes = [
        change for change in library.archive.changes(place, _CHANGES_AT_ONCE) if change.sequence <= seen
    ]
    if not changes:
        return None
    ids = dict.fromkeys(ArticleId(change.id) for change in changes if change.kind == "article")
    alerts = _ALERTS[wish.what](library, wish, library.archive.filed(list(ids)))
    return Due(subscription=wish, alerts=tuple(alerts[:_ALERTS_AT_ONCE]), upto=changes[-1].sequence)


def _story_alerts(library: Library, wish: Subscription, new: Sequence[Filed]) -> list[Alert]:
    story = library.story(wish.value).id
    return [_article_alert(filed) for filed in new if library.story_of(filed.article.id) == story]


def _search_alerts(library: Library, wish: Subscription, new: Sequence[Filed]) -> list[Alert]:
    found = library.matching(wish.value, [filed.article.id for filed in new])
    return [_article_alert(filed) for filed in new if filed.article.id in found]


def _speaker_alerts(_: Library, wish: Subscription, new: Sequence[Filed]) -> list[Alert]:
    return [
        Alert(
            id=f"{filed.article.id}:{number}",
            title=f"{claim.speaker.name or ''} {claim.cue.text}".strip(),
            text=claim.text,
            path=f"/article/{filed.article.id}#claim-{number}",
            where=_outlet(filed),
        )
        for filed in new
        for number, claim in enumerate(filed.analysis.claims)
        if wish.value == claim.speaker.id or wish.value in (claim.speaker.name or "")
        if wish.cue is None or claim.cue.cls == wish.cue
    ]


def _figure_alerts(library: Library, wish: Subscription, new: Sequence[Filed]) -> list[Alert]:
    """A point is news where every article that prints it is new: else it was known already."""
    story = library.story(wish.value)
    arrived = {filed.article.id for filed in new}
    return [
        Alert(
            id=f"{story.id}:{figure.measure}:{point.articles[0]}:{point.span.start}",
            title=f"{figure.label}: {point.text}",
            text=point.speaker or "",
            path=f"/story/{story.id}",
            where=next((_outlet(filed) for filed in new if filed.article.id == point.articles[0]), ""),
        )
        for figure in story.figures
        if wish.measure is None or wish.measure in (figure.measure, figure.label)
        for point in figure.points
        if arrived.issuperset(point.articles)
    ]


_ALERTS = {
    "story": _story_alerts, "search": _search_alerts, "speaker": _speaker_alerts, "figure": _figure_alerts,
}  # fmt: skip


def _article_alert(filed: Filed) -> Alert:
    return Alert(
        id=filed.article.id,
        title=filed.article.headline or filed.article.id,
        text=filed.article.body.split("\n\n")[0],
        path=f"/article/{filed.article.id}",
        where=_outlet(filed),
    )


def _outlet(filed: Filed) -> str:
    return filed.article.source.name if filed.article.source else filed.article.id


def _checked(library: Library, wish: Subscription) -> None:
    if wish.what not in get_args(What) or wish.every not in get_args(Every):
        raise InputError(f"{wish.what} {wish.every}: no such wish", given=wish.what)
    if not wish.value.strip():
        raise InputError("what is to be followed?", given=wish.value)
    if wish.what in ("story", "figure"):
        library.story(wish.value)
    if wish.what == "search":
        library.matching(wish.value, [])
    _is_quiet(wish, datetime.fromisoformat("2024-01-01T00:00:00+00:00"))


def _is_quiet(wish: Subscription, now: datetime) -> bool:
    try:
        zone = ZoneInfo(wish.zone)
        if not wish.quiet:
            return False
        begin, end = (int(hour) for hour in wish.quiet.split("-"))
        if not (0 <= begin < 24 and 0 <= end < 24):
            raise ValueError(wish.quiet)
    except (ValueError, KeyError, OSError) as error:
        raise InputError(
            f"quiet hours are as 22-7 with a zone as Asia/Riyadh: {error}", given=wish.quiet
        ) from error
    hour = now.astimezone(zone).hour
    return begin <= hour < end if begin <= end else hour >= begin or hour < end


def _subscription(kept: Decision) -> Subscription:
    p = kept.payload
    return Subscription(
        number=kept.sequence, what=p["what"], value=p["value"], to=p["to"],  # type: ignore[arg-type] # checked when kept
        every=p["every"], cue=p["cue"] or None, measure=p["measure"] or None,  # type: ignore[arg-type] # as above
        quiet=p["quiet"], zone=p["zone"], secret=p["secret"],
    )  # fmt: skip
