"""Search finds what was meant: floors on public judgements, beside what a reader would get elsewhere.

Each gate prints its table (``pytest -s``): MRR, recall at 10, and against each peer the difference
with its p-value from a paired randomisation test over the same questions.
"""

import json
from pathlib import Path

import pytest
from search_arena import (
    Ranker,
    fts5_peer,
    headline_pairs,
    light10,
    marsad_ranker,
    news_paragraphs,
    normalised,
    ours,
    raw,
    resembling_ranker,
    snowball,
    tantivy_peer,
    titles_and_bodies,
    without,
    xquad,
)
from stories_material import crawls

from marsad.evaluation.resampling import paired_randomisation
from marsad.evaluation.retrieval import mean, recall_at, reciprocal_rank

pytestmark = pytest.mark.shared

FLOORS = json.loads((Path(__file__).parent / "floors" / "search.json").read_text(encoding="utf-8"))
SIGNIFICANT = 0.05


def measured(ranker: Ranker, questions: list[tuple[str, str]]) -> tuple[list[float], float]:
    rankings = [(ranker(question), {answer}) for question, answer in questions]
    return (
        [reciprocal_rank(ranking, relevant) for ranking, relevant in rankings],
        mean(recall_at(10, ranking, relevant) for ranking, relevant in rankings),
    )


def test_questions_find_their_paragraph_among_the_news(shared_data, tmp_path, gate):
    texts, questions = xquad(shared_data)
    texts = texts + news_paragraphs(shared_data, 6_000)
    scores, recall = measured(marsad_ranker(*ours(texts, tmp_path)), questions)
    print(f"\nmarsad      MRR {mean(scores):.4f}  R@10 {recall:.4f}  ({len(texts)} texts)")
    peers = {
        "raw": tantivy_peer(texts, raw),
        "normalised": tantivy_peer(texts, normalised),
        "light10": tantivy_peer(texts, light10),
        "snowball": tantivy_peer(texts, snowball()),
        "fts5": fts5_peer(texts),
    }
    others: dict[str, tuple[float, float]] = {}
    for name, peer in peers.items():
        theirs, their_recall = measured(peer, questions)
        others[name] = mean(theirs), their_recall
        against = paired_randomisation(scores, theirs)
        print(
            f"{name:11} MRR {mean(theirs):.4f}  R@10 {their_recall:.4f}"
            f"  we {against.difference:+.4f} p={against.p:.4f}"
        )
        assert against.difference > 0, name
        assert against.p < SIGNIFICANT, name
    data = [shared_data / "xquad_ar" / "xquad.ar.json", *crawls(shared_data)]
    for at, (metric, value) in enumerate((("mrr", mean(scores)), ("recall_at_10", recall))):
        gate(
            "search.xquad", metric, value, floor=FLOORS["xquad"][metric], data=data,
            peers={name: both[at] for name, both in others.items()},
        )  # fmt: skip


def test_headlines_of_one_event_find_each_other(shared_data, tmp_path, gate):
    texts, pairs = headline_pairs(shared_data)
    rank = resembling_ranker(*ours(texts, tmp_path))
    scores = [reciprocal_rank(without(own, rank(headline)), {other}) for headline, own, other in pairs]
    print(f"\nmarsad      MRR {mean(scores):.4f}  ({len(pairs)} pairs, {len(texts)} headlines)")
    peer = tantivy_peer(texts, light10)
    theirs = [reciprocal_rank(without(own, peer(headline)), {other}) for headline, own, other in pairs]
    against = paired_randomisation(scores, theirs)
    print(f"light10     MRR {mean(theirs):.4f}  we {against.difference:+.4f} p={against.p:.4f}")
    assert against.p < SIGNIFICANT
    gate(
        "search.ans_headlines", "mrr", mean(scores), floor=FLOORS["ans_headlines"]["mrr"],
        peers={"light10": mean(theirs)}, data=sorted((shared_data / "ans_news_stance").glob("*.csv")),
    )  # fmt: skip


def test_a_title_finds_its_own_article_among_thirty_thousand(shared_data, tmp_path, gate):
    """A title asks for its own body; where a copy of that body comes first, a reader has found it too."""
    articles = titles_and_bodies(shared_data, 30_000)
    bodies = [(which, "", body) for which, _, body in articles]
    questions = [(title, which) for which, title, _ in articles[:: len(articles) // 1_500]]
    text_of = {which: _letters(body) for which, _, body in bodies}
    scores: dict[str, list[float]] = {}
    for name, rank in (
        ("marsad", marsad_ranker(*ours(bodies, tmp_path))),
        ("light10", tantivy_peer(bodies, light10)),
    ):
        rankings = [(rank(title), which) for title, which in questions]
        own = [reciprocal_rank(ranking, {which}) for ranking, which in rankings]
        found = [_rank_with_copies(ranking, which, text_of) for ranking, which in rankings]
        copies = sum(1 for mine, any_copy in zip(own, found, strict=True) if mine < 1.0 and any_copy == 1.0)
        missed = sum(1 for mine in own if mine < 1.0)
        scores[name] = found
        print(
            f"\n{name:11} MRR {mean(own):.4f}, copies counted {mean(found):.4f}"
            f"  ({len(questions)} titles, {len(bodies)} bodies);"
            f" {copies} of {missed} first-place misses are copies"
        )
    against = paired_randomisation(scores["marsad"], scores["light10"])
    print(f"we {against.difference:+.4f} p={against.p:.4f}")
    assert against.difference > 0
    assert against.p < SIGNIFICANT
    gate(
        "search.saudinewsnet_titles", "mrr_copies_counted", mean(scores["marsad"]),
        floor=FLOORS["saudinewsnet_titles"]["mrr_copies_counted"],
        peers={"light10": mean(scores["light10"])}, data=crawls(shared_data),
    )  # fmt: skip


def _rank_with_copies(ranking: list[str], which: str, text_of: dict[str, str]) -> float:
    for rank, each in enumerate(ranking[:20], 1):
        if each == which or _same(text_of[each], text_of[which]):
            return 1.0 / rank
    return reciprocal_rank(ranking, {which})


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


def _same(a: str, b: str) -> bool:
    """True when a third of one text's stretches of 40 letters stand in the other."""
    pieces = [a[i : i + 40] for i in range(0, max(1, len(a) - 40), 40)]
    return sum(piece in b for piece in pieces) >= len(pieces) / 3
