"""What links and timelines cost: `python benchmarks/timelines.py [SIZES]`, by default of 1000,10000,100000 events.

For each size made-up articles are stored; then events and threads are linked, the timeline of everything is built, and
its entries are ordered alone. Seconds are of the processor; `kB an event` is the growth of the process up to there. The
last column divides the seconds of all three by those of the size before: ten is linear.
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

from kg.graph.build import article_graph
from kg.ingest import BATCH
from kg.resolve.events import link_events
from kg.resolve.threads import link_threads
from kg.store import Store, open_store
from kg.views.actors import Actors
from kg.views.event_facts import event_facts
from kg.views.filters import Filters
from kg.views.order import in_order
from kg.views.timeline import build

SIZES = "1000,10000,100000"
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The processor's seconds that some work takes, and what it gives."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def linked(store: Store) -> tuple[int, int]:
    """Link the events of a store, and count threads and real-world events that several articles tell of."""
    facts, setting = event_facts(store, Actors(store).canonical)
    threads = link_threads(facts, setting)
    return len(threads), len(link_events(facts, setting, threads=threads))


def cost(size: int) -> float:
    """Print what so many events cost, and return the seconds."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store") as store:
        made = (article_graph(one, {"software": "benchmark"}) for one in extractions(size // EVENTS))
        while batch := list(islice(made, BATCH)):
            store.add_articles(batch)
        before = _peak()
        linking, (threads, groups) = timed(lambda: linked(store))
        building, view = timed(lambda: build(store, Filters(everything=True)))
        ordering, _ = timed(lambda: in_order(view.entries, ()))
        memory = (_peak() - before) / size
    print(
        f"{size:>7,} events: linked in {linking:.2f} s ({threads:,} threads, {groups:,} groups), "
        f"built in {building:.2f} s, ordered alone in {ordering:.2f} s, {memory:.1f} kB an event"
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
