"""Claims: the pinned measures on the test part of our annotated corpus, and on development beside it."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from claims_baseline import by_quotation_marks  # noqa: E402 # it uses the tools too
from tools.claims.corpus import FOLDER, load  # noqa: E402 # tools live beside the package, not in it
from tools.claims.score import score_all  # noqa: E402 # as above

pytestmark = pytest.mark.shared

FLOORS = json.loads((Path(__file__).parent / "floors" / "claims.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", ["development", "test"])
def test_measures_hold(part, shared_data, gate):
    floors = FLOORS[part]
    digest = hashlib.sha256((FOLDER / f"{part}.jsonl").read_bytes()).hexdigest()[:16]
    assert digest == floors["corpus"], "another corpus: set its floors anew, and say so"
    articles = load(part)
    score, _ = score_all(articles)
    marks = by_quotation_marks(articles)
    rates = score.rates()
    print(f"\n{part}: {json.dumps(rates)}")
    for name, floor in floors["at_least"].items():
        peers = {"quotation_marks": marks[name]} if name in marks else None
        gate(f"claims.{part}", name, rates[name], floor=floor, peers=peers, data=FOLDER / f"{part}.jsonl")


def test_sources_are_apart():
    by_part = {
        part: {
            json.loads(line)["source"] for line in (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines()
        }
        for part in ("development", "test")
    }
    assert not by_part["development"] & by_part["test"]
    assert len(by_part["development"] | by_part["test"]) >= 12


def test_no_text_is_kept():
    for part in ("development", "test"):
        for line in (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            assert set(row) <= {"source", "day", "url", "key", "length", "sha256", "claims"}
            for claim in row["claims"]:
                assert set(claim) == {"cue", "content", "speaker", "kind", "cls"}
                start, end = claim["content"]
                assert 0 <= start < end <= row["length"]
