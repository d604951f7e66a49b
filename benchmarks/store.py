"""What storing costs: `python benchmarks/store.py [ARTICLES.jsonl]`; all ratios are taken in one run on one machine.

- adding made-up articles against bare `bulk_load` and `bulk_extend` of the same quads
- named queries at a million quads against the same queries in bare Oxigraph, and their times
- forgetting one article of all, and adding it again
- with articles: `kg add` of them, and the share of it that is storing (building quads included)
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from pyoxigraph import QueryBoolean, RdfFormat, serialize
from pyoxigraph import Store as Engine
from synthetic import extractions

from kg import vocab
from kg.graph.build import article_quads
from kg.ingest import BATCH
from kg.model import Article
from kg.store import Store, open_store
from kg.store.bind import bind
from kg.store.dump import dump
from kg.views.query import ask, bindings, load_query

ARTICLES = 340  # about a million quads
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
}
ROUNDS = 20
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that some work takes, and what it gives."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def loading(folder: Path) -> Iterator[str]:
    """Adding articles against the engine's own bulk loads."""
    batch = [article_quads(one, RUN) for one in extractions(ARTICLES)]
    quads = [quad for one in batch for quad in one]
    text = serialize(quads, format=RdfFormat.N_QUADS)
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
        ours = _times(partial(ask, store, query.sparql, values))
        bare = _times(partial(_bare, engine, bind(query.sparql, values)))
        times += ours
        yield (
            f"{name}: {statistics.median(ours) * 1000:.2f} ms,"
            f" against bare Oxigraph {statistics.median(ours) / statistics.median(bare):.2f}"
        )
    yield f"95th percentile of all: {statistics.quantiles(times, n=20)[-1] * 1000:.1f} ms"


def _times(work: Callable[[], object]) -> list[float]:
    return [timed(work)[0] for _ in range(ROUNDS)]


def _bare(engine: Engine, sparql: str) -> object:
    answer = engine.query(sparql, use_default_graph_as_union=True)
    return bool(answer) if isinstance(answer, QueryBoolean) else list(answer)


def forgetting(store: Store) -> Iterator[str]:
    """Forgetting one article of all, and adding it again."""
    middle = next(iter(list(extractions(ARTICLES))[ARTICLES // 2 :]))
    before = dump(store.quads(), RdfFormat.N_QUADS)
    removed, _ = timed(lambda: store.remove_article(middle.article.id))
    refreshed, _ = timed(store.refresh)
    added, _ = timed(lambda: store.add_article(article_quads(middle, RUN)))
    again, _ = timed(store.refresh)
    same = dump(store.quads(), RdfFormat.N_QUADS) == before
    yield f"forgetting one of {len(store.articles()):,} articles: {removed:.3f} s, and {refreshed:.3f} s to refresh"
    yield f"adding it again: {added:.3f} s, and {again:.3f} s to refresh; the same bytes: {'yes' if same else 'NO'}"


def adding(source: Path, folder: Path) -> Iterator[str]:
    """`kg add` of real articles, in one process: what of its time is for what, in CPU seconds."""
    from kg.parse import parse
    from kg.pipeline import Extractor

    articles = [_article(line) for line in source.read_text(encoding="utf-8").splitlines()]
    extractor = Extractor()
    extractor.extract(articles[0])
    parsing = _cpu(lambda: [parse(one) for one in articles])[0]
    extracting, read = _cpu(lambda: [extractor.extract(one) for one in articles])
    building, batch = _cpu(lambda: [article_quads(one, RUN) for one in read])
    with open_store(folder / "real") as store:
        storing, _ = _cpu(lambda: store.add_articles(batch))
        refreshing, _ = _cpu(store.refresh)
    whole = extracting + building + storing + refreshing
    yield f"{len(articles)} articles, {sum(map(len, batch)) // len(articles)} quads each; milliseconds an article:"
    for name, seconds in (
        ("parse", parsing),
        ("extract, parse included", extracting),
        ("build quads", building),
        ("store", storing),
        ("refresh", refreshing),
    ):
        yield f"  {name}: {seconds / len(articles) * 1000:.1f} ({seconds / whole:.1%} of all)"


def _cpu(work: Callable[[], T]) -> tuple[float, T]:
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def _article(line: str) -> Article:
    told = json.loads(line)
    return Article(told["id"], told["text"], told.get("title"), told.get("published"))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(*loading(folder), sep="\n")
        with open_store(folder / "million") as store:
            made = list(extractions(ARTICLES))
            for start in range(0, ARTICLES, BATCH):
                store.add_articles(article_quads(one, RUN) for one in made[start : start + BATCH])
            print(
                f"refreshing {ARTICLES} articles: {timed(store.refresh)[0]:.2f} s; {len(list(store.quads())):,} quads"
            )
            print(*querying(store), *forgetting(store), sep="\n")
        if len(sys.argv) > 1:
            print(*adding(Path(sys.argv[1]), folder), sep="\n")


if __name__ == "__main__":
    main()
