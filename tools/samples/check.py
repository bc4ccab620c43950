"""What must hold of every page we write; a problem is a line of text, none is success."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from .dates import MONTHS, WEEKDAYS
from .layouts import LAYOUTS
from .load import Archive
from .model import Article

_DAYS = "|".join([*WEEKDAYS, "الإثنين"])
_RELATIVE = re.compile(rf"(?:(أول أمس|أول من أمس|أمس|امس|اليوم|غداً|غدا) |مساء اليوم )({_DAYS})\b")
_OURS, _LEVANT = "|".join(MONTHS["gregorian"]), "|".join(MONTHS["levant"])
_FULL = re.compile(rf"({_DAYS}) (\d{{1,2}}) (?:({_OURS})|({_LEVANT}))(?:/ ?(?:{_LEVANT}))?(?: (\d{{4}}))?")
_OFFSET = {"أول أمس": -2, "أول من أمس": -2, "أمس": -1, "امس": -1, "غداً": 1, "غدا": 1}
_FORBIDDEN = re.compile("[\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u202a-\u202e]|(?<![بلفك])\u0640")


def problems(archive: Archive, folder: Path) -> list[str]:
    found = [
        f"{page.file}: seen before it was written"
        for page in archive.pages
        if any(a.published > page.seen for a in page.articles)
    ]
    found += [line for article in archive.articles.values() for line in _of_article(article)]
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        found += _of_page(json.loads(line), folder / "pages")
    return found


def _of_article(article: Article) -> Iterator[str]:
    text = "\n".join([article.headline, article.deck or "", article.body, *article.captions])
    if unicodedata.normalize("NFC", text) != text:
        yield f"{article.key}: not NFC"
    if not article.key.startswith("marks-") and (bad := _FORBIDDEN.search(text)):
        yield f"{article.key}: forbidden character {bad.group()!r}"
    words = len(article.body.split())
    if article.genre == "news" and not 80 <= words <= 380:
        yield f"{article.key}: {words} words"
    yield from _weekdays(article, text)


def _weekdays(article: Article, text: str) -> Iterator[str]:
    for match in _RELATIVE.finditer(text):
        day = article.published + timedelta(days=_OFFSET.get(match[1] or "اليوم", 0))
        if WEEKDAYS[day.weekday()] != match[2].replace("الإث", "الاث"):
            yield f"{article.key}: «{match[0]}» but written on {article.published:%A %Y-%m-%d}"
    for match in _FULL.finditer(text):
        names = MONTHS["gregorian" if match[3] else "levant"]
        month, year = names.index(match[3] or match[4]) + 1, int(match[5] or article.published.year)
        day = article.published.replace(year=year, month=month, day=int(match[2]))
        if WEEKDAYS[day.weekday()] != match[1].replace("الإث", "الاث"):
            yield f"{article.key}: «{match[0]}» is no such day"


def _of_page(page: dict[str, Any], folder: Path) -> Iterator[str]:
    layout = LAYOUTS[page["layout"]]
    raw = (folder / page["page"]).read_bytes().decode(layout.charset)
    text = re.sub(r"[ \r\n]+", " ", html.unescape(html.unescape(raw)))
    for article in page["articles"]:
        yield from _of_gold(page["page"], article, text)


def _of_gold(name: str, article: dict[str, Any], text: str) -> Iterator[str]:
    shown = [
        article["headline"],
        *article["body"].split("\n\n"),
        *article["byline"],
        *article["keywords"],
        article["place"],
        article["category"],
        article["deck"],
    ]
    for piece in shown:
        if piece and piece not in text:
            yield f"{name}: not on the page: {piece[:60]!r}"
    for piece in [*article["noise"], *article["related"]]:
        if piece in article["body"] and len(piece) > 12:
            yield f"{name}: noise inside the body: {piece[:60]!r}"
        if piece not in text:
            yield f"{name}: noise not on the page: {piece[:60]!r}"
    for credit in article["credits"]:
        if credit["name"] not in text:
            yield f"{name}: credit not on the page: {credit['name']!r}"
