"""Quality floors of reading: they only rise. ``make gates`` runs them; ``reading_measures`` shows details."""

import json
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_glue import glued, pieces
from reading_measures import EXAMPLES, measure, token_f1
from stories_material import crawls

from marsad.model.page import Page
from marsad.reading import read
from marsad.reading.blocks import blocks_of_text
from marsad.reading.cutting import cut

FLOORS = json.loads((Path(__file__).parent / "floors" / "reading.json").read_text(encoding="utf-8"))

KEPT_APART = frozenset({"aawsat", "aljazirah", "alyaum", "alwatan", "was", "arreyadi", "arriyadiyah"})
"""Papers no rule was looked at with; the other half was for writing them."""

_BRIEF = re.compile(r"^\s*\*\s", re.MULTILINE)


@pytest.mark.skipif(not (EXAMPLES / "gold.jsonl").exists(), reason="the sample pages are not built")
def test_examples(gate: Callable[..., None]) -> None:
    found = measure()
    for name, floor in FLOORS["examples"].items():
        gate(
            "reading.examples", name, found[name], floor=floor,
            data=(EXAMPLES / "gold.jsonl", EXAMPLES / "pages"),
        )  # fmt: skip


@pytest.mark.shared
def test_seeds_are_eight_articles(seeds: Path, gate: Callable[..., None]) -> None:
    articles = [
        article
        for path in sorted(seeds.glob("*.txt"))
        for article in read(Page(content=path.read_bytes(), door="file", path=path.name)).articles
    ]
    gate("reading", "seeds", len(articles), floor=FLOORS["seeds"], data=seeds)
    assert len(articles) == FLOORS["seeds"]
    assert [article.published.value if article.published else None for article in articles] == [
        "XXXX-08", "XXXX-10", "2024-10-25", "2024-10-29", "2025-07-05/2025-11-29", "2024-11-10",
        "2024-11-11/2024-11-30", "XXXX-10-28",
    ]  # fmt: skip
    assert [article.headline is None for article in articles] == [True, *[False] * 6, True]
    assert [len(article.related) for article in articles] == [0, 10, 0, 0, 0, 0, 0, 0]
    for article in articles:
        assert not any(noise.text in article.body for noise in article.noise if len(noise.text) > 12)


@pytest.mark.shared
def test_real_pages_beside_peers(shared_data: Path, gate: Callable[..., None]) -> None:
    """Body token F1 on real pages, trafilatura fast and readability in the same run."""
    gold = json.loads((shared_data / "html_ar" / "gold.json").read_text(encoding="utf-8"))
    ours: list[float] = []
    theirs: dict[str, list[float]] = {"trafilatura": [], "readability": []}
    behind = 0.0
    for name, wanted in gold.items():
        content = (shared_data / "html_ar" / "pages" / name).read_bytes()
        reading = read(Page(content=content, door="file", url=wanted.get("url"), path=name))
        found = token_f1(reading.articles[0].body if reading.articles else "", wanted["body"])
        peers = _peers(content.decode("utf-8", "replace"), wanted["body"])
        for peer, value in zip(theirs, peers, strict=True):
            theirs[peer].append(value)
        behind = max(behind, max(peers) - found)
        ours.append(found)
    floors, data = FLOORS["html_ar"], shared_data / "html_ar"
    means = {peer: sum(values) / len(values) for peer, values in theirs.items()}
    gate("reading.html_ar", "f1", sum(ours) / len(ours), floor=floors["f1"], peers=means, data=data)
    gate(
        "reading.html_ar", "below_best_peer", behind, floor=floors["below_best_peer"],
        at_least=False, data=data,
    )  # fmt: skip


def _peers(text: str, wanted: str) -> list[float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lxml.html
        import trafilatura
        from readability import Document

        fast = trafilatura.extract(text, fast=True, include_comments=False) or ""
        summary = Document(text).summary()
        readable = lxml.html.fromstring(summary).text_content() if summary else ""
    return [token_f1(fast, wanted), token_f1(readable, wanted)]


@pytest.fixture(scope="module")
def kept_apart(shared_data: Path) -> list[dict]:
    records: list[dict] = []
    for packed in sorted((shared_data / "saudinewsnet").glob("*.zip")):
        with zipfile.ZipFile(packed) as archive:
            records += json.loads(archive.read(archive.namelist()[0]))
    return [record for record in records if record["source"] in KEPT_APART and record["content"]]


@pytest.mark.shared
def test_glued_pages(kept_apart: list[dict], shared_data: Path, gate: Callable[..., None]) -> None:
    """Boundary F1 on pages made of papers kept apart from rule writing."""
    right: Counter[str] = Counter()
    got: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for made in glued(pieces(kept_apart), 960, seed=20150801):
        articles = read(Page(content=made.content.encode(), door="file", path="glued")).articles
        starts = {article.body.split("\n\n")[0] for article in articles[1:]}
        bare = made.layout in ("text-bare", "text-bare-blank", "html-bold-title")
        for kind in ("marked" if made.marked else "unmarked", *(["bare"] if bare else [])):
            right[kind] += made.bodies[1][0] in starts
            got[kind] += len(starts)
            wanted[kind] += 1
    scores = {kind: 2 * right[kind] / (got[kind] + wanted[kind]) for kind in wanted}
    for kind, floor in FLOORS["glued"].items():
        gate("reading.glued", kind, scores[kind], floor=floor, data=crawls(shared_data))


@pytest.mark.shared
def test_clean_articles_stay_whole(
    kept_apart: list[dict], shared_data: Path, gate: Callable[..., None]
) -> None:
    clean = [record for record in kept_apart if record["title"] and len(record["content"]) > 300]
    split = sum(map(_split_wrongly, clean))
    gate(
        "reading", "false_splits_per_10000", 10_000 * split / len(clean), at_least=False,
        floor=FLOORS["false_splits_per_10000"], data=crawls(shared_data),
    )  # fmt: skip


def _split_wrongly(record: dict) -> bool:
    """Cut, although it is no page of briefs: those open each with a star, or a dateline of their own."""
    if _BRIEF.search(record["content"]):
        return False
    segments = cut(blocks_of_text(f"{record['title']}\n{record['content']}"))
    return any("dateline" not in segment.evidence for segment in segments[1:])
