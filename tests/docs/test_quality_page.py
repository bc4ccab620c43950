"""The quality page names every floor, says each in both languages, and no floor sinks without a reason."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.web.measured import Measure, Plainly, measures
from marsad.web.wording import Wording, catalogue

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import quality  # noqa: E402 - a tool of this repository, not a package

AGAIN = "run `make gates` (or `python -m tools.quality` after the gates concerned)"
HIGH = Measure("claims.test", "precision", 0.91, 0.9)
LOW = Measure("stories.test", "mixed", 4, 6, at_least=False)


@pytest.mark.parametrize(("task", "metric"), sorted(quality.floors()))
def test_the_page_names_every_floor(task, metric):
    rows = [line for line in quality.PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert any(f"`{task}`" in row and f"`{metric}`" in row for row in rows), AGAIN


def test_no_floor_sank_without_a_reason():
    before, _ = quality.kept()
    assert quality.looser(before, quality.floors()) == []


def test_the_page_says_what_the_package_holds():
    before, lowered = quality.kept()
    assert quality.PAGE.read_text(encoding="utf-8") == quality.page(list(before.values()), lowered), AGAIN


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_task_and_metric_has_its_words(language):
    plainly = Plainly(Wording(language=language))
    for row in measures():
        assert plainly.knows("task", row.task)
        assert plainly.knows("metric", row.metric) or plainly.knows("metric", f"{row.task}.{row.metric}")
        for part in ("group", "about"):
            assert f"quality.{part}.{row.group}" in catalogue(language)


def test_a_lower_floor_is_seen_in_both_directions():
    before = {(row.task, row.metric): row for row in (HIGH, LOW)}
    same = {key: row.floor for key, row in before.items()}
    assert quality.looser(before, same) == []
    assert quality.looser(before, same | {("claims.test", "precision"): 0.91}) == []
    assert quality.looser(before, same | {("claims.test", "precision"): 0.89}) == [HIGH]
    assert quality.looser(before, same | {("stories.test", "mixed"): 7}) == [LOW]
    assert quality.looser(before, {("claims.test", "precision"): 0.9}) == [LOW]


def test_lowering_takes_a_reason_that_stays(tmp_path, monkeypatch, capsys):
    floors = tmp_path / "floors"
    floors.mkdir()
    names = {
        "FLOORS": floors,
        "RECORDS": tmp_path / "records",
        "KEPT": tmp_path / "q.json",
        "PAGE": tmp_path / "q.md",
    }
    for name, path in (names | {"ROOT": tmp_path}).items():
        monkeypatch.setattr(quality, name, path)
    (floors / "claims.json").write_text('{"test": {"at_least": {"precision": 0.9}, "corpus": "digest"}}')
    names["RECORDS"].mkdir()
    (names["RECORDS"] / "one.json").write_text(json.dumps(quality.asdict(HIGH)))
    assert quality.main(None) == 0
    (floors / "claims.json").write_text('{"test": {"precision": 0.8}}')
    assert quality.main(None) == 1
    assert "0.9 -> 0.8" in capsys.readouterr().err
    assert quality.main("the corpus grew by a hundred articles") == 0
    assert "grew by a hundred" in names["PAGE"].read_text(encoding="utf-8")
    assert quality.main(None) == 0
    assert "grew by a hundred" in names["PAGE"].read_text(encoding="utf-8")


def test_a_value_below_its_floor_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "floors", lambda: {("claims.test", "precision"): 0.92})
    monkeypatch.setattr(quality, "kept", lambda: ({}, []))
    monkeypatch.setattr(quality, "recorded", lambda: {("claims.test", "precision"): HIGH})
    monkeypatch.setattr(quality, "KEPT", tmp_path / "q.json")
    assert quality.main(None) == 1
    assert not (tmp_path / "q.json").exists()
    assert quality.misses(replace(LOW, value=7))
