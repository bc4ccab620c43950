"""What resembles this: plans made from an article or a headline in the place of a query.

Headlines of one event share stems and letter runs, seldom whole words, so ``exact`` is left out
and trigrams come in (measured on agreeing headline pairs in ``tests/gates``).
"""

from collections import Counter
from math import log

from marsad.model.article import Article
from marsad.search.analyser import Analyser, Keys
from marsad.search.documents import grams
from marsad.search.engine import Combined, Plan, Term
from marsad.search.plan import Vocabulary
from marsad.search.stopwords import STOPWORDS

TELLING_WORDS = 25
"""So many of an article's most telling words stand for it."""

_NAME_WEIGHT = 1.0


def resembling_headline(headline: str, analyser: Analyser) -> Plan:
    """Return the plan that ranks articles by how much their headline resembles *headline*."""
    keys = analyser.keys(headline)
    telling = [key for key in keys if key.exact not in STOPWORDS] or keys
    terms: list[Plan] = []
    for stem, count in Counter(key.stem for key in telling).items():
        terms.append(Term("head_stem", stem, float(count)))
    for lemma, count in Counter(key.lemma for key in telling).items():
        terms.append(Term("head_lemma", lemma, float(count)))
    for gram, count in Counter(grams(keys)).items():
        terms.append(Term("head_grams", gram, float(count)))
    return Combined(may=tuple(terms), least=1)


def resembling_article(article: Article, analyser: Analyser, vocabulary: Vocabulary, articles: int) -> Plan:
    """Return the plan for articles like *article*: its most telling words by tf-idf, over *articles*."""
    keys = [key for key in _all_keys(article, analyser) if key.exact not in STOPWORDS]
    counts = Counter(key.stem for key in keys)
    headline = {key.stem for key in analyser.keys(article.headline or "")}

    def telling(stem: str) -> float:
        spread = vocabulary.frequency("stem", stem)
        return (counts[stem] + (2 if stem in headline else 0)) * log(1 + articles / (1 + spread))

    best = sorted(counts, key=lambda stem: (-telling(stem), stem))[:TELLING_WORDS]
    most = telling(best[0]) if best else 1.0
    return Combined(may=tuple(Term("stem", stem, telling(stem) / most) for stem in best), least=1)


def _all_keys(article: Article, analyser: Analyser) -> list[Keys]:
    return analyser.keys(f"{article.headline or ''}\n{article.body}")
