"""What links and timelines cost: `python benchmarks/timelines.py [--dense] [SIZES]` (1000,10000,100000 events).

For each size made-up articles are stored; then actors, events and threads are linked, the timeline of everything is
built, and its entries are ordered alone; then one article is taken out, and added again, with the links that this bears
on, of which nothing must stay. Articles are short, so that the last size is one of 10,000 articles. Seconds are of the
processor; `kB an event` is the growth of the process up to there. The last line divides what an event costs in the
whole store by what it costs in that of the size before: one is linear. With `--dense` all articles of a week tell one
story.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from pyoxigraph import RdfFormat
from synthetic import DENSE, NEWS, Press, extractions

from kg import vocab
from kg.graph.build import article_graph
from kg.graph.terms import node
from kg.ingest import BATCH, settle
from kg.model import Extraction
from kg.store import Store, open_store
from kg.store.dump import dump
from kg.views.filters import Filters
from kg.views.order import in_order
from kg.views.timeline import build

RUN = {"software": "benchmark"}
EVENTS = 10  # in an article
SIZES = "1000,10000,100000"
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The processor's seconds that some work takes, and what it gives."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def linked(store: Store) -> tuple[int, int]:
    """Link what a store tells, and count threads and real-world events that several articles tell of."""
    settle(store)
    threads, groups = (
        sum(1 for _ in store.backend.match(None, vocab.TYPE, node(kind), vocab.LINKS_GRAPH))
        for kind in (vocab.THREAD, vocab.CANONICAL_EVENT)
    )
    return threads, groups


def exchanged(store: Store, one: Extraction) -> tuple[float, float, bool]:
    """The seconds that it takes to forget an article, and to add it again; and whether the bytes are the same then."""
    before = _bytes(store)

    def forget() -> None:
        store.remove_article(one.article.id)
        settle(store)

    def add() -> None:
        store.add_article(article_graph(one, RUN))
        settle(store)

    return timed(forget)[0], timed(add)[0], _bytes(store) == before


def _bytes(store: Store) -> str:
    """A hash over all quads in order."""
    return hashlib.sha256(dump(store.quads(), RdfFormat.N_QUADS)).hexdigest()


def cost(size: int, press: Press) -> float:
    """Print what so many events cost, and return the milliseconds for one of them."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store") as store:
        made = (article_graph(one, RUN) for one in extractions(size // EVENTS, EVENTS, press))
        while batch := list(islice(made, BATCH)):
            store.add_articles(batch)
        before = _peak()
        linking, (threads, groups) = timed(lambda: linked(store))
        building, view = timed(lambda: build(store, Filters(everything=True)))
        ordering, _ = timed(lambda: in_order(view.entries, ()))
        memory = (_peak() - before) / size
        middle = next(islice(extractions(size // EVENTS, EVENTS, press), size // EVENTS // 2, None))
        forgetting, adding, same = exchanged(store, middle)
    print(
        f"{size:>7,} events: linked in {linking:.2f} s ({threads:,} threads, {groups:,} groups), "
        f"built in {building:.2f} s, ordered alone in {ordering:.2f} s, {memory:.1f} kB an event; "
        f"an article forgotten in {forgetting:.2f} s, added in {adding:.2f} s, {'the same' if same else 'OTHER'} bytes"
    )
    return (linking + building + ordering) / size * 1000


def _peak() -> int:
    """The most memory that the process has had, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    last = 0.0
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    for count in map(int, (given[0] if given else SIZES).split(",")):
        taken = cost(count, DENSE if "--dense" in sys.argv else NEWS)
        if last:
            print(f"        {taken:.2f} ms an event: {taken / last:.1f} times as long as at the size before")
        last = taken
