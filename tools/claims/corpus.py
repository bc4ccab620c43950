"""Annotated articles: ids, offsets and labels only; the text is fetched from the data beside the checkout."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.analysis import text_of
from marsad.analysis.claims import find_claims
from marsad.analysis.names import find_names
from marsad.analysis.quantities import find_quantities
from marsad.analysis.times import find_times
from marsad.model.analysis import Claim
from marsad.model.span import Span

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "claims"
SHARED = ROOT.parent / "shared" / "data" / "saudinewsnet"
SAMPLES = ROOT / "examples" / "gold.jsonl"


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated claim; spans lie in the article's text, ``speaker`` where it is named most fully."""

    cue: Span
    content: Span
    speaker: Span | None
    kind: str
    cls: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its claims."""

    source: str
    body: str
    day: date | None
    claims: tuple[Gold, ...]


def predict(article: Annotated, *, names: bool = True) -> tuple[Claim, ...]:
    """Return what the floor finds in the article's text."""
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", article.body))
    text = text_of(article.body, article.day, paragraphs)
    found = find_names(text) if names else ()
    return find_claims(text, times=find_times(text), quantities=find_quantities(text), names=found)


def load(part: str) -> list[Annotated]:
    """Return the articles of *part* whose text is here; raises where a text is not the annotated one."""
    rows = [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines()]
    texts = dict(_texts(rows))
    articles = []
    for row in rows:
        body = texts.get(_key(row))
        if body is None:
            continue
        if hashlib.sha256(body.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"another text under {row['url']}")
        day = date.fromisoformat(row["day"]) if row.get("day") else None
        articles.append(Annotated(row["source"], body, day, tuple(_gold(claim) for claim in row["claims"])))
    return articles


def _key(row: dict[str, Any]) -> str:
    return str(row.get("key") or row["url"])


def _gold(claim: dict[str, Any]) -> Gold:
    speaker = claim["speaker"]
    return Gold(
        Span(*claim["cue"]),
        Span(*claim["content"]),
        Span(*speaker) if speaker else None,
        claim["kind"],
        claim["cls"],
    )


def _texts(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    wanted = {_key(row) for row in rows}
    for day in sorted({row["day"] for row in rows if "key" not in row}):
        path = SHARED / f"{day}.zip"
        if not path.exists():
            continue
        with zipfile.ZipFile(path) as archive:
            for article in json.loads(archive.read(archive.namelist()[0])):
                if article["url"] in wanted:
                    yield article["url"], article["content"]
    if SAMPLES.exists() and any("key" in row for row in rows):
        for line in SAMPLES.read_text("utf-8").splitlines():
            for article in json.loads(line)["articles"]:
                if article["key"] in wanted:
                    yield article["key"], article["body"]
