"""Search at scale: tantivy through Marsad's whole path, beside SQLite FTS5, on one generated corpus.

    .venv/bin/python -m bench.search                 100,000 articles of about 250 words
    .venv/bin/python -m bench.search --articles 1000000
    .venv/bin/python -m bench.search --peers ""      without FTS5

Articles are generated (Zipf over pseudo-words with clitics and endings), so nobody's text is
needed; queries are drawn from the same words: common ones stand in 5 to 20 % of the articles,
middling in about 1 %, rare in under 0.1 %. Every query kind is run interleaved between the
engines, several rounds; p50 and p95 over all of them, in milliseconds of the asking thread's processor
(engines answer in that thread), so that a busy machine changes nothing. Marsad's figures include
parsing, planning, facets where named, and folding; not snippets (the archive's part).
"""

import argparse
import random
import resource
import sqlite3
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from marsad.adapters.tantivy_index import IndexHome, TantivyIndex
from marsad.model.analysis import Analysis
from marsad.model.article import Article, ArticleId, Dating, Source
from marsad.model.page import PageId
from marsad.search.analyser import Analyser, Frequencies
from marsad.search.documents import Belonging, document_of
from marsad.search.engine import Request
from marsad.search.language import parse
from marsad.search.plan import Planner

WORDS = 250
VOCABULARY = 120_000
SOURCES = 200
TODAY = date(2024, 12, 31)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
PATTERNS = (
    "{0}{1}{2}",
    "{0}ا{1}{2}",
    "م{0}{1}و{2}",
    "ت{0}{1}ي{2}",
    "{0}{1}و{2}",
    "ا{0}ت{1}ا{2}",
    "{0}{1}ا{2}",
)
ENDINGS = ("", "", "ة", "ات", "ين", "ون", "ها", "ي")
PROCLITICS = ("", "", "", "ال", "ال", "وال", "و", "بال", "لل", "ب", "ل")


def vocabulary(chance: random.Random) -> list[str]:
    """Return pseudo-words of roots, patterns, endings and proclitics, each once."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        root = chance.sample(LETTERS, 3)
        word = chance.choice(PROCLITICS) + chance.choice(PATTERNS).format(*root) + chance.choice(ENDINGS)
        words[word] = None
    return list(words)


class Corpus:
    """Articles by number, the same in every run."""

    def __init__(self, articles: int, seed: int = 7) -> None:
        self.articles = articles
        chance = random.Random(seed)
        self.words = vocabulary(chance)
        total = 0.0
        self.cumulative = []
        for rank in range(1, VOCABULARY + 1):
            total += 1 / (rank + 2)
            self.cumulative.append(total)

    def article(self, n: int) -> Article:
        chance = random.Random(n)
        text = chance.choices(self.words, cum_weights=self.cumulative, k=WORDS)
        body = " ".join(text[12:])
        source = n % SOURCES
        day = date.fromordinal(TODAY.toordinal() - chance.randrange(1500))
        return Article(
            id=ArticleId(f"a{n:016x}"), page=PageId("p"), position=0, headline=" ".join(text[:12]), body=body,
            paragraphs=(), source=Source(name=f"صحيفة {source}", domain=f"s{source}.example"),
            published=Dating(value=day.isoformat(), precision="day", evidence="markup"),
            category=("سياسة", "اقتصاد", "رياضة")[n % 3],
        )  # fmt: skip

    def all(self) -> Iterator[Article]:
        return (self.article(n) for n in range(self.articles))


def index_marsad(corpus: Corpus, folder: Path) -> tuple[TantivyIndex, Analyser]:
    """Index the corpus as the follower's rebuild does, and say what it cost."""
    plain = Analyser()
    counts: Counter[str] = Counter()
    for n in range(min(corpus.articles, 20_000)):
        counts.update(keys.exact for keys in plain.keys(corpus.article(n).body))
    home = IndexHome(folder, threads=2)
    frequencies = Frequencies({word: count for word, count in counts.items() if count > 1}, counts.total())
    made = home.begin(frequencies, corpus.articles)
    analysing = generating = 0.0
    started, cpu = time.perf_counter(), time.process_time()

    def documents(first: int, last: int):
        nonlocal analysing, generating
        for n in range(first, last):
            clock = time.thread_time()
            article = corpus.article(n)
            generating += time.thread_time() - clock
            clock = time.thread_time()
            document = document_of(
                article,
                Analysis(article=article.id, version=""),
                made.analyser,
                Belonging(copies=f"c{n // 2}"),
            )
            analysing += time.thread_time() - clock
            yield document

    for first in range(0, corpus.articles, 5_000):
        made.index.add_new(documents(first, min(first + 5_000, corpus.articles)))
    made.index.apply((), (), 1)
    home.publish(made)
    seconds = time.perf_counter() - started - generating
    cpu = time.process_time() - cpu - generating
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"marsad: {corpus.articles / seconds:,.0f} articles/s, {cpu / corpus.articles * 1000:.2f} CPU ms each"
        f" (analysis {analysing / cpu:.0%}), {size / corpus.articles:,.0f} bytes/article, peak {peak} MB"
    )
    generation = home.current()
    assert generation is not None
    return generation.index, generation.analyser


def index_fts5(corpus: Corpus, path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.execute("pragma journal_mode=off")
    base.execute("create virtual table t using fts5(text, content='', tokenize='unicode61')")
    base.execute("create table facts (id integer primary key, source integer, day text)")
    base.execute("create index facts_day on facts(day)")
    generating = 0.0
    started = time.perf_counter()
    for first in range(0, corpus.articles, 5_000):
        clock = time.perf_counter()
        numbered = [(n, corpus.article(n)) for n in range(first, min(first + 5_000, corpus.articles))]
        generating += time.perf_counter() - clock
        base.executemany(
            "insert into t(rowid, text) values (?, ?)", ((n, f"{a.headline} {a.body}") for n, a in numbered)
        )
        base.executemany(
            "insert into facts values (?, ?, ?)",
            ((n, n % SOURCES, a.published.value) for n, a in numbered if a.published),
        )
    base.commit()
    seconds = time.perf_counter() - started - generating
    size = path.stat().st_size / corpus.articles
    print(f"fts5:   {corpus.articles / seconds:,.0f} articles/s, {size:,.0f} bytes/article")
    return base


Kind = tuple[str, str, str | None, bool, str]
"""Name, Marsad's query, FTS5's match expression (``None``: not asked), with facets, sort."""


def queries(corpus: Corpus, chance: random.Random) -> list[Kind]:
    """Return one query of each kind, of words drawn for it."""
    w = corpus.words

    def common() -> str:
        return w[chance.randrange(100, 400)]

    def middling() -> str:
        return w[chance.randrange(2_000, 8_000)]

    def rare() -> str:
        return w[chance.randrange(30_000, VOCABULARY)]

    a, b, c, m = common(), common(), common(), middling()
    n = chance.randrange(corpus.articles)
    i = chance.randrange(20, 200)
    pair = corpus.article(n).body.split()[i : i + 2]
    phrase = f'"{pair[0]} {pair[1]}"'
    prefix = middling()[:4]
    return [
        ("rare term", rare(), None, False, "relevance"),
        ("middling term", m, m, False, "relevance"),
        ("common term", a, a, False, "relevance"),
        ("OR of 3", f"{a} OR {b} OR {c}", f"{a} OR {b} OR {c}", False, "relevance"),
        ("AND of 2", f"{a} {b}", f"{a} AND {b}", False, "relevance"),
        ("AND of 3", f"{a} {b} {m}", f"{a} AND {b} AND {m}", False, "relevance"),
        ("question of 6", f"{a} {b} {c} {m} {middling()} {rare()} ?", None, False, "relevance"),
        ("phrase", phrase, phrase, False, "relevance"),
        ("prefix", f"{prefix}*", f"{prefix}*", False, "relevance"),
        ("common, facets", a, None, True, "relevance"),
        ("AND, dates, facets", f"{a} {b} since:2024", None, True, "relevance"),
        ("common by date", a, None, False, "date"),
    ]


def percentiles(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered) * 1000:8.2f} /{ordered[int(len(ordered) * 0.95) - 1] * 1000:8.2f}"


def measure(
    corpus: Corpus, index: TantivyIndex, analyser: Analyser, fts5: sqlite3.Connection | None, rounds: int
) -> None:
    chance = random.Random(11)
    planner = Planner(analyser, index, TODAY)
    ours: dict[str, list[float]] = {}
    theirs: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, text, match, facets, sort in queries(corpus, chance):
            ours.setdefault(name, []).append(_timed(lambda: _ask(index, planner, text, facets, sort)))  # noqa: B023 - called at once
            if fts5 is not None and match:
                ask = "select rowid from t where t match ? order by rank limit 10"
                theirs.setdefault(name, []).append(_timed(lambda: fts5.execute(ask, (match,)).fetchall()))  # noqa: B023 - called at once
    print(f"\n{'p50 / p95 ms':20} {'marsad':>18} {'fts5':>18}  ratio of p50")
    for name, times in ours.items():
        peer = theirs.get(name)
        ratio = f"{statistics.median(peer) / statistics.median(times):8.1f}x" if peer else ""
        print(f"{name:20} {percentiles(times):>18} {percentiles(peer) if peer else '':>18} {ratio}")


def _ask(index: TantivyIndex, planner: Planner, text: str, facets: bool, sort: str) -> None:
    names = ("source", "category", "day") if facets else ()
    answer = index.answer(
        Request(
            plan=planner.plan(parse(text)), sort=sort, limit=200 if sort == "relevance" else 30, facets=names
        )
    )  # type: ignore[arg-type] # names of facets and sorts
    index.identify(answer.found[:10])


def _timed(work: Callable[[], object]) -> float:
    """Return the seconds of this thread's processor that *work* took: other programs do not count."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def while_writing(corpus: Corpus, folder: Path, analyser: Analyser, seconds: float) -> None:
    """Read with two threads while a writer adds and commits stretches of 200; say what readers felt."""
    index = IndexHome(folder).current()
    assert index is not None
    planner = Planner(analyser, index.index, TODAY)
    stop = threading.Event()
    times: list[float] = []

    def read(seed: int) -> None:
        chance = random.Random(seed)
        while not stop.is_set():
            text = corpus.words[chance.randrange(3, 3_000)]
            started = time.perf_counter()
            _ask(index.index, planner, text, False, "relevance")
            times.append(time.perf_counter() - started)

    readers = [threading.Thread(target=read, args=(seed,)) for seed in (1, 2)]
    for reader in readers:
        reader.start()
    writer = IndexHome(folder).current()
    assert writer is not None
    commits, added, started = [], 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        stretch = [corpus.article(corpus.articles + added + i) for i in range(200)]
        made = [document_of(a, Analysis(article=a.id, version=""), analyser) for a in stretch]
        clock = time.perf_counter()
        writer.index.apply(made, (), 2)
        commits.append(time.perf_counter() - clock)
        added += len(stretch)
    stop.set()
    for reader in readers:
        reader.join()
    writer.index.close()
    print(
        f"\nwhile writing: {added / seconds:,.0f} articles/s added, commits of 200 {percentiles(commits)} ms;"
        f" {len(times) / seconds:,.0f} answers/s, p50 / p95 {percentiles(times)} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--peers", default="fts5")
    parser.add_argument("--folder", type=Path, default=None, help="keep the indexes here")
    chosen = parser.parse_args()
    corpus = Corpus(chosen.articles)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        index, analyser = index_marsad(corpus, folder / "index")
        fts5 = index_fts5(corpus, folder / "fts5.db") if "fts5" in chosen.peers else None
        measure(corpus, index, analyser, fts5, chosen.rounds)
        while_writing(corpus, folder / "index", analyser, 5.0)


if __name__ == "__main__":
    main()
