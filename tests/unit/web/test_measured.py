"""Measures are said plainly: shares in per cent, counts as counts, in the reader's digits."""

from marsad.web.measured import Measure, Plainly, grouped, measure_of
from marsad.web.wording import Wording

ENGLISH = Plainly(Wording(language="en"))
ARABIC = Plainly(Wording(language="ar", digits="arab"))
SHARE = Measure(
    "claims.test", "precision", 0.9147, 0.9, interval=(0.88, 0.94), peers={"low": 0.1, "high": 0.62}
)
COUNT = Measure("reading", "false_splits_per_10000", 2.51, 3, at_least=False)
SCORE = Measure("search.xquad", "mrr", None, 0.905)


def test_values_are_said_by_their_kind() -> None:
    assert ENGLISH.reached(SHARE) == "91.5% (88% – 94%)"
    assert ENGLISH.floor(COUNT) == "at most 3"
    assert ENGLISH.reached(COUNT) == "2.5"
    assert ENGLISH.reached(SCORE) == "—"
    assert ENGLISH.floor(SCORE) == "at least 0.905"
    assert ARABIC.floor(SHARE) == "٩٠% على الأقل"


def test_the_best_peer_stands_first() -> None:
    assert ENGLISH.peers(SHARE) == [("high", "62%"), ("low", "10%")]


def test_what_has_no_words_keeps_its_name() -> None:
    assert ENGLISH.task(Measure("new.task", "f1", 0.5, 0.4)) == "new.task"
    assert ARABIC.task(SHARE) == "أخبار الاختبار"


def test_groups_stand_in_the_order_of_the_page() -> None:
    rows = [SCORE, SHARE, COUNT, Measure("times.maha", "value", 1.0, 0.9)]
    assert list(grouped(rows)) == ["reading", "claims", "figures", "search"]


def test_a_row_is_read_back() -> None:
    row = {"task": "claims.test", "metric": "precision", "value": 0.9, "floor": 0.9, "interval": [0.8, 1.0]}
    assert measure_of(row).interval == (0.8, 1.0)
