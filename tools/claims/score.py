"""Measures: detection, exact content, speaker, kind, polarity; overall, by frame and by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from marsad.arabic.normalise import fold_name
from marsad.arabic.words import word_keys
from marsad.model.analysis import Claim

from .corpus import Annotated, Gold, predict

OVERLAP = 0.5
_SAME_WORDS = 0.5
_WEIGHT = 5
"""How many claims the mean counts for, in a frame's own share."""


@dataclass(slots=True)
class Score:
    """Counts over articles; every rate is computed from them."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    speaker: int = 0
    kind: int = 0
    polarity: int = 0
    direct_gold: int = 0
    direct_found: int = 0
    direct_matched: int = 0
    frames: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def detection_f1(self) -> float:
        return 2 * self.matched / (self.found + self.gold) if self.found + self.gold else 0.0

    @property
    def content_f1(self) -> float:
        return 2 * self.exact / (self.found + self.gold) if self.found + self.gold else 0.0

    def rates(self) -> dict[str, float]:
        """Return the figures that floors are set on."""
        matched = self.matched or 1
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "detection_f1": round(self.detection_f1, 4),
            "content_f1": round(self.content_f1, 4),
            "speaker": round(self.speaker / matched, 4),
            "kind": round(self.kind / matched, 4),
            "polarity": round(self.polarity / matched, 4),
            "direct_precision": round(self.direct_matched / (self.direct_found or 1), 4),
            "direct_recall": round(self.direct_matched / (self.direct_gold or 1), 4),
        }


def overlap(claim: Claim, gold: Gold) -> float:
    """Return intersection over union of both contents, in code points."""
    start, end = max(claim.span.start, gold.content.start), min(claim.span.end, gold.content.end)
    union = max(claim.span.end, gold.content.end) - min(claim.span.start, gold.content.start)
    return max(0, end - start) / union if union else 0.0


def matches(claim: Claim, gold: Gold) -> bool:
    """True when both name the same cue and at least half of the same content."""
    return claim.cue.span.overlaps(gold.cue) and overlap(claim, gold) >= OVERLAP


def same_speaker(claim: Claim, gold: Gold, body: str) -> bool:
    """True when the speaker found is the one annotated, by the words of name and office."""
    if gold.speaker is None:
        return claim.speaker.name is None and claim.speaker.role is None
    wanted = {fold_name(word) for word in word_keys(gold.speaker.of(body))}
    said = claim.speaker.name or claim.speaker.role
    if said is None:
        return False
    words = [fold_name(word) for word in word_keys(said)]
    return bool(words) and sum(word in wanted for word in words) / len(words) > _SAME_WORDS


def same_content(claim: Claim, gold: Gold, body: str) -> bool:
    """True when the contents hold the same words; marks at either end do not count."""
    return word_keys(claim.text) == word_keys(gold.content.of(body))


def add(score: Score, article: Annotated, claims: tuple[Claim, ...]) -> list[str]:
    """Count one article; return what was missed or wrongly found, for reading."""
    notes: list[str] = []
    left = list(article.claims)
    score.gold += len(left)
    score.found += len(claims)
    score.direct_gold += sum(gold.kind == "direct" for gold in left)
    score.direct_found += sum(claim.kind == "direct" for claim in claims)
    for claim in claims:
        frame, kinds = score.frames[claim.rule], score.kinds[claim.kind]
        frame["found"] += 1
        kinds["found"] += 1
        hit = max(
            (gold for gold in left if matches(claim, gold)), key=lambda g: overlap(claim, g), default=None
        )
        if hit is None:
            notes.append(f"false  [{claim.cue.text}] {claim.rule} → {claim.text[:60]}")
            continue
        left.remove(hit)
        score.matched += 1
        frame["right"] += 1
        kinds["right"] += 1
        exact = same_content(claim, hit, article.body)
        speaker = same_speaker(claim, hit, article.body)
        score.exact += exact
        score.speaker += speaker
        score.kind += claim.kind == hit.kind
        score.polarity += claim.cue.cls == hit.cls
        score.direct_matched += claim.kind == hit.kind == "direct"
        frame["exact"] += exact
        frame["speaker"] += speaker
        if not exact:
            notes.append(
                f"span   [{claim.cue.text}] …{claim.text[-50:]} ≠ …{hit.content.of(article.body)[-50:]}"
            )
        if not speaker:
            wanted = hit.speaker.of(article.body) if hit.speaker else None
            notes.append(f"who    [{claim.cue.text}] {claim.speaker.name or claim.speaker.role} ≠ {wanted}")
        if claim.kind != hit.kind or claim.cue.cls != hit.cls:
            notes.append(f"class  [{claim.cue.text}] {claim.kind} {claim.cue.cls} ≠ {hit.kind} {hit.cls}")
    notes.extend(
        f"missed [{gold.cue.of(article.body)}] {gold.content.of(article.body)[:60]}" for gold in left
    )
    return notes


def score_all(articles: list[Annotated], *, names: bool = True) -> tuple[Score, list[tuple[str, list[str]]]]:
    """Score every article; the notes come with the article's source."""
    score = Score()
    notes = [(article.source, add(score, article, predict(article, names=names))) for article in articles]
    return score, notes


def calibration(score: Score) -> str:
    """Return the share of right claims by frame, drawn towards all frames' mean, as lines of TOML.

    A claim is right where it was detected and its speaker is the one annotated.
    """
    found = sum(counts["found"] for counts in score.frames.values())
    mean = sum(counts["speaker"] for counts in score.frames.values()) / (found or 1)
    lines = []
    for rule, counts in sorted(score.frames.items()):
        share = (counts["speaker"] + _WEIGHT * mean) / (counts["found"] + _WEIGHT)
        lines.append(f"{rule.removeprefix('frame.')} = {share:.2f}")
    return "\n".join(lines)
