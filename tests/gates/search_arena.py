"""The rings in which search is measured: public judgements, and the systems it must beat.

Every system ranks the same documents for the same questions in the same run. The peers are what
a reader would get elsewhere: raw words, normalised words, Lucene's light10, Snowball's Arabic
stemmer (in tantivy), and SQLite's FTS5 with ``unicode61``.
"""

import csv
import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import tantivy
from tantivy import Filter, Occur, TextAnalyzerBuilder, Tokenizer
from tantivy import Query as Engine

from marsad.adapters.tantivy_index import TantivyIndex
from marsad.arabic.normalise import fold
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId
from marsad.model.page import PageId
from marsad.model.query import Query
from marsad.search.analyser import Analyser, Frequencies
from marsad.search.documents import document_of
from marsad.search.engine import Combined, Plan, Request
from marsad.search.language import parse
from marsad.search.plan import Planner
from marsad.search.stopwords import STOPWORDS

Texts = list[tuple[str, str, str]]
"""``(id, headline, body)``."""

Ranker = Callable[[str], list[str]]
DEPTH = 100
TODAY = date(2024, 11, 1)


def article(which: str, headline: str, body: str) -> Article:
    return Article(
        id=ArticleId(which), page=PageId("p"), position=0, headline=headline or None, body=body, paragraphs=()
    )


def ours(texts: Texts, folder: Path) -> tuple[TantivyIndex, Analyser]:
    """Index *texts* as the follower does: frequencies learnt from themselves, then documents."""
    plain = Analyser()
    counts: Counter[str] = Counter()
    for _, headline, body in texts:
        counts.update(keys.exact for keys in plain.keys(f"{headline}\n{body}"))
    common = {word: count for word, count in counts.items() if count > 1}
    analyser = Analyser(Frequencies(common, counts.total()))
    index = TantivyIndex(folder, create=True)
    index.apply(
        (
            document_of(article(*text), Analysis(article=ArticleId(text[0]), version=""), analyser)
            for text in texts
        ),
        (),
        1,
    )
    return index, analyser


def words_of(question: str) -> Query:
    """Return what a reader means who pastes a question: its punctuation is no syntax."""
    return parse(re.sub(r"""["'«»“”„()<>=*|+:\-–—]+""", " ", question))


def marsad_ranker(index: TantivyIndex, analyser: Analyser) -> Ranker:
    """Rank as ``marsad search`` does, recency aside: most words first, then any."""
    strict = Planner(analyser, index, TODAY)
    relaxed = Planner(analyser, index, TODAY, relaxed=True)

    def rank(question: str) -> list[str]:
        query = words_of(question)
        return _ranked(index, strict.plan(query)) or _ranked(index, relaxed.plan(query))

    return rank


def _ranked(index: TantivyIndex, plan: Plan) -> list[str]:
    found = index.answer(Request(plan=plan, limit=DEPTH)).found
    return [each.article for each in index.identify(found)]


def resembling_ranker(index: TantivyIndex, analyser: Analyser) -> Ranker:
    """Rank headlines by how much they resemble another, as ``search.resembling`` does."""
    from marsad.search.resembling import resembling_headline

    return lambda headline: _ranked(index, resembling_headline(headline, analyser))


# peers

_LUCENE = str.maketrans({"آ": "ا", "أ": "ا", "إ": "ا", "ى": "ي", "ة": "ه"})
_LUCENE_MARKS = re.compile("[\u064b-\u0652\u0640]")
_LIGHT10_PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
_LIGHT10_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
_TOKEN = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0640]+[^\W_]+)*[\u064b-\u0652\u0640]*")


def raw(text: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text)]


def normalised(text: str) -> list[str]:
    return [fold(word) for word in _TOKEN.findall(text)]


def light10(text: str) -> list[str]:
    """Lucene's ArabicAnalyzer: its normaliser, its stop of one prefix, then every suffix in turn."""
    stems = []
    for word in raw(text):
        stem = _LUCENE_MARKS.sub("", word).translate(_LUCENE)
        for prefix in _LIGHT10_PREFIXES:
            least = 4 if len(prefix) == 1 else len(prefix) + 2
            if stem.startswith(prefix) and len(stem) >= least:
                stem = stem[len(prefix) :]
                break
        for suffix in _LIGHT10_SUFFIXES:
            if stem.endswith(suffix) and len(stem) >= len(suffix) + 2:
                stem = stem[: -len(suffix)]
        stems.append(stem)
    return stems


def snowball() -> Callable[[str], list[str]]:
    analyser = (
        TextAnalyzerBuilder(Tokenizer.whitespace())
        .filter(Filter.lowercase())
        .filter(Filter.stemmer("arabic"))
        .build()
    )
    return lambda text: analyser.analyze(" ".join(raw(text)))


def tantivy_peer(texts: Texts, tokens: Callable[[str], list[str]]) -> Ranker:
    """One field of *tokens*, BM25, any word, question words and the like left out."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(60_000_000, 1)
    for which, headline, body in texts:
        writer.add_document(tantivy.Document(id=which, text=" ".join(tokens(f"{headline}\n{body}"))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def rank(question: str) -> list[str]:
        terms = tokens(_telling(question))
        query = Engine.boolean_query(
            [(Occur.Should, Engine.term_query(schema, "text", term, "freq")) for term in terms]
        )
        hits = searcher.search(query, limit=DEPTH, count=False).hits
        return [str(searcher.doc(address).get_first("id")) for _, address in hits]

    return rank


def fts5_peer(texts: Texts) -> Ranker:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table t using fts5(id unindexed, text, tokenize='unicode61')")
    base.executemany(
        "insert into t values (?, ?)", ((which, f"{head}\n{body}") for which, head, body in texts)
    )

    def rank(question: str) -> list[str]:
        terms = " OR ".join(f'"{word}"' for word in _telling(question).split())
        if not terms:
            return []
        rows = base.execute("select id from t where t match ? order by bm25(t) limit ?", (terms, DEPTH))
        return [which for (which,) in rows]

    return rank


def _telling(question: str) -> str:
    words = re.sub(r"[^\w\u064b-\u0652]+", " ", question).split()
    return " ".join([word for word in words if fold(word) not in STOPWORDS] or words)


# rings


def xquad(shared_data: Path) -> tuple[Texts, list[tuple[str, str]]]:
    """Return XQuAD's 240 paragraphs and its questions with the id of the paragraph that answers."""
    data = json.loads((shared_data / "xquad_ar" / "xquad.ar.json").read_text(encoding="utf-8"))["data"]
    texts, questions = [], []
    for i, each in enumerate(data):
        for j, paragraph in enumerate(each["paragraphs"]):
            texts.append((f"x{i}.{j}", "", paragraph["context"].strip()))
            questions += [(qa["question"], f"x{i}.{j}") for qa in paragraph["qas"]]
    return texts, questions


def saudinewsnet(shared_data: Path) -> Iterator[dict[str, str]]:
    for packed in sorted((shared_data / "saudinewsnet").glob("*.zip")):
        with zipfile.ZipFile(packed) as opened:
            for name in opened.namelist():
                yield from json.loads(opened.read(name))


def news_paragraphs(shared_data: Path, wanted: int) -> Texts:
    """Return one paragraph of each of the first articles that have a long one, each text once."""
    found: dict[str, str] = {}
    for each in saudinewsnet(shared_data):
        for paragraph in (line.strip() for line in each["content"].split("\n")):
            if len(paragraph) >= 300 and paragraph[:1500] not in found:
                found[paragraph[:1500]] = f"n{len(found)}"
                break
        if len(found) >= wanted:
            break
    return [(which, "", text) for text, which in found.items()]


def headline_pairs(shared_data: Path) -> tuple[Texts, list[tuple[str, str, str]]]:
    """Return all headlines of ANS, and its agreeing pairs: ``(headline, its id, the other's id)``."""
    ids: dict[str, str] = {}
    pairs = []
    for part in ("train", "dev", "test"):
        with (shared_data / "ans_news_stance" / f"stance.{part}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                one, other = (ids.setdefault(row[side].strip(), f"h{len(ids)}") for side in ("s1", "s2"))
                if row["stance"] == "agree" and one != other:
                    pairs.append((row["s1"].strip(), one, other))
    return [(which, text, "") for text, which in ids.items()], pairs


def titles_and_bodies(shared_data: Path, wanted: int) -> Texts:
    found = []
    for i, each in enumerate(saudinewsnet(shared_data)):
        if each["title"].strip() and len(each["content"]) >= 200:
            found.append((f"s{i}", each["title"].strip(), each["content"].strip()))
        if len(found) >= wanted:
            break
    return found


def without(which: str, ranking: Iterable[str]) -> list[str]:
    return [each for each in ranking if each != which]


def both(*plans: Plan) -> Plan:
    return Combined(must=plans)
