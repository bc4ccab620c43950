"""What the reading gates measure; to look at it: ``python tests/gates/reading_measures.py [page]``."""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from marsad.arabic.normalise import fold
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading import Reading, read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_WORD = re.compile(r"[^\W_]+")


def token_f1(found: str, wanted: str) -> float:
    """Return F1 over the multisets of folded words."""
    a, b = Counter(_WORD.findall(fold(found))), Counter(_WORD.findall(fold(wanted)))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def samples() -> Iterator[tuple[dict[str, Any], Page]]:
    """Yield each line of the examples' gold with its page."""
    rows = {row["file"]: row for row in csv.DictReader((EXAMPLES / "pages.csv").open(encoding="utf-8"))}
    for line in (EXAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        row = rows[gold["page"]]
        yield (
            gold,
            Page(
                content=(EXAMPLES / "pages" / gold["page"]).read_bytes(),
                door="file",
                url=row["url"],
                path=gold["page"],
                seen=datetime.fromisoformat(row["seen"].replace("Z", "+00:00")),
            ),
        )


def compare(reading: Reading, gold: dict[str, Any]) -> dict[str, list[float]]:
    """Return measure -> values, one for each article of the gold."""
    found: dict[str, list[float]] = defaultdict(list)
    found["count"].append(len(reading.articles) == len(gold["articles"]))
    for position, wanted in enumerate(gold["articles"]):
        article = reading.articles[position] if position < len(reading.articles) else None
        found["f1"].append(token_f1(article.body, wanted["body"]) if article else 0.0)
        found["exact"].append(article is not None and article.body == wanted["body"])
        for name in ("headline", "deck", "place", "category"):
            found[name].append(article is not None and getattr(article, name) == wanted[name])
        for name in ("byline", "keywords"):
            found[name].append(article is not None and list(getattr(article, name)) == wanted[name])
        found["published"].append(_date_right(article, wanted))
        found["credits"].append(
            article is not None
            and [(credit.name, credit.kind) for credit in article.credits]
            == [(credit["name"], credit["kind"]) for credit in wanted["credits"]]
        )
        wanted_source = wanted["source"] and wanted["source"]["name"]
        found["source"].append(
            article is not None and (article.source.name if article.source else None) == wanted_source
        )
    if gold["articles"] and reading.articles:
        wanted_related = set(gold["articles"][0]["related"])
        got = {headline for article in reading.articles for headline in article.related}
        found["related_recall"].append(
            len(got & wanted_related) / len(wanted_related) if wanted_related else 1.0
        )
        found["related_precision"].append(len(got & wanted_related) / len(got) if got else 1.0)
    return found


def _date_right(article: Article | None, wanted: dict[str, Any]) -> bool:
    """Same day. Where the page prints none, an inferred date is allowed and must be the true one."""
    if article is None:
        return False
    if wanted["published"] is None:
        return (
            article.published is None
            or article.published.precision in ("range", "month")
            or article.published.value[:10] == wanted["written"][:10]
        )
    return article.published is not None and article.published.value[:10] == wanted["published"]["value"][:10]


def measure() -> dict[str, float]:
    """Return the mean of each measure over the examples."""
    values: dict[str, list[float]] = defaultdict(list)
    for gold, page in samples():
        for name, got in compare(read(page), gold).items():
            values[name].extend(got)
    return {name: sum(got) / len(got) for name, got in values.items()}


def show(only: str | None) -> None:
    for gold, page in samples():
        if only and only not in (gold["page"], gold["layout"]):
            continue
        reading = read(page)
        wrong = {name: got for name, got in compare(reading, gold).items() if min(got, default=1) < 1}
        if not wrong:
            continue
        print(gold["page"], gold["layout"], reading.refused or "", reading.notes)
        for name, got in wrong.items():
            for position, value in enumerate(got):
                if value < 1 and position < len(gold["articles"]):
                    wanted = gold["articles"][position].get(name)
                    article = reading.articles[position] if position < len(reading.articles) else None
                    print("  ", name, round(value, 3), "|", getattr(article, name, None), "|", wanted)
                    if name == "exact" and article is not None:
                        mine, theirs = (
                            article.body.split("\n\n"),
                            gold["articles"][position]["body"].split("\n\n"),
                        )
                        print("      -", [text[:90] for text in theirs if text not in mine])
                        print("      +", [text[:90] for text in mine if text not in theirs])


if __name__ == "__main__":
    show(sys.argv[1] if len(sys.argv) > 1 else None)
    for name, value in measure().items():
        print(f"{name:20} {value:.4f}")
