"""Copies against brute force over every run of five, and direction where the credit is known and hidden."""

import json
from collections import Counter, defaultdict

import pytest
from stories_material import ROOT, crawls, saudi

from marsad.model.article import ArticleId
from marsad.stories.copies import Overlap, compare
from marsad.stories.memory import weave_all
from marsad.stories.prints import keys_of, make_print

DAYS = ("2015-08-10", "2015-08-11")
FLOORS = json.loads((ROOT / "tests/gates/floors/copies.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def arrivals(shared_data):
    return saudi(shared_data, DAYS, credited=False)


@pytest.fixture(scope="module")
def woven(arrivals):
    return weave_all(arrivals)


def brute_force(arrivals) -> dict[frozenset[ArticleId], str]:
    """Return the band of every pair that shares eight runs or more: no sampling, no caps."""
    prints = {a.article.id: make_print(keys_of(a.article.body)) for a in arrivals}
    holders = defaultdict(list)
    for article, text in prints.items():
        for run in set(text.runs) | {~run for run in text.short_runs}:
            holders[run].append(article)
    shared: Counter[tuple[ArticleId, ArticleId]] = Counter()
    for articles in holders.values():
        if len(articles) <= 400:
            for i, one in enumerate(articles):
                for other in articles[:i]:
                    shared[min(one, other), max(one, other)] += 1
    return {
        frozenset(pair): relation
        for pair, count in shared.items()
        if count >= 4 and (relation := compare(prints[pair[0]], prints[pair[1]]).relation)
    }


@pytest.mark.shared
def test_copies_are_found_as_brute_force_finds_them(arrivals, woven, shared_data, gate, capsys):
    true = brute_force(arrivals)
    found = {frozenset((c.article, c.other)): Overlap(c.contained, 0, 0, 1000).relation for c in woven.copies}
    for band in ("copy", "partial", "lifted"):
        ours = {pair for pair, relation in found.items() if relation == band}
        theirs = {pair for pair, relation in true.items() if relation == band}
        right = len(ours & theirs)
        precision, recall = right / max(1, len(ours)), right / max(1, len(theirs))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        with capsys.disabled():
            print(f"\n{band}: {len(theirs)} pairs, P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        gate("copies.pair_f1", band, f1, floor=FLOORS["pair_f1"][band], data=crawls(shared_data, DAYS))


@pytest.mark.shared
@pytest.mark.parametrize("known", [True, False], ids=["agency page known", "agency page masked"])
def test_direction_where_the_agency_s_credit_is_hidden(shared_data, known, gate, capsys):
    """The Saudi agency's own pages are the origin of their copies; what papers credit is hidden."""
    from dataclasses import replace

    days = ("2015-08-02", "2015-08-03", "2015-08-04", "2015-08-10", "2015-08-11")
    arrivals = saudi(shared_data, days, credited=False)
    agency = {a.article.id for a in arrivals if a.article.source and a.article.source.domain == "spa.gov.sa"}
    if not known:
        arrivals = [
            replace(
                a, article=replace(a.article, source=replace(a.article.source, name="x", domain="x.example"))
            )
            if a.article.id in agency and a.article.source
            else a
            for a in arrivals
        ]
    pairs = [
        c
        for c in weave_all(arrivals).copies
        if c.contained >= 0.5 and (c.article in agency) != (c.other in agency)
    ]
    decided = [c for c in pairs if c.origin is not None]
    right = sum(c.origin in agency for c in decided)
    share, accuracy = len(decided) / max(1, len(pairs)), right / max(1, len(decided))
    with capsys.disabled():
        print(f"\ndirection: {len(pairs)} pairs, decided {share:.3f}, right {accuracy:.3f}")
    way = "known" if known else "masked"
    for metric, value in (("decided", share), ("right", accuracy)):
        floor = FLOORS["direction"][way][metric]
        gate(f"copies.direction.{way}", metric, value, floor=floor, data=crawls(shared_data, days))
