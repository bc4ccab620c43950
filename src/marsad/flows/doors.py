"""Opening doors: what an address leads to, proposed before anything is switched on."""

from dataclasses import dataclass
from pathlib import Path

from marsad.collecting.addresses import one_form
from marsad.collecting.offers import feeds_named_by, is_sitemap, offered_by, offers_as_feed
from marsad.errors import InputError
from marsad.model.door import DoorKind, SourceDoor
from marsad.model.page import Page
from marsad.ports import Clock, Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A door that could be opened, and how many articles it offers just now."""

    door: SourceDoor
    offers: int


def propose(address: str, visitor: Visitor, clock: Clock) -> tuple[Proposal, ...]:
    """Return the doors that *address* leads to: itself, or the feeds its page names.

    Raises ``FetchError`` where nobody answers, ``InputError`` where nothing there offers articles.
    """
    if "://" not in address:
        address = f"https://{address}"
    answer = visitor.visit(address)
    if answer.page is None:
        raise InputError(f"{address} answered {answer.status}")
    kind = _kind(answer.page)
    if kind != "section":
        return (_proposal(answer.page, kind, "", clock),)
    found = []
    for feed, title in feeds_named_by(answer.page)[:8]:
        page = visitor.visit(feed).page
        if page is not None and _kind(page) != "section":
            found.append(_proposal(page, "feed", title, clock))
    itself = _proposal(answer.page, "section", "", clock)
    proposals = (*found, itself) if itself.offers else tuple(found)
    if not proposals:
        raise InputError(f"{address} names no feed and shows no list of headlines")
    return proposals


def folder_proposal(folder: Path, clock: Clock) -> Proposal:
    """Return the door of a folder on this machine, which is watched for saved pages."""
    address = folder.resolve().as_uri()
    door = SourceDoor(address=address, kind="folder", name=folder.resolve().name, due=clock.now())
    return Proposal(door=door, offers=0)


def _kind(page: Page) -> DoorKind:
    if not offers_as_feed(page):
        return "section"
    return "sitemap" if is_sitemap(page) else "feed"


def _proposal(page: Page, kind: DoorKind, title: str, clock: Clock) -> Proposal:
    offered = offered_by(page)
    door = SourceDoor(
        address=one_form(page.url or ""), kind=kind, name=title or offered.title or "", due=clock.now()
    )
    return Proposal(door=door, offers=len(offered.articles))
