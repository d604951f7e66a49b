"""What storing costs: `python benchmarks/store.py [--many] [ARTICLES.jsonl]`; ratios are of one run on one machine.

- adding made-up articles against bare `bulk_load` and `bulk_extend` of the same quads
- named queries at a million quads against the same queries in bare Oxigraph, and their times
- forgetting one article of all, and adding it again; with `--many`, of 10,000 small ones
- with articles: `kg add` of them in one process, its parts, and the share that storing has in it
"""

from __future__ import annotations

import gc
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pyoxigraph import QueryBoolean, RdfFormat
from pyoxigraph import Store as Engine
from synthetic import EVENTS, extractions

from kg import vocab
from kg.graph.build import ArticleGraph, article_graph
from kg.graph.terms import to_quads
from kg.ingest import BATCH, Tally, ingest, settle
from kg.linking import relink
from kg.model import Article, Extraction
from kg.parse import parse
from kg.pipeline import Extractor
from kg.store import Store, open_store
from kg.store.bind import bind
from kg.store.dump import dump
from kg.views.query import ask, bindings, load_query

ARTICLES = 340  # about a million quads
MANY, FEW = 10_000, 8  # articles, and events in each
RUN = {"software": "benchmark"}
ACTOR = {"actor": "Actor 150"}
QUERIES: dict[str, dict[str, str]] = {
    "actor-timeline": ACTOR,
    "relations-of-actor": ACTOR,
    "co-participants": ACTOR,
    "facts-of-actor": ACTOR,
    "said-by": ACTOR,
    "did-it-happen": ACTOR | {"type": "Sue"},
    "event": {"event": ""},
    "evidence": {"event": ""},
    "thread": {"event": ""},
    "statements": ACTOR,
}
ROUNDS = 50
CLOCKED = 3  # rounds of which the fastest counts
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that some work takes, and what it gives."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def loading(folder: Path) -> Iterator[str]:
    """Adding articles against the engine's own bulk loads."""
    batch = [article_graph(one, RUN) for one in extractions(ARTICLES)]
    text = b"".join(one.nquads for one in batch)
    quads = to_quads(text)
    bare, _ = timed(lambda: Engine(str(folder / "bare")).bulk_load(text, format=RdfFormat.N_QUADS))
    extended, _ = timed(lambda: Engine(str(folder / "extended")).bulk_extend(quads))
    with open_store(folder / "loaded") as store:
        ours, _ = timed(lambda: store.add_articles(batch))
    yield f"quads per article: {len(quads) // ARTICLES}"
    for name, seconds in (("bulk_load", bare), ("bulk_extend", extended), ("add_articles", ours)):
        yield f"{name}: {len(quads) / seconds:,.0f} quads/s"
    yield f"add_articles against bulk_load: {bare / ours:.2f}, against bulk_extend: {extended / ours:.2f}"


def querying(store: Store) -> Iterator[str]:
    """Named queries against the same in bare Oxigraph."""
    event = next(quad.subject.value for quad in store.backend.match(None, vocab.EVENT_TYPE))
    times: list[float] = []
    for name, given in QUERIES.items():
        query = load_query(name)
        values = bindings(query, {key: value or event for key, value in given.items()})
        engine = store.backend.engine
        works = partial(ask, store, query.sparql, values), partial(_bare, engine, bind(query.sparql, values))
        ours, bare = zip(*(tuple(timed(work)[0] for work in works) for _ in range(ROUNDS)), strict=True)
        times += ours
        yield f"{name}: {statistics.median(ours) * 1000:.2f} ms, against bare Oxigraph {min(ours) / min(bare):.2f}"
    yield f"95th percentile of all: {statistics.quantiles(times, n=20)[-1] * 1000:.1f} ms"


def _bare(engine: Engine, sparql: str) -> object:
    answer = engine.query(sparql, use_default_graph_as_union=True)
    return bool(answer) if isinstance(answer, QueryBoolean) else list(answer)


def forgetting(store: Store, middle: Extraction) -> Iterator[str]:
    """Forgetting one article of all, and adding it again."""
    before = _bytes(store)
    removed, _ = timed(lambda: store.remove_article(middle.article.id))
    settled, _ = timed(partial(settle, store))
    added, _ = timed(lambda: store.add_article(article_graph(middle, RUN)))
    again, _ = timed(partial(settle, store))
    same = _bytes(store) == before
    yield f"forgetting one of {store.count():,} articles: {removed:.3f} s, and {settled:.3f} s for links and relations"
    yield f"adding it again: {added:.3f} s, and {again:.3f} s; the same bytes: {'yes' if same else 'NO'}"


def _bytes(store: Store) -> str:
    """A hash over all quads in order."""
    return hashlib.sha256(dump(store.quads(), RdfFormat.N_QUADS)).hexdigest()


def filled(store: Store, count: int, size: int = EVENTS) -> Extraction:
    """Fill a store with made-up articles of so many events; gives the one in the middle."""
    made = extractions(count, size)
    while batch := list(islice(made, 5 * BATCH)):
        store.add_articles(article_graph(one, RUN) for one in batch)
    return next(islice(extractions(count, size), count // 2, None))


def adding(source: Path, folder: Path) -> Iterator[str]:
    """`kg add` of real articles, in one process: its parts against parsing them, and how long it takes as a whole."""
    articles = [_article(line) for line in source.read_text(encoding="utf-8").splitlines()]
    extractor = Extractor()
    extractor.extract(articles[0])
    gc.collect()
    gc.freeze()  # as `kg add` does once all is loaded
    parsing, _ = _used(lambda: [parse(one) for one in articles])
    reading, read = _used(lambda: [extractor.extract(one) for one in articles])
    graphing, graphs = _used(lambda: [article_graph(one, RUN) for one in read])
    with open_store(folder / "parts") as store:
        storing, _ = _used(lambda: [store.add_articles(batch) for batch in _batches(graphs)])
        linking, _ = _used(partial(settle, store))
        quads = sum(1 for _ in store.quads())
    rounds = [_by_the_clock(extractor, articles, folder / f"whole{number}") for number in range(CLOCKED)]
    alone, whole = (min(times) for times in zip(*rounds, strict=True))
    parts = {"parse": parsing, "all else of reading": reading - parsing, "graph and its check": graphing}
    parts |= {"storing": storing, "linking": linking}
    spent, stored = sum(parts.values()), graphing + storing
    yield f"{len(articles)} articles, {quads // len(articles)} quads each; processor time of an article:"
    yield from (f"  {name}: {used / len(articles) * 1000:.1f} ms" for name, used in parts.items())
    yield f"graph, check and storing are {stored / spent:.1%} of adding (and linking {linking / spent:.1%}),"
    yield f"  {stored / (spent - linking):.1%} of it without linking, and {stored / parsing:.1%} of the parse"
    beside = whole - linking - alone  # what is not hidden behind reading, in a thread of its own
    yield f"by the clock: {whole / len(articles) * 1000:.0f} ms an article,"
    yield f"  {beside / whole:.1%} of it for graph, check and storing"


def _by_the_clock(extractor: Extractor, articles: list[Article], folder: Path) -> tuple[float, float]:
    """The seconds that reading articles takes alone, and those that adding them to a new store takes."""
    alone, _ = timed(lambda: [extractor.extract(one) for one in articles])
    with open_store(folder) as store:
        made = (article_graph(extractor.extract(one), RUN) for one in articles)
        return alone, timed(lambda: ingest(made, store, Tally()))[0]


def _used(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds of the processor that some work uses, and what it gives."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def _batches(graphs: list[ArticleGraph]) -> Iterator[list[ArticleGraph]]:
    for start in range(0, len(graphs), BATCH):
        yield graphs[start : start + BATCH]


def _article(line: str) -> Article:
    told = json.loads(line)
    return Article(told["id"], told["text"], told.get("title"), told.get("published"))


def main() -> None:
    many, sources = "--many" in sys.argv, [word for word in sys.argv[1:] if not word.startswith("--")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(*loading(folder), sep="\n")
        with open_store(folder / "million") as store:
            middle = filled(store, ARTICLES)
            print(f"linking {ARTICLES} articles: {timed(partial(relink, store))[0]:.2f} s")
            print(f"refreshing them: {timed(store.refresh)[0]:.2f} s")
            print(f"{sum(1 for _ in store.quads()):,} quads", *querying(store), *forgetting(store, middle), sep="\n")
        if many:
            with open_store(folder / "many") as store:
                middle = filled(store, MANY, FEW)
                settle(store)
                print(f"{sum(1 for _ in store.quads()):,} quads", *forgetting(store, middle), sep="\n")
        for source in sources:
            print(*adding(Path(source), folder), sep="\n")


if __name__ == "__main__":
    main()
