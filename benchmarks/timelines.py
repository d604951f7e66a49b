"""What links and timelines cost: `python benchmarks/timelines.py [SIZES]`, by default of 1000,10000,100000 events.

For each size made-up articles are stored; then actors, events and threads are linked, the timeline of everything is
built, and its entries are ordered alone; then one article is taken out, and added again, with the links that this bears
on. Seconds are of the processor; `kB an event` is the growth of the process up to there. The last line divides the
seconds of all that is done for the whole store by those of the size before: ten is linear.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from synthetic import EVENTS, extractions

from kg import vocab
from kg.graph.build import article_graph
from kg.graph.terms import node
from kg.ingest import BATCH, settle
from kg.model import Extraction
from kg.store import Store, open_store
from kg.views.filters import Filters
from kg.views.order import in_order
from kg.views.timeline import build

RUN = {"software": "benchmark"}
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


def exchanged(store: Store, one: Extraction) -> tuple[float, float]:
    """The seconds that it takes to forget an article, and to add it again."""

    def forget() -> None:
        store.remove_article(one.article.id)
        settle(store)

    def add() -> None:
        store.add_article(article_graph(one, RUN))
        settle(store)

    return timed(forget)[0], timed(add)[0]


def cost(size: int) -> float:
    """Print what so many events cost, and return the seconds."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store") as store:
        made = (article_graph(one, RUN) for one in extractions(size // EVENTS))
        while batch := list(islice(made, BATCH)):
            store.add_articles(batch)
        before = _peak()
        linking, (threads, groups) = timed(lambda: linked(store))
        building, view = timed(lambda: build(store, Filters(everything=True)))
        ordering, _ = timed(lambda: in_order(view.entries, ()))
        memory = (_peak() - before) / size
        forgetting, adding = exchanged(store, next(islice(extractions(size // EVENTS), size // EVENTS // 2, None)))
    print(
        f"{size:>7,} events: linked in {linking:.2f} s ({threads:,} threads, {groups:,} groups), "
        f"built in {building:.2f} s, ordered alone in {ordering:.2f} s, {memory:.1f} kB an event; "
        f"an article forgotten in {forgetting:.2f} s, added in {adding:.2f} s"
    )
    return linking + building + ordering


def _peak() -> int:
    """The most memory that the process has had, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    last = 0.0
    for count in map(int, (sys.argv[1] if len(sys.argv) > 1 else SIZES).split(",")):
        taken = cost(count)
        if last:
            print(f"        {taken / last:.1f} times as long as the size before")
        last = taken
