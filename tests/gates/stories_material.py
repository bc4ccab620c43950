"""Collections to measure weaving on: our own sample pages, and SaudiNewsNet where it is at hand."""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from marsad.analysis import analyse
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId, Credit, Dating, Paragraph, Source
from marsad.model.span import Span
from marsad.stories.kept import Arrival

ROOT = Path(__file__).resolve().parents[2]
DOMAINS = {"was": "spa.gov.sa"}


def samples(*, analysed: bool = True) -> list[tuple[Arrival, dict]]:
    """Return our sample articles as a perfect reader would, with their gold, in order of publication."""
    found = []
    for line in (ROOT / "examples" / "gold.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        for gold in page["articles"]:
            found.append(
                (_sample(page, gold), gold, datetime.fromisoformat(page["seen"].replace("Z", "+00:00")))
            )
    found.sort(key=lambda item: (item[1]["written"], item[0].id))
    unique = {article.id: (article, gold, seen) for article, gold, seen in reversed(found)}
    ordered = [unique.pop(article.id) for article, _, _ in found if article.id in unique]
    return [
        (
            Arrival(
                sequence=n,
                article=a,
                analysis=analyse(a) if analysed else Analysis(article=a.id, version="0"),
                seen=seen,
            ),
            gold,
        )
        for n, (a, gold, seen) in enumerate(ordered, 1)
    ]


def _sample(page: dict, gold: dict) -> Article:
    paragraphs, at = [], 0
    for part in gold["body"].split("\n\n"):
        paragraphs.append(Paragraph(span=Span(at, at + len(part))))
        at += len(part) + 2
    given = gold["published"]
    source = gold["source"] or {"name": page["page"], "domain": None}
    return Article(
        id=_id(gold["headline"], gold["body"]),
        page="p" * 64,
        position=gold["position"],
        headline=gold["headline"],
        body=gold["body"],
        paragraphs=tuple(paragraphs),
        url=gold["url"],
        published=Dating(value=given["value"], precision=given["precision"], evidence=given["evidence"])
        if given
        else None,
        source=Source(name=source["name"], domain=source["domain"]),
        credits=tuple(Credit(name=c["name"], kind=c["kind"]) for c in gold["credits"]),
        category=gold["category"],
        keywords=tuple(gold["keywords"]),
    )


def saudi(data: Path, days: Sequence[str] = (), *, credited: bool = True) -> list[Arrival]:
    """Return SaudiNewsNet's articles of the crawls *days* (all without), in order of extraction."""
    rows, known = [], set()
    for file in crawls(data, days):
        for row in json.loads(zipfile.ZipFile(file).read(f"{file.stem}.json").decode("utf-8-sig")):
            if row["content"].strip() and row["url"] not in known:
                known.add(row["url"])
                rows.append(row)
    rows.sort(key=lambda row: (row["date_extracted"], row["url"]))
    return [_saudi(n, row, credited) for n, row in enumerate(rows, 1)]


def crawls(data: Path, days: Sequence[str] = ()) -> list[Path]:
    """Return SaudiNewsNet's files of the crawls *days* (all without)."""
    files = sorted((data / "saudinewsnet").glob("*.zip"))
    return [file for file in files if not days or file.stem in days]


def _saudi(sequence: int, row: dict, with_credits: bool) -> Arrival:
    seen = datetime.strptime(row["date_extracted"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    article = Article(
        id=_id(row["title"], row["content"] + row["url"]),
        page="p" * 64,
        position=0,
        headline=row["title"].strip(),
        body=row["content"],
        paragraphs=(Paragraph(span=Span(0, len(row["content"]))),),
        url=row["url"],
        published=Dating(value=row["date_extracted"][:10], precision="day", evidence="markup"),
        source=Source(name=row["source"], domain=DOMAINS.get(row["source"], f"{row['source']}.example")),
        credits=(Credit(name=row["author"].strip(), kind="agency"),)
        if with_credits and _agency(row["author"])
        else (),
    )
    return Arrival(
        sequence=sequence, article=article, analysis=Analysis(article=article.id, version="0"), seen=seen
    )


def _agency(author: str) -> bool:
    from marsad.stories.direction import agency_of

    return bool(author.strip()) and agency_of(author) is not None


def _id(headline: str, body: str) -> ArticleId:
    return ArticleId("a" + hashlib.sha256(f"{headline}\n{body}".encode()).hexdigest()[:16])
