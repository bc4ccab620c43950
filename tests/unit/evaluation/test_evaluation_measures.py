"""The measures against figures worked out by hand."""

import pytest

from marsad.evaluation.clustering import adjusted_rand, b_cubed
from marsad.evaluation.resampling import SplitMix64, bootstrap_interval, paired_randomisation
from marsad.evaluation.retrieval import average_precision, ndcg_at, precision_at, recall_at, reciprocal_rank
from marsad.evaluation.spans import NOTHING, score_boundaries, score_overlap, score_sets
from marsad.model.span import Span


def test_ranking_measures():
    ranking = ["d", "b", "a", "c"]
    assert reciprocal_rank(ranking, {"a", "b"}) == 0.5
    assert reciprocal_rank(ranking, {"z"}) == 0.0
    assert recall_at(2, ranking, {"a", "b"}) == 0.5
    assert precision_at(10, ranking, {"a", "b"}) == 0.2
    assert average_precision(ranking, {"a", "b"}) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_ndcg_is_one_for_the_best_order_and_known_for_another():
    grades = {"a": 3, "b": 2, "c": 0}
    assert ndcg_at(10, ["a", "b", "c"], grades) == pytest.approx(1.0)
    assert ndcg_at(10, ["b", "a"], grades) == pytest.approx((3 + 7 / 1.5849625) / (7 + 3 / 1.5849625))
    assert ndcg_at(10, ["z"], {}) == 0.0


def test_b_cubed_by_hand():
    true = {1: "x", 2: "x", 3: "x", 4: "y", 5: "y"}
    found = {1: 0, 2: 0, 3: 1, 4: 1, 5: 1}
    score = b_cubed(found, true)
    assert score.precision == pytest.approx((2 / 2 * 2 + 1 / 3 + 2 / 3 * 2) / 5)
    assert score.recall == pytest.approx((2 / 3 * 2 + 1 / 3 + 1 + 1) / 5)


def test_adjusted_rand_ends():
    true = {1: "x", 2: "x", 3: "y", 4: "y"}
    assert adjusted_rand(true, true) == 1.0
    assert adjusted_rand({1: 0, 2: 1, 3: 0, 4: 1}, true) == pytest.approx(-0.5)
    with pytest.raises(ValueError, match="same items"):
        adjusted_rand({1: 0}, true)


def test_sets_and_overlaps():
    score = score_sets({1, 2, 3}, {2, 3, 4, 5})
    assert (score.precision, score.recall) == (pytest.approx(2 / 3), 0.5)
    lenient = score_overlap([Span(0, 5), Span(9, 12)], [Span(3, 4), Span(4, 6), Span(20, 30)])
    assert (lenient.precision, lenient.recall) == (0.5, pytest.approx(2 / 3))
    assert (NOTHING + lenient).precision == 0.5


def test_boundaries_match_once():
    score = score_boundaries([10, 11, 50], [10, 49, 90], tolerance=2)
    assert (score.right, score.found, score.true) == (2, 3, 3)


def test_randomisation_tells_a_difference_from_noise():
    source = SplitMix64(1)
    a = [source.below(100) / 100 for _ in range(200)]
    same = [x + (0.1 if source.below(2) else -0.1) for x in a]
    assert paired_randomisation(a, same, rounds=500).p > 0.05
    assert paired_randomisation([x + 0.1 for x in a], same, rounds=500).p < 0.01
    assert paired_randomisation(a, a, rounds=10).p == 1.0


def test_bootstrap_repeats_and_holds_the_mean():
    values = [0.0, 1.0] * 50
    first = bootstrap_interval(values, resamples=200)
    assert first == bootstrap_interval(values, resamples=200)
    assert first.low < 0.5 < first.high
