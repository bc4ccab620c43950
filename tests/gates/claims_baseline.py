"""What a reader would get without grammar: every quotation of three words or more is a claim.

Kinder to it than to us: its quotations are counted where their words agree, whatever reports them.
"""

import re
from collections.abc import Sequence

from tools.claims.corpus import Annotated
from tools.claims.score import OVERLAP

from marsad.arabic.words import word_keys
from marsad.model.span import Span

_QUOTED = re.compile(r'[«“]([^«»“”]+)[»”]|"([^"\n]+)"')
FEWEST_WORDS = 3


def quotations(body: str) -> list[Span]:
    """Return the stretches between quotation marks."""
    spans = [Span(*match.span(1 if match[1] else 2)) for match in _QUOTED.finditer(body)]
    return [span for span in spans if len(word_keys(span.of(body))) >= FEWEST_WORDS]


def by_quotation_marks(articles: Sequence[Annotated]) -> dict[str, float]:
    """Return the measures that a finder of quotations has: it knows no speaker and no class."""
    wanted = found = right = exact = 0
    for article in articles:
        left = list(article.claims)
        spans = quotations(article.body)
        wanted += len(left)
        found += len(spans)
        for span in spans:
            hit = next((gold for gold in left if _overlap(span, gold.content) >= OVERLAP), None)
            if hit is not None:
                left.remove(hit)
                right += 1
                exact += word_keys(span.of(article.body)) == word_keys(hit.content.of(article.body))
    return {
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "detection_f1": 2 * right / max(1, found + wanted),
        "content_f1": 2 * exact / max(1, found + wanted),
    }


def _overlap(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / (max(a.end, b.end) - min(a.start, b.start))
