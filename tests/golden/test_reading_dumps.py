"""Plain dumps and pages of big content systems, texts our own: read whole, apart, and dated as they say."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading import read

DUMPS = Path(__file__).parent / "dumps"
GOLD: list[dict[str, Any]] = json.loads((DUMPS / "gold.json").read_text(encoding="utf-8"))


def _shown(article: Article) -> dict[str, Any]:
    return {
        "headline": article.headline,
        "body": article.body.split("\n\n"),
        "published": article.published.value if article.published else None,
        "place": article.place,
        "source": article.source.name if article.source else None,
        "byline": list(article.byline),
        "keywords": list(article.keywords),
        "credits": [[credit.name, credit.kind] for credit in article.credits],
        "related": list(article.related),
    }


@pytest.mark.parametrize("gold", GOLD, ids=[row["file"] for row in GOLD])
def test_dump(gold: dict[str, Any]) -> None:
    seen = datetime.fromisoformat(gold["seen"]) if gold["seen"] else None
    content = (DUMPS / gold["file"]).read_bytes()
    reading = read(Page(content=content, door="file", path=gold["file"], seen=seen))
    assert [_shown(article) for article in reading.articles] == gold["articles"]
