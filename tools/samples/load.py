"""Content files to articles and pages. Whatever a file says that we do not know is refused."""

from __future__ import annotations

import re
import tomllib
import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from .layouts import LAYOUTS
from .model import Article, Credit, Outlet, Page, Paragraph

CONTENT = Path(__file__).parent / "content"
_MARKS = {"## ": "subheading", "> ": "quote", "- ": "list", "^ ": "caption", "@ ": "time"}
_PLAIN = (
    "key",
    "headline",
    "deck",
    "place",
    "printed",
    "credit_line",
    "category",
    "relation",
    "copy_of",
    "address_as",
    "layout",
    "seen",
    "modified",
    "published",
)


class ContentError(ValueError):
    """A content file contradicts itself."""


@dataclass(frozen=True, slots=True)
class Story:
    key: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Archive:
    outlets: dict[str, Outlet]
    stories: tuple[Story, ...]
    articles: dict[str, Article]
    pages: tuple[Page, ...]


def load(folder: Path = CONTENT) -> Archive:
    outlets = {key: Outlet(key=key, **fields) for key, fields in _read(folder / "outlets.toml").items()}
    stories: list[Story] = []
    articles: dict[str, Article] = {}
    for path in sorted(folder.glob("story-*.toml")):
        raw = _read(path)
        stories.append(Story(path.stem.removeprefix("story-"), raw["title"], raw["about"]))
        for fields in raw["article"]:
            article = _article(fields, path.stem.removeprefix("story-"), outlets, articles)
            if article.key in articles:
                raise ContentError(f"{article.key}: written twice")
            articles[article.key] = article
    raw = _read(folder / "pages.toml")
    pages = _own_pages(articles, raw["ticker"]) + _extra_pages(raw, outlets, articles)
    if len({page.file for page in pages}) != len(pages):
        raise ContentError("two pages share a file name")
    return Archive(outlets, tuple(stories), articles, tuple(sorted(pages, key=lambda p: p.file)))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _article(
    fields: dict[str, Any], story: str, outlets: dict[str, Outlet], known: dict[str, Article]
) -> Article:
    rest = dict(fields)
    plain = {name: rest.pop(name) for name in _PLAIN if name in rest}
    article = Article(
        **plain,
        story=plain["key"] if story == "singles" else rest.pop("story", story),
        genre=rest.pop("genre", "news"),
        outlet=outlets[rest.pop("outlet")],
        byline=tuple(rest.pop("byline", ())),
        credits=tuple(Credit(**credit) for credit in rest.pop("credits", ())),
        keywords=tuple(rest.pop("keywords", ())),
        own_page=rest.pop("own_page", True),
        paragraphs=_paragraphs(rest, known),
    )
    if rest:
        raise ContentError(f"{article.key}: unknown fields {sorted(rest)}")
    return article


def _paragraphs(rest: dict[str, Any], known: dict[str, Article]) -> tuple[Paragraph, ...]:
    """A body of its own, or another article's with paragraphs dropped, words replaced, text added."""
    own = _split(rest.pop("body", ""))
    source = rest.pop("body_of", None)
    if source is None:
        return own
    dropped = set(rest.pop("drop", ()))
    taken = [p for n, p in enumerate(known[source].paragraphs, 1) if n not in dropped]
    for old, new in rest.pop("swap", ()):
        if not any(old in p.text for p in taken):
            raise ContentError(f"body of {source}: nothing to swap for {old!r}")
        taken = [replace(p, text=p.text.replace(old, new)) for p in taken]
    at = rest.pop("insert_at", len(taken))
    return (*taken[:at], *own, *taken[at:])


def _split(text: str) -> tuple[Paragraph, ...]:
    found = []
    for lines in text.strip().split("\n\n"):
        block = re.sub(r"[ \n]+", " ", lines).strip(" ")
        mark = next((m for m in _MARKS if block.startswith(m)), "")
        if block:
            found.append(Paragraph(_MARKS.get(mark, "text"), block.removeprefix(mark)))
    return tuple(found)


def _own_pages(articles: dict[str, Article], ticker: list[str]) -> list[Page]:
    pages = []
    for article in articles.values():
        if not article.own_page:
            continue
        name = article.layout or article.outlet.layout
        seen = article.seen or _soon_after(article)
        pages.append(
            Page(
                file=article.key + LAYOUTS[name].suffix,
                layout=name,
                host=article.outlet,
                articles=(article,),
                seen=seen,
                url=article.url,
                related=_related(article, articles, seen, ticker),
                ticker=_turned(ticker, article.key, 20),
            )
        )
    return pages


def _extra_pages(raw: dict[str, Any], outlets: dict[str, Outlet], articles: dict[str, Article]) -> list[Page]:
    pages = []
    for entry in raw["page"]:
        chosen = tuple(articles[key] for key in entry["articles"])
        host = outlets[entry["host"]]
        seen: datetime = entry["seen"]
        name = entry["layout"]
        pages.append(
            Page(
                file=entry["file"] + LAYOUTS[name].suffix,
                layout=name,
                host=host,
                articles=chosen,
                seen=seen,
                url=entry.get("url") or host.address(entry["file"], seen, chosen[0].headline),
                related=tuple(entry.get("related", ()))
                or _related(chosen[0], articles, seen, raw["ticker"], chosen),
                ticker=_turned(raw["ticker"], entry["file"], 20),
            )
        )
    return pages


def _soon_after(article: Article) -> datetime:
    return article.published + timedelta(minutes=20 + zlib.crc32(article.key.encode()) % 180)


def _turned(items: list[str], key: str, count: int) -> tuple[str, ...]:
    start = zlib.crc32(key.encode()) % len(items)
    return tuple((items[start:] + items[:start])[:count])


def _related(
    article: Article,
    articles: dict[str, Article],
    seen: datetime,
    ticker: list[str],
    shown: tuple[Article, ...] = (),
) -> tuple[str, ...]:
    """What a "read also" box could offer at that hour: the same story first, then others."""
    taken = {article.headline, *(a.headline for a in shown)}
    others = [
        a
        for a in articles.values()
        if a.headline not in taken and a.own_page and a.copy_of is None and a.published <= seen
    ]
    near = [a.headline for a in others if a.story == article.story]
    far = [a.headline for a in others if a.story != article.story] + ticker
    near = list(_turned(near, article.key, 3)) if near else []
    return (*near, *_turned(far, article.key, 5 - len(near)))
