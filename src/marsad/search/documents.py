"""Article -> what is indexed: engine-neutral, one value a field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from hashlib import blake2b

from marsad.arabic.normalise import fold_name
from marsad.arabic.words import word_keys
from marsad.model.analysis import Analysis, Claim, Name
from marsad.model.article import Article, ArticleId, Dating
from marsad.search.analyser import Analyser, Keys
from marsad.search.figures import codes_of
from marsad.search.stopwords import STOPWORDS

GAP = "\u00b6"
"""Stands between headline, deck and body, so that no phrase reaches across."""

_GRAM = 3
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Where an article belongs: its story, and the group of copies it is one of."""

    story: str | None = None
    copies: str | None = None


ALONE = Belonging()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as an index takes it. Token fields are joined by spaces; value fields are whole.

    ``lookup`` holds ``kind|word|id`` for every word of a named thing, ``labels`` ``kind|id|name``:
    with them the index itself knows which ids a typed name may mean, and how to show an id.
    ``said`` holds ``speaker|class|word`` for each word of each claim (``*`` for any).
    ``day`` counts from 1970-01-01, ``at`` in seconds, ``None`` where nobody knows.
    """

    id: ArticleId
    exact: str = ""
    stem: str = ""
    lemma: str = ""
    head_exact: str = ""
    head_stem: str = ""
    head_lemma: str = ""
    head_grams: str = ""
    lead_stem: str = ""
    names: str = ""
    said: str = ""
    lookup: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    source: str | None = None
    category: str | None = None
    place: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    story: str | None = None
    copies: str | None = None
    language: str = "ar"
    day: int | None = None
    at: int | None = None
    figures: tuple[int, ...] = field(default=())


def id_token(text: str) -> str:
    """Return *text* as one token of an id: no spaces, no bars."""
    return "_".join(text.replace("|", "/").split())


def grams(keys: Iterable[Keys]) -> Iterator[str]:
    """Yield the letter trigrams of the words, function words left out; a short word is one gram."""
    for word in (key.exact for key in keys if key.exact not in STOPWORDS):
        if len(word) <= _GRAM:
            yield word
        else:
            yield from (word[i : i + _GRAM] for i in range(len(word) - _GRAM + 1))


def document_of(
    article: Article, analysis: Analysis, analyser: Analyser, belonging: Belonging = ALONE
) -> Document:
    """Return what is indexed of *article*."""
    headline = analyser.keys(article.headline or "")
    deck = analyser.keys(article.deck or "")
    body = analyser.keys(article.body)
    first = article.paragraphs[0].span.of(article.body) if article.paragraphs else ""
    gap = [Keys(GAP, GAP, GAP)]
    whole = headline + gap + deck + (gap if deck else []) + body
    known = _Known()
    names = [*analysis.names, *analysis.headline_names]
    for name in names:
        known.name(name)
    speakers, cues, said = _claims(analyser, (*analysis.claims, *analysis.headline_claims), known)
    source = (
        known.thing("source", article.source.domain or article.source.name, article.source.name)
        if article.source
        else None
    )
    if article.source and article.source.domain:
        known.thing("source", article.source.domain, article.source.domain.replace(".", " "), label=False)
    return Document(
        id=article.id,
        exact=" ".join(key.exact for key in whole),
        stem=" ".join(key.stem for key in whole),
        lemma=" ".join(key.lemma for key in whole),
        head_exact=" ".join(key.exact for key in headline),
        head_stem=" ".join(key.stem for key in headline),
        head_lemma=" ".join(key.lemma for key in headline),
        head_grams=" ".join(grams(headline)),
        lead_stem=" ".join(key.stem for key in deck + analyser.keys(first)),
        names=" ".join(id_token(name.id) for name in names),
        said=" ".join(said),
        lookup=tuple(sorted(known.lookup)),
        labels=tuple(sorted(known.labels)),
        source=source,
        category=known.thing("category", article.category, article.category) if article.category else None,
        place=_ids(names, "place"),
        person=_ids(names, "person"),
        organisation=_ids(names, "organisation"),
        speaker=tuple(sorted(speakers)),
        cue=tuple(sorted(cues)),
        credit=tuple(sorted({known.thing("credit", credit.name, credit.name) for credit in article.credits})),
        story=belonging.story,
        copies=belonging.copies,
        language=article.language,
        day=day_of(article.published),
        at=seconds_of(article.published),
        figures=codes_of(analyser, analysis),
    )


def _ids(names: Iterable[Name], kind: str) -> tuple[str, ...]:
    return tuple(sorted({id_token(name.id) for name in names if name.type == kind}))


class _Known:
    """The named things of one article, as the lookup and label fields hold them."""

    def __init__(self) -> None:
        self.lookup: set[str] = set()
        self.labels: set[str] = set()

    def thing(self, kind: str, which: str, called: str, *, label: bool = True) -> str:
        token = id_token(which)
        self.lookup.update(f"{kind}|{word}|{token}" for word in name_words(called))
        if label:
            self.labels.add(f"{kind}|{token}|{called}")
        return token

    def name(self, name: Name) -> None:
        self.thing(name.type, name.id, name.canonical)
        self.thing(name.type, name.id, name.text, label=False)


def name_words(called: str) -> list[str]:
    """Return the words under which a name is looked up, the article taken off."""
    return [fold_name(word).removeprefix("ال") or word for word in word_keys(called) if word != "|"]


def speaker_token(claim: Claim) -> str | None:
    """Return the id under which a claim's speaker is found: the name's, else the printed words."""
    speaker = claim.speaker
    printed = speaker.name or speaker.role
    if speaker.id:
        return id_token(speaker.id)
    return id_token("~" + " ".join(word_keys(printed))) if printed else None


def said_words(analyser: Analyser, text: str) -> set[str]:
    """Return the keys under which a claim's words are found: stems and lemmas, function words left out."""
    keys = [key for key in analyser.keys(text) if key.exact not in STOPWORDS]
    return {key.stem for key in keys} | {key.lemma for key in keys}


def _claims(
    analyser: Analyser, claims: Iterable[Claim], known: _Known
) -> tuple[set[str], set[str], list[str]]:
    speakers: set[str] = set()
    cues: set[str] = set()
    said: set[str] = set()
    for claim in claims:
        who = speaker_token(claim)
        cues.add(claim.cue.cls)
        if who:
            speakers.add(who)
            for called in {claim.speaker.name, claim.speaker.role} - {None}:
                known.thing("speaker", who, str(called), label=called == (claim.speaker.name or called))
        words = said_words(analyser, claim.text)
        for one in {who or "*", "*"}:
            said.add(f"{one}|{claim.cue.cls}|*")
            said.add(f"{one}|*|*")
            said.update(f"{one}|*|{word}" for word in words)
            if one == "*":
                said.update(f"*|{claim.cue.cls}|{word}" for word in words)
    return speakers, cues, sorted(said)


def day_of(dating: Dating | None) -> int | None:
    """Return the day of publication counted from 1970, the earliest where it is not exact."""
    if dating is None:
        return None
    if dating.earliest is not None:
        return dating.earliest.toordinal() - _EPOCH
    first = dating.value.split("/")[0]
    parts = first[:10].split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return None


def seconds_of(dating: Dating | None) -> int | None:
    """Return when it was published, in seconds from 1970; midnight UTC where only the day is known."""
    day = day_of(dating)
    if dating is None or day is None:
        return None
    if dating.precision in ("second", "minute", "hour"):
        try:
            moment = datetime.fromisoformat(dating.value)
        except ValueError:
            return day * 86_400
        if moment.tzinfo is None:
            moment = datetime.combine(moment.date(), moment.time(), UTC)
        return int(moment.timestamp())
    return int(datetime.combine(date.fromordinal(day + _EPOCH), time(), UTC).timestamp())


def group_of(copies: str) -> int:
    """Return the number of a group of copies: 63 bits of its name's digest, never 0."""
    return int.from_bytes(blake2b(copies.encode(), digest_size=8).digest(), "big") >> 1 | 1
