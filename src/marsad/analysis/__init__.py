"""Article -> Analysis: sentences, times, quantities, names, claims. Pure: no clock, no network."""

from datetime import date

from marsad.analysis.claims import find_claims, find_headline_claims
from marsad.analysis.names import find_names
from marsad.analysis.quantities import find_quantities
from marsad.analysis.sentences import find_sentences
from marsad.analysis.text import Text
from marsad.analysis.times import find_times
from marsad.analysis.times.uncertain import resolve_within
from marsad.arabic.words import iter_tokens
from marsad.model.analysis import Analysis
from marsad.model.article import Article, Dating
from marsad.model.span import Span

VERSION = "1"
"""Names the rule set; an article analysed by another version is analysed anew on rebuild."""


def text_of(body: str, dct: date | None = None, paragraphs: tuple[Span, ...] = ()) -> Text:
    """Tokenise *body* and split it into sentences, once for every rule."""
    return Text(
        body=body,
        tokens=tuple(iter_tokens(body)),
        sentences=find_sentences(body),
        paragraphs=paragraphs or (Span(0, len(body)),),
        dct=dct,
    )


def analyse(article: Article) -> Analysis:
    """Find everything that is said in *article*; spans lie in its body."""
    text = text_of(
        article.body,
        document_creation_time(article.published),
        tuple(paragraph.span for paragraph in article.paragraphs),
    )
    times = resolve_within(find_times(text), article.published, text.sentences)
    quantities = find_quantities(text, times=times)
    names = find_names(text)
    headline = text_of(article.headline or "", text.dct)
    headline_names = find_names(headline, names)
    return Analysis(
        article=article.id,
        version=VERSION,
        sentences=text.sentences,
        times=times,
        quantities=quantities,
        names=names,
        claims=find_claims(text, times=times, quantities=quantities, names=names),
        headline_names=headline_names,
        headline_claims=find_headline_claims(
            headline, quantities=find_quantities(headline), names=headline_names
        ),
    )


def document_creation_time(published: Dating | None) -> date | None:
    """Return the day that relative expressions hang on, or ``None`` where it is not known to the day."""
    if published is None or published.precision in ("month", "year", "range"):
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None
